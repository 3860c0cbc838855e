// The pages of `report customers`: shares of customers and of spend side by side, or who came and went by month.

import { monthText } from '../analytics/cohort.ts'
import type { MonthlyChange } from '../analytics/coming-and-going.ts'
import type { PageParts } from '../command/print-page.ts'
import type { ValueFacts } from '../command/value.ts'
import { formatMoney } from '../kernel/money.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { countText, moreText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { shareOf } from './by.columns.ts'
import { type CustomerRow, changeColumns, customerTitles } from './customers.columns.ts'
import type { CustomerKey } from './customers.queries.ts'
import { otherCurrencyNote } from './notices.ts'
import { mostMonths, runningNote } from './page-parts.ts'
import { forPeople } from './print-figures.ts'

/** By what they are. */
export const customersPage = (asked: {
  readonly by: CustomerKey
  readonly columns: readonly Column<CustomerRow>[]
  readonly rows: readonly CustomerRow[]
  readonly otherCurrency: number
  readonly facts: ValueFacts
  readonly language: Language
}): PageParts => {
  const { by, columns, rows, otherCurrency, facts, language } = asked
  const t = (words: Words): string => say(words, language)
  const sum = (of: (row: CustomerRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const customers = sum((row) => row.customers)
  const spend = sum((row) => row.spend)
  const money = (minor: number): string => formatMoney(minor, facts.currency, language)
  const [label] = columns
  return {
    headlines: [
      { label: t({ en: 'customers', zh: '客户' }), value: grouped(customers) },
      { label: t({ en: 'purchases', zh: '购买次数' }), value: grouped(sum((row) => row.purchases)) },
      { label: t({ en: 'net spend', zh: '净消费' }), value: money(spend) },
    ],
    sections: [
      {
        title: t({
          en: `Share of customers and of net spend by ${customerTitles[by].en}`,
          zh: `各${customerTitles[by].zh}的客户占比与消费占比`,
        }),
        about: t({
          en: `${counted(customers, 'customer')} with ${money(spend)} net spend, by ${customerTitles[by].en}.`,
          zh: `${grouped(customers)} 位客户，净消费 ${money(spend)}，按${customerTitles[by].zh}统计。`,
        }),
        chart: {
          kind: 'bars',
          series: [t({ en: 'of all customers', zh: '占客户' }), t({ en: 'of net spend', zh: '占净消费' })],
          stacked: false,
          rows: rows.map((row) => ({
            label: label === undefined ? '' : shownText(label, row, language),
            figures: [
              { value: row.share ?? 0, text: `${grouped(row.customers)} · ${percent(row.share, 1)}` },
              {
                value: row.spendShare ?? 0,
                text:
                  row.spendShare === null ? money(row.spend) : `${money(row.spend)} · ${percent(row.spendShare, 1)}`,
              },
            ],
          })),
          more: moreText(language),
        },
        notes: otherCurrencyNote(otherCurrency, language),
        table: figureTable(forPeople(columns), rows, language),
      },
    ],
  }
}

const [month, ...changes] = changeColumns
const columnsOf = (keys: readonly string[]): readonly Column<MonthlyChange>[] =>
  month === undefined ? [] : [month, ...changes.filter(({ key }) => keys.includes(key))]

const year = 12

/** Who came and went. */
export const changesPage = ({
  rows: all,
  rule,
  running,
  language,
}: {
  readonly rows: readonly MonthlyChange[]
  readonly rule: Words
  readonly running: boolean
  readonly language: Language
}): PageParts => {
  const t = (words: Words): string => say(words, language)
  const rows = all.slice(-mostMonths)
  const labels = rows.map((row) => monthText(row.month))
  const lately = all.slice(-year)
  const sum = (of: (row: MonthlyChange) => number): number => lately.reduce((total, row) => total + of(row), 0)
  const now = all.at(-1)?.customers ?? 0
  const [first] = lately
  const before = first === undefined ? 0 : first.customers - first.won - first.back + first.lost
  const [won, lost, back] = [sum((row) => row.won), sum((row) => row.lost), sum((row) => row.back)]
  const ofYear = t({ en: 'in the last 12 months', zh: '近 12 个月' })
  const shared = { labels, axis: countText, whole: true, running }
  const names = {
    won: t({ en: 'new', zh: '新增' }),
    back: t({ en: 'came back', zh: '回归' }),
    lost: t({ en: 'lost', zh: '流失' }),
  }
  const notes = [`${t(rule)}${language === 'zh' ? '。' : '.'}`, ...runningNote(running, language)]
  const churn = percent(shareOf(lost, before), 1)
  return {
    headlines: [
      { label: t({ en: 'customers now', zh: '现有客户' }), value: grouped(now) },
      { label: names.won, value: grouped(won), note: ofYear },
      { label: names.lost, value: grouped(lost), note: ofYear },
      { label: t({ en: 'churn', zh: '流失率' }), value: churn === '' ? '–' : churn, note: ofYear },
    ],
    sections: [
      {
        title: t({ en: 'Customers at the end of each month', zh: '各月末客户数' }),
        about: t({
          en: `${counted(now, 'customer')} at the end; ${grouped(won)} new and ${grouped(lost)} lost in the last 12 months.`,
          zh: `期末客户 ${grouped(now)} 位；近 12 个月新增 ${grouped(won)} 位，流失 ${grouped(lost)} 位。`,
        }),
        chart: {
          kind: 'lines',
          series: [t({ en: 'customers', zh: '客户' })],
          values: [rows.map((row) => row.customers)],
          ...shared,
        },
        notes,
        table: figureTable(columnsOf(['customers', 'churn']), all, language),
      },
      {
        title: t({ en: 'New, back and lost by month', zh: '各月新增、回归与流失' }),
        about: t({
          en: `In the last 12 months ${grouped(won)} new, ${grouped(back)} came back, ${grouped(lost)} lost.`,
          zh: `近 12 个月新增 ${grouped(won)} 位，回归 ${grouped(back)} 位，流失 ${grouped(lost)} 位。`,
        }),
        chart: {
          kind: 'columns',
          series: [names.won, names.lost, names.back],
          values: [rows.map((row) => row.won), rows.map((row) => -row.lost), rows.map((row) => row.back)],
          ...shared,
        },
        table: figureTable(columnsOf(['new', 'lost', 'back']), all, language),
      },
    ],
  }
}
