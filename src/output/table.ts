// A table for a terminal: fits the width, sets Chinese by cell width, loses no text. Where the columns cannot fit even
// when broken into lines, every row becomes a block of labelled lines.
import { type Language, say } from '../kernel/words.ts'
import type { Paint } from './colour.ts'
import { type Column, isWhole, shownText, sideOf, type Tone } from './column.ts'
import { columnGap, type DrawnCell, drawRow } from './draw.ts'
import { fitColumns, type Wish } from './fit.ts'
import { labelled, labelWidth } from './labelled.ts'
import { safeLine, safeText } from './safe-text.ts'
import { blockWidth, cellWidth, wrapCells } from './width.ts'

/** How a table is set. */
export interface TableOptions {
  readonly language: Language
  readonly header: boolean
  /** Cells of the terminal; undefined: as wide as the text asks for. */
  readonly width?: number | undefined
  readonly paint: Paint
}

/** A column of text gets no narrower than this, one of figures or days than that, before rows become blocks. */
const leastText = 8
const leastWhole = 20
const widestOf = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, blockWidth(text)), 0)
const widestWord = (text: string): number => Math.max(...text.split(/\s/).map(cellWidth))

interface HeadedWish extends Wish {
  /** Cells that the head needs at least. */
  readonly head: number
}

const wishOf = <Row>(column: Column<Row>, texts: readonly string[], title: string): HeadedWish => {
  const cells = widestOf(texts)
  const natural = Math.max(1, cells, blockWidth(title))
  const head = Math.min(widestWord(title), leastText)
  const body = Math.min(cells, isWhole(column) ? leastWhole : leastText)
  return { natural, least: Math.max(2, head, body), weight: column.weight ?? 0, head }
}

/** Widths that fit. What broken phones and lists leave free of their width goes to the columns of text. */
const widthsFor = <Row>(
  columns: readonly Column<Row>[],
  wishes: readonly HeadedWish[],
  texts: readonly (readonly string[])[],
  room: number,
): readonly number[] | undefined => {
  const first = fitColumns(wishes, room)
  if (first === undefined) return undefined
  const tightened = wishes.map((wish, at) => {
    const column = columns[at]
    const given = first[at] ?? wish.natural
    if (column === undefined || given >= wish.natural || !isWhole(column)) return wish
    const used = (texts[at] ?? []).reduce(
      (most, text) => wrapCells(text, given).reduce((wide, line) => Math.max(wide, cellWidth(line)), most),
      wish.head,
    )
    return { ...wish, natural: used, least: Math.min(wish.least, used) }
  })
  return fitColumns(tightened, room)
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
  const texts = columns.map((column) => rows.map((row) => safeText(shownText(column, row, language))))
  const wishes = columns.map((column, at) => wishOf(column, texts[at] ?? [], titles[at] ?? ''))
  const widths = widthsFor(columns, wishes, texts, width - columnGap * (columns.length - 1))
  if (widths === undefined) return blocks(columns, rows, texts, { ...options, width })

  const sides = columns.map(sideOf)
  const cell = (text: string, at: number, tone: Tone | undefined): DrawnCell =>
    wrapCells(text, widths[at] ?? 2).map((line) => ({ text: line, shown: paint(tone, line) }))
  const head = header ? [titles.map((title, at) => cell(title, at, 'muted'))] : []
  const body = rows.map((row, index) =>
    columns.map((column, at) => cell(texts[at]?.[index] ?? '', at, column.tone?.(row))),
  )
  return [...head, ...body].map((cells) => drawRow(cells, widths, sides)).join('')
}

const blocks = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  texts: readonly (readonly string[])[],
  options: TableOptions & { readonly width: number },
): string => {
  const heads = columns.map(({ title }) => safeLine(say(title, options.language)))
  const labels = labelWidth(heads, options.width)
  const block = (row: Row, index: number): string => {
    const pairs = columns.map((column, at) => ({
      label: heads[at] ?? '',
      text: texts[at]?.[index] ?? '',
      tone: column.tone?.(row),
    }))
    return labelled(pairs, { ...options, labels })
  }
  return rows.map(block).join('\n')
}
