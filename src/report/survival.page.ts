// The page of `report survival`: the curve with its band.
import type { PageParts } from '../command/print-page.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { shareText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { endWords, leftWords } from './survival.columns.ts'
import type { Survival, SurvivalEnd, SurvivalRow } from './survival.ts'

/** The page. */
export const survivalPage = (
  { customers, ended, median, rows }: Survival,
  end: SurvivalEnd,
  columns: readonly Column<SurvivalRow>[],
  language: Language,
): PageParts => {
  const t = (words: Words): string => say(words, language)
  const about = t({
    en: `Of ${counted(customers, 'customer')} ${grouped(ended)} ${end === 'lost' ? 'were lost' : 'bought again'}.`,
    zh: `${grouped(customers)} 位客户中 ${grouped(ended)} 位${endWords[end].zh}。`,
  })
  return {
    headlines: [
      { label: t({ en: 'customers', zh: '客户' }), value: grouped(customers) },
      { label: t(endWords[end]), value: grouped(ended) },
      {
        label: t({ en: 'half within', zh: '半数用时' }),
        value: median === null ? '–' : t({ en: counted(median, 'day'), zh: `${grouped(median)} 天` }),
        note: median === null ? t({ en: 'not reached yet', zh: '尚未达到' }) : '',
      },
    ],
    sections: [
      {
        title: t({
          en: `Share of customers ${leftWords[end].en}, by days since the first purchase`,
          zh: `首次购买后各天数${leftWords[end].zh}的客户比例`,
        }),
        about,
        chart: {
          kind: 'lines',
          labels: rows.map(({ days }) => grouped(days)),
          series: [t(leftWords[end])],
          values: [rows.map(({ survival }) => survival)],
          bands: [
            {
              lower: rows.map(({ interval, survival }) => interval?.lower ?? survival),
              upper: rows.map(({ interval, survival }) => interval?.upper ?? survival),
            },
          ],
          axis: shareText,
          exact: (value) => percent(value, 1),
          whole: false,
          running: false,
        },
        notes: [
          t({
            en: 'The band is the interval of 95% (Kaplan and Meier, log-log).',
            zh: '色带为 95% 置信区间（Kaplan-Meier，log-log）。',
          }),
        ],
        table: figureTable(columns, rows, language),
      },
    ],
  }
}
