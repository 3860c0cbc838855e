// What the store's own schema says of references between tables. Read when asked, never at the start.
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { textIn } from './row-statements.ts'

/** A column that holds ids of another table. */
export interface ForeignKey {
  readonly child: string
  readonly column: string
  readonly parent: string
}

const sql = `select m.name as child, f."from" as "column", f."table" as parent
  from sqlite_schema as m join pragma_foreign_key_list(m.name) as f
  where m.type = 'table' and f.on_delete <> 'CASCADE'
  order by child, "column"`

/** Every reference between records; rows that vanish with the one they describe are not among them. */
export const foreignKeys = (lane: Lane): readonly ForeignKey[] =>
  lane
    .prepare(sql)
    .all()
    .map((row) => ({ child: textIn(row.child), column: textIn(row.column), parent: textIn(row.parent) }))

/** Whether a column of a row, or of changes to one, names a record that is not there. */
export const refersToNothing = (lane: Lane, keys: readonly ForeignKey[], table: string, row: Row): boolean =>
  keys.some(({ child, column, parent }) => {
    const id = child === table ? (row[column] ?? null) : null
    return id !== null && lane.prepare(`select 1 from ${quoted(parent)} where id = ?`).get(id) === undefined
  })
