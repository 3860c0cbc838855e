// Customers by what they are, and won and lost by month, as rows and columns.
import { monthText } from '../analytics/cohort.ts'
import type { MonthlyChange } from '../analytics/coming-and-going.ts'
import type { Choice } from '../command/field.ts'
import type { ValueFacts } from '../command/value.ts'
import { classes, stages, tiers } from '../customer/index.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, moneyColumn, shareColumn, shareOf } from './by.columns.ts'
import type { CustomerGroup, CustomerKey } from './customers.queries.ts'

const codes: Partial<Readonly<Record<CustomerKey, readonly Choice[]>>> = { class: classes, tier: tiers, stage: stages }

/** What the keys are called. */
export const customerTitles: Readonly<Record<CustomerKey, Words>> = {
  class: { en: 'class', zh: '类别' },
  tier: { en: 'tier', zh: '等级' },
  stage: { en: 'stage', zh: '阶段' },
  owner: { en: 'owner', zh: '负责人' },
  source: { en: 'source', zh: '来源' },
  city: { en: 'city', zh: '城市' },
}

/** Customers of one kind. */
export interface CustomerRow extends Keyed {
  readonly customers: number
  readonly share: number | null
  readonly purchases: number
  readonly spend: number
  readonly spendShare: number | null
}

/** Codes in their own order, all else by number; those without one come last. */
const ordered = (by: CustomerKey, groups: readonly CustomerGroup[]): readonly CustomerGroup[] => {
  const known = codes[by]?.map(({ code }) => code)
  const rank = ({ key }: CustomerGroup): number => (key === null ? 1 : 0)
  return known !== undefined
    ? known.flatMap((code) => groups.find(({ key }) => key === code) ?? [])
    : [...groups].sort(
        (a, b) => rank(a) - rank(b) || b.customers - a.customers || (String(a.key) < String(b.key) ? -1 : 1),
      )
}

/** The groups as rows, in the order in which they are read. */
export const customerRows = (by: CustomerKey, groups: readonly CustomerGroup[]): readonly CustomerRow[] => {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0)
  const money = groups.reduce((sum, { spend }) => sum + spend, 0)
  return ordered(by, groups).map(({ key, name, customers, purchases, spend }) => ({
    code: key === null ? null : by === 'owner' ? lettered('E', Number(key)) : String(key),
    name,
    customers,
    share: shareOf(customers, all),
    purchases,
    spend,
    spendShare: shareOf(spend, money),
  }))
}

/** The columns. */
export const customerColumns = (by: CustomerKey, facts: ValueFacts): readonly Column<CustomerRow>[] => [
  ...keyColumns<CustomerRow>({
    key: by,
    title: customerTitles[by],
    words: (code) => codes[by]?.find((choice) => choice.code === code)?.words,
    isRecord: by === 'owner',
  }),
  countColumn('count', { en: 'customers', zh: '客户数' }, ({ customers }) => customers, 90),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ share }) => share, 80),
  countColumn('purchases', { en: 'purchases', zh: '购买次数' }, ({ purchases }) => purchases),
  moneyColumn('spend', { en: 'net spend', zh: '净消费' }, ({ spend }) => spend, facts),
  shareColumn('spend_share', { en: 'of spend', zh: '消费占比' }, ({ spendShare }) => spendShare),
]

/** Those lost of those who were customers when the month began; null where there were none. */
export const churnOf = ({ won, lost, back, customers }: MonthlyChange): number | null =>
  shareOf(lost, customers - won - back + lost)

/** The columns of what happened by month. */
export const changeColumns: readonly Column<MonthlyChange>[] = [
  { key: 'month', title: { en: 'month', zh: '月份' }, json: ({ month }) => monthText(month), weight: 100 },
  countColumn('new', { en: 'new', zh: '新增' }, ({ won }) => won),
  countColumn('lost', { en: 'lost', zh: '流失' }, ({ lost }) => lost),
  countColumn('back', { en: 'came back', zh: '回归' }, ({ back }) => back),
  shareColumn('churn', { en: 'churn', zh: '流失率' }, churnOf, 70),
  countColumn('customers', { en: 'at the end', zh: '期末客户' }, ({ customers }) => customers, 80),
]
