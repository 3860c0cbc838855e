// How a page of help is kept before its width is known: lines as they stand, and blocks behind a mark that say what is
// to be broken and how far it is set in. What is in a block is text alone; set-page.ts turns it into lines.

/** A block of a page. */
export type Block =
  /** A text, its lines after the first set in by `hang` more. */
  | { readonly is: 'text'; readonly indent: number; readonly hang: number; readonly text: string }
  /** Phrases after one another, broken only between them. */
  | { readonly is: 'phrases'; readonly indent: number; readonly between: string; readonly all: readonly string[] }
  /** Words and what they mean. A word wider than `most` cells stands on a line of its own. */
  | {
      readonly is: 'pairs'
      readonly indent: number
      readonly most: number
      readonly rows: readonly (readonly string[])[]
    }
  /** Rows of three cells: the first two as wide as they ask for up to `most`, the third takes the rest. */
  | { readonly is: 'table'; readonly most: readonly [number, number]; readonly rows: readonly (readonly string[])[] }

const mark = '\u0002'

/** The line that stands for a block. */
export const markedBlock = (block: Block): string => `${mark}${JSON.stringify(block)}\n`

/** The block that a line stands for; undefined for a line as it stands. */
export const blockOf = (line: string): Block | undefined => {
  if (!line.startsWith(mark)) return undefined
  const block: Block = JSON.parse(line.slice(1))
  return block
}
