// Draws bars, a row each: beside their labels where there is room, else below them. The figure stands at the end of its
// bar, so that nothing has to be read off an axis.
import type { BarsChart, Figure } from './chart.ts'
import { cutToPixels, type Drawing, element, textPixels, tip, words } from './svg.ts'

/** Rows that are drawn; there is a table for the others. */
const mostRows = 24
const narrowBelow = 480
const widestLabel = 210
const baseline = 4.5

type Row = BarsChart['rows'][number]

interface Place {
  readonly left: number
  readonly right: number
  /** Pixel of a value. */
  readonly at: (value: number) => number
  readonly thick: number
}

const sumOf = (figures: readonly Figure[], sign: 1 | -1): number =>
  figures.reduce((sum, { value }) => sum + (value * sign > 0 ? value : 0), 0)

/** From which to which value bars reach; 0 always lies between. */
const reach = ({ rows, stacked, most: given = 0 }: BarsChart): { readonly least: number; readonly most: number } => {
  let [least, most] = [0, given]
  for (const { figures } of rows) {
    const ends = stacked ? [sumOf(figures, -1), sumOf(figures, 1)] : figures.map(({ value }) => value)
    for (const end of ends) {
      if (end < least) least = end
      if (end > most) most = end
    }
  }
  return { least, most: most > least ? most : least + 1 }
}

const barOf = (from: number, to: number, y: number, thick: number, series: number, text: string): string => {
  const [left, right] = from < to ? [from, to] : [to, from]
  if (right === left) return ''
  return element(
    'rect',
    { class: `s${series}`, x: left, y, width: Math.max(1, right - left), height: thick, rx: 1.5 },
    tip(text),
  )
}

/** The bars of one row one behind another, and the text after the last. */
const stack = (chart: BarsChart, row: Row, y: number, place: Place): string => {
  let [down, up] = [0, 0]
  const bars = row.figures.map(({ value, text }, series) => {
    const from = value < 0 ? down : up
    if (value < 0) down += value
    else up += value
    const name = chart.series[series] ?? ''
    return barOf(place.at(from), place.at(from + value), y, place.thick, series, `${row.label}, ${name}: ${text}`)
  })
  const end = words(place.at(up) + 6, y + place.thick / 2 + baseline, row.text ?? '', { class: 'ink' })
  return bars.join('') + end
}

/** The bars of one row one below another, each with its text. */
const side = (chart: BarsChart, row: Row, y: number, place: Place): string =>
  row.figures
    .map(({ value, text }, series) => {
      const top = y + series * (place.thick + 2)
      const name = chart.series.length > 1 ? `, ${chart.series[series] ?? ''}` : ''
      const track =
        chart.most === undefined
          ? ''
          : element('rect', {
              class: 'track',
              x: place.at(0),
              y: top,
              width: place.at(chart.most) - place.at(0),
              height: place.thick,
              rx: 1.5,
            })
      const bar = barOf(place.at(0), place.at(value), top, place.thick, series, `${row.label}${name}: ${text}`)
      const from = Math.max(place.at(0), place.at(chart.most ?? value))
      return track + bar + words(from + 6, top + place.thick / 2 + baseline, text, { class: 'ink' })
    })
    .join('')

/** The drawing, `width` pixels wide. */
export const drawBars = (chart: BarsChart, width: number): Drawing => {
  const rows = chart.rows.slice(0, mostRows)
  const isNarrow = width < narrowBelow
  const bars = chart.stacked ? 1 : Math.max(1, ...rows.map(({ figures }) => figures.length))
  const thick = bars > 1 ? 13 : 17
  const labels = rows.reduce((most, { label }) => Math.max(most, textPixels(label)), 0)
  const texts = rows.flatMap(({ figures, text }) => (chart.stacked ? [text ?? ''] : figures.map((one) => one.text)))
  const ends = texts.reduce((most, text) => Math.max(most, textPixels(text)), 0) + 10
  const left = isNarrow ? 0 : Math.min(labels, widestLabel) + 12
  const right = Math.max(left + 40, width - ends)
  const { least, most } = reach(chart)
  const at = (value: number): number => left + ((value - least) / (most - least)) * (right - left)
  const above = isNarrow ? 18 : 0
  const high = above + bars * (thick + 2) + (isNarrow ? 10 : 8)
  const drawn = rows.map((row, index) => {
    const top = index * high
    const y = top + above + 2
    const room = isNarrow ? width : left - 12
    const label = isNarrow
      ? words(0, top + 14, cutToPixels(row.label, room), { class: 'ink' })
      : words(left - 12, y + (bars * (thick + 2) - 2) / 2 + baseline, cutToPixels(row.label, room), {
          class: 'ink',
          'text-anchor': 'end',
        })
    return label + (chart.stacked ? stack : side)(chart, row, y, { left, right, at, thick })
  })
  const zero = element('line', { class: 'axis', x1: at(0), x2: at(0), y1: 0, y2: rows.length * high })
  const leftOut = chart.rows.length - rows.length
  const more = leftOut > 0 ? words(left, rows.length * high + 16, chart.more(leftOut), { class: 'muted' }) : ''
  return { width, height: rows.length * high + (leftOut > 0 ? 24 : 2), body: drawn.join('') + zero + more }
}
