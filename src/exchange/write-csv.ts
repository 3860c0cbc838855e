// Rows of text as CSV lines in blocks, for files that are made here. What a cell means is not known, nor where it goes.
import { csvCell } from '../kernel/csv-cell.ts'
import { guardCell } from './formula-guard.ts'

/** How CSV is written. */
export interface CsvOptions {
  /** Default true: cells that a spreadsheet would read as formulas get a leading `'`. */
  readonly guard?: boolean
  /** Byte-order mark and CRLF. Default false: no mark, LF. */
  readonly excel?: boolean
}

const block = 1000

/** One line without its end: cells in quotes where RFC 4180 asks for them. */
export const csvLine = (cells: readonly string[]): string => {
  let line = ''
  for (let at = 0; at < cells.length; at += 1) line += (at === 0 ? '' : ',') + csvCell(cells[at] ?? '')
  // A line of one empty cell, or one that would pass for a `sep=` line, needs quotes to be read as what it is.
  return line === '' || /^sep=.?$/i.test(line) ? `"${line}"` : line
}

/** A header and rows in blocks of a thousand lines, ready to be written one after the other. */
export function* csvBlocks(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  options: CsvOptions = {},
): Generator<string, void> {
  const { guard = true, excel = false } = options
  const end = excel ? '\r\n' : '\n'
  let text = (excel ? '\ufeff' : '') + csvLine(header) + end
  let count = 0
  for (const row of rows) {
    text += csvLine(guard ? row.map(guardCell) : row) + end
    count += 1
    if (count % block === 0) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}
