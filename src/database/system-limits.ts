// What of the system stood in the way of SQLite, which says only that a file could not be opened or written. Asked after a
// failure, never before; where nothing can be told the failure stays what it was.
import { closeSync, openSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { errorCode } from '../kernel/error-code.ts'
import { ownNumber } from '../kernel/running.ts'
import { isTooManyOpen } from '../kernel/too-many-open.ts'

// The memory that runs share beside a store is made in one piece of 32 kB.
const leastRoom = 64 * 1024

const isLimited = (): boolean => {
  try {
    return /^Max file size\s+\d/m.test(readFileSync('/proc/self/limits', 'utf8'))
  } catch {
    // Only Linux tells.
    return false
  }
}

/** Why there is no room to write beside a path: the disk is full, or files may only be so large; null where neither is. */
export const lackOfRoom = (path: string): 'disk' | 'limit' | null => {
  try {
    const { bavail, bsize, blocks } = statfsSync(dirname(resolve(path)))
    if (blocks > 0 && bavail * bsize < leastRoom) return 'disk'
  } catch {
    // Not told.
  }
  return isLimited() ? 'limit' : null
}

// A store, its log and shared memory, the same of a copy, and a folder.
const mostOpened = 8

/** Whether this run may not open as many files as SQLite needs. */
export const lacksHandles = (path: string): boolean => {
  const open: number[] = []
  try {
    for (let count = 0; count < mostOpened; count += 1) open.push(openSync(dirname(resolve(path)), 'r'))
    return false
  } catch (error) {
    return isTooManyOpen(error)
  } finally {
    for (const file of open) closeSync(file)
  }
}

/** The folder for temporary files, where none can be made in it; else null. */
export const closedTemporary = (): string | null => {
  const folder = tmpdir()
  const path = join(folder, `crm-probe-${ownNumber()}`)
  try {
    closeSync(openSync(path, 'wx', 0o600))
    rmSync(path, { force: true })
    return null
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? null : folder
  }
}
