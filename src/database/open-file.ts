// Opens a file as a store: everything that must be checked before the first query, and the settings of the connection.
// The one entry for commands, doctor, migration and backup alike.
import { Failure } from '../kernel/failure.ts'
import { headOf, notOurs } from './check-file.ts'
import { type Connection, openConnection } from './driver.ts'
import { applicationId, olderVersion, oldestSqlite, schemaNumber } from './identity.ts'
import type { StoreFunctions } from './lane.ts'
import { nativeFailure } from './native-binding.ts'
import { asFailure, isBusy } from './sqlite-failure.ts'

/** How a store's file is opened. */
export interface FileOptions {
  readonly write: boolean
  /** How long SQLite waits for a lock, in milliseconds. */
  readonly wait: number
  /** Memory for pages in KiB. */
  readonly cache: number
  readonly nativeBinding?: string | undefined
  readonly functions?: StoreFunctions | undefined
  /** Accept any schema up to this program's own: for migration and for looking at backups. */
  readonly olderToo?: boolean
}

const foreign = { en: 'its application_id is another program’s', zh: '其 application_id 属于别的程序' }

const refuseSchema = (path: string, found: number, olderToo: boolean): void => {
  if (found > schemaNumber) {
    throw new Failure(
      'store',
      'store-newer',
      {
        en: `the store ${path} has schema ${found}, this program knows ${schemaNumber}`,
        zh: `数据文件 ${path} 的版本为 ${found}，本程序只认识 ${schemaNumber}`,
      },
      {
        why: { en: 'a newer crm has written it', zh: '它由更新版本的 crm 写成' },
        hint: { en: 'install the newer crm', zh: '请安装更新版本的 crm' },
      },
    )
  }
  if (found < schemaNumber && !olderToo) {
    throw new Failure(
      'store',
      'store-older',
      {
        en: `the store ${path} has schema ${found}, this program needs ${schemaNumber}`,
        zh: `数据文件 ${path} 的版本为 ${found}，本程序需要 ${schemaNumber}`,
      },
      { hint: { en: `crm migrate --db ${path}`, zh: `crm migrate --db ${path}` } },
    )
  }
}

const refuseSqlite = (connection: Connection): void => {
  const version = String(connection.lane.prepare('select sqlite_version() as version').get()?.version)
  if (!olderVersion(version, oldestSqlite)) return
  throw new Failure(
    'store',
    'sqlite-too-old',
    { en: `SQLite ${version} can lose data`, zh: `SQLite ${version} 可能丢失数据` },
    {
      why: {
        en: `its write-ahead log has a fault, mended in ${oldestSqlite}`,
        zh: `其预写日志有缺陷，已在 ${oldestSqlite} 修复`,
      },
      hint: { en: 'install crm again with npm', zh: '请用 npm 重新安装 crm' },
    },
  )
}

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

/**
 * Opens a store's file. Fails with exit 9 where it is missing, a folder, empty, not SQLite, another program's, of
 * another schema, damaged, or may not be read; with `busy` where another run holds it altogether.
 */
export const openFile = (path: string, options: FileOptions): Connection => {
  const head = headOf(path)
  let connection: Connection | null = null
  try {
    connection = openConnection(path, {
      timeout: options.wait,
      ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
      ...(options.functions === undefined ? {} : { functions: options.functions }),
    })
    const seen = connection.pragma('application_id')
    if (seen !== applicationId) {
      // The file says it is ours, the log beside it says otherwise: closing would write that log into the file.
      if (head.applicationId === applicationId) connection = null
      throw notOurs(path, foreign)
    }
    refuseSqlite(connection)
    refuseSchema(path, Number(connection.pragma('user_version')), options.olderToo === true)
    setUp(connection, options)
    return connection
  } catch (error) {
    connection?.close()
    throw nativeFailure(error) ?? asFailure(error, path)
  }
}
