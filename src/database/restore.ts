// Brings back a backup. The present store is set aside first; the backup gets its journal entry in a copy of its own;
// then that copy's pages are written into the store as one transaction of SQLite: whoever reads meanwhile sees the old
// store or the new, and a crash leaves the old one.
import { existsSync, linkSync, renameSync } from 'node:fs'
import { exitCodes, Failure, isFailure } from '../kernel/failure.ts'
import { isSameFile } from '../kernel/store-files.ts'
import { same } from '../kernel/words.ts'
import { backupFolder, freePath, listCopies } from './backup.ts'
import { copyStore, type Mark, markOf, requireTrue, sameMark } from './copy.ts'
import type { Connection } from './driver.ts'
import { makeBeside, makeFolder, removeStoreFiles } from './durable-file.ts'
import { fileStamp } from './file-stamp.ts'
import { schemaNumber } from './identity.ts'
import { type LostErasure, lostErasures } from './lost-erasures.ts'
import { openFile } from './open-file.ts'
import { openStore } from './open-store.ts'
import { readSettings } from './settings-store.ts'
import { asFileFailure, busyFailure } from './sqlite-failure.ts'
import type { EntryAbout } from './store-types.ts'
import { beginWriting, rollBack, within } from './transaction.ts'

/** How a backup is brought back. */
export interface RestoreOptions {
  /** The journal entry of kind `restore` that the restored store gets. */
  readonly about: EntryAbout
  /** How long to wait for another run, in milliseconds. */
  readonly wait?: number
}

/** What a restore did. */
export interface Restored extends Mark {
  /** Where the store that was there has been kept; null if there was none. */
  readonly aside: string | null
  /** Certificates of erasures that were in it and are not in what came back; none where it could not be read. */
  readonly lost: readonly LostErasure[]
}

// Faults of the present store for which a backup is the remedy: it is moved aside as it is.
const mendable: readonly string[] = ['store-damaged', 'store-empty', 'store-newer', 'foreign-log']

const isMendable = (error: unknown): boolean => isFailure(error) && mendable.includes(error.code)

// A restore that was killed after it had given the broken store a second name, in `backups`: the next one goes on from there.
const isBeingSetAside = (error: unknown, path: string): boolean =>
  isFailure(error) && error.code === 'store-linked' && listCopies(path).some((copy) => isSameFile(copy.path, path))

const asidePath = (path: string, zone: string, about: EntryAbout): string => {
  const folder = backupFolder(path)
  makeFolder(folder)
  return freePath(folder, `crm-before-restore-${fileStamp(about.clock.now(), zone)}`)
}

const openPresent = (path: string, options: RestoreOptions): Connection | 'missing' | 'broken' => {
  try {
    const { wait = 10_000 } = options
    return openFile(path, { write: true, wait, cache: 16_000, olderToo: true })
  } catch (error) {
    if (isFailure(error) && error.code === 'no-store') return 'missing'
    if (isMendable(error) || isBeingSetAside(error, path)) return 'broken'
    throw error
  }
}

