// Opens a file as a store: everything that must be checked before the first query, and the settings of the connection.
// The one entry for commands, doctor, migration and backup alike.
import { statSync } from 'node:fs'
import { foreignLog, headOf, notOurs } from './check-file.ts'
import { refuseSchema, refuseSqlite } from './check-version.ts'
import { type Connection, openConnection } from './driver.ts'
import { applicationId } from './identity.ts'
import type { StoreFunctions } from './lane.ts'
import { isLogOfAnother } from './log-of-another.ts'
import { mendLogRights } from './log-rights.ts'
import { refuseManyNames } from './many-names.ts'
import { nativeFailure } from './native-binding.ts'
import { asFailure, isBusy, isCrowded, isProtected } from './sqlite-failure.ts'

/** How a store's file is opened. */
export interface FileOptions {
  readonly write: boolean
  /** How long SQLite waits for a lock, in milliseconds. */
  readonly wait: number
  /** Memory for pages in KiB. */
  readonly cache: number
  readonly functions?: StoreFunctions | undefined
  /** Accept any schema up to this program's own: for migration and for looking at backups. */
  readonly olderToo?: boolean
  /** As in `OpenOptions`. */
  readonly linkedToo?: boolean
}

// A store that lies where nothing may be written is read into memory, up to this many bytes.
const largestInMemory = 1024 ** 3

const foreign = { en: 'its application_id is another program’s', zh: '其 application_id 属于别的程序' }

const switchToLog = (connection: Connection): void => {
  try {
    connection.pragma('journal_mode = wal')
  } catch (error) {
    if (!isBusy(error)) throw error
  }
}

const setUp = (connection: Connection, options: FileOptions): void => {
  connection.pragma('trusted_schema = off')
  connection.pragma(`cache_size = -${options.cache}`)
  if (!options.write) {
    connection.pragma('query_only = on')
    return
  }
  connection.pragma('foreign_keys = on')
  // With less, a power failure took back commits that had been acknowledged.
  connection.pragma('synchronous = full')
  connection.pragma('secure_delete = on')
  // A backup put in place by hand has no log yet. Needs the file for itself: else the next run does it.
  if (connection.pragma('journal_mode') !== 'wal') switchToLog(connection)
}

const hasLog = (path: string): boolean => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

// SQLite cannot read a log where it may not make files, or where the disk is full. Without a log beside it the file is
// all there is.
const mayReadWhole = (path: string, error: unknown): boolean =>
  (isProtected(error) || isCrowded(error)) && statSync(path).size <= largestInMemory && !hasLog(path)

const connect = (path: string, { write, wait: timeout, functions }: FileOptions): Connection => {
  const connection = openConnection(path, { timeout, functions })
  try {
    connection.pragma('application_id')
    return connection
  } catch (error) {
    connection.close()
    if (write || !mayReadWhole(path, error)) throw error
    return openConnection(path, { timeout, functions, inMemory: true })
  }
}

/**
 * Opens a store's file. Fails with exit 9 where it is missing, a folder, empty, not SQLite, another program's, of
 * another schema, damaged, may not be read, or is to be written and has several names; with `busy` where another run holds it altogether.
 */
export const openFile = (path: string, options: FileOptions): Connection => {
  const head = headOf(path)
  let connection: Connection | null = null
  try {
    if (head.applicationId !== applicationId) throw notOurs(path, foreign)
    if (options.write && options.linkedToo !== true) refuseManyNames(path)
    if (options.write) mendLogRights(path)
    if (hasLog(path) && isLogOfAnother(path)) throw foreignLog(path)
    connection = connect(path, options)
    if (connection.pragma('application_id') !== applicationId) throw foreignLog(path)
    refuseSqlite(connection)
    refuseSchema(path, Number(connection.pragma('user_version')), options.olderToo === true)
    setUp(connection, options)
    return connection
  } catch (error) {
    connection?.close()
    throw nativeFailure(error) ?? asFailure(error, path)
  }
}
