// Everything that hangs on one record, found by the store's own references: what refers to it, what refers to that, and
// so on. What is to become of each is decided elsewhere; nothing is written here.
import type { Row } from '../kernel/row.ts'
import type { Lane } from './lane.ts'
import { idOf, numberIn, quoted, textIn } from './row-statements.ts'
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

/**
 * Walks from a record. `fateOf` says what becomes of rows by the column that refers; undefined: they go where they cannot be
 * without it, else the reference is emptied.
 */
export const hangingRows = (lane: Lane, root: Hanging, fateOf: (key: ForeignKey) => Fate | undefined): HangingRows => {
  const keys = foreignKeys(lane).filter(({ child }) => !own.includes(child))
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
      const { child, column } = key
      const fate = fateOf(key) ?? (isRequired(lane, key) ? 'goes' : 'emptied')
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
const goneSql = (column: string): string => `select distinct c.tbl as tbl, c.row as id from change as c
  where c.tbl = ? and (json_extract(c.before, ${column}) = ? or json_extract(c.after, ${column}) = ?)`

/** Records that hung on one, as the journal remembers, and are there no more: undone additions and the like. */
export const vanishedRows = (
  lane: Lane,
  root: { readonly table: string; readonly id: number },
): readonly { readonly table: string; readonly id: number }[] =>
  foreignKeys(lane)
    .filter(({ parent, child }) => parent === root.table && child !== root.table && !own.includes(child))
    .flatMap(({ child, column }) =>
      lane
        .prepare(goneSql(`'$.${column}'`))
        .all(child, root.id, root.id)
        .map((row) => ({ table: textIn(row.tbl), id: numberIn(row.id) }))
        .filter(({ id }) => lane.prepare(`select 1 from ${quoted(child)} where id = ?`).get(id) === undefined),
    )
