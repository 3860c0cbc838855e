// Parts of customers as columns: how many, their share, what they spent, and a bar on a terminal.
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { bar, percent } from '../output/bar.ts'
import { type Column, shownText } from '../output/column.ts'
import { columnGap } from '../output/draw.ts'
import { cellWidth } from '../output/width.ts'
import type { Part } from './part.ts'

type Cell = Column<Part>

/** How parts are called and set. */
export interface PartOptions {
  /** Key and head of the code: `tier`. */
  readonly key: string
  readonly title: Words
  readonly words: (code: string) => Words
  readonly facts: ValueFacts
  /** Columns between share and spend. */
  readonly more?: readonly Cell[]
}

/** The columns of the parts, as programs have them. */
export const partColumns = ({ key, title, words, facts, more = [] }: PartOptions): readonly Cell[] => [
  {
    key,
    title,
    json: ({ code }) => code,
    shown: ({ code }, language) => say(words(code), language),
    tone: () => 'accent',
    weight: 100,
  },
  {
    key: 'count',
    title: { en: 'customers', zh: '客户数' },
    kind: 'number',
    json: ({ count }) => count,
    shown: ({ count }) => grouped(count),
    weight: 90,
  },
  {
    key: 'share',
    title: { en: 'share', zh: '占比' },
    kind: 'number',
    json: ({ share }) => share,
    shown: ({ share }) => percent(share, 1),
    weight: 80,
  },
  ...more,
  {
    key: 'spend',
    title: { en: 'net spend', zh: '净消费' },
    kind: 'money',
    json: ({ spend }) => moneyNumber(spend, facts.digits),
    plain: ({ spend }) => moneyText(spend, facts.digits),
    shown: ({ spend }, language) => formatMoney(spend, facts.currency, language),
    weight: 60,
  },
  {
    key: 'spend_share',
    title: { en: 'of spend', zh: '消费占比' },
    kind: 'number',
    json: ({ spendShare }) => spendShare,
    shown: ({ spendShare }) => percent(spendShare, 1),
    weight: 70,
  },
]

/** Bars beside one another: the largest part fills the cells. */
const barColumn = (parts: readonly Part[], cells: number): Cell => ({
  key: 'bar',
  title: { en: '', zh: '' },
  json: () => null,
  shown: ({ count }) => bar(count / Math.max(1, ...parts.map((part) => part.count)), cells),
  tone: () => 'accent',
})

const widestBar = 30
const leastBar = 6

/** Cells that columns take side by side. */
const cellsOf = (columns: readonly Cell[], parts: readonly Part[], language: Language): number =>
  columns.reduce((sum, column) => {
    const texts = [say(column.title, language), ...parts.map((part) => shownText(column, part, language))]
    return sum + columnGap + Math.max(...texts.map(cellWidth))
  }, -columnGap)

/**
 * The columns of the screen: a bar of what is left of the width, for which the sums of money give way first, then the
 * means. Where not even so one fits, there is none.
 */
export const screenParts = (
  options: PartOptions,
  parts: readonly Part[],
  { width, language }: { readonly width: number | undefined; readonly language: Language },
): readonly Cell[] => {
  const all = partColumns(options)
  const giveWay = ['spend', ...[...(options.more ?? [])].reverse().map(({ key }) => key)]
  for (let count = 0; count <= giveWay.length; count++) {
    const columns = all.filter(({ key }) => !giveWay.slice(0, count).includes(key))
    const rest = width === undefined ? widestBar : width - cellsOf(columns, parts, language) - columnGap
    if (rest >= leastBar) return [...columns, barColumn(parts, Math.min(widestBar, rest))]
  }
  return all.filter(({ key }) => !giveWay.includes(key))
}
