// The one way out for lists: rows and columns in, text in the chosen format to the sink. Only a table is held in
// memory; every other format leaves in blocks, as fast as the sink takes them, and stops when the sink is closed.
import { type Language, same, type Words } from '../kernel/words.ts'
import { paintFor } from './colour.ts'
import type { Column } from './column.ts'
import { csvLines, idLines, tsvLines } from './flat-lines.ts'
import type { Format } from './format.ts'
import { htmlLines } from './html.ts'
import { jsonLines, ndjsonLines } from './json-lines.ts'
import { markdownLines } from './markdown.ts'
import type { RowLines } from './row-lines.ts'
import { safeFlat } from './safe-text.ts'
import type { Sink } from './sink.ts'
import { type LeftOut, tableText } from './table.ts'

/** How rows are written. */
export interface WriteOptions {
  readonly format: Format
  readonly language: Language
  /** Cells of the terminal, for tables; undefined: nothing is broken into lines. */
  readonly width?: number | undefined
  readonly colour?: boolean
  /** Default true. */
  readonly header?: boolean
  /** CSV for Excel: byte-order mark, CRLF, phones and leading zeros as text. */
  readonly excel?: boolean
  /** Leaves the guard out. */
  readonly raw?: boolean
  /** Makes a cell of CSV harmless in a spreadsheet. */
  readonly guard?: (cell: string) => string
  /** The text goes to a terminal: signs that steer it are made visible in CSV, TSV and ids too. */
  readonly terminal?: boolean
  /** Title of an HTML page. */
  readonly title?: Words
  /** Told which columns a table has no room for; absent: none is left out. */
  readonly onLeftOut?: ((columns: LeftOut) => void) | undefined
}

/** Rows, from memory or from a running query. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

const block = 2000

const linesOf = <Row>(
  columns: readonly Column<Row>[],
  format: Exclude<Format, 'table' | 'xlsx' | 'vcard'>,
  options: WriteOptions,
): RowLines<Row> => {
  const { language, header = true, excel = false, raw = false, title = same('crm') } = options
  switch (format) {
    case 'json':
      return jsonLines(columns)
    case 'ndjson':
      return ndjsonLines(columns)
    case 'csv':
      return csvLines(columns, { header, excel, guard: raw ? undefined : options.guard })
    case 'tsv':
      return tsvLines(columns, { header })
    case 'ids':
      return idLines(columns)
    case 'md':
      return markdownLines(columns, { language, header })
    case 'html':
      return htmlLines(columns, { language, header, title })
  }
}

const isAsync = <Row>(rows: Rows<Row>): rows is AsyncIterable<Row> => Symbol.asyncIterator in rows

/** Blocks of text; a generator of blocks, so that a fast source is not slowed by a promise for each row. */
async function* blocksOf<Row>(rows: Rows<Row>, lines: RowLines<Row>): AsyncGenerator<string, void> {
  let text = lines.open
  let count = 0
  if (isAsync(rows)) {
    for await (const row of rows) {
      text += lines.line(row, count)
      count += 1
      if (count % block === 0) {
        yield text
        text = ''
      }
    }
  } else {
    for (const row of rows) {
      text += lines.line(row, count)
      count += 1
      if (count % block === 0) {
        yield text
        text = ''
      }
    }
  }
  yield text + lines.close(count)
}

const gather = async <Row>(rows: Rows<Row>): Promise<readonly Row[]> => {
  if (!isAsync(rows)) return [...rows]
  const list: Row[] = []
  for await (const row of rows) list.push(row)
  return list
}

const flat: ReadonlySet<Format> = new Set<Format>(['csv', 'tsv', 'vcard', 'ids'])

/** Writes rows. A closed sink ends it early, without a fault, and the source is closed with it. */
export const writeRows = async <Row>(
  sink: Sink,
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  options: WriteOptions,
): Promise<void> => {
  const { format, language, header = true } = options
  if (format === 'table') {
    const paint = await paintFor(options.colour ?? false)
    const { width, onLeftOut } = options
    const held: LeftOut[] = []
    const told = onLeftOut && { onLeftOut: (left: LeftOut) => held.push(left) }
    await sink.write(tableText(columns, await gather(rows), { language, header, width, paint, ...told }))
    // Told below the table, where it is read.
    for (const left of held) onLeftOut?.(left)
    return
  }
  // A workbook is no text: whoever opens the page keeps it, as several tables may go into one.
  if (format === 'xlsx') throw new Error('a workbook is not written here')
  const lines =
    format === 'vcard'
      ? (await import('./card-lines.lazy.ts')).cardLines(columns, language)
      : linesOf(columns, format, options)
  const seen = options.terminal === true && flat.has(format) ? safeFlat : (text: string) => text
  for await (const text of blocksOf(rows, lines)) {
    if (sink.isClosed()) return
    await sink.write(seen(text))
    if (sink.isClosed()) return
  }
}
