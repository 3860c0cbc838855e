// Statements on one row of any table, by the lane. Names of tables and columns come from declarations, never from a
// person; they are quoted all the same.
import type { Row, Stored } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'

/** The row of an id, or null. */
export const readRow = (lane: Lane, table: string, id: number): Row | null =>
  lane.prepare(`select * from ${quoted(table)} where id = ?`).get(id) ?? null

/** Adds a row and returns it as the store then holds it. */
export const insertRow = (lane: Lane, table: string, row: Row): Row => {
  const columns = Object.keys(row)
  const places = columns.map(() => '?').join(', ')
  const sql = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${places}) returning *`
  const [added] = lane.prepare(sql).all(...columns.map((column) => row[column] ?? null))
  if (!added) throw new Error(`${table}: nothing was added`)
  return added
}

/** Sets columns of a row. */
export const updateRow = (lane: Lane, table: string, id: number, changes: Row): void => {
  const columns = Object.keys(changes)
  const sets = columns.map((column) => `${quoted(column)} = ?`).join(', ')
  const values = columns.map((column) => changes[column] ?? null)
  lane.prepare(`update ${quoted(table)} set ${sets} where id = ?`).run(...values, id)
}

/** Deletes a row. */
export const deleteRow = (lane: Lane, table: string, id: number): void => {
  lane.prepare(`delete from ${quoted(table)} where id = ?`).run(id)
}

/** The id of a row, as a number. */
export const idOf = (row: Row): number => numberIn(row.id)

/** A stored value that must be a number. */
export const numberIn = (value: Stored | undefined): number => {
  if (typeof value !== 'number') throw new Error(`not a number: ${String(value)}`)
  return value
}

/** A stored value that must be a text. */
export const textIn = (value: Stored | undefined): string => {
  if (typeof value !== 'string') throw new Error(`not a text: ${String(value)}`)
  return value
}

/**
 * The place behind which the next block of rows begins. Fails as SQLite does on a torn page where the last row does not
 * stand behind the place before: in a damaged table rows have any number, and would be read for ever.
 */
export const placeAfter = (before: number, after: number): number => {
  if (after > before) return after
  throw Object.assign(new Error('rows out of order'), { code: 'SQLITE_CORRUPT' })
}

/** Rows of a table with ids from first to last, in blocks, so that the connection is free between them. */
export function* rowBlocks(lane: Lane, table: string, first: number, last: number): Generator<readonly Row[]> {
  const block = lane.prepare(`select * from ${quoted(table)} where id between ? and ? order by id limit 1000`)
  for (let from = first; from <= last; ) {
    const rows = block.all(from, last)
    const end = rows.at(-1)
    if (!end) return
    const next = placeAfter(from - 1, idOf(end)) + 1
    yield rows
    from = next
  }
}

/** The columns of a table that hold something of their own. */
export const columnsOf = (lane: Lane, table: string): readonly string[] =>
  lane
    .prepare('select name from pragma_table_xinfo(?) where hidden = 0 order by cid')
    .all(table)
    .map(({ name }) => textIn(name))
