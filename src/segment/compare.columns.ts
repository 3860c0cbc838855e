// Segments side by side as columns: their figures, and how far each lies in the others.
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, same } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import type { Compared } from './compare.ts'

/** A segment as it is called. */
export interface Named {
  readonly id: number
  readonly name: string
}

/** One segment with its figures. */
export interface ComparedRow extends Compared {
  readonly segment: Named
}

type Row = ComparedRow

const shareIn = ({ customers, common }: Row, at: number): number | null =>
  customers === 0 ? null : (common[at] ?? 0) / customers

/** Which segment it is. */
export const whoColumns: readonly Column<Row>[] = [
  {
    key: 'segment',
    title: { en: 'id', zh: '编号' },
    json: ({ segment }) => lettered('G', segment.id),
    tone: () => 'muted',
    weight: 60,
  },
  {
    key: 'name',
    title: { en: 'segment', zh: '分群' },
    json: ({ segment }) => segment.name,
    tone: () => 'accent',
    weight: 100,
  },
]

/** Its size and spend. */
export const figureColumns = (facts: ValueFacts): readonly Column<Row>[] => [
  {
    key: 'customers',
    title: { en: 'customers', zh: '客户数' },
    kind: 'number',
    json: ({ customers }) => customers,
    shown: ({ customers }) => grouped(customers),
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
  {
    key: 'spend',
    title: { en: 'net spend', zh: '净消费' },
    kind: 'money',
    json: ({ spend }) => moneyNumber(spend, facts.digits),
    plain: ({ spend }) => moneyText(spend, facts.digits),
    shown: ({ spend }, language) => formatMoney(spend, facts.currency, language),
    weight: 50,
  },
  {
    key: 'spend_share',
    title: { en: 'of spend', zh: '消费占比' },
    kind: 'number',
    json: ({ spendShare }) => spendShare,
    shown: ({ spendShare }) => percent(spendShare, 1),
    weight: 60,
  },
  {
    key: 'mean_spend',
    title: { en: 'each', zh: '人均' },
    kind: 'money',
    json: ({ meanSpend }) => (meanSpend === null ? null : moneyNumber(meanSpend, facts.digits)),
    plain: ({ meanSpend }) => (meanSpend === null ? '' : moneyText(meanSpend, facts.digits)),
    shown: ({ meanSpend }, language) => (meanSpend === null ? '' : formatMoney(meanSpend, facts.currency, language)),
    weight: 50,
  },
]

/** How much of a row's segment is in each of the others. */
export const overlapColumns = (segments: readonly Named[]): readonly Column<Row>[] =>
  segments.map((other, at) => ({
    key: `in_${lettered('G', other.id)}`,
    title: same(lettered('G', other.id)),
    kind: 'number',
    json: (row) => shareIn(row, at),
    shown: (row) => (row.segment.id === other.id ? '·' : percent(shareIn(row, at))),
    weight: 70,
  }))

/** All of it, for programs. */
export const jsonColumns = (segments: readonly Named[], facts: ValueFacts): readonly Column<Row>[] => [
  ...whoColumns,
  ...figureColumns(facts),
  {
    key: 'common',
    title: { en: 'in common', zh: '重叠' },
    json: (row) =>
      segments.map(({ id, name }, at) => ({
        segment: lettered('G', id),
        name,
        customers: row.common[at] ?? 0,
        share: shareIn(row, at),
      })),
  },
]
