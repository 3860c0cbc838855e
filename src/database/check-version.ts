// Versions that do not go together: of the store's schema and this program, of SQLite and the write-ahead log.
import { Failure } from '../kernel/failure.ts'
import type { Connection } from './driver.ts'
import { olderVersion, oldestSqlite, schemaNumber } from './identity.ts'

/**
 * Fails with `store-newer`, or `store-older` unless older ones are welcome, where a schema is not this program's.
 */
export const refuseSchema = (path: string, found: number, olderToo: boolean): void => {
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

/** Fails with `sqlite-too-old` where the driver's SQLite could lose a log. */
export const refuseSqlite = (connection: Connection): void => {
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
