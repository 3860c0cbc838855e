// Columns of a screen with a bar at the end: of what is left of the width, for which less weighty columns give way.
import { type Language, say } from '../kernel/words.ts'
import { bar } from './bar.ts'
import { type Column, shownText } from './column.ts'
import { columnGap } from './draw.ts'
import { cellWidth } from './width.ts'

/** Of what the bar is, and for what it has room. */
export interface BarOptions<Row> {
  /** What the bar stands for; the largest fills it. Less than 0 counts as 0. */
  readonly of: (row: Row) => number
  /** Keys of columns that give way to the bar, the first one first. */
  readonly giveWay: readonly string[]
  /** Cells of a line; undefined where there is no limit. */
  readonly width: number | undefined
  readonly language: Language
}

const widestBar = 30
const leastBar = 6

const cellsOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], language: Language): number =>
  columns.reduce((sum, column) => {
    const title = cellWidth(say(column.title, language))
    return (
      sum + columnGap + rows.reduce((most, row) => Math.max(most, cellWidth(shownText(column, row, language))), title)
    )
  }, -columnGap)

/** The columns of a screen, and those that gave way. */
export interface Barred<Row> {
  readonly columns: readonly Column<Row>[]
  readonly missing: readonly Column<Row>[]
}

/** The columns that fit with a bar beside them; without one, and without those that give way, where not even so one fits. */
export const withBar = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { of, giveWay, width, language }: BarOptions<Row>,
): Barred<Row> => {
  const most = rows.reduce((highest, row) => Math.max(highest, of(row)), 0)
  const barColumn = (cells: number): Column<Row> => ({
    key: 'bar',
    title: { en: '', zh: '' },
    json: () => null,
    shown: (row) => (most > 0 ? bar(of(row) / most, cells) : ''),
    tone: () => 'accent',
  })
  for (let count = 0; count <= giveWay.length; count++) {
    const gone = giveWay.slice(0, count)
    const kept = columns.filter(({ key }) => !gone.includes(key))
    const missing = columns.filter(({ key }) => gone.includes(key))
    const rest = width === undefined ? widestBar : width - cellsOf(kept, rows, language) - columnGap
    if (rest >= leastBar) return { columns: [...kept, barColumn(Math.min(widestBar, rest))], missing }
    if (count === giveWay.length) return { columns: kept, missing }
  }
  return { columns, missing: [] }
}
