// The page of `report complaints`: how many came in and are open, and how long they stay open.
import type { PageParts } from '../command/print-page.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { countText, moreText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import type { Chart } from '../output/chart.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { type ComplaintKey, type ComplaintRow, complaintTitles } from './complaints.columns.ts'
import type { CaseFigures } from './complaints.ts'
import { byMonth, monthsOf, runningNote } from './page-parts.ts'
import { forPeople } from './print-figures.ts'

/** The page. */
export const complaintsPage = (asked: {
  readonly by: ComplaintKey
  readonly columns: readonly Column<ComplaintRow>[]
  readonly rows: readonly ComplaintRow[]
  readonly all: CaseFigures
  readonly running: boolean
  readonly language: Language
}): PageParts => {
  const { by, columns, rows, all, running, language } = asked
  const t = (words: Words): string => say(words, language)
  const series = [t({ en: 'open', zh: '未结' }), t({ en: 'closed', zh: '已结' })]
  const of = [(row: ComplaintRow) => row.open, (row: ComplaintRow) => row.closed]
  const months = monthsOf(rows.map(({ code }) => code))
  const [label] = columns
  const chart: Chart =
    by === 'month'
      ? {
          kind: 'columns',
          labels: months,
          // What is settled stands below; what is not is what is looked for.
          series: series.toReversed(),
          values: of.toReversed().map((one) => byMonth(months, rows, one)),
          axis: countText,
          whole: true,
          running,
        }
      : {
          kind: 'bars',
          series: series.toReversed(),
          stacked: true,
          rows: rows.map((row) => ({
            label: label === undefined ? '' : shownText(label, row, language),
            figures: of.toReversed().map((one) => ({ value: one(row), text: grouped(one(row)) })),
            text: `${grouped(row.received)} · ${percent(row.share)}`,
          })),
          more: moreText(language),
        }
  const { median } = all
  return {
    headlines: [
      { label: t({ en: 'received', zh: '接收' }), value: grouped(all.received) },
      { label: series[0] ?? '', value: grouped(all.open) },
      { label: series[1] ?? '', value: grouped(all.closed) },
      {
        label: t({ en: 'half are closed within', zh: '一半结案用时' }),
        value: median === null ? '–' : t({ en: counted(median, 'day'), zh: `${grouped(median)} 天` }),
        note: median === null ? t({ en: 'not reached as far as days are noted', zh: '按有记录的日期尚未达到' }) : '',
      },
    ],
    sections: [
      {
        title: t({ en: `Complaints by ${complaintTitles[by].en}`, zh: `各${complaintTitles[by].zh}的投诉` }),
        about: t({
          en: `${counted(all.received, 'complaint')}, ${grouped(all.open)} open.`,
          zh: `投诉 ${grouped(all.received)} 件，未结 ${grouped(all.open)} 件。`,
        }),
        chart,
        notes: by === 'month' ? runningNote(running, language) : [],
        table: figureTable(forPeople(columns), rows, language),
      },
    ],
  }
}
