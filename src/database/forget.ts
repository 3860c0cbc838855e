// Empties the journal of erased records: images, typed words, reasons and salts of every earlier entry that wrote them.
// The digests stay, so the chain of the other entries can still be checked.
import type { Lane } from './lane.ts'
import { numberIn } from './row-statements.ts'

/** A record by table and id. */
export interface RecordAt {
  readonly table: string
  readonly id: number
}

const entriesSql = `select entry as id from change where tbl = ? and row = ?
  union select entry from added where tbl = ? and first <= ? and last >= ?`

/**
 * Empties what the entries before one say of a record, and names those entries. Ranges of added ids hold nothing but
 * numbers and stay.
 */
export const forgetRecord = (lane: Lane, { table, id }: RecordAt, before: number): readonly number[] => {
  const entries = lane
    .prepare(entriesSql)
    .all(table, id, table, id, id)
    .map((row) => numberIn(row.id))
    .filter((entry) => entry < before)
  for (const entry of entries)
    lane.prepare('update entry set salt = null, typed = null, reason = null where id = ?').run(entry)
  lane
    .prepare('update change set before = null, after = null where tbl = ? and row = ? and entry < ?')
    .run(table, id, before)
  return entries
}
