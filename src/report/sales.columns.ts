// Sales by month, product, owner or source, as rows and columns.
import { abcClasses } from '../analytics/gini.ts'
import type { ValueFacts } from '../command/value.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, moneyColumn, shareColumn, shareOf } from './by.columns.ts'
import type { SalesGroup, SalesKey } from './sales.queries.ts'

/** What the keys are called. */
export const salesTitles: Readonly<Record<SalesKey, Words>> = {
  month: { en: 'month', zh: '月份' },
  product: { en: 'product', zh: '产品' },
  owner: { en: 'owner', zh: '负责人' },
  source: { en: 'source', zh: '来源' },
}

const letters: Partial<Readonly<Record<SalesKey, string>>> = { product: 'I', owner: 'E' }

/** Sales of one kind. */
export interface SalesRow extends Keyed, Omit<SalesGroup, 'key' | 'name'> {
  readonly net: number
  readonly share: number | null
  readonly abc: string | null
}

/** The groups as rows, in the order in which they are read. */
export const salesRows = (by: SalesKey, groups: readonly SalesGroup[]): readonly SalesRow[] => {
  const netOf = ({ sold, refunds }: SalesGroup): number => sold - refunds
  const all = groups.reduce((sum, group) => sum + netOf(group), 0)
  const sorted = [...groups].sort((a, b) =>
    by === 'month' ? (String(a.key) < String(b.key) ? -1 : 1) : netOf(b) - netOf(a) || Number(a.key) - Number(b.key),
  )
  const abc = by === 'month' ? [] : abcClasses(sorted.map(netOf))
  const letter = letters[by]
  return sorted.map(({ key, ...group }, at) => ({
    ...group,
    code: key === null ? null : letter === undefined ? String(key) : lettered(letter, Number(key)),
    net: group.sold - group.refunds,
    share: shareOf(group.sold - group.refunds, all),
    abc: abc[at] ?? null,
  }))
}

/** The columns. */
export const salesColumns = (by: SalesKey, facts: ValueFacts): readonly Column<SalesRow>[] => [
  ...keyColumns<SalesRow>({ key: by, title: salesTitles[by], isRecord: letters[by] !== undefined }),
  countColumn('purchases', { en: 'purchases', zh: '购买次数' }, ({ purchases }) => purchases),
  moneyColumn('sold', { en: 'sold', zh: '销售额' }, ({ sold }) => sold, facts, 40),
  moneyColumn('refunds', { en: 'refunds', zh: '退款' }, ({ refunds }) => refunds, facts, 40),
  moneyColumn('net', { en: 'net', zh: '净额' }, ({ net }) => net, facts, 80),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ share }) => share),
  countColumn('customers', { en: 'customers', zh: '客户数' }, ({ customers }) => customers),
  moneyColumn(
    'mean',
    { en: 'mean', zh: '平均' },
    ({ sold, purchases }) => (purchases === 0 ? 0 : Math.round(sold / purchases)),
    facts,
    40,
  ),
  ...(by === 'month'
    ? []
    : [{ key: 'abc', title: { en: 'ABC', zh: 'ABC' }, json: ({ abc }: SalesRow) => abc, weight: 70 }]),
]
