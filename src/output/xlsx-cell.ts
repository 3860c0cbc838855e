// One cell of an XLSX: days and times as such, figures as numbers, all else as text, so that leading zeros and long
// numbers stay what they are. A text is never a formula.
import { dayNumber, isDay } from '../kernel/day.ts'
import type { Column } from './column.ts'
import { plainOf } from './column.ts'

/** Styles of cells, by their place in the list of `xlsx-parts.ts`. */
export const styles = { head: 1, text: 2, day: 3, moment: 4, money: 5 } as const

/** The most characters that a spreadsheet takes in one cell. */
export const longestText = 32_767

const special = /[&<>]/
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// What XML cannot hold, or would not keep; and what would be taken for such a sign written out.
const unkept =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g

const written = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** A text inside an element. */
export const xmlText = (text: string): string => {
  const kept = text.includes('_x') ? text.replace(looksEscaped, '_x005F_') : text
  const whole = kept.replace(unkept, written)
  return special.test(whole) ? whole.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign) : whole
}

/** Days since the spreadsheet's day 0, from 1 March 1900 on: before that spreadsheets count a day that never was. */
const serialOf = (day: string): number | undefined =>
  isDay(day) && day >= '1900-03-01' ? dayNumber(day) + 25_569 : undefined

const local = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?$/

const momentOf = (text: string): number | undefined => {
  const [, day = '', hours, minutes, seconds, rest = '0'] = local.exec(text) ?? []
  const serial = serialOf(day)
  if (serial === undefined) return undefined
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(rest) / 1000
  return serial + time / 86_400
}

const number = (value: number | string, style: number): string => `s="${style}"><v>${value}</v></c>`

/** Figures that a spreadsheet keeps exactly: it has fifteen digits. */
const isExact = (text: string): boolean =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15

const moneyStyle = (text: string): number => styles.money + Math.min(4, text.split('.')[1]?.length ?? 0)

/** What is written of a cell behind its place: style and value; '' for an empty one. */
export type CellText<Row> = (row: Row) => string

/** Makes the writer of a column's cells. `mark` is laid on texts; one that is too long throws a `RangeError`. */
export const cellWriter = <Row>(column: Column<Row>, mark: (text: string) => string): CellText<Row> => {
  const plain = plainOf(column)
  const { kind, local: localOf } = column
  const textCell = (text: string): string => {
    const marked = mark(text)
    if (marked.length > longestText) throw new RangeError(column.key)
    return `s="${styles.text}" t="inlineStr"><is><t xml:space="preserve">${xmlText(marked)}</t></is></c>`
  }
  const dayCell = (text: string): string => {
    const serial = serialOf(text)
    return serial === undefined ? textCell(text) : number(serial, styles.day)
  }
  return (row) => {
    const text = plain(row)
    if (text === '') return ''
    if (kind === 'number' && isExact(text)) return number(text, 0)
    if (kind === 'money' && isExact(text)) return number(text, moneyStyle(text))
    if (kind === 'day') return dayCell(text)
    if (kind !== 'moment') return textCell(text)
    const serial = momentOf(localOf?.(row) ?? '')
    return serial === undefined ? dayCell(text) : number(serial, styles.moment)
  }
}
