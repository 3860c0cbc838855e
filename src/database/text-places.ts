// Where in the store some texts stand: every text column of every table is looked through. Slow by intent, for erasures.
import type { Lane } from './lane.ts'
import { numberIn, quoted, textIn } from './row-statements.ts'

/** A row that holds one of the texts. */
export interface TextPlace {
  readonly table: string
  /** Its id; null in a table without. */
  readonly id: number | null
}

const tablesSql = `select name from sqlite_schema where type = 'table' and name not like 'sqlite%'
  and name not like 'search%' and name not like 'kysely%' order by name`

interface TextTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly numbered: boolean
}

const textTables = (lane: Lane): readonly TextTable[] =>
  lane
    .prepare(tablesSql)
    .all()
    .map(({ name }) => {
      const table = textIn(name)
      const columns = lane.prepare('select name, type from pragma_table_xinfo(?) where hidden = 0').all(table)
      return {
        table,
        columns: columns.filter(({ type }) => type === 'TEXT').map((column) => textIn(column.name)),
        numbered: columns.some((column) => column.name === 'id'),
      }
    })
    .filter(({ columns }) => columns.length > 0)

const holds = (columns: readonly string[], texts: number, between: string): string => {
  const whole = columns.map((column) => `coalesce(${quoted(column)}, '')`).join(` || '${between}' || `)
  return Array.from({ length: texts }, () => `instr(${whole}, ?) > 0`).join(' or ')
}

/**
 * The rows that hold any of the texts, as they are written; at most so many of each table. Columns are looked at one by one;
 * with `between` empty also across them, as they lie in the file.
 */
export const placesOf = (lane: Lane, texts: readonly string[], most: number, between = '\n'): readonly TextPlace[] =>
  texts.length === 0
    ? []
    : textTables(lane).flatMap(({ table, columns, numbered }) =>
        lane
          .prepare(
            `select ${numbered ? 'id' : 'null as id'} from ${quoted(table)} where ${holds(columns, texts.length, between)} limit ${most}`,
          )
          .all(...texts)
          .map(({ id }) => ({ table, id: id === null ? null : numberIn(id) })),
      )
