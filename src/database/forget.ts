// Empties the journal of erased records: images, typed words, reasons and salts of every entry that wrote them.
// The digests stay, so the chain of the other entries can still be checked.
import type { Lane } from './lane.ts'

/** A record by table and id. */
export interface RecordAt {
  readonly table: string
  readonly id: number
}

const entriesSql = `update entry set salt = null, typed = null, reason = null where id in (
  select entry from change where tbl = ? and row = ?
  union select entry from added where tbl = ? and first <= ? and last >= ?)`

/** Empties what the journal says of a record. Ranges of added ids hold nothing but numbers and stay. */
export const forgetRecord = (lane: Lane, { table, id }: RecordAt): void => {
  lane.prepare(entriesSql).run(table, id, table, id, id)
  lane.prepare('update change set before = null, after = null where tbl = ? and row = ?').run(table, id)
}
