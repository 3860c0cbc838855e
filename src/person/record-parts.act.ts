// The records of a person as parts: those of a noun with all their fields, as lists have them; others as they are stored.
import type { ReadScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun, Row } from '../command/noun.ts'
import { recordRows } from '../command/record-rows.ts'
import { rowsQuery } from '../command/rows.queries.ts'
import type { Json } from '../kernel/json.ts'
import { same } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { PersonPart } from './person.columns.ts'
import { withIds } from './person-rows.queries.ts'

// Lines of an order stand in their order.
const within: readonly string[] = ['order_line']

/** A column that names another person: only the id is handed over. */
const ofAnother = (noun: Noun): ReadonlySet<string> =>
  new Set(noun.fields.flatMap(({ key, type }) => (type.kind === 'reference' && type.to === 'customer' ? [key] : [])))

const withoutNames = (noun: Noun, columns: readonly Column<Row>[]): readonly Column<Row>[] => {
  const keys = ofAnother(noun)
  return columns
    .filter(({ beside }) => beside === undefined || !keys.has(beside))
    .map((column) => {
      if (!keys.has(column.key)) return column
      const { json } = column
      return { ...column, plain: (row) => textOf(json(row)), shown: (row) => textOf(json(row)) }
    })
}

const textOf = (value: Json): string => (value === null ? '' : String(value))

const removedColumn: Column<Row> = {
  key: 'removed',
  title: { en: 'removed', zh: '删除时间' },
  kind: 'moment',
  json: (row) => row.removed ?? null,
}

const nounPart = async (scene: ReadScene, declared: Noun, rows: readonly Row[]): Promise<PersonPart> => {
  const noun = await withCustomFields(scene.reading.open, declared, scene.customField)
  const ids = rows.map(({ id }) => Number(id))
  const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields: noun.fields,
    where: () => withIds(ids),
    removed: 'with',
  }).orderBy('r.id')
  const found = recordRows(scene, noun, noun.fields, query)
  return {
    key: noun.plural.replaceAll('-', '_'),
    title: { en: noun.plural, zh: noun.chinese[0] ?? noun.name },
    columns: [...withoutNames(noun, found.columns), removedColumn],
    rows: [...found.rows],
    ...(noun.title === undefined ? {} : { wide: true }),
  }
}

const tablePart = (table: string, rows: readonly Row[]): PersonPart => ({
  key: table,
  title: same(table),
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))].map((key) => ({
    key,
    title: same(key),
    json: (row) => row[key] ?? null,
  })),
  rows,
})

/** The parts that records make, in the order of the nouns. */
export const recordParts = async (
  scene: ReadScene,
  found: ReadonlyMap<string, readonly Row[]>,
): Promise<readonly PersonPart[]> => {
  const parts: PersonPart[] = []
  for (const noun of scene.nouns) {
    const rows = found.get(noun.table)
    if (rows) parts.push(await nounPart(scene, noun, rows))
  }
  const known = new Set([...scene.nouns.map(({ table }) => table), ...within])
  return [...parts, ...Array.from(found).flatMap(([table, rows]) => (known.has(table) ? [] : [tablePart(table, rows)]))]
}
