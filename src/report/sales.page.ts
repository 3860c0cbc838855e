// The page of `report sales`: a line by month or a bar for each kind, and how unequally customers bring it.

import { gini, lorenz } from '../analytics/gini.ts'
import type { PageParts } from '../command/print-page.ts'
import type { ValueFacts } from '../command/value.ts'
import { formatMoney } from '../kernel/money.ts'
import { counted, grouped, type Language, same, say, type Words } from '../kernel/words.ts'
import { moreText, shortMoney } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import type { Chart } from '../output/chart.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable, type Section } from '../output/html-report.ts'
import { shareColumn } from './by.columns.ts'
import { otherCurrencyNote } from './notices.ts'
import { byMonth, monthsOf, runningNote } from './page-parts.ts'
import { forPeople } from './print-figures.ts'
import { type SalesRow, salesTitles } from './sales.columns.ts'
import type { SalesKey, SalesTotals } from './sales.queries.ts'

interface Asked {
  readonly by: SalesKey
  readonly columns: readonly Column<SalesRow>[]
  readonly rows: readonly SalesRow[]
  readonly totals: SalesTotals
  readonly running: boolean
  readonly facts: ValueFacts
  readonly language: Language
}

const chartOf = ({ by, columns, rows, running, facts, language }: Asked): Chart => {
  const money = (minor: number): string => formatMoney(Math.round(minor), facts.currency, language)
  const months = monthsOf(rows.map(({ code }) => code))
  const [label] = columns
  if (by === 'month')
    return {
      kind: 'lines',
      labels: months,
      series: [say({ en: 'net', zh: '净额' }, language)],
      values: [byMonth(months, rows, ({ net }) => net)],
      axis: (minor) => shortMoney(minor, facts, language),
      exact: money,
      whole: false,
      running,
    }
  return {
    kind: 'bars',
    series: [say({ en: 'net', zh: '净额' }, language)],
    stacked: false,
    rows: rows.map((row) => ({
      label: label === undefined ? '' : shownText(label, row, language),
      figures: [
        {
          value: row.net,
          text: [money(row.net), percent(row.share, 1), row.abc ?? ''].filter((text) => text !== '').join(' · '),
        },
      ],
    })),
    more: moreText(language),
  }
}

interface Tenth {
  readonly name: string
  readonly share: number
  readonly upTo: number
}

const tenthColumns: readonly Column<Tenth>[] = [
  { key: 'tenth', title: { en: 'tenth of customers', zh: '客户十分位' }, json: ({ name }) => name },
  shareColumn('share', { en: 'of net', zh: '占净额' }, ({ share }) => share),
  shareColumn('up_to', { en: 'with all above', zh: '累计' }, ({ upTo }) => upTo),
]

const fine = 100

const unequal = ({ totals, language }: Asked): readonly Section[] => {
  const t = (words: Words): string => say(words, language)
  // Who got back more than it paid brings nothing.
  const spends = totals.spends.map((spend) => Math.max(0, spend))
  const [coefficient, points] = [gini(spends), lorenz(spends, fine)]
  if (coefficient === null || points === null) return []
  const poorest = (share: number): number => points[Math.round(share * fine)]?.sum ?? 0
  const tenths = Array.from({ length: 10 }, (_, at): Tenth => {
    const [from, to] = [1 - (at + 1) / 10, 1 - at / 10]
    const name =
      at === 0 ? { en: 'the best', zh: '最好' } : at === 9 ? { en: 'the last', zh: '最后' } : same(String(at + 1))
    return { name: t(name), share: poorest(to) - poorest(from), upTo: 1 - poorest(from) }
  })
  const best = percent(tenths[0]?.share ?? null, 1)
  const found = t({ en: `the best tenth brings ${best}`, zh: `最好的十分之一带来 ${best}` })
  return [
    {
      title: t({ en: 'How unequally customers bring it', zh: '客户贡献的集中程度' }),
      about: t({
        en: `Coefficient of Gini ${coefficient.toFixed(2)}; ${found} of the net.`,
        zh: `基尼系数 ${coefficient.toFixed(2)}；${found}的净额。`,
      }),
      chart: {
        kind: 'curve',
        points,
        people: t({ en: 'share of customers, those who bring least first', zh: '客户占比（从贡献最少者起）' }),
        sum: t({ en: 'curve: as it is', zh: '实线：实际' }),
        equal: t({ en: 'dashes: all bring the same', zh: '虚线：人人相同' }),
        marked: { people: 0.9, sum: poorest(0.9), text: t({ en: `dot: ${found}`, zh: `圆点：${found}` }) },
      },
      table: figureTable(tenthColumns, tenths, language),
    },
  ]
}

/** The page. */
export const salesPage = (asked: Asked): PageParts => {
  const { by, columns, rows, totals, running, facts, language } = asked
  const t = (words: Words): string => say(words, language)
  const money = (minor: number): string => formatMoney(Math.round(minor), facts.currency, language)
  const sum = (of: (row: SalesRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const [net, sold, purchases] = [sum((row) => row.net), sum((row) => row.sold), sum((row) => row.purchases)]
  const coefficient = gini(totals.spends.map((spend) => Math.max(0, spend)))
  // By product an order counts in each of its products.
  const counts =
    by === 'product'
      ? []
      : [
          { label: t({ en: 'purchases', zh: '购买次数' }), value: grouped(purchases) },
          {
            label: t({ en: 'mean purchase', zh: '平均每次购买' }),
            value: purchases === 0 ? '–' : money(sold / purchases),
          },
        ]
  return {
    headlines: [
      { label: t({ en: 'net', zh: '净额' }), value: money(net) },
      ...counts,
      { label: t({ en: 'customers', zh: '客户' }), value: grouped(totals.customers) },
      { label: t({ en: 'Gini', zh: '基尼系数' }), value: coefficient === null ? '–' : coefficient.toFixed(2) },
    ],
    sections: [
      {
        title: t({ en: `Net by ${salesTitles[by].en}`, zh: `各${salesTitles[by].zh}净额` }),
        about: t({
          en: `${money(net)} net from ${counted(totals.customers, 'customer')}.`,
          zh: `${grouped(totals.customers)} 位客户，净额 ${money(net)}。`,
        }),
        chart: chartOf(asked),
        notes: [
          ...(by === 'month' ? runningNote(running, language) : []),
          ...otherCurrencyNote(totals.otherCurrency, language),
        ],
        table: figureTable(forPeople(columns), rows, language),
      },
      ...unequal(asked),
    ],
  }
}
