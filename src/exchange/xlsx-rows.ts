// The rows of one sheet of an XLSX as they are unpacked: every cell as the text that a person sees in it. Formulas give the
// value that was saved with them; none is computed here.
import { type DaySystem, numberText } from './cell-number.ts'
import { columnOf } from './cell-place.ts'
import type { SharedTexts } from './cell-texts.ts'
import { cellFault, type Fault, longestCell, mostColumns } from './sheet-fault.ts'
import type { TableRow, TableRows } from './table-row.ts'
import { longRows } from './workbook-failure.ts'
import type { XlsxParts } from './xlsx-parts.ts'
import { withoutEscapes } from './xlsx-texts.ts'
import { attribute, type XmlHandler } from './xml-events.ts'
import { xmlPart } from './xml-part.ts'
import type { ZipArchive } from './zip-archive.ts'

/** What the cells of a sheet refer to. */
export interface CellFacts {
  readonly system: DaySystem
  readonly formats: XlsxParts['formats']
  readonly textOf: SharedTexts['of']
  /** Is told of what the part says of its rows behind them. */
  readonly late: (fault: Fault) => void
}

/** Unpacked bytes of a sheet; a million full rows of forty columns have about two gigabytes. */
const mostBytes = 4 * 1024 * 1024 * 1024

/** No spreadsheet has more rows; a small file could unpack to them without end. */
const mostRows = 1_048_576

/**
 * Characters of the rows that have been read and not been taken, and of the one being read: more is no table's. A text that
 * cells share is counted as often as it is used.
 */
const mostHeld = 16 * 1024 * 1024

/** Makes the handler of one sheet, and gives what it has read so far. */
const makeRowHandler = ({
  system,
  formats,
  textOf: sharedText,
  late,
  tooLong,
}: CellFacts & { readonly tooLong: (line: number) => Error }): XmlHandler & { readonly take: () => TableRow[] } => {
  let rows: TableRow[] = []
  let line = 0
  let count = 0
  let cells: string[] = []
  let faults: Fault[] = []
  let unread: number[] = []
  let column = -1
  let place = ''
  let type = ''
  let style = ''
  let value = ''
  let reading = false
  let inCell = false
  let inline = false
  let aside = false
  let formula = false
  let held = 0
  let inRow = 0

  const misread = (code: 'error-cell' | 'no-value' | 'no-text', what = ''): void => {
    faults.push(cellFault(line, code, place, what))
    unread.push(column)
  }

  const textOf = (): string => {
    switch (type) {
      case 's': {
        const shared = sharedText(Number(value))
        if (shared === undefined) misread('no-text', value)
        return shared ?? ''
      }
      case 'str':
      case 'inlineStr':
        return withoutEscapes(value)
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
      case 'e':
        misread('error-cell', value)
        return ''
      case 'd':
        return value
          .replace('T', ' ')
          .replace(/(?:\.0+)?Z?$/, '')
          .replace(/ 00:00:00$/, '')
      default:
        return value === '' ? '' : numberText(value, formats(style === '' ? 0 : Number(style)), system)
    }
  }

  const noteMerged = (range: string): void => {
    const [, from = '', to = ''] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(range) ?? []
    if (from !== to) late(cellFault(Number(from), 'merged-cell', range))
  }

  const endCell = (): void => {
    inCell = false
    if (value === '' && type !== 's') {
      if (formula && type !== 'str') misread('no-value')
      return
    }
    const text = textOf()
    if (text === '') return
    const at = Math.min(column, mostColumns)
    while (cells.length < at) cells.push('')
    cells[at] = text
    inRow += text.length
    held += text.length
    if (held > mostHeld) throw tooLong(line)
  }

  return {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          line = Number(attribute(attributes, 'r') ?? line + 1)
          count += 1
          if (count > mostRows) throw new SyntaxError('there are more rows than a sheet has')
          cells = []
          faults = []
          unread = []
          column = -1
          inRow = 0
          break
        case 'c':
          inCell = true
          place = attribute(attributes, 'r') ?? ''
          column = place === '' ? column + 1 : columnOf(place)
          type = attribute(attributes, 't') ?? ''
          style = attribute(attributes, 's') ?? ''
          value = ''
          formula = false
          break
        case 'v':
          reading = inCell
          break
        case 'f':
          formula = inCell
          break
        case 'is':
          inline = inCell
          break
        case 't':
          reading = inline && !aside
          break
        case 'rPh':
          aside = true
          break
        case 'mergeCell':
          noteMerged(attribute(attributes, 'ref') ?? '')
          break
      }
    },
    close: (name) => {
      switch (name) {
        case 'v':
        case 't':
          reading = false
          break
        case 'is':
          inline = false
          break
        case 'rPh':
          aside = false
          break
        case 'c':
          endCell()
          break
        case 'row':
          if (cells.length > 0 || faults.length > 0)
            rows.push({ line, cells, faults, ...(unread.length > 0 ? { unread } : {}) })
          break
      }
    },
    text: (text) => {
      if (reading && value.length <= longestCell) value += text
    },
    take: () => {
      const taken = rows
      rows = []
      held = inRow
      return taken
    },
  }
}

/** The rows of a sheet. Fails with `damaged-workbook` (exit 9) wherever it cannot be read on. */
export async function* xlsxRows(zip: ZipArchive, place: string, part: string, facts: CellFacts): TableRows {
  const handler = makeRowHandler({ ...facts, tooLong: (line) => longRows(place, line) })
  for await (const _ of xmlPart(zip, place, part, mostBytes, handler)) {
    const rows = handler.take()
    if (rows.length > 0) yield rows
  }
}
