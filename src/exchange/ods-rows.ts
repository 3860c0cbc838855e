// The rows of one table of an ODS: the text of every cell, days and numbers by their exact value. Repeats are written out
// as far as they hold something; those that only fill the page are left.
import { numberText } from './cell-number.ts'
import { lettersOf } from './cell-place.ts'
import { cellFault, type Fault, longestCell, mostColumns } from './sheet-fault.ts'
import type { TableRow, TableRows } from './table-row.ts'
import { damaged, longRows } from './workbook-failure.ts'
import { attribute, type XmlHandler } from './xml-events.ts'
import { xmlPart } from './xml-part.ts'
import type { ZipArchive } from './zip-archive.ts'

/** The part with the rows of all tables. */
export const odsContent = 'content.xml'
const mostBytes = 4 * 1024 * 1024 * 1024
/** No spreadsheet has more; a short text could repeat its rows without end. */
const mostRows = 1_048_576

/** Characters of the rows that have been read and not been taken; a cell that is repeated counts once. */
const mostHeld = 16 * 1024 * 1024

const plain = { day: false, time: false, figures: 0 }

/** A table of a document. */
export interface OdsTable {
  readonly name: string
  readonly hidden: boolean
}

/** The tables in their order. Reads the document once. */
export const readOdsTables = async (zip: ZipArchive, place: string): Promise<readonly OdsTable[]> => {
  const found: { readonly name: string; readonly style: string }[] = []
  const unseen = new Set<string>()
  let style = ''
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (name === 'style') style = attribute(attributes, 'name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') unseen.add(style)
      else if (name === 'table')
        found.push({ name: attribute(attributes, 'name') ?? '', style: attribute(attributes, 'style-name') ?? '' })
    },
    close: () => {},
    text: () => {},
  }
  for await (const _ of xmlPart(zip, place, odsContent, mostBytes, handler));
  return found.map((table) => ({ name: table.name, hidden: unseen.has(table.style) }))
}

const times = (attributes: string, name: string): number => {
  const count = Number(attribute(attributes, name) ?? 1)
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}

const timeOf = (duration: string): string => {
  const [, hours = '0', minutes = '0', seconds = '0'] = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(duration) ?? []
  return [hours, minutes, seconds.replace(/\..*$/, '')].map((part) => part.padStart(2, '0')).join(':')
}

/** The text of a cell: its exact value where it has one, else what stands in it. */
const cellValue = (attributes: string, text: string): string => {
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      // A leading zero is shown by the format only: what is seen has it, the value has not.
      return /^0\d+$/.test(text) ? text : numberText(attribute(attributes, 'value') ?? text, plain, '1900')
    case 'date':
      return (attribute(attributes, 'date-value') ?? text).replace('T', ' ').replace(/ 00:00:00(?:\.0+)?$/, '')
    case 'time':
      return timeOf(attribute(attributes, 'time-value') ?? '')
    case 'boolean':
      return attribute(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE'
    default:
      return text
  }
}

/** Whether a cell holds what a formula could not reckon: LibreOffice says so beside its text, `#N/A` or `Err:502`. */
const isError = (attributes: string): boolean => /\bcalcext:value-type=["']error["']/.test(attributes)

const makeRowHandler = (wanted: number, place: string): XmlHandler & { readonly take: () => TableRow[] } => {
  let rows: TableRow[] = []
  let table = -1
  let line = 1
  let cells: string[] = []
  let faults: Fault[] = []
  let unread: number[] = []
  let column = 0
  let rowRepeat = 1
  let cell = ''
  let text: string | undefined
  let paragraphs = 0
  let reading = false
  let aside = 0
  let held = 0
  let inRow = 0

  const misread = (count: number): void => {
    for (let at = column; at < Math.min(column + count, mostColumns); at += 1) {
      faults.push(cellFault(line, 'error-cell', `${lettersOf(at)}${line}`, text))
      unread.push(at)
    }
  }

  const endCell = (): void => {
    const broken = isError(cell)
    const value = broken ? '' : cellValue(cell, text ?? '')
    const count = times(cell, 'number-columns-repeated')
    if (broken) misread(count)
    const rowsSpanned = times(cell, 'number-rows-spanned')
    if (rowsSpanned > 1)
      faults.push(
        cellFault(line, 'merged-cell', `${lettersOf(column)}${line}:${lettersOf(column)}${line + rowsSpanned - 1}`),
      )
    inRow += value.length
    held += value.length
    if (held > mostHeld) throw longRows(place, line)
    if (value !== '') {
      const last = Math.min(column + count, mostColumns + 1)
      while (cells.length < Math.min(column, mostColumns)) cells.push('')
      while (cells.length < last) cells.push(value)
    }
    column += count
    text = undefined
  }

  return {
    open: (name, attributes) => {
      if (name === 'table') {
        table += 1
        line = 1
      } else if (table === wanted && name === 'table-row') {
        rowRepeat = times(attributes, 'number-rows-repeated')
        cells = []
        faults = []
        unread = []
        column = 0
        inRow = 0
      } else if (table === wanted && (name === 'table-cell' || name === 'covered-table-cell')) {
        cell = attributes
        text = ''
        paragraphs = 0
      } else if (text !== undefined) {
        if (name === 'annotation') aside += 1
        else if (name === 'p' && aside === 0) {
          if (paragraphs > 0) text += '\n'
          paragraphs += 1
          reading = true
        } else if (reading && name === 's') text += ' '.repeat(Math.min(times(attributes, 'c'), 1000))
        else if (reading && name === 'tab') text += '\t'
        else if (reading && name === 'line-break') text += '\n'
      }
    },
    close: (name) => {
      if (name === 'p') reading = false
      else if (name === 'annotation') aside = Math.max(0, aside - 1)
      else if (text !== undefined && (name === 'table-cell' || name === 'covered-table-cell')) endCell()
      else if (name === 'table-row' && table === wanted) {
        if (cells.length > 0 || faults.length > 0) {
          if (line + rowRepeat > mostRows + 1)
            throw damaged(place, { en: 'a row is repeated without end', zh: '某行无限重复' })
          const more = unread.length > 0 ? { unread } : {}
          for (let at = 0; at < rowRepeat; at += 1) rows.push({ line: line + at, cells, faults, ...more })
        }
        line += rowRepeat
      }
    },
    text: (piece) => {
      if (reading && aside === 0 && text !== undefined && text.length <= longestCell) text += piece
    },
    take: () => {
      const taken = rows
      rows = []
      held = inRow
      return taken
    },
  }
}

/** The rows of a table by its place from 0. Fails with `damaged-workbook` (exit 9) wherever it cannot be read on. */
export async function* odsRows(zip: ZipArchive, place: string, table: number): TableRows {
  const handler = makeRowHandler(table, place)
  for await (const _ of xmlPart(zip, place, odsContent, mostBytes, handler)) {
    const rows = handler.take()
    if (rows.length > 0) yield rows
  }
}
