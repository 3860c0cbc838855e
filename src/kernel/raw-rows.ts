// Rows as bare arrays of their columns, in the order of the select: half the price of records where there are millions.
// The reader of a column says what it expects; anything else counts as absent.

/** What a column of the store may hold or a parameter may be. */
export type RawValue = string | number | bigint | Uint8Array | null

/** One row. */
export type RawRow = readonly RawValue[]

/** A connection, as far as it is needed here: statements that give rows as arrays. */
export interface RawLane {
  readonly prepare: (sql: string) => {
    readonly values: (...parameters: readonly RawValue[]) => readonly RawRow[]
    readonly eachValues: (...parameters: readonly RawValue[]) => Iterable<RawRow>
  }
}

/** A query that can tell its SQL and parameters. */
export interface RawQuery {
  readonly compile: () => { readonly sql: string; readonly parameters: readonly unknown[] }
}

const isRaw = (value: unknown): value is RawValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Uint8Array

/** Runs a query with the parameters it was built with. */
export const rawRows = (lane: RawLane, query: RawQuery): readonly RawRow[] => {
  const { sql, parameters } = query.compile()
  return lane.prepare(sql).values(...parameters.filter(isRaw))
}

/** Runs a query and hands its rows over in blocks, so that no more than one of them is held. */
export const rawBlocks = function* (lane: RawLane, query: RawQuery, size: number): Iterable<readonly RawRow[]> {
  const { sql, parameters } = query.compile()
  let block: RawRow[] = []
  for (const row of lane.prepare(sql).eachValues(...parameters.filter(isRaw))) {
    block.push(row)
    if (block.length < size) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}

/** The text in a column, or null. */
export const textAt = (row: RawRow, column: number): string | null => {
  const value = row[column]
  return typeof value === 'string' ? value : null
}

/** The number in a column, or null. */
export const numberAt = (row: RawRow, column: number): number | null => {
  const value = row[column]
  return typeof value === 'number' ? value : null
}

/** The number in a column, 0 where there is none. */
export const countAt = (row: RawRow, column: number): number => numberAt(row, column) ?? 0

/**
 * Follows rows in order of the number in their first column, asked for in the same order: one step forward, never a
 * search. Answers the rows of one number after another.
 */
export const follow = (rows: readonly RawRow[]): ((customer: number) => readonly RawRow[]) => {
  let at = 0
  return (customer) => {
    while (at < rows.length && countAt(rows[at] ?? none, 0) < customer) at++
    let to = at
    while (to < rows.length && rows[to]?.[0] === customer) to++
    if (to === at) return none
    const found = rows.slice(at, to)
    at = to
    return found
  }
}

const none: readonly never[] = []
