// The parts a page of help is set from: paragraphs, headed sections, pairs of a word and what it means.
// Knows widths and nothing of commands.
import { type Language, say, type Words } from '../../kernel/words.ts'
import { cellWidth, wrapCells } from '../../output/width.ts'

/** Cells of a line of help, whatever the terminal: the pages are drawn when the program is built. */
export const pageWidth = 80

const gap = 2

/** A text broken into lines, each ended by a line break. */
export const paragraph = (text: string, indent = 0): string =>
  wrapCells(text, pageWidth - indent)
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')

/** Phrases after one another, broken only between them. */
export const phrases = (all: readonly string[], between: string, indent: number): string => {
  const lines: string[] = []
  for (const phrase of all) {
    const last = lines.at(-1)
    const joined = last === undefined ? phrase : `${last}${between}${phrase}`
    if (last === undefined) lines.push(phrase)
    else if (cellWidth(joined) <= pageWidth - indent) lines[lines.length - 1] = joined
    else {
      lines[lines.length - 1] = `${last}${between.trimEnd()}`
      lines.push(phrase)
    }
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('')
}

/** A word and what it means. */
export interface Pair {
  readonly left: string
  readonly right: string
}

/** Pairs below one another. A left side wider than `most` cells stands on a line of its own. */
export const pairs = (rows: readonly Pair[], indent = 2, most = 26): string => {
  const fitting = rows.map(({ left }) => cellWidth(left)).filter((width) => width <= most)
  const width = Math.max(0, ...fitting)
  const room = pageWidth - indent - width - gap
  const margin = ' '.repeat(indent)
  return rows
    .map(({ left, right }) => {
      const texts = right === '' ? [''] : wrapCells(right, room)
      const wide = cellWidth(left) > width
      const heads = wide ? wrapCells(left, pageWidth - indent) : []
      const body = texts.map((text, at) => {
        const head = at === 0 && !wide ? left : ''
        return `${margin}${head}${' '.repeat(width - cellWidth(head) + gap)}${text}`.trimEnd()
      })
      return [...heads.map((line) => `${margin}${line}`), ...(wide && right === '' ? [] : body)]
        .map((line) => `${line}\n`)
        .join('')
    })
    .join('')
}

/** A section: its heading and its body; nothing where the body is empty. */
export const section = (heading: Words, body: string, language: Language): string =>
  body === '' ? '' : `${say(heading, language)}\n${body}`

/** Sections parted by an empty line; empty ones are left out. */
export const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')
