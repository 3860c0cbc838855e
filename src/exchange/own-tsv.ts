// TSV as this program writes it: one line a row, tab, line break, return and backslash in a cell as `\t \n \r \\`, quotes
// and apostrophes as they are. Other programs write tabs with the quotes of CSV, so that a file must be known for ours.
import { fromTsvCell } from '../kernel/csv-cell.ts'
import type { ScannedRow, Scanner } from './scan-rows.ts'
import { longestCell, mostColumns } from './sheet-fault.ts'

const cellsOf = (line: string | undefined): readonly string[] => (line ?? '').replace(/\r$/, '').split('\t')

const ownId = /^[A-Z]{1,2}-[1-9]\d{0,15}$/

/** Whether a text is ours: a column `id` without quotes, and a lettered id (`C-12`, `CN-3`) in it on the first line. */
export const isOwnTsv = (text: string): boolean => {
  const [header, first] = text.slice(0, 200_000).split('\n', 2)
  const at = cellsOf(header).indexOf('id')
  return header?.includes('\t') === true && ownId.test(cellsOf(first)[at] ?? '')
}

const stray = /\\(?![tnr\\])/

/** Whether a backslash escapes nothing, as in no cell that this program wrote. */
const isStray = (cell: string): boolean => cell.includes('\\') && stray.test(cell.replaceAll('\\\\', ''))

/** Reads such a text; quotes open nothing. `line` is that of its first character. */
export const makeTsvScanner = (firstLine = 1): Scanner => {
  let rest = ''
  let line = firstLine
  const rowOf = (text: string): ScannedRow | undefined => {
    const bare = text.endsWith('\r') ? text.slice(0, -1) : text
    if (bare === '') return undefined
    const written = bare.split('\t', mostColumns + 1)
    const cells = bare.includes('\\') ? written.map(fromTsvCell) : written
    const long = bare.length > longestCell && cells.some((cell) => cell.length > longestCell)
    const fault = long ? 'cell-too-long' : written.some(isStray) ? 'bad-escape' : undefined
    return { line, cells, fault, raw: undefined }
  }
  const push = (piece: string, last: boolean): ScannedRow[] => {
    const text = rest + piece
    const rows: ScannedRow[] = []
    let at = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      const row = rowOf(text.slice(at, end))
      if (row !== undefined) rows.push(row)
      line += 1
      at = end + 1
    }
    rest = text.slice(at)
    const row = last ? rowOf(rest) : undefined
    return row === undefined ? rows : [...rows, row]
  }
  return { push, stopped: () => undefined, line: () => line }
}
