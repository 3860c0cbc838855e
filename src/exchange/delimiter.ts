// Which sign parts the cells, found from the first rows of the text.
import { makeScanner } from './scan-rows.ts'

/** The signs that are looked for, the likeliest first. */
export const delimiters = [',', ';', '\t', '|'] as const

/** A first line `sep=;` as Excel writes it: the delimiter and the length of the line with its break. */
export interface SeparatorLine {
  readonly delimiter: string
  readonly length: number
}

/** The `sep=` line at the start of a text, or undefined. */
export const separatorLine = (text: string): SeparatorLine | undefined => {
  const found = /^(?:sep=([^\r\n"])|"sep=([^\r\n"])")(?:\r\n|\r|\n|$)/i.exec(text)
  const delimiter = found?.[1] ?? found?.[2]
  return found === null || delimiter === undefined ? undefined : { delimiter, length: found[0].length }
}

const looked = 60
const sampleSize = 32_768

interface Fit {
  readonly delimiter: string
  /** Share of rows with as many cells as most have. */
  readonly even: number
  readonly columns: number
  readonly faults: number
  /** It parts every row, and not as a mark of a sentence does, which a blank follows. */
  readonly plain: boolean
}

/** The number of cells that most rows have, as there may be titles above the header; of two as frequent, the first met. */
const usualCount = (counts: readonly number[]): number => {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best = counts[0] ?? 1
  for (const [count, time] of times) if (time > (times.get(best) ?? 0)) best = count
  return best
}

const fitOf = (sample: string, delimiter: string): Fit => {
  const rows = makeScanner(delimiter).push(sample, true).slice(0, looked)
  const columns = usualCount(rows.map(({ cells }) => cells.length))
  const same = rows.filter(({ cells }) => cells.length === columns).length
  const faults = rows.filter(({ fault }) => fault !== undefined).length
  const plain = same === rows.length && rows.some(({ cells }) => cells.slice(1).some((cell) => !cell.startsWith(' ')))
  return { delimiter, even: same / rows.length, columns, faults, plain }
}

// In cells of a table that is parted by tabs or commas other signs part lists, as in `open | done`; the other way round
// is rare.
const rank = ({ delimiter, plain }: Fit): number => (delimiter === '\t' ? 0 : delimiter !== ',' ? 2 : plain ? 1 : 3)

/**
 * The delimiter of a text, from its first rows: the sign that parts most rows into as many cells, of several such a tab or a comma
 * before others; a comma where none
 * parts anything.
 */
export const findDelimiter = (text: string): string => {
  const head = text.slice(0, sampleSize)
  // The last row of a sample is cut anywhere.
  const sample = head.length < text.length ? head.slice(0, head.lastIndexOf('\n') + 1) || head : head
  const fits = delimiters.map((delimiter) => fitOf(sample, delimiter)).filter(({ columns }) => columns > 1)
  const score = ({ even, faults }: Fit): number => even - faults / looked
  const [best] = fits.sort(
    (one, other) => score(other) - score(one) || rank(one) - rank(other) || other.columns - one.columns,
  )
  return best?.delimiter ?? ','
}
