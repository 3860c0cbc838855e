// Kysely over one connection of ours. Transactions belong to open-store.ts; the ones Kysely begins itself (migrations)
// begin as writers at once, which its stock driver does not.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Connection } from './driver.ts'
import { asFailure } from './sqlite-failure.ts'

const run = (connection: Connection, sql: string, parameters: readonly unknown[]) => {
  try {
    return connection.execute(sql, parameters)
  } catch (error) {
    throw asFailure(error, connection.path)
  }
}

const overConnection = (connection: Connection): DatabaseConnection => ({
  executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
    const done = run(connection, sql, parameters)
    // The rows are what the query's type says: tables.ts is held against the store by a test.
    const rows = done.rows as R[]
    if (!('changes' in done)) return { rows }
    return { rows, numAffectedRows: BigInt(done.changes), insertId: BigInt(done.id) }
  },
  streamQuery: async function* <R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const rows = connection.lane.prepare(sql).iterate(...(parameters as readonly (string | number | null)[]))
    for (const row of rows) yield { rows: [row as R] }
  },
})

const driverOver = (connection: Connection): Driver => {
  const one = overConnection(connection)
  const statement = (sql: string) => async (): Promise<void> => connection.lane.exec(sql)
  // After a fault of the disk SQLite has taken all back by itself; the fault is what must be told.
  const rollBack = async (): Promise<void> => {
    if (connection.inTransaction()) connection.lane.exec('rollback')
  }
  return {
    init: async () => {},
    acquireConnection: async () => one,
    releaseConnection: async () => {},
    beginTransaction: statement('begin immediate'),
    commitTransaction: statement('commit'),
    rollbackTransaction: rollBack,
    destroy: async () => connection.close(),
  }
}

// A migration is one transaction: SQLite takes back changes of the schema like any other.
const transactionalAdapter = (): SqliteAdapter =>
  Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true })

/** Kysely's view of a connection. */
export const dialectOver = (connection: Connection): Dialect => ({
  createAdapter: transactionalAdapter,
  createDriver: () => driverOver(connection),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})
