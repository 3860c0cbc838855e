// The matrix of movements as a section of a page. Who stayed is the larger part by far: the colour is that of who moved.
import { grouped, type Language, say } from '../kernel/words.ts'
import type { FigureTable, Section } from '../output/html-report.ts'
import type { MatrixField } from './movement-matrix.ts'

/** The section. `names` are the words of each place. */
export const movementSection = (asked: {
  readonly title: string
  readonly about: string
  readonly places: readonly string[]
  readonly names: (place: string) => string
  readonly fields: readonly MatrixField[]
  readonly table: FigureTable
  readonly language: Language
}): Section => {
  const { title, about, places, names, fields, table, language } = asked
  const countOf = (from: string, to: string): number =>
    fields.reduce((total, field) => total + (field.from === from && field.to === to ? field.count : 0), 0)
  const most = fields.reduce((high, { from, to, count }) => (from === to ? high : Math.max(high, count)), 0)
  return {
    title,
    about,
    chart: {
      kind: 'heat',
      columns: places.map((place) => `→ ${names(place)}`),
      rows: places.map((from) => ({
        label: names(from),
        cells: places.map((to) => {
          const count = countOf(from, to)
          const text = grouped(count)
          const about = `${names(from)} → ${names(to)}: ${text}`
          return { value: from === to ? 0 : count, text, about }
        }),
      })),
      top: { value: most, text: say({ en: `${grouped(most)} moved`, zh: `${grouped(most)} 位变动` }, language) },
    },
    table,
  }
}
