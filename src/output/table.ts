// A table for a terminal: fits the width, sets Chinese by cell width, breaks no word. What it has no room for it leaves
// out where it may, and tells; where too little would stay, every row becomes a card of labelled lines.
import { say } from '../kernel/words.ts'
import { type CardOptions, cards } from './cards.ts'
import { type ColumnWish, chooseColumns } from './choose-columns.ts'
import { type Column, isWhole, shownText, sideOf, type Tone } from './column.ts'
import { columnGap, type DrawnCell, drawRow } from './draw.ts'
import { fitColumns } from './fit.ts'
import { alignedAtPoint } from './point.ts'
import { safeText } from './safe-text.ts'
import { blockWidth, cellWidth, widestPiece, wrapCells } from './width.ts'

/** Columns that a table had no room for. */
export interface LeftOut {
  /** Those with text in them. */
  readonly filled: readonly Column<never>[]
  readonly empty: readonly Column<never>[]
}

/** How a table is set. */
export interface TableOptions extends Omit<CardOptions, 'width'> {
  readonly header: boolean
  /** Cells of the terminal; undefined: as wide as the text asks for. */
  readonly width?: number | undefined
  /** Told which columns were left out for want of room; absent: none may be. */
  readonly onLeftOut?: ((columns: LeftOut) => void) | undefined
}

/** Columns of a table with their texts, safe to print, and their heads. */
interface Filled<Row> {
  readonly columns: readonly Column<Row>[]
  readonly texts: readonly (readonly string[])[]
  readonly titles: readonly string[]
}

/** A column of text gets no narrower than this, one of figures or days than that, as long as its words allow. */
const leastText = 16
const leastWhole = 20
/** The least where there would be no table otherwise, and the width of words that may be broken. */
const tightText = 8
const longWord = 24

const widestOf = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, blockWidth(text)), 0)

const wordWidth = (word: string): number => Math.min(cellWidth(word), /^[\x20-\x7e]*$/.test(word) ? leastText : 8)

const leastOf = <Row>(
  column: Column<Row>,
  texts: readonly string[],
  cells: number,
): { readonly least: number; readonly tight: number } => {
  const whole = isWhole(column) ? Math.min(cells, leastWhole) : cells
  if (isWhole(column) || cells <= tightText) return { least: whole, tight: whole }
  const word = texts.reduce((most, text) => (most < longWord ? Math.max(most, widestPiece(text, longWord)) : most), 0)
  return { least: Math.max(Math.min(cells, leastText), word), tight: Math.max(tightText, word) }
}

interface HeadedWish extends ColumnWish {
  /** Cells that the head needs at least. */
  readonly head: number
}

const wishOf = <Row>(column: Column<Row>, texts: readonly string[], title: string): HeadedWish => {
  const cells = widestOf(texts)
  const head = Math.max(2, ...title.split(/\s/).map(wordWidth))
  const { least, tight } = leastOf(column, texts, cells)
  return {
    natural: Math.max(1, cells, blockWidth(title)),
    least: Math.max(head, least),
    tight: Math.max(head, tight),
    weight: column.weight ?? 0,
    head,
    empty: cells === 0,
  }
}

/** A wish after its cells were broken: what phones and lists leave free of their width goes to the columns of text. */
const tightened = (wish: HeadedWish, given: number, texts: readonly string[]): HeadedWish => {
  if (given >= wish.natural) return wish
  const used = texts.reduce(
    (most, text) => wrapCells(text, given).reduce((wide, line) => Math.max(wide, cellWidth(line)), most),
    wish.head,
  )
  return { ...wish, natural: used, least: Math.min(wish.least, used) }
}

interface Choice {
  readonly places: readonly number[]
  readonly widths: readonly number[]
}

const choose = <Row>({ columns, texts, titles }: Filled<Row>, options: TableOptions): Choice | undefined => {
  const { width = Number.POSITIVE_INFINITY, onLeftOut } = options
  const all = columns.map((_, at) => at)
  const natural = all.map((at) => Math.max(1, widestOf(texts[at] ?? []), blockWidth(titles[at] ?? '')))
  const room = (count: number): number => width - columnGap * (count - 1)
  if (natural.reduce((sum, cells) => sum + cells, 0) <= room(all.length)) return { places: all, widths: natural }
  const wishes = columns.map((column, at) => wishOf(column, texts[at] ?? [], titles[at] ?? ''))
  const chosen = chooseColumns(wishes, { width, gap: columnGap, mayLeaveOut: onLeftOut !== undefined })
  if (!chosen) return undefined
  const { places, widths } = chosen
  const again = places.flatMap((at, place) => {
    const [column, wish] = [columns[at], wishes[at]]
    if (column === undefined || wish === undefined) return []
    return isWhole(column) ? tightened(wish, widths[place] ?? wish.natural, texts[at] ?? []) : wish
  })
  const left = (empty: boolean) => columns.filter((_, at) => !places.includes(at) && wishes[at]?.empty === empty)
  if (places.length < columns.length) onLeftOut?.({ filled: left(false), empty: left(true) })
  return { places, widths: fitColumns(again, room(places.length)) ?? widths }
}

const textsOf = <Row>(column: Column<Row>, rows: readonly Row[], options: TableOptions): readonly string[] => {
  const texts = rows.map((row) => safeText(shownText(column, row, options.language)))
  return column.kind === 'money' ? alignedAtPoint(texts) : texts
}

/** The table as text that ends in a line break, or '' when there are no rows. */
export const tableText = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions,
): string => {
  if (rows.length === 0 || columns.length === 0) return ''
  const { language, header, paint, width = Number.POSITIVE_INFINITY } = options
  const titles = columns.map(({ title }) => (header ? safeText(say(title, language)) : ''))
  const texts = columns.map((column) => textsOf(column, rows, options))
  const chosen = choose({ columns, texts, titles }, options)
  if (chosen === undefined) return cards(columns, rows, texts, { language, paint, width })
  const { places, widths } = chosen

  const cell = (text: string, place: number, tone: Tone | undefined): DrawnCell =>
    wrapCells(text, widths[place] ?? 2).map((line) => ({ text: line, shown: paint(tone, line.trimEnd()) }))
  const kept = places.flatMap((at) => columns[at] ?? [])
  const sides = kept.map(sideOf)
  const head = header ? [places.map((at, place) => cell(titles[at] ?? '', place, 'muted'))] : []
  const body = rows.map((row, index) =>
    kept.map((column, place) => cell(texts[places[place] ?? 0]?.[index] ?? '', place, column.tone?.(row))),
  )
  return [...head, ...body].map((cells) => drawRow(cells, widths, sides)).join('')
}
