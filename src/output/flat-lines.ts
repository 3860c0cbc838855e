// CSV, TSV and ids: lines for programs and spreadsheets, ISO days, nothing cut.
// What to do about formulas is told (`guard`), not known here.
import { csvCell, tsvCell } from '../kernel/csv-cell.ts'
import { type Column, plainOf } from './column.ts'
import type { RowLines } from './row-lines.ts'

/** How flat lines are written. */
export interface FlatOptions {
  readonly header: boolean
  /** Byte-order mark, CRLF, and phones and figures with leading zeros as text. */
  readonly excel?: boolean
  /** Makes a cell harmless in a spreadsheet; absent: cells stay as they are. */
  readonly guard?: ((cell: string) => string) | undefined
}

/** Figures that a spreadsheet would spoil as numbers: a leading zero, a plus sign, or more than eleven digits. */
const spoiled = /^(?:0\d|\+\d|\d{12})[\d ()./-]*$/
const dialled = /^[\d+(][\d ()+./-]{4,}$/

const asText = <Row>(column: Column<Row>): ((cell: string) => string) => {
  const pattern = column.kind === 'phone' ? dialled : spoiled
  const figure = column.kind === 'number' || column.kind === 'money'
  return (cell) => (!figure && pattern.test(cell) ? `="${cell}"` : cell)
}

const cellsOf = <Row>(columns: readonly Column<Row>[], options: FlatOptions): readonly ((row: Row) => string)[] =>
  columns.map((column) => {
    const plain = plainOf(column)
    const { guard } = options
    const guarded = guard === undefined ? plain : (row: Row) => guard(plain(row))
    if (options.excel !== true) return guarded
    const text = asText(column)
    return (row) => {
      const cell = plain(row)
      const kept = text(cell)
      return kept === cell ? guarded(row) : kept
    }
  })

/** CSV by RFC 4180; lines end in LF, with `excel` in CRLF after a byte-order mark. */
export const csvLines = <Row>(columns: readonly Column<Row>[], options: FlatOptions): RowLines<Row> => {
  const end = options.excel === true ? '\r\n' : '\n'
  const cells = cellsOf(columns, options)
  const [only] = cells
  const head = columns.map(({ key }) => csvCell(key)).join(',')
  const line =
    cells.length === 1 && only !== undefined
      ? // A blank line would be taken for no row at all.
        (row: Row) => (csvCell(only(row)) || '""') + end
      : (row: Row) => {
          let text = ''
          let comma = ''
          for (const cell of cells) {
            text += comma + csvCell(cell(row))
            comma = ','
          }
          return text + end
        }
  return { open: (options.excel === true ? '\ufeff' : '') + (options.header ? head + end : ''), line, close: () => '' }
}

/** One line a row, cells parted by tabs; tab, line break and backslash inside a cell as `\t \n \\`. */
export const tsvLines = <Row>(columns: readonly Column<Row>[], options: FlatOptions): RowLines<Row> => {
  const cells = columns.map(plainOf)
  const head = columns.map(({ key }) => tsvCell(key)).join('\t')
  return {
    open: options.header ? `${head}\n` : '',
    line: (row) => `${cells.map((cell) => tsvCell(cell(row))).join('\t')}\n`,
    close: () => '',
  }
}

/** The ids alone, one a line, of rows that have one: the column `id`, else the first that names a record, else the first one. */
export const idLines = <Row>(columns: readonly Column<Row>[]): RowLines<Row> => {
  const column =
    columns.find(({ key }) => key === 'id') ?? columns.find(({ kind }) => kind === 'reference') ?? columns[0]
  const cell = column === undefined ? () => '' : plainOf(column)
  const line = (row: Row): string => {
    const id = cell(row)
    return id === '' ? '' : `${tsvCell(id)}\n`
  }
  return { open: '', line, close: () => '' }
}
