// Files in the making, told by their names: who makes them stands in it, so that what a killed process left behind is known
// and taken away by the next run that works in the folder. A file of another machine is never taken for left behind.
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isRunning, ownNumber, ownPlace } from './running.ts'

/** A store in the making, or another file. */
export type UnfinishedEnd = 'new' | 'part'

// With the longest number, the place and what SQLite puts after it, a name stays within the 255 bytes that a file system takes.
const longestStart = 212

/** As many characters of a name as fit into so many bytes of UTF-8. */
const cutTo = (most: number, name: string): string => {
  let bytes = 0
  let cut = ''
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > most) break
    cut += character
  }
  return cut
}

/**
 * A path for a file in the making: `crm.db.4711-1f9c02-5d0b8c17aa3e.new`, with the number and the place of its process. Of a
 * very long name only the beginning stands in it.
 */
export const unfinishedName = (path: string, end: UnfinishedEnd): string => {
  const name = basename(path)
  const start = `${path.slice(0, path.length - name.length)}${cutTo(longestStart, name)}`
  return `${start}.${ownNumber()}-${ownPlace()}-${randomBytes(6).toString('hex')}.${end}`
}

// SQLite keeps its own beside a store in the making.
const pattern = /\.(\d{1,10})-([0-9a-f]{6})-[0-9a-f]{12}\.(?:new|part)(?:-(?:wal|shm|journal))?$/

/** The path that a file in the making will have; its own where that does not tell, because the name was cut. */
export const finishedPath = (path: string): string => {
  const start = basename(path).replace(pattern, '')
  return Buffer.byteLength(start) > longestStart - 4 ? path : join(dirname(path), start)
}

/** A file that is or was in the making. */
export interface Unfinished {
  readonly path: string
  /** Its process is at work; is gone; or was one of another machine or container, of which nothing is known here. */
  readonly state: 'made' | 'left' | 'elsewhere'
}

/** The files in the making of a folder, by name; none where it cannot be read. */
export const unfinishedIn = (folder: string): readonly Unfinished[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((one): Unfinished[] => {
        const [, number, place] = pattern.exec(one.name) ?? []
        if (number === undefined || !one.isFile()) return []
        const state = place !== ownPlace() ? 'elsewhere' : isRunning(Number(number)) ? 'made' : 'left'
        return [{ path: join(folder, one.name), state }]
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  } catch {
    return []
  }
}

/** Takes away what killed processes left in a folder. What cannot be taken away stays: doctor names it. */
export const sweepUnfinished = (folder: string): void => {
  for (const { path, state } of unfinishedIn(folder)) {
    if (state !== 'left') continue
    try {
      rmSync(path, { force: true })
    } catch {
      // Somebody else's, or a disk that fails: no reason for the work at hand to fail.
    }
  }
}
