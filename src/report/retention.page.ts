// The page of `report retention`: the matrix as a heat map, and all cohorts together with the interval of each share.

import { type Cohort, monthText } from '../analytics/cohort.ts'
import { wilson } from '../analytics/wilson.ts'
import type { PageParts } from '../command/print-page.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import { mostFields } from '../output/chart.ts'
import type { Column } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { countColumn, shareColumn } from './by.columns.ts'
import { runningNote } from './page-parts.ts'
import { pageColumns, topRate } from './retention.columns.ts'
import type { Retention } from './retention.ts'

/** All cohorts together, so many months after the first purchase. */
interface Together {
  readonly months: number
  /** Customers whose month is observed, and those of them who bought in it. */
  readonly customers: number
  readonly active: number
  readonly rate: number
  readonly lower: number
  readonly upper: number
}

const together = (cohorts: readonly Cohort[]): readonly Together[] => {
  const places = cohorts[0]?.active.length ?? 0
  return Array.from({ length: Math.max(0, places - 1) }, (_, at) => at + 1).flatMap((months) => {
    let [customers, active] = [0, 0]
    for (const cohort of cohorts) {
      const count = cohort.active[months]
      if (count === null || count === undefined) continue
      customers += cohort.size
      active += count
    }
    const interval = wilson(active, customers)
    return interval === null ? [] : [{ months, customers, active, rate: active / customers, ...interval }]
  })
}

const togetherColumns: readonly Column<Together>[] = [
  { key: 'months', title: { en: 'month', zh: '月' }, kind: 'number', json: ({ months }) => `+${months}` },
  countColumn('customers', { en: 'customers', zh: '客户' }, ({ customers }) => customers),
  shareColumn('rate', { en: 'bought', zh: '购买比例' }, ({ rate }) => rate),
  {
    key: 'interval',
    title: { en: '95% interval', zh: '95% 区间' },
    kind: 'number',
    json: () => null,
    shown: ({ lower, upper }) => `${(lower * 100).toFixed(1)}–${(upper * 100).toFixed(1)}`,
  },
]

const headlinesOf = (
  { customers, repeat, interval }: Retention,
  t: (words: Words) => string,
): PageParts['headlines'] => {
  const share = (bound: number): string => (bound * 100).toFixed(1)
  const bounds =
    interval === null
      ? ''
      : t({
          en: `95%: ${share(interval.lower)} to ${share(interval.upper)}`,
          zh: `95% 区间 ${share(interval.lower)} 至 ${share(interval.upper)}`,
        })
  return [
    { label: t({ en: 'customers', zh: '客户' }), value: grouped(customers) },
    { label: t({ en: 'bought again', zh: '再次购买' }), value: grouped(repeat) },
    {
      label: t({ en: 'repurchase rate', zh: '复购率' }),
      value: percent(customers === 0 ? null : repeat / customers, 1),
      note: bounds,
    },
  ]
}

const latest = (cohorts: number, language: Language): readonly string[] =>
  cohorts <= mostFields
    ? []
    : [
        say(
          { en: `Drawn are the latest ${mostFields} cohorts.`, zh: `图中为最近 ${mostFields} 个首购月份。` },
          language,
        ),
      ]

/** The page. */
export const retentionPage = (retention: Retention, repeated: string, language: Language): PageParts => {
  const { cohorts, running } = retention
  const t = (words: Words): string => say(words, language)
  const months = (cohorts[0]?.active.length ?? 1) - 1
  const top = topRate(cohorts)
  const all = together(cohorts)
  const after = (k: number): string => t({ en: `${counted(k, 'month')} later`, zh: `${k} 个月后` })
  const matrix = {
    title: t({
      en: 'Share of each cohort that bought again, by months since the first purchase',
      zh: '各月首购客户在之后各月再次购买的比例',
    }),
    about: repeated,
    notes: [...runningNote(running, language), ...latest(cohorts.length, language)],
    table: figureTable(pageColumns(cohorts), cohorts, language),
  }
  if (months < 1) return { headlines: headlinesOf(retention, t), sections: [matrix] }
  return {
    headlines: headlinesOf(retention, t),
    sections: [
      {
        ...matrix,
        chart: {
          kind: 'heat',
          columns: Array.from({ length: months }, (_, at) => `+${at + 1}`),
          rows: cohorts.map(({ month, size, active, rate }) => ({
            label: monthText(month),
            size: grouped(size),
            cells: rate.slice(1).map((value, at) => {
              if (value === null) return null
              const count = t({
                en: `${grouped(active[at + 1] ?? 0)} of ${grouped(size)}`,
                zh: `${grouped(size)} 位中 ${grouped(active[at + 1] ?? 0)} 位`,
              })
              return {
                value,
                text: percent(value),
                about: `${monthText(month)}, ${after(at + 1)}: ${count}, ${percent(value, 1)}`,
              }
            }),
          })),
          top: { value: top, text: percent(top) },
        },
      },
      {
        title: t({ en: 'All cohorts together', zh: '全部客户合计' }),
        about: t({
          en: 'The share that bought in each month after the first purchase, with its interval of 95%.',
          zh: '首次购买后各月的购买比例及 95% 置信区间。',
        }),
        chart: {
          kind: 'lines',
          labels: all.map((one) => `+${one.months}`),
          series: [t({ en: 'bought', zh: '购买比例' })],
          values: [all.map(({ rate }) => rate)],
          bands: [{ lower: all.map(({ lower }) => lower), upper: all.map(({ upper }) => upper) }],
          axis: (value) => percent(value),
          exact: (value) => percent(value, 1),
          whole: false,
          running: false,
        },
        notes: [
          t({
            en: 'Only months that each cohort has reached count; the band is the interval of 95% (Wilson).',
            zh: '仅计各月客户已到达的月份；色带为 95% 置信区间（Wilson）。',
          }),
        ],
        table: figureTable(togetherColumns, all, language),
      },
    ],
  }
}
