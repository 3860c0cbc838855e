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

/** The error to throw in place of one of a query. */
type QueryFailure = (error: unknown, connection: Connection) => unknown

const asUsual: QueryFailure = (error, { path }) => asFailure(error, path)

interface Running {
  readonly connection: Connection
  readonly failure: QueryFailure
}

const run = async ({ connection, failure }: Running, sql: string, parameters: readonly unknown[]) => {
  try {
    return connection.execute(sql, parameters)
  } catch (error) {
    throw await failure(error, connection)
  }
}

const overConnection = (running: Running): DatabaseConnection => ({
  executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
    const done = await run(running, sql, parameters)
    // The rows are what the query's type says: tables.ts is held against the store by a test.
    const rows = done.rows as R[]
    if (!('changes' in done)) return { rows }
    return { rows, numAffectedRows: BigInt(done.changes), insertId: BigInt(done.id) }
  },
  streamQuery: async function* <R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const rows = running.connection.lane.prepare(sql).iterate(...(parameters as readonly (string | number | null)[]))
    for (const row of rows) yield { rows: [row as R] }
  },
})

const driverOver = (running: Running): Driver => {
  const { connection } = running
  const one = overConnection(running)
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

/** Kysely's view of a connection. `failure` may come as a promise. */
export const dialectOver = (connection: Connection, failure = asUsual): Dialect => ({
  createAdapter: transactionalAdapter,
  createDriver: () => driverOver({ connection, failure }),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})
