// JSON and NDJSON. Lossless: signs that could steer a terminal are written as \u escapes.
import type { Json } from '../kernel/json.ts'
import type { Column } from './column.ts'
import type { RowLines } from './row-lines.ts'

const unseen = '\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff'
const unseenAny = new RegExp(`[${unseen}]`)
const unseenAll = new RegExp(`[${unseen}]`, 'g')
/** Also what a JSON string cannot hold as it stands. */
const escapes = new RegExp(`["\\\\\\u0000-\\u001f\\ud800-\\udfff${unseen}]`)

const escaped = (text: string): string =>
  unseenAny.test(text)
    ? text.replace(unseenAll, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text

/** One value as JSON on one line. */
export const jsonLine = (value: Json): string => escaped(JSON.stringify(value))

/** One value as JSON for readers, indented by two, with a line break at the end. */
export const jsonText = (value: Json): string => `${escaped(JSON.stringify(value, null, 2))}\n`

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
