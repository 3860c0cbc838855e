// Sets a page of help to a width: breaks its texts, puts words beside what they mean, or above it where the line is
// narrow. Lines to be copied stay as they are.
import { cellWidth, wrapCells } from '../../output/width.ts'
import { type Block, blockOf } from './page-marks.ts'

/** Draws rows in columns of given widths; the library behind it is loaded by the file that hands this in. */
export type DrawTable = (rows: readonly (readonly string[])[], widths: readonly number[]) => string

const gap = 2
/** With less room than this beside a word, what it means stands below it. */
const leastBeside = 30
const below = 4

const lines = (all: readonly string[]): string => all.map((line) => `${line.trimEnd()}\n`).join('')

const textLines = ({ indent, hang, text }: Extract<Block, { is: 'text' }>, width: number): string => {
  const [first = '', ...more] = wrapCells(text, width - indent)
  if (more.length === 0 || hang === 0) return lines([first, ...more].map((line) => ' '.repeat(indent) + line))
  // What goes on further in has less room.
  const rest = wrapCells(text.slice(first.length).trimStart(), width - indent - hang)
  return lines([' '.repeat(indent) + first, ...rest.map((line) => ' '.repeat(indent + hang) + line)])
}

const phraseLines = ({ indent, between, all }: Extract<Block, { is: 'phrases' }>, width: number): string => {
  const set: string[] = []
  for (const phrase of all) {
    const last = set.at(-1)
    const joined = last === undefined ? phrase : `${last}${between}${phrase}`
    if (last === undefined) set.push(phrase)
    else if (cellWidth(joined) <= width - indent) set[set.length - 1] = joined
    else {
      set[set.length - 1] = `${last}${between.trimEnd()}`
      set.push(phrase)
    }
  }
  const margin = ' '.repeat(indent)
  return lines(set.flatMap((line) => wrapCells(line, width - indent)).map((line) => margin + line))
}

const stacked = (left: string, right: string, indent: number, width: number): string => {
  const [margin, further] = [indent, indent + below].map((cells) => ' '.repeat(cells))
  return lines([
    ...wrapCells(left.trim(), width - indent).map((line) => margin + line),
    ...(right === '' ? [] : wrapCells(right, width - indent - below).map((line) => further + line)),
  ])
}

const pairLines = ({ indent, most, rows }: Extract<Block, { is: 'pairs' }>, width: number): string => {
  const fitting = rows.map(([left = '']) => cellWidth(left)).filter((cells) => cells <= most)
  const lefts = Math.max(0, ...fitting)
  const room = width - indent - lefts - gap
  const isWide =
    room >= leastBeside || rows.every(([left = '', right = '']) => cellWidth(left) <= lefts && cellWidth(right) <= room)
  if (!isWide) return rows.map(([left = '', right = '']) => stacked(left, right, indent, width)).join('')
  const margin = ' '.repeat(indent)
  return rows
    .map(([left = '', right = '']) => {
      const texts = right === '' ? [''] : wrapCells(right, room)
      const alone = cellWidth(left) > lefts
      const heads = alone ? wrapCells(left, width - indent) : []
      const body = texts.map((text, at) => {
        const head = at === 0 && !alone ? left : ''
        return `${margin}${head}${' '.repeat(lefts - cellWidth(head) + gap)}${text}`
      })
      return lines([...heads.map((line) => margin + line), ...(alone && right === '' ? [] : body)])
    })
    .join('')
}

const tableLines = ({ most, rows }: Extract<Block, { is: 'table' }>, width: number, draw: DrawTable): string => {
  const widthOf = (at: number): number => Math.max(0, ...rows.map((row) => cellWidth(row[at] ?? '')))
  const [first, second] = [Math.min(most[0], widthOf(0)), Math.min(most[1], widthOf(1))]
  const room = width - first - second - 3 * gap
  if (room >= leastBeside) return draw(rows, [first, second, room])
  return rows.map(([name = '', kind = '', about = '']) => stacked(`${name}  ${kind}`, about, gap, width)).join('')
}

const blockText = (block: Block, width: number, draw: DrawTable): string => {
  switch (block.is) {
    case 'text':
      return textLines(block, width)
    case 'phrases':
      return phraseLines(block, width)
    case 'pairs':
      return pairLines(block, width)
    case 'table':
      return tableLines(block, width, draw)
  }
}

/** A page of page-parts.ts set in lines of at most `width` cells, but for those that are to be copied. */
export const setPage = (page: string, width: number, draw: DrawTable): string =>
  page
    .split('\n')
    .map((line, at, all) => {
      const block = blockOf(line)
      if (block) return blockText(block, width, draw)
      return at === all.length - 1 ? line : `${line}\n`
    })
    .join('')
