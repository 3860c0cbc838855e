// Which of the first rows of a table names the columns: titles, dates of export and other remarks may stand above it.
import { isKnownHeader } from './known-headers.ts'

/** Rows that are looked at, and how many of them may be titles. */
const looked = 40
const mostTitles = 12

const filledIn = (cells: readonly string[]): readonly string[] => cells.filter((cell) => cell.trim() !== '')

/** The number of filled cells that most rows have; of two as frequent, the larger. */
const usualWidth = (widths: readonly number[]): number => {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0
    if (count > most || (count === most && width > best)) best = width
  }
  return best
}

// Figures, days, phones, amounts and mail addresses are no names of columns.
const isValue = (cell: string): boolean =>
  /^[\s\d.,:/¥￥$€%+()年月日时分-]+$/.test(cell) || cell.includes('@') || /\d{5}/.test(cell)

const isHeader = (filled: readonly string[], width: number): boolean => {
  if (filled.length < 2 || filled.length < width * 0.6) return false
  if (filled.some(isKnownHeader)) return true
  // Two words in a row are as likely a name and a city as the heads of columns.
  return (
    width > 2 &&
    filled.every((cell) => cell.length <= 40 && !isValue(cell.trim())) &&
    new Set(filled).size === filled.length
  )
}

/**
 * How many of the first rows are titles above the row that names the columns; 0 where the first row names them, and
 * where there is a doubt. A title has few cells where the table has many, and none of them a usual header.
 */
export const titlesAbove = (rows: readonly (readonly string[])[]): number => {
  const first = rows.slice(0, looked).map(filledIn)
  const width = usualWidth(first.map(({ length }) => length))
  const isTitle = (filled: readonly string[]): boolean =>
    filled.length <= Math.max(1, Math.floor(width / 3)) && !filled.some(isKnownHeader)
  const titles = first.findIndex((filled) => !isTitle(filled))
  const header = first[titles]
  return titles > mostTitles || header === undefined || !isHeader(header, width) ? 0 : titles
}
