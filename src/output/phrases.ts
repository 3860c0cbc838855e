// Phrases that belong together: side by side while the line has room, else one below another.
import { safeText } from './safe-text.ts'
import { cellWidth, wrapCells } from './width.ts'

/** How phrases are set. */
export interface PhraseOptions {
  /** Cells of a line; undefined where there is no limit. */
  readonly width: number | undefined
  /** Cells between two of them. Default 3. */
  readonly gap?: number
  /** Cells left free at the beginning of every line. Default 0. */
  readonly indent?: number
}

const onward = 4

/** One phrase; where it is wider than the line it goes on further in. */
const wrapped = (phrase: string, indent: number, width: number): readonly string[] => {
  const margin = ' '.repeat(indent)
  if (indent + cellWidth(phrase) <= width) return [margin + phrase]
  const [first = '', ...rest] = wrapCells(phrase, Math.max(1, width - indent - onward))
  return [margin + first, ...rest.map((line) => margin + ' '.repeat(onward) + line)]
}

/** The lines, each ended by a line break. Empty phrases are left out. */
export const phraseLines = (phrases: readonly string[], { width, gap = 3, indent = 0 }: PhraseOptions): string => {
  // A phrase may name a record, and a record may be called anything.
  const filled = phrases.filter((phrase) => phrase !== '').map((phrase) => safeText(phrase))
  if (filled.length === 0) return ''
  const together = `${' '.repeat(indent)}${filled.join(' '.repeat(gap))}`
  if (width === undefined || cellWidth(together) <= width) return `${together}\n`
  return `${filled.flatMap((phrase, place) => wrapped(phrase, place === 0 ? indent : indent + onward, width)).join('\n')}\n`
}
