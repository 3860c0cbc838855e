// Everything that hangs on one record, found by the store's own references: what refers to it, what refers to that, and
// so on. What is to become of each is decided elsewhere; nothing is written here.
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { idOf, numberIn, textIn } from './row-statements.ts'
import { type ForeignKey, foreignKeys } from './structure.ts'

/** What becomes of a row that refers to one that goes: it goes too, its reference is emptied, or it stays for another fate. */
export type Fate = 'goes' | 'emptied' | 'stays'

/** A row that refers to one that goes. */
export interface Hanging {
  readonly table: string
  readonly row: Row
}

/** A row whose reference is to be emptied. */
export interface Emptied {
  readonly table: string
  readonly id: number
  readonly column: string
}

/** What hangs on a record. */
export interface HangingRows {
  /** The record itself first; rows of a table stand together, whoever refers to others before those. */
  readonly goes: readonly Hanging[]
  readonly emptied: readonly Emptied[]
  readonly stays: readonly Hanging[]
}

const isRequired = (lane: Lane, { child, column }: ForeignKey): boolean => {
  const row = lane.prepare('select "notnull" as required from pragma_table_xinfo(?) where name = ?').get(child, column)
  return numberIn(row?.required) === 1
}

// The journal refers to people who typed, never to records.
const own: readonly string[] = ['entry', 'change', 'added']

/** What is to become of rows by the column that refers. */
export interface FateOfKey extends ForeignKey {
  readonly fate: Fate
}

/**
 * The references of the store with their fates, for `hangingRows`. `fateOf` says what becomes of rows by the column that
 * refers; undefined: they go where they cannot be without it, else the reference is emptied.
 */
export const fatesOfKeys = (lane: Lane, fateOf: (key: ForeignKey) => Fate | undefined): readonly FateOfKey[] =>
  foreignKeys(lane)
    .filter(({ child }) => !own.includes(child))
    .map((key) => ({ ...key, fate: fateOf(key) ?? (isRequired(lane, key) ? 'goes' : 'emptied') }))

/** Walks from a record. */
export const hangingRows = (lane: Lane, root: Hanging, keys: readonly FateOfKey[]): HangingRows => {
  const goes = new Map<string, Hanging>()
  const stays = new Map<string, Hanging>()
  const emptied = new Map<string, Emptied>()
  const nameOf = (table: string, id: number): string => `${table} ${id}`
  const queue: Hanging[] = [root]
  for (let next = queue.shift(); next; next = queue.shift()) {
    const id = idOf(next.row)
    if (goes.has(nameOf(next.table, id))) continue
    goes.set(nameOf(next.table, id), next)
    for (const key of keys.filter(({ parent }) => parent === next.table)) {
      const { child, column, fate } = key
      for (const row of lane.prepare(`select * from ${quoted(child)} where ${quoted(column)} = ?`).all(id)) {
        if (fate === 'goes') queue.push({ table: child, row })
        else if (fate === 'stays') stays.set(nameOf(child, idOf(row)), { table: child, row })
        else emptied.set(`${nameOf(child, idOf(row))} ${column}`, { table: child, id: idOf(row), column })
      }
    }
  }
  return {
    goes: [...goes.values()],
    emptied: [...emptied.values()].filter(({ table, id }) => !goes.has(nameOf(table, id))),
    stays: [...stays.values()],
  }
}

// A whole image names the record it hung on; one of an edit may not, but then there is a whole one beside it.
const goneSql = (column: string): string => `select distinct c.tbl as tbl, c.row as id, r.id as root
  from change as c cross join temp.gone_root as r
    on r.id in (json_extract(c.before, '$.${column}'), json_extract(c.after, '$.${column}'))
  where c.tbl = ?`

/** A record that hung on another. */
export interface Vanished {
  readonly table: string
  readonly id: number
  /** The one it hung on. */
  readonly root: number
}

/**
 * Records that hung on some of a table, as the journal remembers, and are there no more: undone additions and the like. One
 * walk through the journal for each reference, whatever the number of roots.
 */
export const vanishedRows = (lane: Lane, table: string, roots: readonly number[]): readonly Vanished[] => {
  lane.exec('drop table if exists temp.gone_root')
  lane.exec('create temp table gone_root (id integer primary key)')
  const put = lane.prepare('insert or ignore into temp.gone_root (id) values (?)')
  for (const root of roots) put.run(root)
  const found = foreignKeys(lane)
    .filter(({ parent, child }) => parent === table && child !== table && !own.includes(child))
    .flatMap(({ child, column }) =>
      lane
        .prepare(goneSql(column))
        .all(child)
        .map((row) => ({ table: textIn(row.tbl), id: numberIn(row.id), root: numberIn(row.root) }))
        .filter(({ id }) => lane.prepare(`select 1 from ${quoted(child)} where id = ?`).get(id) === undefined),
    )
  lane.exec('drop table temp.gone_root')
  return found
}
