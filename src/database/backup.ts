// Backups beside a store: one file each, made while others may go on writing; only the newest are kept.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Instant } from '../kernel/instant.ts'
import { sweepUnfinished } from '../kernel/unfinished.ts'
import { type Copy, copyStore } from './copy.ts'
import { makeFolder } from './durable-file.ts'
import { fileStamp } from './file-stamp.ts'
import { openFile } from './open-file.ts'
import { readSettings } from './settings-store.ts'
import { within } from './transaction.ts'

/** How a backup is made. */
export interface BackupOptions {
  readonly now: Instant
  /** Default: `backups` beside the store. */
  readonly folder?: string
  /** How long to wait for another run, in milliseconds. */
  readonly wait?: number
}

/** A backup that was made. */
export interface BackupMade extends Copy {
  /** Older backups that were deleted, by path. */
  readonly removed: readonly string[]
  /** Older backups that are too many but could not be deleted. */
  readonly undeleted: readonly string[]
}

/** What the backups of a store begin with: its own name, so that stores in one folder do not take each other's. */
const stemOf = (path: string): string => basename(path).replace(/\.db$/, '')

const stamped = /^-\d{8}-\d{6}(?:-\d+)?\.db$/

/** The folder of a store's backups. */
export const backupFolder = (path: string): string => join(dirname(resolve(path)), 'backups')

/** The backups of a store by path, oldest first; copies made before a migration or a restore are not among them. */
export const listBackups = (path: string, folder: string = backupFolder(path)): readonly string[] => {
  if (!existsSync(folder)) return []
  const stem = stemOf(path)
  const stems = readdirSync(folder).flatMap((name) =>
    name.startsWith(stem) && stamped.test(name.slice(stem.length)) ? [name.slice(0, -'.db'.length)] : [],
  )
  return stems.sort().map((stem) => join(folder, `${stem}.db`))
}

const aside = /^(?:crm-)?(before-restore|before-migration)-.*\.db$/

/** A copy of a store, and what it was made for. */
export interface KeptCopy {
  readonly path: string
  readonly why: 'backup' | 'before-restore' | 'before-migration'
}

/** All copies that a store can be brought back from: its backups, and what stood there before a restore or a migration. */
export const listCopies = (path: string): readonly KeptCopy[] => {
  const folder = backupFolder(path)
  if (!existsSync(folder)) return []
  const others = readdirSync(folder).flatMap((name): KeptCopy[] => {
    const [, why] = aside.exec(name) ?? []
    return why === 'before-restore' || why === 'before-migration' ? [{ path: join(folder, name), why }] : []
  })
  return [
    ...listBackups(path, folder).map((one) => ({ path: one, why: 'backup' as const })),
    ...others.sort((a, b) => (a.path < b.path ? -1 : 1)),
  ]
}

/** A path in a folder for a copy of this moment that no file has yet. */
export const freePath = (folder: string, start: string): string => {
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? `${start}.db` : `${start}-${count}.db`)
    if (!existsSync(path)) return path
  }
}

/** Deletes a file; false where the system does not let it go. */
const isDeleted = (path: string): boolean => {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

/**
 * Copies a store `crm.db` to `crm-YYYYMMDD-HHMMSS.db` in the folder, checks the copy, and deletes the oldest beyond the setting
 * `backups_kept`. What killed processes left beside the store goes too. Failures as of `openFile`, or `store-damaged` where
 * the store or its copy is not whole; nothing is deleted then.
 */
export const backup = async (path: string, options: BackupOptions): Promise<BackupMade> => {
  const { now, wait = 10_000 } = options
  const connection = openFile(path, { write: false, wait, cache: 16_000, olderToo: true })
  try {
    const folder = options.folder ?? backupFolder(path)
    makeFolder(folder)
    sweepUnfinished(dirname(resolve(path)))
    connection.lane.exec('begin')
    return await within(
      connection,
      async () => {
        const { zone, backups_kept } = readSettings(connection.lane)
        const copy = await copyStore(connection, freePath(folder, `${stemOf(path)}-${fileStamp(now, zone)}`))
        const old = listBackups(path, folder).slice(0, -backups_kept)
        const removed = old.filter(isDeleted)
        return { ...copy, removed, undeleted: old.filter((one) => !removed.includes(one)) }
      },
      () => connection.lane.exec('commit'),
    )
  } finally {
    connection.close()
  }
}
