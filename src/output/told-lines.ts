// Sentences for people set into a terminal: broken between words and between parts, further lines set in. What is there to be
// copied, a line to type or a long path, stays in one piece, and the terminal folds it. Takes safe text.
import { cellWidth, wrapCells } from './width.ts'

const further = 2

/** A line to type: by itself, or behind the colon of a sentence. */
const toType = /^(.*[：:] ?)?((?:crm|export|ls|less) .+)$/

/** A path, up to what can be no part of it here. */
const path = /((?:~|\.{0,2})\/[^\s，。；：（）"“”]+)/

/** Parts that follow each other with a gap, as long as they fit on the line. */
const filled = (text: string, room: number): readonly string[] => {
  const lines: string[] = []
  for (const part of text.split(/ {3,}/)) {
    const last = lines.at(-1)
    const together = last === undefined ? part : `${last}   ${part}`
    if (last === undefined || cellWidth(together) <= room) lines.splice(-1, 1, together)
    else if (cellWidth(part) <= room) lines.push(part)
    else lines.splice(-1, 1, ...wrapCells(together, room))
  }
  return lines.flatMap((line) => wrapCells(line, room))
}

/** The same, but a path too long for a line stands on one of its own. */
const aroundPaths = (text: string, room: number): readonly string[] => {
  const lines: string[] = []
  let open = ''
  const close = (): void => {
    if (open.trim() !== '') lines.push(...filled(open.trim(), room))
    open = ''
  }
  for (const [at, piece] of text.split(path).entries()) {
    if (at % 2 === 0 || cellWidth(piece) <= room) open += piece
    else {
      close()
      lines.push(piece)
    }
  }
  close()
  return lines
}

const setLine = (line: string, width: number): readonly string[] => {
  if (cellWidth(line) <= width) return [line]
  const margin = ' '.repeat(line.search(/\S|$/))
  const room = width - margin.length - further
  const body = line.trim()
  const [, head = '', typed] = toType.exec(body) ?? []
  const lines = [...(head === '' && typed !== undefined ? [] : aroundPaths(typed === undefined ? body : head, room))]
  if (typed !== undefined) lines.push(typed)
  return lines.map((one, at) => (at === 0 ? margin + one : `${margin}${' '.repeat(further)}${one}`))
}

/** Sentences for a terminal of so many cells; as they stand where that is undefined. */
export const toldLines = (text: string, width: number | undefined): string =>
  width === undefined || text.length * 2 <= width
    ? text
    : text
        .split('\n')
        .flatMap((line) => setLine(line, width))
        .join('\n')
