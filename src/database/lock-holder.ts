// Who holds the right to write a store, as far as the system tells: Linux lists the locks of every process.
// Best effort: nothing that matters depends on the answer.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

// SQLite marks the writer of a write-ahead log by a lock on this byte of the -shm file.
const writerByte = 120

const holderOf = (locks: string, inode: bigint): number | null => {
  for (const line of locks.split('\n')) {
    const [, kind, , mode, pid, file, first, last] = line.trim().split(/\s+/)
    if (kind !== 'POSIX' && kind !== 'OFDLCK') continue
    if (mode !== 'WRITE' || file === undefined || !file.endsWith(`:${inode}`)) continue
    const end = last === 'EOF' ? Number.POSITIVE_INFINITY : Number(last)
    if (Number(first) <= writerByte && end >= writerByte) return Number(pid)
  }
  return null
}

/**
 * Whether any process has a store open that it may write, this one too. True where the system does not tell, as long as the
 * file that they share is there.
 */
export const isOpenSomewhere = (path: string): boolean => {
  const shared = statSync(`${path}-shm`, { bigint: true, throwIfNoEntry: false })
  if (shared === undefined) return false
  try {
    return readFileSync('/proc/locks', 'utf8').includes(`:${shared.ino} `)
  } catch {
    return true
  }
}

/** The writer's process as `4711 (crm import customers)`, or null where it cannot be known. */
export const lockHolder = (path: string): string | null => {
  try {
    const { ino } = statSync(`${path}-shm`, { bigint: true })
    const pid = holderOf(readFileSync('/proc/locks', 'utf8'), ino)
    if (pid === null || pid <= 0) return null
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
    // The first words are the interpreter and the script: their names are enough, never whole paths.
    const short = words
      .slice(0, 6)
      .map((word) => basename(word))
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    return short === '' ? String(pid) : `${pid} (${short.slice(0, 80)})`
  } catch {
    return null
  }
}
