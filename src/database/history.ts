// The journal as people read it: entries, newest first, of the whole store or of one record, and what an entry changed.
import { sql } from 'kysely'
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import { laterChanges } from './later-changes.ts'
import { addedRanges, netChanges } from './net-changes.ts'
import { idOf, numberIn, readRow, rowBlocks, textIn } from './row-statements.ts'
import type { Reading } from './store-types.ts'
import type { EntryRow } from './tables.ts'

/** Which entries to read. */
export interface HistoryAsked {
  /** These alone. */
  readonly among?: readonly number[]
  /** Those of this person. */
  readonly who?: string
  /** 0 for all. */
  readonly limit: number
}

/** An entry without its digests. */
export type HistoryEntry = Pick<
  EntryRow,
  'id' | 'at' | 'who' | 'staff' | 'command' | 'typed' | 'reason' | 'kind' | 'records' | 'undoes' | 'undone_by'
> & {
  /** 1 where an erasure has emptied it: typed words, reason and what it changed of the person. */
  readonly erased: number
}

const shown = [
  'id',
  'at',
  'who',
  'staff',
  'command',
  'typed',
  'reason',
  'kind',
  'records',
  'undoes',
  'undone_by',
] as const

/** Entries, newest first. */
export const history = async ({ db }: Pick<Reading, 'db'>, asked: HistoryAsked): Promise<HistoryEntry[]> => {
  let query = db.selectFrom('entry').select(shown).select(sql<number>`salt is null`.as('erased')).orderBy('id', 'desc')
  const { among, who, limit } = asked
  if (who !== undefined) query = query.where('who', '=', who)
  // As one value: there may be more of them than a statement takes.
  if (among) query = query.where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(among)}))`)
  return (limit === 0 ? query : query.limit(limit)).execute()
}

/** The last entry that touched a record, for `--if-entry`; null where there is no such record. */
export const entryOf = ({ lane }: Pick<Reading, 'lane'>, table: string, id: number): number | null => {
  const row = readRow(lane, table, id)
  return row ? numberIn(row.entry) : null
}

/** What an entry did to one record: columns before and after; null where it was not there. */
export interface EntryChange {
  readonly table: string
  readonly id: number
  readonly before: Row | null
  readonly after: Row | null
}

// The row as it is now, with later changes taken off again.
const rightAfter = (reading: Pick<Reading, 'lane'>, entry: number, table: string, now: Row): Row => ({
  ...now,
  ...laterChanges(reading.lane, table, idOf(now), entry, now).columns,
})

const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))

/**
 * What an entry changed, record by record; rows added in ranges come first, as far as they are still there. An edit
 * has its changed columns only. Records emptied by erasure have neither before nor after.
 */
export function* changesOfEntry(reading: Pick<Reading, 'lane'>, entry: number): Generator<EntryChange> {
  const { lane } = reading
  for (const { table, first, last } of addedRanges(lane, entry)) {
    for (const rows of rowBlocks(lane, table, first, last)) {
      for (const row of rows) {
        yield { table, id: idOf(row), before: null, after: rightAfter(reading, entry, table, row) }
      }
    }
  }
  for (const { table, id, kind, before, after, erased } of netChanges(lane, entry)) {
    const now = readRow(lane, table, id)
    const stood = now && rightAfter(reading, entry, table, now)
    if (erased) yield { table, id, before: null, after: null }
    else if (kind === 'add') yield { table, id, before: null, after: { ...stood, ...after } }
    else if (kind === 'remove') yield { table, id, before, after: null }
    else {
      const columns = Object.keys(before ?? {})
      yield { table, id, before, after: only({ ...stood, ...after }, columns) }
    }
  }
}

/** How many rows of each table an entry touched: each row once, those of ranges as far as they are still there. */
export const countsOfEntry = ({ lane }: Pick<Reading, 'lane'>, entry: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const add = (table: string, count: number): void => void counts.set(table, (counts.get(table) ?? 0) + count)
  const changed = 'select tbl, count(distinct row) as count from change where entry = ? group by tbl order by tbl'
  for (const { tbl, count } of lane.prepare(changed).all(entry)) add(textIn(tbl), numberIn(count))
  for (const { table, first, last } of addedRanges(lane, entry)) {
    const there = `select count(*) as count from ${quoted(table)} where id between ? and ?`
    add(table, numberIn(lane.prepare(there).get(first, last)?.count))
  }
  return counts
}

/** The rows of a table that an entry touched singly and that are there, as they are now. */
export const rowsOfEntry = ({ lane }: Pick<Reading, 'lane'>, entry: number, table: string): readonly Row[] => {
  const own = `select distinct row from change where entry = ? and tbl = ?`
  return lane.prepare(`select * from ${quoted(table)} where id in (${own}) order by id`).all(entry, table)
}

/** One row as it is now; null where it is not there. */
export const rowNow = ({ lane }: Pick<Reading, 'lane'>, table: string, id: number): Row | null =>
  readRow(lane, table, id)

/** Whether a record is not there any more, though the journal knows of it: erased, or its addition undone. */
export const isGone = ({ lane }: Pick<Reading, 'lane'>, table: string, id: number): boolean =>
  readRow(lane, table, id) === null &&
  lane.prepare('select 1 from change where tbl = ? and row = ?').get(table, id) !== undefined
