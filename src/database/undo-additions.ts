// Takes back the rows that an entry added: those nobody changed since and no later record refers to.
// Works by sets in a temporary table, so that an import of a million rows is undone in bounded memory.
import type { Row, Stored } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Bound } from './lane.ts'
import { changedSince } from './later-changes.ts'
import { columnsOf, idOf, numberIn, placeAfter, textIn } from './row-statements.ts'
import type { Writing } from './store-types.ts'
import type { ForeignKey } from './structure.ts'
import { changedLater, erasedSince, type Kept, referredTo, type UndoOptions } from './undo-clash.ts'
import { fieldsInUse } from './undo-fields.ts'

/** The rows an entry added that may go; a temporary table of the connection while it lasts. */
export interface Additions {
  /** Puts a single row among them. */
  one(table: string, id: number): void
  /** Puts the rows of a table from first to last among them. */
  range(table: string, first: number, last: number): void
}

/** Makes the empty set. */
export const startAdditions = (writing: Writing): Additions => {
  const { lane } = writing
  lane.exec('drop table if exists temp.going')
  lane.exec('create temp table going (tbl text not null, id integer not null, primary key (tbl, id)) without rowid')
  return {
    one: (table, id) => {
      lane.prepare('insert or ignore into temp.going (tbl, id) values (?, ?)').run(table, id)
    },
    range: (table, first, last) => {
      const rows = `select ?, id from ${quoted(table)} where id between ? and ?`
      lane.prepare(`insert or ignore into temp.going (tbl, id) ${rows}`).run(table, first, last)
    },
  }
}

const stay = (writing: Writing, table: string, id: number): void => {
  writing.lane.prepare('delete from temp.going where tbl = ? and id = ?').run(table, id)
}

const tablesOf = (writing: Writing): readonly string[] =>
  writing.lane
    .prepare('select distinct tbl from temp.going order by tbl')
    .all()
    .map((row) => textIn(row.tbl))

// The column `entry` tells the rows that anybody touched since; only those are looked at closely. A redo of this entry
// put rows back as an undo had found them, which took none but those that nobody had changed.
const touchedSql = (table: string): string =>
  `select t.* from temp.going as g cross join ${quoted(table)} as t on t.id = g.id
  where g.tbl = ? and g.id > ? and t.entry <> ? and t.entry not in (
    select r.id from entry as u join entry as r on r.undoes = u.id where u.undoes = ? and r.kind = 'redo')
  order by g.id limit 1000`

const keepChanged = (writing: Writing, table: string, entry: number): Kept[] => {
  const { lane } = writing
  const kept: Kept[] = []
  for (let after = 0; ; ) {
    const touched = lane.prepare(touchedSql(table)).all(table, after, entry, entry)
    for (const row of touched) {
      const columns = changedSince(lane, table, row, entry)
      if (columns?.length === 0) continue
      stay(writing, table, idOf(row))
      const why = columns === null ? erasedSince : changedLater(columns, numberIn(row.entry))
      kept.push({ table, id: idOf(row), why })
    }
    const last = touched.at(-1)
    if (!last) return kept
    after = placeAfter(after, idOf(last))
  }
}

const keepReferred = (writing: Writing, key: ForeignKey, nameOf: (table: string, id: number) => string): Kept[] => {
  const { child, column, parent } = key
  const referred = writing.lane
    .prepare(
      `select g.id as id, min(c.id) as by, count(*) as count
      from temp.going as g join ${quoted(child)} as c on c.${quoted(column)} = g.id
      where g.tbl = ? and not exists (select 1 from temp.going as k where k.tbl = ? and k.id = c.id)
      group by g.id`,
    )
    .all(parent, child)
  return referred.map((row) => {
    const id = idOf(row)
    stay(writing, parent, id)
    return { table: parent, id, why: referredTo(nameOf(child, numberIn(row.by)), numberIn(row.count) - 1) }
  })
}

/** Takes rows out of the set that were changed after the entry or that staying records refer to; returns them. */
export const keepWanted = (
  writing: Writing,
  entry: number,
  keys: readonly ForeignKey[],
  options: UndoOptions,
): Kept[] => {
  const tables = tablesOf(writing)
  const kept = tables.flatMap((table) => keepChanged(writing, table, entry))
  const relevant = keys.filter((key) => tables.includes(key.parent))
  // A row that stays keeps those it refers to, and these theirs: until nothing more is found.
  for (;;) {
    const used = tables.includes('field') ? fieldsInUse(writing, options) : []
    for (const { table, id } of used) stay(writing, table, id)
    const more = [...used, ...relevant.flatMap((key) => keepReferred(writing, key, options.nameOf))]
    if (more.length === 0) return kept
    kept.push(...more)
  }
}

/** Makes a row of its values, without the empty columns: most of a hundred thousand rows have few others. */
const rowOf = (columns: readonly string[], values: readonly Bound[]): Row => {
  const row: Record<string, Stored> = {}
  for (const [at, column] of columns.entries()) {
    const value = values[at]
    if (typeof value === 'string' || typeof value === 'number') row[column] = value
  }
  return row
}

const deleteOf = (writing: Writing, table: string): void => {
  const { lane } = writing
  const columns = columnsOf(lane, table)
  const block = lane.prepare(
    `select ${columns.map((column) => `t.${quoted(column)}`).join(', ')}
    from temp.going as g cross join ${quoted(table)} as t on t.id = g.id
    where g.tbl = ? and g.id > ? order by g.id limit 1000`,
  )
  const take = lane.prepare(
    `delete from ${quoted(table)} where id in (select id from temp.going where tbl = ? and id > ? and id <= ?)`,
  )
  for (let after = 0; ; ) {
    const rows = block.values(table, after).map((values) => rowOf(columns, values))
    const last = rows.at(-1)
    if (!last) return
    take.run(table, after, idOf(last))
    for (const row of rows) writing.removedBefore(table, row)
    after = placeAfter(after, idOf(last))
  }
}

/** Deletes the rows of the set and returns their number. References are checked at commit. */
export const deleteGoing = (writing: Writing): number => {
  const { lane } = writing
  const counts = lane.prepare('select tbl, count(*) as count from temp.going group by tbl order by tbl').all()
  const going = new Map(counts.map(({ tbl, count }) => [textIn(tbl), numberIn(count)]))
  writing.expect(going)
  for (const table of going.keys()) deleteOf(writing, table)
  lane.exec('drop table temp.going')
  return [...going.values()].reduce((all, one) => all + one, 0)
}
