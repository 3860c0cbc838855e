// A plain table by cli-table3 for pages that are drawn at build time: help. Lists of records are drawn by table.ts, which
// is faster and loses nothing; here every cell is broken into lines beforehand, so that nothing is cut.
import CliTable from 'cli-table3'
import { wrapCells } from './width.ts'

const corners = ['top', 'bottom', 'mid'].flatMap((row) => [row, `${row}-mid`, `${row}-left`, `${row}-right`])
const bare = Object.fromEntries(
  [...corners, 'left', 'left-mid', 'mid-mid', 'right', 'right-mid'].map((name) => [name, '']),
)

const gap = '  '

/**
 * The rows set in columns of the given widths, in cells, with two spaces before and between them; each line ends in a
 * line break. No colour. A row must have as many cells as there are widths.
 */
export const drawnTable = (rows: readonly (readonly string[])[], widths: readonly number[]): string => {
  if (rows.length === 0) return ''
  const table = new CliTable({
    colWidths: [...widths],
    chars: { ...bare, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const row of rows) table.push(row.map((cell, at) => wrapCells(cell, widths[at] ?? 2).join('\n')))
  return table
    .toString()
    .split('\n')
    .map((line) => `${gap}${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}
