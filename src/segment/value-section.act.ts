// The value matrix as a section of a page: customers as points, the two cuts, and the figures of the four fields.
import type { Quadrant } from '../analytics/value-matrix.ts'
import type { ValueFacts } from '../command/value.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { countText, shortMoney } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import type { QuadrantChart } from '../output/chart.ts'
import { figureTable, type Section } from '../output/html-report.ts'
import { axisTexts, axisWords, type Matrix } from './matrix.act.ts'
import { type PartOptions, partColumns } from './part.columns.ts'
import type { Part } from './part.ts'
import { quadrantWords } from './scheme.choices.ts'

/** Top left, top right, bottom left, bottom right. */
const fields: readonly Quadrant[] = ['potential', 'value', 'marginal', 'maintain']

const chartOf = (
  matrix: Matrix,
  parts: readonly Part<Quadrant>[],
  places: readonly number[],
  facts: ValueFacts,
  language: Language,
): QuadrantChart => {
  const { values, loyalties, cut, quadrantAt } = matrix
  const names = axisWords(matrix)
  const texts = axisTexts(matrix, facts, language)
  return {
    kind: 'quadrant',
    x: Float64Array.from(places, (place) => loyalties[place] ?? 0),
    y: Float64Array.from(places, (place) => values[place] ?? 0),
    cut: { x: cut.loyalty ?? 0, y: cut.value ?? 0 },
    fieldAt: (at) => fields.indexOf(quadrantAt(places[at] ?? 0)),
    xName: texts.loyalty || say(names.loyalty, language),
    yName: texts.value || say(names.value, language),
    xText: countText,
    yText: (minor) => shortMoney(minor, facts, language),
    fields: fields.map((code) => {
      const part = parts.find((one) => one.code === code)
      return {
        name: say(quadrantWords[code], language),
        text: `${grouped(part?.count ?? 0)} · ${percent(part?.share ?? null, 1)}`,
      }
    }),
    several: (count) => say({ en: `${grouped(count)} customers`, zh: `${grouped(count)} 位客户` }, language),
  }
}

/** The section. */
export const valueSection = (asked: {
  readonly matrix: Matrix
  readonly parts: readonly Part<Quadrant>[]
  readonly places: readonly number[]
  readonly options: PartOptions
  readonly notes: readonly string[]
  readonly language: Language
}): Section => {
  const { matrix, parts, places, options, notes, language } = asked
  const t = (words: Words): string => say(words, language)
  return {
    title: t({ en: 'Value against loyalty', zh: '价值与忠诚度' }),
    about: t({
      en: parts.map(({ code, count }) => `${quadrantWords[code].en} ${grouped(count)}`).join(', '),
      zh: parts.map(({ code, count }) => `${quadrantWords[code].zh} ${grouped(count)}`).join('，'),
    }),
    chart: chartOf(matrix, parts, places, options.facts, language),
    notes: [
      t({
        en: 'Each point is one customer or several alike; its area is their number. The axes widen what is small.',
        zh: '每个点代表一位或多位相近的客户，面积表示人数。坐标轴放大了较小的数值。',
      }),
      ...notes,
    ],
    large: true,
    table: figureTable(
      partColumns(options).filter(({ key }) => !key.startsWith('spend')),
      parts,
      language,
    ),
  }
}
