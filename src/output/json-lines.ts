// JSON and NDJSON. Lossless: signs that could steer a terminal, or are not seen, are written as \u escapes.
import type { Json } from '../kernel/json.ts'
import type { Column } from './column.ts'
import type { RowLines } from './row-lines.ts'
import { safeJson } from './safe-text.ts'

/** What a JSON string cannot hold as it stands, or the gate may shape. */
const escapes = new RegExp(
  [
    '["\\\\\\0-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e',
    '\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ud800-\\udfff]',
  ].join(''),
)

/** One value as JSON on one line. */
export const jsonLine = (value: Json): string => safeJson(JSON.stringify(value))

/** One value as JSON for readers, indented by two, with a line break at the end. */
export const jsonText = (value: Json): string => `${safeJson(JSON.stringify(value, null, 2))}\n`

/** A value on one line; plain text and figures, the most of a list, without the way through the library. */
const valueText = (value: Json): string => {
  if (typeof value === 'string' && !escapes.test(value)) return `"${value}"`
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return value === null ? 'null' : jsonLine(value)
}

const objectOf = <Row>(columns: readonly Column<Row>[]): ((row: Row) => string) => {
  const parts = columns.map(({ key, json }, index) => ({ head: `${index === 0 ? '' : ','}${jsonLine(key)}:`, json }))
  return (row) => {
    let text = '{'
    for (const { head, json } of parts) text += head + valueText(json(row))
    return `${text}}`
  }
}

/** A JSON array with one row a line; `[]` when there is none. */
export const jsonLines = <Row>(columns: readonly Column<Row>[]): RowLines<Row> => {
  const object = objectOf(columns)
  return {
    open: '[',
    line: (row, index) => `${index === 0 ? '\n' : ',\n'}${object(row)}`,
    close: (count) => (count === 0 ? ']\n' : '\n]\n'),
  }
}

/** One JSON object a line. */
export const ndjsonLines = <Row>(columns: readonly Column<Row>[]): RowLines<Row> => {
  const object = objectOf(columns)
  return { open: '', line: (row) => `${object(row)}\n`, close: () => '' }
}
