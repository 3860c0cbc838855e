// The value matrix drawn: value upwards, loyalty to the right, in each field its name, how many and their share.
import type { Quadrant } from '../analytics/value-matrix.ts'
import { grouped, type Language, say } from '../kernel/words.ts'
import { bar, percent } from '../output/bar.ts'
import { cellWidth, cutCells, padCells, wrapCells } from '../output/width.ts'
import type { Part } from './part.ts'
import { quadrantWords } from './scheme.choices.ts'

/** How the drawing is set. */
export interface MatrixOptions {
  readonly language: Language
  /** Cells of a line; undefined where there is no limit. */
  readonly width: number | undefined
  /** What stands for each axis, with its cut: `orders 2.84`. */
  readonly value: string
  readonly loyalty: string
}

const high = { en: 'high', zh: '高' }
const low = { en: 'low', zh: '低' }
const widest = 34

const leastBar = 4

const linesOf = (part: Part | undefined, code: Quadrant, language: Language, room: number): readonly string[] => {
  const { count = 0, share = null, spendShare = null } = part ?? {}
  const ofSpend = percent(spendShare, 1)
  const figures = `${padCells(grouped(count), 6)} ${padCells(percent(share, 1), 5, 'right')}`
  const free = room - cellWidth(figures) - 2
  return [
    say(quadrantWords[code], language),
    free < leastBar ? figures : `${figures}  ${bar(share ?? 0, free)}`,
    ofSpend === '' ? '' : say({ en: `${ofSpend} of spend`, zh: `消费占比 ${ofSpend}` }, language),
  ]
}

/** The drawing, every line ended by a line break. */
export const drawMatrix = (parts: readonly Part<Quadrant>[], options: MatrixOptions): string => {
  const { language, width = 100, value, loyalty } = options
  const label = Math.max(cellWidth(say(high, language)), cellWidth(say(low, language)))
  const field = Math.max(10, Math.min(widest, Math.floor((width - label - 6) / 2)))
  const margin = ' '.repeat(label + 2)
  const rule = (left: string, middle: string, right: string): string =>
    `${margin}${left}${'─'.repeat(field)}${middle}${'─'.repeat(field)}${right}\n`
  const cell = (text: string): string => padCells(` ${cutCells(text, field - 2)}`, field)
  const sentence = (text: string): string =>
    wrapCells(text, width - label - 2)
      .map((line) => `${margin}${line}\n`)
      .join('')
  const row = (name: string, codes: readonly Quadrant[]): string => {
    const fields = codes.map((code) =>
      linesOf(
        parts.find((part) => part.code === code),
        code,
        language,
        field - 2,
      ),
    )
    return [0, 1, 2]
      .map((line) => {
        const cells = fields.map((lines) => cell(lines[line] ?? '')).join('│')
        return ` ${padCells(line === 1 ? name : '', label)} │${cells}│\n`
      })
      .join('')
  }
  const above = say({ en: `value: ${value} ↑`, zh: `价值：${value} ↑` }, language)
  const below = say({ en: `loyalty: ${loyalty} →`, zh: `忠诚度：${loyalty} →` }, language)
  const ends = [low, high].map((end) => padCells(` ${say(end, language)}`, field + 1)).join('')
  return [
    sentence(above),
    rule('┌', '┬', '┐'),
    row(say(high, language), ['potential', 'value']),
    rule('├', '┼', '┤'),
    row(say(low, language), ['marginal', 'maintain']),
    rule('└', '┴', '┘'),
    `${margin} ${ends.trimEnd()}\n`,
    sentence(below),
  ].join('')
}
