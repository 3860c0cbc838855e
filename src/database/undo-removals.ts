// Puts back the rows that an entry took away, and tells the journal at the end. Rows may name each other in any order,
// even in a circle: whether each reference leads somewhere is looked at once all of them are there.
import type { Row } from '../kernel/row.ts'
import type { Lane } from './lane.ts'
import type { NetChange } from './net-changes.ts'
import { idOf, quoted, readRow, textIn } from './row-statements.ts'
import { isConstraint } from './sqlite-failure.ts'
import type { Writing } from './store-types.ts'
import { type ForeignKey, refersToNothing } from './structure.ts'
import { erasedSince, noPlace } from './undo-clash.ts'
import type { Taken } from './undo-edits.ts'

/** The rows put back so far; a temporary table of the connection while it lasts. */
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

// The rows of such a table that are back after the first round.
const fillSql = (table: string): string =>
  `insert into temp.restored (tbl, id) select distinct c.tbl, c.row from change as c
  join ${quoted(table)} as t on t.id = c.row and t.entry = ? where c.entry = ? and c.tbl = ? and c.kind = 'remove'`

const danglingSql = ({ child, column, parent }: ForeignKey): string =>
  `select c.id as id from temp.restored as r cross join ${quoted(child)} as c on c.id = r.id
  where r.tbl = ? and c.${quoted(column)} is not null
    and not exists (select 1 from ${quoted(parent)} as p where p.id = c.${quoted(column)})
  order by c.id`

// Only numbers without a gap make a range: what lies in a gap may be something else that this entry changed.
const rangesSql = `select min(id) as first, max(id) as last from (
    select id, id - row_number() over (order by id) as run from temp.restored where tbl = ?
  ) group by run order by first`

const tablesOf = (lane: Lane): readonly string[] =>
  lane
    .prepare('select distinct tbl from temp.restored order by tbl')
    .all()
    .map(({ tbl }) => textIn(tbl))

/** Makes the empty set, for an undo of this entry. References are not checked before commit while it lasts. */
export const startRestoring = (writing: Writing, of: number): Restored => {
  const { lane, entry } = writing
  const rows = lane.prepare(manySql).all(of)
  const many = new Set(rows.map(({ tbl }) => textIn(tbl)))
  lane.exec('drop table if exists temp.restored')
  lane.exec('create temp table restored (tbl text not null, id integer not null, primary key (tbl, id)) without rowid')
  const statements = new Map<string, string>()
  let isFilled = false

  const insertSql = (table: string, columns: readonly string[]): string => {
    const mark = `${table} ${columns.join()}`
    const known = statements.get(mark)
    if (known !== undefined) return known
    const all = [...columns, 'entry']
    const sql = `insert into ${quoted(table)} (${all.map(quoted).join(', ')}) values (${all.map(() => '?').join(', ')})`
    statements.set(mark, sql)
    return sql
  }

  const tell = (table: string): void => {
    if (many.has(table)) {
      for (const { first, last } of lane.prepare(rangesSql).all(table))
        writing.added(table, Number(first), Number(last), { derived: true })
      return
    }
    for (const { id } of lane.prepare('select id from temp.restored where tbl = ? order by id').all(table)) {
      const row = readRow(lane, table, Number(id))
      if (row) writing.addedRow(table, row)
    }
  }

  return {
    put: (table, row) => {
      lane.prepare(insertSql(table, Object.keys(row))).run(...Object.values(row), entry)
      if (many.has(table)) writing.keep(table, null, row)
      if (isFilled || !many.has(table))
        lane.prepare('insert into temp.restored (tbl, id) values (?, ?)').run(table, idOf(row))
    },
    takeDangling: (keys) => {
      for (const table of many) lane.prepare(fillSql(table)).run(entry, of, table)
      isFilled = true
      const taken: { readonly table: string; readonly id: number }[] = []
      const tables = tablesOf(lane)
      const own = keys.filter(({ child }) => tables.includes(child))
      for (let before = -1; before < taken.length; ) {
        before = taken.length
        for (const key of own)
          for (const row of lane.prepare(danglingSql(key)).all(key.child)) {
            const id = idOf(row)
            if (many.has(key.child)) writing.keep(key.child, readRow(lane, key.child, id), null)
            lane.prepare(`delete from ${quoted(key.child)} where id = ?`).run(id)
            lane.prepare('delete from temp.restored where tbl = ? and id = ?').run(key.child, id)
            taken.push({ table: key.child, id })
          }
      }
      return taken
    },
    end: () => {
      for (const table of tablesOf(lane)) tell(table)
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
