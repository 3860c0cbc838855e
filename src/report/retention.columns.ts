// Cohorts as columns: for people shares in per cent and a sparkline, for flat files one column a month.
import { type Cohort, monthText } from '../analytics/cohort.ts'
import { grouped, type Language, same, say } from '../kernel/words.ts'
import { percent, sparkline } from '../output/bar.ts'
import { type Column, shownText } from '../output/column.ts'
import { columnGap } from '../output/draw.ts'
import { cellWidth } from '../output/width.ts'

type Cell = Column<Cohort>

const cohortColumn: Cell = {
  key: 'cohort',
  title: { en: 'first bought', zh: '首购月份' },
  json: ({ month }) => monthText(month),
  weight: 100,
}

const sizeColumn: Cell = {
  key: 'size',
  title: { en: 'size', zh: '人数' },
  kind: 'number',
  json: ({ size }) => size,
  shown: ({ size }) => grouped(size),
  weight: 90,
}

/** As JSON has them: the months as lists. */
export const listColumns: readonly Cell[] = [
  cohortColumn,
  sizeColumn,
  { key: 'active', title: { en: 'active', zh: '购买人数' }, kind: 'json', json: ({ active }) => active },
  { key: 'rate', title: { en: 'rate', zh: '比率' }, kind: 'json', json: ({ rate }) => rate },
]

/** For flat files: the customers of each month, then the rates. */
export const flatColumns = (months: number): readonly Cell[] => [
  cohortColumn,
  sizeColumn,
  ...(['active', 'rate'] as const).flatMap((of) =>
    Array.from(
      { length: months },
      (_, k): Cell => ({
        key: `${of}_${k}`,
        title: same(`${of} +${k}`),
        kind: 'number',
        json: (cohort) => cohort[of][k] ?? null,
      }),
    ),
  ),
]

const rateColumn = (k: number): Cell => ({
  key: `rate_${k}`,
  title: same(`+${k}`),
  kind: 'number',
  json: ({ rate }) => rate[k] ?? null,
  shown: ({ rate }) => percent(rate[k] ?? null),
  weight: 50,
})

const sparkColumn = (top: number, months: number): Cell => ({
  key: 'trend',
  title: same(''),
  json: () => null,
  shown: ({ rate }) => sparkline(rate.slice(1, months + 1), top).trimEnd(),
  tone: () => 'accent',
  weight: 60,
})

/** The highest share after the first month. A loop: there may be more fields than a call takes arguments. */
export const topRate = (cohorts: readonly Cohort[]): number =>
  cohorts.reduce((most, { rate }) => rate.slice(1).reduce<number>((high, one) => Math.max(high, one ?? 0), most), 0)

// `100%` and the gap before it.
const monthCells = 6
const leastSpark = 6

const cellsOf = (column: Cell, cohorts: readonly Cohort[], language: Language): number =>
  Math.max(cellWidth(say(column.title, language)), ...cohorts.map((one) => cellWidth(shownText(column, one, language))))

/** Months in figures and in the line on a screen. */
export interface ShownMonths {
  readonly figures: number
  readonly line: number
  readonly all: number
}

/** How many months a screen has room for. */
export const shownMonths = (
  cohorts: readonly Cohort[],
  { width, language }: { readonly width: number | undefined; readonly language: Language },
): ShownMonths => {
  const all = Math.max(0, (cohorts[0]?.active.length ?? 1) - 1)
  const line = Math.min(all, width === undefined ? all : Math.max(leastSpark, Math.floor(width / 4)))
  const taken = [cohortColumn, sizeColumn].reduce((sum, one) => sum + cellsOf(one, cohorts, language) + columnGap, 0)
  const room = width === undefined ? all : Math.max(1, Math.floor((width - taken - line) / monthCells))
  return { figures: Math.min(all, room), line, all }
}

/**
 * The columns of the screen: as many months in figures as fit, and all of them (as far as the width goes) as a
 * sparkline, on one scale for all cohorts.
 */
export const screenColumns = (cohorts: readonly Cohort[], { figures, line, all }: ShownMonths): readonly Cell[] =>
  all < 1
    ? [cohortColumn, sizeColumn]
    : [
        cohortColumn,
        sizeColumn,
        ...Array.from({ length: figures }, (_, k) => rateColumn(k + 1)),
        sparkColumn(topRate(cohorts), line),
      ]

/** For pages: every month in figures. */
export const pageColumns = (cohorts: readonly Cohort[]): readonly Cell[] => [
  cohortColumn,
  sizeColumn,
  ...Array.from({ length: Math.max(0, (cohorts[0]?.active.length ?? 1) - 1) }, (_, k) => rateColumn(k + 1)),
]
