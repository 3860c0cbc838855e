// Which entries touched a record, and those that hang on it: by the indexes of the journal and of the references.
import { quoted } from '../kernel/sql-text.ts'
import { numberIn, textIn } from './row-statements.ts'
import type { Reading } from './store-types.ts'

/** A record in the journal. */
export interface JournalRecord {
  readonly table: string
  readonly id: number
}

/** A table whose rows belong to a record by a column. */
export interface BelongingTable {
  readonly table: string
  readonly column: string
}

// Each walks from the rows to their steps: that order holds however many steps the journal has.
const ownSql = `select entry from change where tbl = ? and row = ?
  union select entry from added where tbl = ? and first <= ? and last >= ?`

const belongingSql = ({ table, column }: BelongingTable): string =>
  `select c.entry as entry, t.id as id from ${quoted(table)} as t cross join change as c on c.tbl = ? and c.row = t.id
    where t.${quoted(column)} = ?
  union select a.entry, t.id from ${quoted(table)} as t cross join added as a
    on a.tbl = ? and a.first <= t.id and a.last >= t.id where t.${quoted(column)} = ? order by id`

/**
 * The entries that touched a record, or rows of these tables that belong to it now, each with what it touched of them: the
 * record itself first. What was added and taken back again belongs to nobody any more.
 */
export const entriesTouching = (
  { lane }: Pick<Reading, 'lane'>,
  { table, id }: JournalRecord,
  belonging: readonly BelongingTable[],
): ReadonlyMap<number, readonly JournalRecord[]> => {
  const found = new Map<number, JournalRecord[]>()
  const put = (entry: number, record: JournalRecord): void => {
    const known = found.get(entry)
    if (known === undefined) found.set(entry, [record])
    else known.push(record)
  }
  for (const row of lane.prepare(ownSql).all(table, id, table, id, id)) put(numberIn(row.entry), { table, id })
  for (const one of belonging)
    for (const row of lane.prepare(belongingSql(one)).all(one.table, id, one.table, id))
      put(numberIn(row.entry), { table: textIn(one.table), id: numberIn(row.id) })
  return found
}
