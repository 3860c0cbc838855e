// Parts of customers as columns: how many, their share, what they spent, and a bar on a terminal.
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { grouped, say, type Words } from '../kernel/words.ts'
import { bar, percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
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

const barColumn = (cells: number): Cell => ({
  key: 'bar',
  title: { en: '', zh: '' },
  json: () => null,
  shown: ({ share }) => bar(share ?? 0, cells),
  tone: () => 'accent',
})

/** Cells below which a bar, the means and the sums are left to wider terminals. */
const roomy = 60

const widestBar = 30

/** The columns of the screen: what fits, and a bar of what is left of the width. */
export const screenParts = (options: PartOptions, width: number | undefined): readonly Cell[] => {
  const all = partColumns(options)
  if (width === undefined) return [...all, barColumn(widestBar)]
  if (width < roomy) return all.filter(({ key }) => [options.key, 'count', 'share', 'spend_share'].includes(key))
  const more = options.more?.length ?? 0
  const rest = width - 62 - more * 12
  return rest < 6 ? all : [...all, barColumn(Math.min(widestBar, rest))]
}
