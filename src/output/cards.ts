// Rows of a table as cards, for a terminal too narrow for columns: what a row is called in the first line, below it
// labelled lines. What is empty is left out.
import { type Language, say } from '../kernel/words.ts'
import type { Paint } from './colour.ts'
import type { Column } from './column.ts'
import { labelled, labelWidth } from './labelled.ts'
import { safeLine } from './safe-text.ts'
import { wrapCells } from './width.ts'

/** How cards are set. */
export interface CardOptions {
  readonly language: Language
  /** Cells of a line. */
  readonly width: number
  readonly paint: Paint
}

/** Columns of this weight say which row it is. */
const naming = 90

/** How many of the first columns stand in the line over a card: none where that would be one alone, without its label. */
const headingOf = <Row>(columns: readonly Column<Row>[]): number => {
  // A figure says nothing without its label, but for the one that counts the rows.
  const first = columns.findIndex(({ weight = 0, kind }, at) => weight < naming || (at > 0 && kind === 'number'))
  const count = first < 0 ? columns.length : first
  return count > 1 ? count : 0
}

/** The cards, parted by empty lines. `texts` are the cells by column, safe to print already. */
export const cards = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  texts: readonly (readonly string[])[],
  { language, width, paint }: CardOptions,
): string => {
  const headed = headingOf(columns)
  const indent = headed > 0 ? 1 : 0
  const heads = columns.map(({ title }) => safeLine(say(title, language)))
  const labels = labelWidth(heads.slice(headed), width - indent)
  const card = (row: Row, index: number): string => {
    const cells = columns.map((column, at) => ({
      label: heads[at] ?? '',
      text: texts[at]?.[index] ?? '',
      tone: column.tone?.(row),
    }))
    const names = cells.slice(0, headed).filter(({ text }) => text !== '')
    const heading = names.map(({ text }) => text.trim()).join('  ')
    const lines = heading === '' ? [] : wrapCells(heading, width)
    // In one line each name keeps its colour.
    const shown = lines.length === 1 ? [names.map(({ text, tone }) => paint(tone, text.trim())).join('  ')] : lines
    return shown.map((line) => `${line}\n`).join('') + labelled(cells.slice(headed), { width, paint, labels, indent })
  }
  return rows.map(card).join('\n')
}
