// The rows of a list as they run from the query: streamed, with the lines of an order brought in where the noun has lines.
import type { Bound, Compilable } from '../database/lane.ts'
import type { Reading } from '../database/store.ts'
import type { Column } from '../output/column.ts'
import { columnsOf } from './columns.ts'
import type { ReadScene } from './command.ts'
import type { Field } from './field.ts'
import { linesColumn, linesReader } from './lines-column.ts'
import type { Noun, Row } from './noun.ts'

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

/** A record whose one line stands in its own columns; with several lines these stay empty. */
const withSingleLine = (row: Row, lines: readonly Row[], keys: readonly string[]): Row => {
  const [only] = lines
  if (!only || lines.length > 1) return row
  const own = Object.entries(only).filter(([key]) => keys.includes(key.split('.')[0] ?? ''))
  return { ...row, ...Object.fromEntries(own) }
}

/** Columns and rows of a list, ready to print. Columns that stand beside others are among them: the page picks. */
export const recordRows = (
  scene: ReadScene,
  noun: Noun,
  fields: readonly Field[],
  query: Compilable,
): { readonly columns: readonly Column<Row>[]; readonly rows: Iterable<Row> } => {
  const columns = columnsOf(scene.nouns, noun, fields, scene.facts)
  const rows = stream(scene.reading, query)
  const lineKeys = noun.lines?.fields ?? []
  if (!noun.lines || !fields.some((field) => lineKeys.includes(field.key))) return { columns, rows }
  const read = linesReader(scene, noun)
  const kept = new WeakMap<Row, readonly Row[]>()
  const filled = function* (): Iterable<Row> {
    for (const row of rows) {
      const lines = read(Number(row.id))
      const whole = { ...withSingleLine(row, lines, lineKeys) }
      kept.set(whole, lines)
      yield whole
    }
  }
  return { columns: [...columns, linesColumn(scene, noun, (row) => kept.get(row) ?? [])], rows: filled() }
}
