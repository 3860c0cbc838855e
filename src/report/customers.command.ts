// `report customers`: who they are, by class, tier, stage, owner, source or city; won and lost by month.

import { monthNumber, monthText } from '../analytics/cohort.ts'
import { changeTally, type MonthlyChange } from '../analytics/coming-and-going.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type CustomersAsked, customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import type { Choice } from '../command/field.ts'
import type { Page } from '../command/page.ts'
import { classes, stages, tiers } from '../customer/index.ts'
import { dayFromNumber, dayNumber } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, moneyColumn, shareColumn, shareOf } from './by.columns.ts'
import { type CustomerGroup, type CustomerKey, customerKeys, selectCustomerGroups } from './customers.queries.ts'
import { noteOtherCurrency } from './notices.ts'
import { printFigures } from './print-figures.ts'
import { daysOfPurchase } from './purchase-days.queries.ts'
import { daysIn } from './purchase-days.ts'

const codes: Partial<Readonly<Record<CustomerKey, readonly Choice[]>>> = { class: classes, tier: tiers, stage: stages }

const titles: Readonly<Record<CustomerKey, Words>> = {
  class: { en: 'class', zh: '类别' },
  tier: { en: 'tier', zh: '等级' },
  stage: { en: 'stage', zh: '阶段' },
  owner: { en: 'owner', zh: '负责人' },
  source: { en: 'source', zh: '来源' },
  city: { en: 'city', zh: '城市' },
}

interface Row extends Keyed {
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

const rowsOf = (by: CustomerKey, groups: readonly CustomerGroup[]): readonly Row[] => {
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

const columnsOf = (by: CustomerKey, scene: ReadScene): readonly Column<Row>[] => [
  ...keyColumns<Row>({
    key: by,
    title: titles[by],
    words: (code) => codes[by]?.find((choice) => choice.code === code)?.words,
    isRecord: by === 'owner',
  }),
  countColumn('count', { en: 'customers', zh: '客户数' }, ({ customers }) => customers, 90),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ share }) => share, 80),
  countColumn('purchases', { en: 'purchases', zh: '购买次数' }, ({ purchases }) => purchases),
  moneyColumn('spend', { en: 'net spend', zh: '净消费' }, ({ spend }) => spend, scene.facts),
  shareColumn('spend_share', { en: 'of spend', zh: '消费占比' }, ({ spendShare }) => spendShare),
]

const nobody: Words = { en: 'no customers', zh: '没有客户' }
const how: Words = { en: 'how: crm help report customers', zh: '算法：crm help report customers' }

const printGroups = async (scene: ReadScene, page: Page, by: CustomerKey, ids: CustomersAsked): Promise<void> => {
  await scene.holdDay(scene.reading)
  const groups = await selectCustomerGroups(scene.reading, by, ids)
  await printFigures(scene, page, {
    head: { en: `Customers by ${titles[by].en} · ${scene.today}`, zh: `按${titles[by].zh}统计客户 · ${scene.today}` },
    columns: columnsOf(by, scene),
    rows: rowsOf(by, groups),
    bar: { of: ({ customers }) => customers, giveWay: ['spend', 'purchases'] },
    foot: [how],
    before: { as_of: scene.today, by },
    after: { other_currency: groups.reduce((sum, { otherCurrency }) => sum + otherCurrency, 0) },
    empty: nobody,
  })
  noteOtherCurrency(
    page,
    groups.reduce((sum, { otherCurrency }) => sum + otherCurrency, 0),
  )
}

const monthColumns: readonly Column<MonthlyChange>[] = [
  { key: 'month', title: { en: 'month', zh: '月份' }, json: ({ month }) => monthText(month), weight: 100 },
  countColumn('new', { en: 'new', zh: '新增' }, ({ won }) => won),
  countColumn('lost', { en: 'lost', zh: '流失' }, ({ lost }) => lost),
  countColumn('back', { en: 'came back', zh: '回归' }, ({ back }) => back),
  countColumn('customers', { en: 'at the end', zh: '期末客户' }, ({ customers }) => customers, 80),
]

const printMonths = async (scene: ReadScene, page: Page, ids: CustomersAsked): Promise<void> => {
  const lostAfter = scene.reading.settings().lost_after_days
  const monthOf = (day: number): number => monthNumber(dayFromNumber(day))
  const tally = changeTally(lostAfter, dayNumber(scene.today), monthOf)
  for (const days of daysOfPurchase(scene.reading, { day: scene.today, ids })) tally.add(daysIn(days))
  await printFigures(scene, page, {
    head: { en: `Customers won and lost · ${scene.today}`, zh: `客户新增与流失 · ${scene.today}` },
    columns: monthColumns,
    rows: tally.months(),
    bar: { of: ({ customers }) => customers, giveWay: ['back'] },
    foot: [
      {
        en: `lost: ${lostAfter} days without a purchase`,
        zh: `流失：${lostAfter} 天没有购买`,
      },
      how,
    ],
    before: { as_of: scene.today, by: 'month', lost_after_days: lostAfter },
    empty: { en: 'nobody has bought anything yet', zh: '还没有任何购买' },
  })
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = scene.given.text('by') ?? 'class'
  const ids = await customersAsked(scene)
  const key = customerKeys.find((one) => one === by)
  return {
    print: (page) => (key === undefined ? printMonths(scene, page, ids) : printGroups(scene, page, key, ids)),
  }
}

/** `crm report customers`. */
export const customersReport: Command = reads({
  path: ['report', 'customers'],
  summary: { en: 'Who the customers are; won and lost by month', zh: '客户构成；每月新增与流失' },
  details: {
    en: 'How many customers there are of each kind, their purchases, and their net spend in the currency of the firm. By month: new is a first purchase; lost is the day on which the last purchase becomes older than the setting lost_after_days; came back is a purchase after that. What was set by hand does not count by month.',
    zh: '各类客户的数量、购买次数，以及以公司货币计的净消费。按月：首次购买为新增；最近一次购买超过设置 lost_after_days 的天数之日为流失；此后再购买为回归。按月统计不考虑人工指定的类别。',
  },
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; class if not said', zh: '按什么统计，默认类别' },
      value: [...customerKeys, 'month'].join('|'),
      choices: [...customerKeys, 'month'],
    },
    ...customerFilter,
  },
  examples: [
    { about: { en: 'by owner', zh: '按负责人' }, line: 'crm report customers --by owner' },
    { about: { en: 'won and lost by month', zh: '每月新增与流失' }, line: 'crm report customers --by month' },
  ],
  run,
})
