// A plain table by cli-table3 for pages that are drawn at build time: help. Lists of records are drawn by table.ts, which
// is faster and loses nothing; here every cell is broken into lines beforehand, so that nothing is cut.
import CliTable from 'cli-table3'
import { wrapCells } from './width.ts'

const corners = ['top', 'bottom', 'mid'].flatMap((row) => [row, `${row}-mid`, `${row}-left`, `${row}-right`])
const bare = Object.fromEntries([...corners, 'left', 'left-mid', 'mid-mid', 'right', 'right-mid'].map((name) => [name, '']))

/** Cells between two columns of a drawn table. */
export const drawnGap = 2

/**
 * The rows set in columns of the given widths, in cells, each line indented and ended by a line break. No colour.
 * A row must have as many cells as there are widths.
 */
export const drawnTable = (rows: readonly (readonly string[])[], widths: readonly number[], indent = 2): string => {
  if (rows.length === 0) return ''
  const table = new CliTable({
    colWidths: [...widths],
    chars: { ...bare, middle: ' '.repeat(drawnGap) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const row of rows) table.push(row.map((cell, at) => wrapCells(cell, widths[at] ?? 2).join('\n')))
  return table
    .toString()
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}
