// RFM as columns: of one customer, of a group of customers, and of a score.
import { scoreText } from '../analytics/rfm.ts'
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { grouped, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type MemberColumn, otherCurrencyColumn } from './members.act.ts'
import type { Part } from './part.ts'
import type { Rfm } from './rfm.act.ts'
import { groupWords } from './scheme.choices.ts'

const numberColumn = (key: string, title: Words, at: (place: number) => number, weight: number): MemberColumn => ({
  key,
  title,
  kind: 'number',
  json: ({ place }) => at(place),
  weight,
})

/** What RFM says of a customer. */
export const rfmColumns = (rfm: Rfm, facts: ValueFacts): readonly MemberColumn[] => {
  const { purchases, recency, scores, bins, groupAt } = rfm
  const spendAt = (place: number): number => purchases.spend[place] ?? 0
  const scoreAt = (of: 'r' | 'f' | 'm', place: number): number => scores[of][place] ?? 0
  return [
    numberColumn('recency_days', { en: 'days since', zh: '距今天数' }, (place) => recency[place] ?? 0, 50),
    numberColumn('frequency', { en: 'orders', zh: '购买次数' }, (place) => purchases.orders[place] ?? 0, 50),
    {
      key: 'monetary',
      title: { en: 'net spend', zh: '净消费' },
      kind: 'money',
      json: ({ place }) => moneyNumber(spendAt(place), facts.digits),
      plain: ({ place }) => moneyText(spendAt(place), facts.digits),
      shown: ({ place }, language) => formatMoney(spendAt(place), facts.currency, language),
      weight: 60,
    },
    otherCurrencyColumn('monetary', ({ customer }) => purchases.otherBy.get(customer) ?? 0),
    numberColumn('r', { en: 'R', zh: 'R' }, (place) => scoreAt('r', place), 70),
    numberColumn('f', { en: 'F', zh: 'F' }, (place) => scoreAt('f', place), 70),
    numberColumn('m', { en: 'M', zh: 'M' }, (place) => scoreAt('m', place), 70),
    {
      key: 'score',
      title: { en: 'score', zh: '得分' },
      json: ({ place }) => scoreText(scoreAt('r', place), scoreAt('f', place), scoreAt('m', place), bins),
      weight: 40,
    },
    {
      key: 'group',
      title: { en: 'group', zh: '分组' },
      json: ({ place }) => groupAt(place),
      shown: ({ place }, language) => {
        const group = groupAt(place)
        return group === null ? '' : say(groupWords[group], language)
      },
      weight: 80,
    },
  ]
}

const meanColumn = (key: string, title: Words, shown: (mean: number) => string): Column<Part> => ({
  key,
  title,
  kind: 'number',
  json: ({ means }) => {
    const mean = means[key] ?? null
    return mean === null ? null : sixPlaces(mean)
  },
  shown: ({ means }) => {
    const mean = means[key] ?? null
    return mean === null ? '' : shown(mean)
  },
  weight: 30,
})

/** Means over a group. */
export const groupMeans: readonly Column<Part>[] = [
  meanColumn('recency_days', { en: 'days since', zh: '距今天数' }, (mean) => grouped(Math.round(mean))),
  meanColumn('frequency', { en: 'orders', zh: '购买次数' }, (mean) => mean.toFixed(1)),
]

/** How many customers have a score, by each of the three measures. */
export interface ScoreCount {
  readonly score: number
  readonly r: number
  readonly f: number
  readonly m: number
}

/** The counts of every score, the best first. */
export const scoreCounts = ({ scores, bins }: Rfm, places: readonly number[]): readonly ScoreCount[] => {
  const counts = Array.from({ length: bins }, (_, at) => ({ score: bins - at, r: 0, f: 0, m: 0 }))
  for (const place of places)
    for (const key of ['r', 'f', 'm'] as const) {
      const count = counts[bins - (scores[key][place] ?? 0)]
      if (count) count[key] += 1
    }
  return counts
}

const countColumn = (key: 'score' | 'r' | 'f' | 'm', title: Words): Column<ScoreCount> => ({
  key,
  title,
  kind: 'number',
  json: (row) => row[key],
  shown: (row) => grouped(row[key]),
})

/** How many customers have each score, as columns. */
export const scoreColumns: readonly Column<ScoreCount>[] = [
  countColumn('score', { en: 'score', zh: '得分' }),
  countColumn('r', { en: 'R recency', zh: 'R 最近' }),
  countColumn('f', { en: 'F orders', zh: 'F 次数' }),
  countColumn('m', { en: 'M spend', zh: 'M 金额' }),
]
