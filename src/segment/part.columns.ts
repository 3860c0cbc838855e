// Parts of customers as columns: how many, their share, what they spent, and a bar on a terminal.
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { type Barred, withBar } from '../output/with-bar.ts'
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

/** The columns of the screen, with a bar: sums of money give way to it first, then the means. */
export const screenParts = (
  options: PartOptions,
  parts: readonly Part[],
  { width, language }: { readonly width: number | undefined; readonly language: Language },
): Barred<Part> => {
  const giveWay = ['spend', ...[...(options.more ?? [])].reverse().map(({ key }) => key)]
  return withBar(partColumns(options), parts, { of: ({ count }) => count, giveWay, width, language })
}
