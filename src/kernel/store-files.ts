// Which files belong to stores, so that nothing that writes a file writes over one: the store that a run is about, what
// SQLite and the night keep beside it, and any other database. A file that SQLite has open is never opened here a second
// time: closing it would let go of SQLite's locks.
import { closeSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from './failure.ts'
import type { Words } from './words.ts'

/** What lies beside a store under its name. */
const beside = ['-wal', '-shm', '-journal', '-night'] as const

const guarded = new Set<{ readonly path: string }>()

/** Counts a file, and what lies beside it, as a store until the function that it answers with is called. */
export const guardStore = (path: string): (() => void) => {
  const one = { path }
  guarded.add(one)
  return () => guarded.delete(one)
}

const linkAt = (path: string): string | undefined => {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

// As many as Linux follows.
const mostLinks = 40

/** Where bytes written to a path go: links are followed, also one at whose end nothing stands yet. */
export const writtenPath = (path: string): string => {
  let at = resolve(path)
  for (let links = 0; links < mostLinks; links += 1) {
    try {
      return realpathSync.native(at)
    } catch {
      const link = linkAt(at)
      if (link === undefined) return dirname(at) === at ? at : join(writtenPath(dirname(at)), basename(at))
      at = resolve(dirname(at), link)
    }
  }
  return at
}

const about = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Whether two paths lead to one file, by whatever links; two paths of nothing yet are the same by their names. */
export const isSameFile = (one: string, other: string): boolean => {
  const [first, second] = [about(one), about(other)]
  if (first && second) return first.dev === second.dev && first.ino === second.ino
  return !first && !second && writtenPath(one) === writtenPath(other)
}

/** The guarded store that a path is, or beside whose files it is one. */
const ownerOf = (path: string): string | undefined =>
  [...guarded]
    .map((store) => store.path)
    .find((store) => {
      const real = writtenPath(store)
      return ['', ...beside].some((end) => isSameFile(path, `${real}${end}`))
    })

const magic = 'SQLite format 3\0'

/** Whether a file that nobody here has open is a database. */
const isDatabase = (path: string): boolean => {
  if (about(path)?.isFile() !== true) return false
  const head = Buffer.alloc(magic.length)
  try {
    const file = openSync(path, 'r')
    try {
      return readSync(file, head, 0, head.length, 0) === head.length && head.toString('latin1') === magic
    } finally {
      closeSync(file)
    }
  } catch {
    // What may not be read may not be judged; whoever writes there is told by the system.
    return false
  }
}

const isStore = (path: string): boolean => ownerOf(path) !== undefined || isDatabase(path)

/** Whether a path leads to a store, or to another database. */
export const isStoreFile = (path: string): boolean => isStore(writtenPath(path))

/** The database beside which a file of this name would lie. */
const hostOf = (path: string): string | undefined => {
  const end = beside.find((one) => path.endsWith(one))
  if (end === undefined) return undefined
  const host = path.slice(0, -end.length)
  return isStore(host) ? host : undefined
}

const overStore = (path: string, why: Words): Failure =>
  new Failure(
    'usage',
    'over-store',
    { en: `${path} cannot be written over`, zh: `不能覆盖 ${path}` },
    { why, hint: { en: 'name another file', zh: '请指定另一个文件' } },
  )

/** Refuses a file that would be taken by a database for its own log or lock. Fails with `over-store` (2). */
export const refuseBesideStore = (path: string): void => {
  const host = hostOf(writtenPath(path))
  if (host === undefined) return
  throw overStore(path, {
    en: `a file of this name belongs to the database ${host}`,
    zh: `此名称的文件属于数据库 ${host}`,
  })
}

/**
 * Refuses to write a file, or make a folder, where a store is, a backup, any other database, or what lies beside one: by
 * the file itself, whatever link names it. Fails with `over-store` (2). What stands there is not touched.
 */
export const refuseStoreFile = (path: string): void => {
  const target = writtenPath(path)
  const owner = ownerOf(target)
  if (owner !== undefined)
    throw overStore(path, {
      en: `it is the store ${owner}, or a part of it`,
      zh: `它是数据文件 ${owner} 或其一部分`,
    })
  if (isDatabase(target))
    throw overStore(path, { en: 'it is a database: a store or a backup', zh: '它是数据库：数据文件或备份' })
  refuseBesideStore(target)
  // A folder on the way that is not there yet would be made.
  const above = dirname(target)
  if (above !== target && lstatSync(above, { throwIfNoEntry: false }) === undefined) refuseStoreFile(above)
}
