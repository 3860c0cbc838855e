// Migrates a store that is there: copies it first, then runs what is missing as one transaction.
import type { NumberedMigration } from '../../migrations/index.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { backupFolder, freePath } from './backup.ts'
import { copyStore } from './copy.ts'
import type { Connection } from './driver.ts'
import { makeFolder } from './durable-file.ts'
import { fileStamp } from './file-stamp.ts'
import { rebuildFinding } from './finding-tables.ts'
import { refuseTriggers } from './foreign-triggers.ts'
import { openFile } from './open-file.ts'
import { startRecorder } from './recorder.ts'
import { sealAnew } from './seal.ts'
import { readSettings } from './settings-store.ts'
import { asFailure } from './sqlite-failure.ts'
import type { EntryAbout, Keeper } from './store-types.ts'
import { within } from './transaction.ts'

/** Where a store stands among the migrations. */
export interface MigrationStatus {
  /** Its schema number. */
  readonly schema: number
  readonly newest: number
  /** Names of the migrations it lacks, oldest first. */
  readonly pending: readonly string[]
}

/** What a migration needs to know. */
export interface MigrateOptions {
  /** The journal entry of kind `migrate`. */
  readonly about: EntryAbout
  /** How records are found: by these it is made anew where a migration asks for that. */
  readonly keepers: readonly Keeper[]
  /** The migrations there are; this program's unless said otherwise. */
  readonly list?: readonly NumberedMigration[]
}

const statusOf = (schema: number, list: readonly NumberedMigration[]): MigrationStatus => ({
  schema,
  newest: list.at(-1)?.number ?? 0,
  pending: list.filter((one) => one.number > schema).map((one) => one.name),
})

const schemaOf = (connection: Connection): number => Number(connection.pragma('user_version'))

/** Reads where a store stands. Failures as of `openFile`, except that an older schema is no fault. */
export const migrationStatus = async (path: string): Promise<MigrationStatus> => {
  const { allMigrations } = await import('./migrate.lazy.ts')
  const connection = openFile(path, { write: false, wait: 10_000, cache: 2000, olderToo: true })
  try {
    return statusOf(schemaOf(connection), allMigrations)
  } finally {
    connection.close()
  }
}

const copyFirst = async (connection: Connection, about: EntryAbout): Promise<string> => {
  const folder = backupFolder(connection.path)
  makeFolder(folder)
  connection.lane.exec('begin')
  const { path } = await within(
    connection,
    () => {
      const { zone } = readSettings(connection.lane)
      const stamp = fileStamp(about.clock.now(), zone)
      const name = freePath(folder, `before-migration-${schemaOf(connection)}-${stamp}`)
      return copyStore(connection, name)
    },
    () => connection.lane.exec('commit'),
  )
  return path
}

const failed = (path: string, copy: string, error: unknown): unknown => {
  const known = asFailure(error, path)
  if (isFailure(known)) return known
  const reason = error instanceof Error ? error.message : String(error)
  return new Failure(
    'failed',
    'migration-failed',
    { en: `migrating ${path} failed; the store is as it was`, zh: `升级 ${path} 失败；数据文件保持原样` },
    { why: { en: reason, zh: reason }, hint: { en: `a copy is at ${copy}`, zh: `副本位于 ${copy}` }, cause: error },
  )
}

/**
 * Brings a store to the newest schema and returns the path of the copy made before, or null where nothing was missing.
 * Fails with `migration-failed` (1), with the store as it was.
 */
export const migrateStore = async (path: string, options: MigrateOptions): Promise<string | null> => {
  const { about } = options
  const [{ allMigrations, runMigrations }, hasher] = await Promise.all([
    import('./migrate.lazy.ts'),
    import('node:crypto'),
  ])
  const list = options.list ?? allMigrations
  const connection = openFile(path, { write: true, wait: 10_000, cache: 16_000, olderToo: true })
  try {
    const schema = schemaOf(connection)
    const missing = list.filter(({ number }) => number > schema)
    if (missing.length === 0) return null
    refuseTriggers(connection.lane, path)
    const copy = await copyFirst(connection, about)
    try {
      await runMigrations(connection, list, () => {
        if (missing.some(({ findsAnew }) => findsAnew)) rebuildFinding(connection.lane, options.keepers)
        const recorder = startRecorder(connection.lane, about.clock.now(), hasher)
        sealAnew(connection.lane, recorder.entry)
        recorder.end(about)
      })
    } catch (error) {
      throw failed(path, copy, error)
    }
    return copy
  } finally {
    connection.close()
  }
}
