// The page of `report visits`: what was done, missed and is planned, and how many customers were seen within their rhythm.
import type { PageParts } from '../command/print-page.ts'
import { tiers as tierChoices } from '../customer/index.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { countText, moreText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import type { Chart } from '../output/chart.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { countColumn, shareColumn, shareOf } from './by.columns.ts'
import { byMonth, monthsOf } from './page-parts.ts'
import { forPeople } from './print-figures.ts'
import type { InRhythm } from './rhythm.ts'
import { type VisitRow, visitTitles } from './visits.columns.ts'
import type { VisitKey } from './visits.queries.ts'

const rhythmColumns: readonly Column<InRhythm>[] = [
  {
    key: 'tier',
    title: { en: 'tier', zh: '等级' },
    json: ({ tier }) => tier,
    shown: ({ tier }, language) => tierChoices.find(({ code }) => code === tier)?.words[language] ?? tier,
  },
  countColumn('customers', { en: 'customers', zh: '客户' }, ({ customers }) => customers),
  countColumn('seen', { en: 'seen', zh: '已联系' }, ({ seen }) => seen),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ seen, customers }) => shareOf(seen, customers)),
]

/** The page. */
export const visitsPage = (asked: {
  readonly by: VisitKey
  readonly columns: readonly Column<VisitRow>[]
  readonly rows: readonly VisitRow[]
  readonly rhythm: readonly InRhythm[]
  readonly language: Language
}): PageParts => {
  const { by, columns, rows, rhythm, language } = asked
  const t = (words: Words): string => say(words, language)
  const sum = (of: (row: VisitRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const [done, missed, planned] = [sum((row) => row.done), sum((row) => row.missed), sum((row) => row.planned)]
  const [due, onTime] = [sum((row) => row.dueDone) + missed, sum((row) => row.onTime)]
  const [mood, moods] = [sum((row) => row.mood), sum((row) => row.moods)]
  const series = [t({ en: 'done', zh: '完成' }), t({ en: 'missed', zh: '错过' }), t({ en: 'planned', zh: '计划' })]
  const of = [(row: VisitRow) => row.done, (row: VisitRow) => row.missed, (row: VisitRow) => row.planned]
  const months = monthsOf(rows.map(({ code }) => code))
  const [label] = columns
  const chart: Chart =
    by === 'month'
      ? {
          kind: 'columns',
          labels: months,
          series,
          values: of.map((one) => byMonth(months, rows, one)),
          axis: countText,
          whole: true,
          running: false,
        }
      : {
          kind: 'bars',
          series,
          stacked: true,
          rows: rows.map((row) => ({
            label: label === undefined ? '' : shownText(label, row, language),
            figures: of.map((one) => ({ value: one(row), text: grouped(one(row)) })),
            text: of.map((one) => grouped(one(row))).join(' · '),
          })),
          more: moreText(language),
        }
  const share = percent(shareOf(onTime, due), 1)
  const seen = rhythm.reduce((total, one) => total + one.seen, 0)
  const all = rhythm.reduce((total, one) => total + one.customers, 0)
  return {
    headlines: [
      { label: series[0] ?? '', value: grouped(done) },
      { label: series[1] ?? '', value: grouped(missed) },
      { label: series[2] ?? '', value: grouped(planned) },
      { label: t({ en: 'done on time', zh: '按时完成' }), value: share === '' ? '–' : share },
      {
        label: t({ en: 'mean mood, 1 to 5', zh: '平均情绪（1 至 5）' }),
        value: moods === 0 ? '–' : (mood / moods).toFixed(1),
      },
    ],
    sections: [
      {
        title: t({ en: `Visits by ${visitTitles[by].en}`, zh: `各${visitTitles[by].zh}的回访` }),
        about: t({
          en: `${grouped(done)} done, ${grouped(missed)} missed, ${grouped(planned)} planned.`,
          zh: `完成 ${grouped(done)}，错过 ${grouped(missed)}，计划 ${grouped(planned)}。`,
        }),
        chart,
        table: figureTable(forPeople(columns), rows, language),
      },
      {
        title: t({ en: 'Customers seen within their rhythm', zh: '在节奏内联系过的客户' }),
        about: t({
          en: `${grouped(seen)} of ${counted(all, 'customer')} with a rhythm ${seen === 1 ? 'was' : 'were'} talked to within it.`,
          zh: `${grouped(all)} 位有回访节奏的客户中，${grouped(seen)} 位在节奏内联系过。`,
        }),
        chart: {
          kind: 'bars',
          series: [t({ en: 'seen', zh: '已联系' })],
          stacked: false,
          most: 1,
          rows: rhythm.map((one) => ({
            label: rhythmColumns[0] === undefined ? '' : shownText(rhythmColumns[0], one, language),
            figures: [
              {
                value: shareOf(one.seen, one.customers) ?? 0,
                text: one.customers === 0 ? '–' : `${percent(shareOf(one.seen, one.customers))}`,
              },
            ],
          })),
          more: moreText(language),
        },
        table: figureTable(rhythmColumns, rhythm, language),
      },
    ],
  }
}
