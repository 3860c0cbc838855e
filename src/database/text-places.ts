// Where in the store some texts stand: every text column of every table is looked through, once for all texts together.
// Slow by intent, for erasures.
import { type TextFinder, textFinder } from '../kernel/many-texts.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** A row that holds some of the texts. */
export interface TextPlace {
  readonly table: string
  /** Its id; null in a table without. */
  readonly id: number | null
  /** Which texts, by their place in the list that was asked for. */
  readonly texts: readonly number[]
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

function* placesIn(lane: Lane, { table, columns, numbered }: TextTable, find: TextFinder, between: string) {
  const rows = lane
    .prepare(`select ${[numbered ? 'id' : 'null', ...columns.map(quoted)].join(', ')} from ${quoted(table)}`)
    .eachValues()
  for (const [id = null, ...values] of rows) {
    const texts = find(values.map((value) => (typeof value === 'string' ? value : '')).join(between))
    if (texts.length > 0) yield { table, id: typeof id === 'number' ? numberIn(id) : null, texts }
  }
}

/** The rows that hold any of the texts of a finder; columns are looked at one by one. */
export function* placesOf(lane: Lane, find: TextFinder): Generator<TextPlace> {
  for (const table of textTables(lane)) yield* placesIn(lane, table, find, '\n')
}

/** Those of the texts that stand in some row, also across columns, as they lie in the file. */
export const textsInRows = (lane: Lane, texts: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  if (texts.length === 0) return found
  const find = textFinder(texts)
  for (const table of textTables(lane))
    for (const place of placesIn(lane, table, find, '')) for (const at of place.texts) found.add(texts[at] ?? '')
  return found
}
