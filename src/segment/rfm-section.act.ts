// RFM as a section of a page: how many customers have each pair of scores for recency and for orders.

import { rfmGroup } from '../analytics/rfm.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { figureTable, type Section } from '../output/html-report.ts'
import type { Rfm } from './rfm.act.ts'
import { groupWords } from './scheme.choices.ts'

interface ScoreRow {
  readonly r: number
  readonly counts: readonly number[]
}

/** The highest scores for which a field of figures is drawn. */
const mostBins = 12

/** The section; null where there are too many scores to be seen. */
export const rfmSection = (rfm: Rfm, places: readonly number[], language: Language): Section | null => {
  const { bins, scores } = rfm
  if (bins > mostBins) return null
  const t = (words: Words): string => say(words, language)
  const counts = Array.from({ length: bins }, () => Array.from({ length: bins }, () => 0))
  let most = 0
  for (const place of places) {
    const row = counts[(scores.r[place] ?? 1) - 1]
    const column = (scores.f[place] ?? 1) - 1
    if (row === undefined) continue
    row[column] = (row[column] ?? 0) + 1
    most = Math.max(most, row[column] ?? 0)
  }
  const rows: readonly ScoreRow[] = counts.map((row, at) => ({ r: at + 1, counts: row })).reverse()
  const groupOf = (r: number, f: number): string => (bins === 5 ? ` · ${t(groupWords[rfmGroup(r, f)])}` : '')
  const columns: readonly Column<ScoreRow>[] = [
    { key: 'r', title: { en: 'R \\ F', zh: 'R \\ F' }, json: ({ r }) => `R ${r}` },
    ...Array.from(
      { length: bins },
      (_, at): Column<ScoreRow> => ({
        key: `f_${at + 1}`,
        title: { en: `F ${at + 1}`, zh: `F ${at + 1}` },
        kind: 'number',
        json: (row) => row.counts[at] ?? 0,
        shown: (row) => grouped(row.counts[at] ?? 0),
      }),
    ),
  ]
  return {
    title: t({ en: 'Customers by recency (R) and orders (F)', zh: '按最近购买（R）与次数（F）分布的客户' }),
    about: t({
      en: `Of ${counted(places.length, 'customer')}, how many have each pair of scores; ${bins} is best.`,
      zh: `${grouped(places.length)} 位客户在各组得分中的人数；${bins} 分最好。`,
    }),
    chart: {
      kind: 'heat',
      columns: Array.from({ length: bins }, (_, at) => `F ${at + 1}`),
      rows: rows.map(({ r, counts: row }) => ({
        label: `R ${r}`,
        cells: row.map((count, at) => ({
          value: count,
          text: grouped(count),
          about: `R ${r}, F ${at + 1}${groupOf(r, at + 1)}: ${grouped(count)}`,
        })),
      })),
      top: { value: most, text: grouped(most) },
    },
    table: figureTable(columns, rows, language),
  }
}
