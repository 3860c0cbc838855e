// Puts back the rows that an entry took away, and tells the journal at the end. Rows may name each other in any order,
// even in a circle: whether each reference leads somewhere is looked at once all of them are there.
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import type { NetChange } from './net-changes.ts'
import { idOf, numberIn, readRow, textIn } from './row-statements.ts'
import { isConstraint } from './sqlite-failure.ts'
import type { Writing } from './store-types.ts'
import { type ForeignKey, refersToNothing } from './structure.ts'
import { erasedSince, noPlace } from './undo-clash.ts'
import type { Taken } from './undo-edits.ts'

/** The rows put back so far. */
export interface Restored {
  /** Puts a whole row back. Throws SQLite's error where a value of it is taken. */
  put(table: string, row: Row): void
  /** Ends the first round: takes out again what refers to a row that is not there, and what refers to that; names them by table and id. */
  takeDangling(keys: readonly ForeignKey[]): readonly { readonly table: string; readonly id: number }[]
  /** Tells the journal. Call once, when no more is put back. */
  end(): void
}

// So many rows of a table are told one by one with all they hold, more as ranges of their numbers.
const toldSingly = 500

const manySql = `select tbl from change where entry = ? and kind = 'remove' group by tbl having count(*) > ${toldSingly}`

// Of such a table the rows that are back after the first round are all that bear the number of this entry by then.
const isBack = (many: boolean, table: string): string =>
  many ? `c.entry = ?` : `c.id in (select id from temp.restored where tbl = '${table}') and c.entry = ?`

const danglingSql = (many: boolean, { child, column, parent }: ForeignKey): string =>
  `select c.id as id from ${quoted(child)} as c where c.${quoted(column)} is not null and ${isBack(many, child)}
    and not exists (select 1 from ${quoted(parent)} as p where p.id = c.${quoted(column)})
  order by c.id`

// Only numbers without a gap make a range: what lies in a gap may be something else that this entry changed.
const rangesSql = (table: string): string =>
  `select min(id) as first, max(id) as last from (
    select id, id - row_number() over (order by id) as run from ${quoted(table)} where entry = ?
  ) group by run order by first`

interface Range {
  readonly table: string
  readonly first: number
  readonly last: number
}

/** Makes the empty set, for an undo of this entry. References are not checked before commit while it lasts. */
export const startRestoring = (writing: Writing, of: number): Restored => {
  const { lane, entry } = writing
  const rows = lane.prepare(manySql).all(of)
  const many = new Set(rows.map(({ tbl }) => textIn(tbl)))
  lane.exec('drop table if exists temp.restored')
  lane.exec('create temp table restored (tbl text not null, id integer not null, primary key (tbl, id)) without rowid')
  const statements = new Map<string, string>()
  let isFirstRound = true

  // Rows have few shapes, and often that of the row before: their columns are not put together anew for each.
  let last: { readonly table: string; readonly columns: readonly string[]; readonly sql: string } | undefined
  const insertSql = (table: string, columns: readonly string[]): string => {
    if (last?.table === table && last.columns.length === columns.length)
      if (columns.every((column, at) => column === last?.columns[at])) return last.sql
    const mark = `${table} ${columns.join()}`
    const all = [...columns, 'entry']
    const sql =
      statements.get(mark) ??
      `insert into ${quoted(table)} (${all.map(quoted).join(', ')}) values (${all.map(() => '?').join(', ')})`
    statements.set(mark, sql)
    last = { table, columns, sql }
    return sql
  }

  const ranges: Range[] = []
  const single = (): readonly Range[] =>
    lane
      .prepare('select tbl, id from temp.restored order by tbl, id')
      .all()
      .map((row) => ({ table: textIn(row.tbl), first: idOf(row), last: idOf(row) }))

  const takeOut = (table: string, id: number): void => {
    if (many.has(table)) writing.keep(table, readRow(lane, table, id), null)
    lane.prepare(`delete from ${quoted(table)} where id = ?`).run(id)
    lane.prepare('delete from temp.restored where tbl = ? and id = ?').run(table, id)
  }

  return {
    put: (table, row) => {
      lane.prepare(insertSql(table, Object.keys(row))).run(...Object.values(row), entry)
      if (many.has(table)) writing.keep(table, null, row)
      if (isFirstRound && many.has(table)) return
      lane.prepare('insert into temp.restored (tbl, id) values (?, ?)').run(table, idOf(row))
    },
    takeDangling: (keys) => {
      const taken: { readonly table: string; readonly id: number }[] = []
      const tables = new Set([...many, ...single().map(({ table }) => table)])
      const own = keys.filter(({ child }) => tables.has(child))
      for (let before = -1; before < taken.length; ) {
        before = taken.length
        for (const key of own) {
          const { child: table } = key
          for (const row of lane.prepare(danglingSql(many.has(table), key)).all(entry)) {
            takeOut(table, idOf(row))
            taken.push({ table, id: idOf(row) })
          }
        }
      }
      for (const table of many)
        for (const { first, last } of lane.prepare(rangesSql(table)).all(entry))
          ranges.push({ table, first: numberIn(first), last: numberIn(last) })
      isFirstRound = false
      return taken
    },
    end: () => {
      for (const { table, first, last } of [...ranges, ...single()]) {
        const row = many.has(table) ? null : readRow(lane, table, first)
        if (row) writing.addedRow(table, row)
        else if (many.has(table)) writing.added(table, first, last, { derived: true })
      }
      lane.exec('drop table temp.restored')
    },
  }
}

/** Puts one removed row back. Where a value is taken, or one of these references leads nowhere, it is worth another try. */
export const putBack = (lane: Lane, net: NetChange, restored: Restored, mustLead: readonly ForeignKey[]): Taken => {
  const { table, id, before, erased } = net
  if (erased) return { restored: false, kept: { table, id, why: erasedSince } }
  const kept: Taken = { restored: false, kept: { table, id, why: noPlace }, again: true }
  if (refersToNothing(lane, mustLead, table, before ?? {})) return kept
  try {
    restored.put(table, { ...before, id })
    return { restored: true, kept: null }
  } catch (error) {
    if (!isConstraint(error)) throw error
    return kept
  }
}
