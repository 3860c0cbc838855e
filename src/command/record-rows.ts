// The rows of a list as they run from the query: streamed, with the lines of an order brought in where the noun has lines.
import type { Bound, Compilable } from '../database/lane.ts'
import type { Reading } from '../database/store.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import type { Column } from '../output/column.ts'
import { columnsOf } from './columns.ts'
import type { ReadScene } from './command.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'
import type { Page } from './page.ts'
import { nounNamed } from './rows.queries.ts'
import { jsonValue } from './show-value.ts'

/** Rows of a query one by one, whatever their number. The query begins when the first is asked for, if ever. */
export const stream = (reading: Reading, query: Compilable): Iterable<Row> => ({
  [Symbol.iterator]: () => {
    // Compiled once: for a wide noun that is a good part of a short command.
    const { sql, parameters } = query.compile()
    return reading.lane
      .prepare(sql)
      .iterate(...(parameters as readonly Bound[]))
      [Symbol.iterator]()
  },
})

const linesQuery = (scene: ReadScene, noun: Noun, fields: readonly Field[]): string => {
  const { lines } = noun
  if (!lines) throw new Error(`${noun.name} has no lines`)
  const names: string[] = []
  const joins: string[] = []
  for (const field of fields) {
    if (field.type.kind !== 'reference') continue
    const target = nounNamed(scene.nouns, field.type.to)
    joins.push(`left join "${target.table}" as "t_${field.key}" on "t_${field.key}".id = l."${field.key}"`)
    names.push(
      `"t_${field.key}".key as "${field.key}.key"`,
      `"t_${field.key}"."${target.title ?? 'key'}" as "${field.key}.name"`,
    )
  }
  return `select ${['l.*', ...names].join(', ')} from "${lines.table}" as l ${joins.join(' ')} where l."${lines.parent}" = ? order by l.position`
}

const lineJson = (scene: ReadScene, fields: readonly Field[], line: Row): Json => {
  const out: Record<string, Json> = {}
  for (const field of fields) {
    const stored = line[field.key] ?? null
    if (field.type.kind !== 'reference') out[field.key] = jsonValue(field, stored, scene.facts)
    else {
      const { letter } = nounNamed(scene.nouns, field.type.to)
      out[field.key] = stored === null ? null : lettered(letter, Number(stored))
      out[`${field.key}_name`] = line[`${field.key}.name`] ?? null
    }
  }
  return out
}

/** Reads the lines of one record at a time. */
export const linesReader = (scene: ReadScene, noun: Noun): ((id: number) => readonly Row[]) => {
  const fields = noun.fields.filter((field) => noun.lines?.fields.includes(field.key))
  const statement = scene.reading.lane.prepare(linesQuery(scene, noun, fields))
  return (id) => statement.all(id)
}

/** A record whose one line stands in its own columns; with several lines these stay empty. */
const withSingleLine = (row: Row, lines: readonly Row[], keys: readonly string[]): Row => {
  const [only] = lines
  if (!only || lines.length > 1) return row
  const own = Object.entries(only).filter(([key]) => keys.includes(key.split('.')[0] ?? ''))
  return { ...row, ...Object.fromEntries(own) }
}

/** Columns and rows of a list, ready to print. */
export const recordRows = (
  scene: ReadScene,
  noun: Noun,
  fields: readonly Field[],
  query: Compilable,
  page: Pick<Page, 'format'>,
): { readonly columns: readonly Column<Row>[]; readonly rows: Iterable<Row> } => {
  const forPrograms = page.format === 'json' || page.format === 'ndjson'
  const columns = columnsOf(scene.nouns, noun, fields, scene.facts, forPrograms)
  const rows = stream(scene.reading, query)
  const lineKeys = noun.lines?.fields ?? []
  if (!noun.lines || !fields.some((field) => lineKeys.includes(field.key))) return { columns, rows }
  const read = linesReader(scene, noun)
  const lineFields = [
    ...noun.fields.filter((field) => lineKeys.includes(field.key)),
    ...noun.fields.filter((field) => field.key === 'amount'),
  ]
  const kept = new WeakMap<Row, readonly Row[]>()
  const linesColumn: Column<Row> = {
    key: 'lines',
    title: { en: 'lines', zh: '明细' },
    json: (row) => (kept.get(row) ?? []).map((line) => lineJson(scene, lineFields, line)),
  }
  const filled = function* (): Iterable<Row> {
    for (const row of rows) {
      const lines = read(Number(row.id))
      const whole = { ...withSingleLine(row, lines, lineKeys) }
      kept.set(whole, lines)
      yield whole
    }
  }
  return { columns: forPrograms ? [...columns, linesColumn] : columns, rows: filled() }
}
