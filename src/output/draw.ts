// Sets cells of several lines side by side, with two spaces between the columns and no lines drawn.
// Not cli-table3: it counts cells by an old table of Unicode and cuts what it counts as too wide, and its first table
// costs a fifth of the program's start. A test holds this drawing against it.
import { cellWidth } from './width.ts'

/** One line of a cell: its bare text, and the text as it is printed, perhaps with colour, without spaces at its end. */
export interface DrawnLine {
  readonly text: string
  readonly shown: string
}

/** A cell broken into lines that fit its column. */
export type DrawnCell = readonly DrawnLine[]

/** Cells between two columns. */
export const columnGap = 2

const blank: DrawnLine = { text: '', shown: '' }

/** Draws one row, every line ended by a line break, without spaces at the ends. */
export const drawRow = (
  cells: readonly DrawnCell[],
  widths: readonly number[],
  sides: readonly ('left' | 'right')[],
): string => {
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1)
  let out = ''
  for (let at = 0; at < height; at += 1) {
    let line = ''
    // Spaces are written only when text follows.
    let owed = 0
    for (const [index, lines] of cells.entries()) {
      const { text, shown } = lines[at] ?? blank
      const free = Math.max(0, (widths[index] ?? 0) - cellWidth(text))
      const before = sides[index] === 'right' ? free : 0
      if (shown !== '') {
        line += ' '.repeat(owed + before) + shown
        // What an amount without decimals leaves free behind itself.
        owed = text.length - text.trimEnd().length
      } else owed += before + cellWidth(text)
      owed += free - before + columnGap
    }
    out += `${line}\n`
  }
  return out
}
