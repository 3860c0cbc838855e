// The parts a page of help is written from: paragraphs, headed sections, pairs of a word and what it means.
// Knows no width: the page is set when it is known how wide the terminal is (set-page.ts). Knows nothing of commands.
import { type Language, say, type Words } from '../../kernel/words.ts'
import { markedBlock } from './page-marks.ts'

/** A text that is broken into lines, those after the first set in by `hang` more. */
export const paragraph = (text: string, indent = 0, hang = 0): string => markedBlock({ is: 'text', indent, hang, text })

/** Phrases after one another, broken only between them. */
export const phrases = (all: readonly string[], between: string, indent: number): string =>
  all.length === 0 ? '' : markedBlock({ is: 'phrases', indent, between, all })

/** A word and what it means. */
export interface Pair {
  readonly left: string
  readonly right: string
}

/** Pairs below one another. A left side wider than `most` cells stands on a line of its own. */
export const pairs = (rows: readonly Pair[], indent = 2, most = 26): string =>
  rows.length === 0
    ? ''
    : markedBlock({ is: 'pairs', indent, most, rows: rows.map(({ left, right }) => [left, right]) })

/** Rows of three cells, the first two no wider than said. */
export const rowsOfThree = (rows: readonly (readonly string[])[], most: readonly [number, number]): string =>
  rows.length === 0 ? '' : markedBlock({ is: 'table', most, rows })

/** A section: its heading and its body; nothing where the body is empty. */
export const section = (heading: Words, body: string, language: Language): string =>
  body === '' ? '' : `${paragraph(say(heading, language))}${body}`

/** Sections parted by an empty line; empty ones are left out. */
export const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')
