// The page of `report data-quality`: the score with its five shares, each field or group, the worst records.
import type { PageParts } from '../command/print-page.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { moreText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { dimensionTitles, type QualityKey, type QualityRow, qualityTitles } from './data-quality.columns.ts'
import { dimensions, type Judged, type Shares, scoreOf } from './data-quality.ts'
import { forPeople } from './print-figures.ts'

/** The page. */
export const dataQualityPage = (asked: {
  readonly by: QualityKey
  readonly columns: readonly Column<QualityRow>[]
  readonly rows: readonly QualityRow[]
  readonly shares: Shares
  readonly customers: number
  readonly worst: { readonly columns: readonly Column<Judged>[]; readonly rows: readonly Judged[] }
  readonly language: Language
}): PageParts => {
  const { by, columns, rows, shares, customers, worst, language } = asked
  const t = (words: Words): string => say(words, language)
  const score = scoreOf(shares)
  const scoreText = score === null ? '–' : score.toFixed(1)
  const figureOf = ({ shares: own }: QualityRow): number =>
    by === 'field' ? (own.completeness ?? 0) : (scoreOf(own) ?? 0) / 100
  const [label] = columns
  return {
    headlines: [
      { label: t({ en: 'score of 100', zh: '得分（满分 100）' }), value: scoreText },
      ...dimensions.map((dimension) => ({
        label: t(dimensionTitles[dimension]),
        value: percent(shares[dimension], 1) || '–',
      })),
    ],
    sections: [
      {
        title: t({
          en: `Records by ${qualityTitles[by].en}`,
          zh: `按${qualityTitles[by].zh}`,
        }),
        about: t({
          en: `${grouped(customers)} customers, score ${scoreText}.`,
          zh: `客户 ${grouped(customers)} 位，得分 ${scoreText}。`,
        }),
        chart: {
          kind: 'bars',
          series: [by === 'field' ? t(dimensionTitles.completeness) : t({ en: 'score', zh: '得分' })],
          stacked: true,
          most: 1,
          rows: rows.map((row) => ({
            label: label === undefined ? '' : shownText(label, row, language),
            figures: [{ value: figureOf(row), text: percent(figureOf(row), 1) }],
            text: percent(figureOf(row)),
          })),
          more: moreText(language),
        },
        table: figureTable(forPeople(columns), rows, language),
      },
      {
        title: t({ en: 'The worst records', zh: '最差的资料' }),
        about: t({
          en: `The ${grouped(worst.rows.length)} records with the lowest scores.`,
          zh: `得分最低的 ${grouped(worst.rows.length)} 份资料。`,
        }),
        table: figureTable(worst.columns, worst.rows, language),
      },
    ],
  }
}
