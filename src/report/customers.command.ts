// `report customers`: who they are, by class, tier, stage, owner, source or city; won and lost by month.

import { monthNumber } from '../analytics/cohort.ts'
import { changeTally } from '../analytics/coming-and-going.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type CustomersAsked, customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { dayFromNumber, dayNumber } from '../kernel/day.ts'
import { isLastOfMonth } from '../kernel/day-bounds.ts'
import { counted, type Words } from '../kernel/words.ts'
import { changeColumns, customerColumns, customerRows, customerTitles } from './customers.columns.ts'
import { type CustomerKey, customerKeys, selectCustomerGroups } from './customers.queries.ts'
import { printFigures } from './print-figures.ts'
import { daysOfPurchase } from './purchase-days.queries.ts'
import { daysIn } from './purchase-days.ts'

const nobody: Words = { en: 'no customers', zh: '没有客户' }
const how: Words = { en: 'how: crm help report customers', zh: '算法：crm help report customers' }

const details: Words = {
  en: 'How many customers there are of each kind, their purchases, and their net spend in the currency of the firm. By month: new is a first purchase; lost is the day on which the last purchase becomes older than the setting lost_after_days; came back is a purchase after that; churn is those lost of those who were customers when the month began. What was set by hand does not count by month.',
  zh: '各类客户的数量、购买次数，以及以公司货币计的净消费。按月：首次购买为新增；最近一次购买超过设置 lost_after_days 的天数之日为流失；此后再购买为回归；流失率为当月流失客户占月初客户的比例。按月统计不考虑人工指定的类别。',
}

const printGroups = async (scene: ReadScene, page: Page, by: CustomerKey, ids: CustomersAsked): Promise<void> => {
  await scene.holdDay(scene.reading)
  const groups = await selectCustomerGroups(scene.reading, by, ids)
  const rows = customerRows(by, groups)
  const columns = customerColumns(by, scene.facts)
  const otherCurrency = groups.reduce((sum, group) => sum + group.otherCurrency, 0)
  await printFigures(scene, page, {
    head: {
      en: `Customers by ${customerTitles[by].en} · ${scene.today}`,
      zh: `按${customerTitles[by].zh}统计客户 · ${scene.today}`,
    },
    columns,
    rows,
    bar: { of: ({ customers }) => customers, giveWay: ['spend', 'purchases'] },
    foot: [how],
    before: { as_of: scene.today, by },
    after: { other_currency: otherCurrency },
    empty: nobody,
    how: details,
    page: async (language) =>
      (await import('./pages.lazy.ts')).customersPage({
        by,
        columns,
        rows,
        otherCurrency,
        facts: scene.facts,
        language,
      }),
  })
  noteOtherCurrency(page, otherCurrency)
}

const printMonths = async (scene: ReadScene, page: Page, ids: CustomersAsked): Promise<void> => {
  const lostAfter = scene.reading.settings().lost_after_days
  const monthOf = (day: number): number => monthNumber(dayFromNumber(day))
  const tally = changeTally(lostAfter, dayNumber(scene.today), monthOf)
  for (const days of daysOfPurchase(scene.reading, { day: scene.today, ids })) tally.add(daysIn(days))
  const rows = tally.months()
  const rule = { en: `lost: ${counted(lostAfter, 'day')} without a purchase`, zh: `流失：${lostAfter} 天没有购买` }
  await printFigures(scene, page, {
    head: { en: `Customers won and lost · ${scene.today}`, zh: `客户新增与流失 · ${scene.today}` },
    columns: changeColumns,
    rows,
    bar: { of: ({ customers }) => customers, giveWay: ['back', 'churn'] },
    foot: [rule, how],
    before: { as_of: scene.today, by: 'month', lost_after_days: lostAfter },
    empty: { en: 'nobody has bought anything yet', zh: '还没有任何购买' },
    how: details,
    page: async (language) =>
      (await import('./pages.lazy.ts')).changesPage({ rows, rule, running: !isLastOfMonth(scene.today), language }),
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
  names: ['客户'],
  sees: ['order.amount', 'customer.spend'],
  summary: { en: 'Who the customers are; won and lost by month', zh: '客户构成；每月新增与流失' },
  details,
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
