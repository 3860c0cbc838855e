// The rows of one table that the entry being written has changed so far, as they were before and as they are now.
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { addedRanges, netChange } from './net-changes.ts'
import { idOf, numberIn, placeAfter, readRow } from './row-statements.ts'

/** A row before an entry and now; null where it was or is not there. */
export interface EntryRow {
  readonly id: number
  readonly before: Row | null
  readonly after: Row | null
}

const step = 1000

const added = function* (lane: Lane, entry: number, table: string, column: string | null): Iterable<EntryRow> {
  const filled = column === null ? '' : `and ${quoted(column)} is not null`
  const sql = `select * from ${quoted(table)} where id >= ? and id <= ? ${filled} order by id limit ${step}`
  for (const range of addedRanges(lane, entry)) {
    if (range.table !== table) continue
    for (let from = range.first; from <= range.last; ) {
      const rows = lane.prepare(sql).all(from, range.last)
      for (const after of rows) yield { id: idOf(after), before: null, after }
      const last = rows.at(-1)
      from = last === undefined ? range.last + 1 : placeAfter(from - 1, idOf(last)) + 1
    }
  }
}

/**
 * The rows of a table that an entry changed, with `column` only where that column is in what changed. What was erased is
 * left out: nothing is known of it any more.
 */
export const entryRows = function* (
  lane: Lane,
  entry: number,
  table: string,
  column: string | null = null,
): Iterable<EntryRow> {
  // The image of a change names a column only where it changed, or is filled in a whole record.
  const named = `(instr(coalesce(before, ''), ?) > 0 or instr(coalesce(after, ''), ?) > 0)`
  const sql = `select distinct row as id from change
    where entry = ? and tbl = ? ${column === null ? '' : `and ${named}`} order by row`
  const mark = `"${column ?? ''}"`
  const ids = lane.prepare(sql).all(entry, table, ...(column === null ? [] : [mark, mark]))
  for (const row of ids) {
    const net = netChange(lane, entry, table, numberIn(row.id))
    if (!net || net.erased) continue
    const after = net.kind === 'remove' ? null : (readRow(lane, table, net.id) ?? null)
    const before = net.kind === 'add' ? null : { ...after, ...net.before }
    yield { id: net.id, before, after }
  }
  yield* added(lane, entry, table, column)
}