const moveAside = (path: string, aside: string): void => {
  try {
    // The store keeps its name until the backup takes it: there is never neither.
    linkSync(path, aside)
    for (const end of ['-wal', '-shm']) if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`)
  } catch (error) {
    throw asFileFailure(error, path)
  }
}

// By a connection of its own: SQLite does not copy from one that is writing, if only to keep others out.
const copyAside = async (path: string, aside: string): Promise<void> => {
  const reader = openFile(path, { write: false, wait: 0, cache: 16_000, olderToo: true })
  try {
    reader.lane.exec('begin')
    await copyStore(reader, aside)
  } finally {
    reader.close()
  }
}

const writeInto = async (
  present: Connection,
  source: Connection,
  aside: string,
  options: RestoreOptions,
): Promise<readonly LostErasure[]> => {
  const { wait = 10_000 } = options
  await beginWriting(present, { wait, onNotice: () => {} })
  const { lost, version } = await within(
    present,
    async () => {
      await copyAside(present.path, aside)
      // As long as nobody else may write: what is written after this is in no copy.
      return { lost: lostErasures(present.lane, source.lane), version: present.pragma('data_version') }
    },
    () => rollBack(present),
  )
  const unchanged = (): void => {
    // Somebody wrote between the copy set aside and this lock: that would be lost.
    if (present.pragma('data_version') !== version) throw busyFailure(present.path)
  }
  await source.copyTo(present.path, unchanged).catch((error: unknown) => {
    throw asFileFailure(error, present.path)
  })
  // Where the file was locked, the driver ends without a word.
  if (!sameMark(markOf(present.lane), markOf(source.lane))) throw busyFailure(present.path)
  return lost
}

/** Writes a backup into the store, then closes that; null where the store turns out to be damaged. */
const writtenInto = async (
  present: Connection,
  source: Connection,
  aside: string,
  options: RestoreOptions,
): Promise<readonly LostErasure[] | null> => {
  try {
    return await writeInto(present, source, aside, options)
  } catch (error) {
    if (isMendable(error)) return null
    throw error
  } finally {
    present.close()
  }
}

const opened = (file: string): Connection =>
  openFile(file, { write: false, wait: 10_000, cache: 16_000, olderToo: true })

/** A backup that is no good: to bring back a backup is what was asked, so the remedy is another one. */
const asBackupFailure = (error: unknown): unknown => {
  if (!isFailure(error) || error.exit !== exitCodes.store) return error
  return new Failure('store', error.code, error.words, { ...error.detail, hint: same('crm backup --list') })
}

/** Runs work on a backup, whose faults get the remedy of a backup. */
export const onBackup = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw asBackupFailure(error)
  }
}

/** Runs work while a file is open and stays as it is. */
const holding = async <T>(source: Connection, work: () => Promise<T>): Promise<T> => {
  try {
    source.lane.exec('begin')
    return await within(source, work, () => source.lane.exec('commit'))
  } finally {
    source.close()
  }
}

/** Enters the restore in the journal of a copy of the backup, so that store and entry come back as one. */
const enter = async (copy: string, about: EntryAbout): Promise<void> => {
  const store = await openStore(copy, { write: true })
  try {
    await store.write(about, async () => {})
    store.checkpoint()
  } finally {
    store.close()
  }
}

const replace = async (path: string, source: Connection, options: RestoreOptions): Promise<Restored> => {
  const present = openPresent(path, options)
  const { zone } = readSettings(source.lane)
  const aside = present === 'missing' ? null : asidePath(path, zone, options.about)
  const lost = typeof present === 'string' ? null : await writtenInto(present, source, aside ?? '', options)
  if (lost === null) {
    if (aside !== null) moveAside(path, aside)
    await copyStore(source, path)
  }
  return { ...markOf(source.lane), aside, lost: lost ?? [] }
}

/**
 * Replaces the store at a path by a backup, which is checked first, page by page and entry by entry. The store that was
 * there is kept in `backups`. Fails with the backup's own fault (9), with `store-busy` (8) where another run is writing;
 * then the store is as it was.
 */
export const restoreStore = async (path: string, file: string, options: RestoreOptions): Promise<Restored> => {
  if (isSameFile(path, file)) {
    throw new Failure('usage', 'same-file', { en: `${file} is the store itself`, zh: `${file} 就是当前的数据文件` })
  }
  const hasher = await import('node:crypto')
  const backup = await onBackup(() => opened(file))
  // The journal of an older schema may look otherwise; its migration will be entered instead.
  const isOlder = backup.pragma('user_version') !== schemaNumber
  const beside = isOlder ? null : makeBeside(path)
  try {
    await holding(backup, async () => {
      await onBackup(() => requireTrue(backup, hasher))
      if (beside !== null) await copyStore(backup, beside)
    })
    if (beside !== null) await enter(beside, options.about)
    const source = opened(beside ?? file)
    return await holding(source, () => replace(path, source, options))
  } finally {
    if (beside !== null) removeStoreFiles(beside)
  }
}
