// The bulk lane: the open connection as plain synchronous statements, for work on many rows.
// Types only; driver.ts makes it. Everything done on it inside `write` belongs to that transaction.
import type { Row } from '../kernel/row.ts'

/** A query that can tell its SQL and parameters, such as any of Kysely's. */
export interface Compilable {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] }
}

/** SQL text, or a query whose own parameters are left aside for those given at each run. */
export type Source = string | Compilable

/** What may be bound to a parameter. */
export type Bound = string | number | bigint | Uint8Array | null

/** A function that SQL may call. It must be deterministic. */
export type StoreFunction = (...values: readonly unknown[]) => string | number | null

/** Functions by the name SQL calls them. */
export type StoreFunctions = Readonly<Record<string, StoreFunction>>

/** A prepared statement. Parameters are positional. */
export interface Prepared {
  /** Runs a statement that returns no rows; says how many rows it wrote and the last id given. */
  run(...parameters: readonly Bound[]): { readonly changes: number; readonly id: number }
  /** The first row, or undefined. */
  get(...parameters: readonly Bound[]): Row | undefined
  all(...parameters: readonly Bound[]): readonly Row[]
  /** Rows one by one. Until it ends nothing else may be written on this connection: write in blocks of `all` instead. */
  iterate(...parameters: readonly Bound[]): IterableIterator<Row>
  /** As `all`, rows as arrays of their columns. */
  values(...parameters: readonly Bound[]): readonly (readonly Bound[])[]
  /** As `iterate`, rows as arrays of their columns. */
  eachValues(...parameters: readonly Bound[]): IterableIterator<readonly Bound[]>
}

/** The connection as synchronous statements. */
export interface Lane {
  /** Prepares once; the same text gives the same statement again. */
  prepare(source: Source): Prepared
  /** Runs a query with the parameters it was built with, and returns its rows. */
  run(query: Compilable): readonly Row[]
  /** Runs SQL text that returns nothing, such as the making of a temporary table. */
  exec(sql: string): void
  /**
   * Runs work that adds so many rows to a table of the store, without the table's indexes where that pays: the work
   * must not rely on them. Belongs inside a transaction: if that is rolled back, they are as they were.
   */
  addMany(table: string, rows: number, work: () => void): void
  /** Runs work that sorts very many rows, as where an index is made or a table filled in its own order. */
  sortMany(work: () => void): void
}
