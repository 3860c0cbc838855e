// Draws customers by two figures with the two cuts. Where there are many, neighbours become one larger point; the drawing
// stays as small as its fields, however many customers there are.
import type { QuadrantChart } from './chart.ts'
import { bentScale, type Scale } from './scale.ts'
import { type Drawing, element, textPixels, tip, words } from './svg.ts'

/** Pixels of a field within which customers become one point. */
const grain = 12

interface Plot {
  readonly x: Scale
  readonly y: Scale
}

/** The axis of some figures; it bends so that half of the room is for what lies below the cut or near it. */
const axisOf = (values: Float64Array, cut: number, count: number): Scale => {
  let [least, most] = [cut, cut]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const { at, marks } = bentScale(least, most, Math.max(Math.abs(cut) / 2, (most - least) / 1000, 1e-9), count)
  // A margin, so that no point is cut off at the edge.
  return { at: (value) => 0.02 + 0.96 * at(value), marks }
}

interface Point {
  readonly x: number
  readonly y: number
  readonly field: number
  readonly count: number
}

/** The customers as points, those of one field of the grain and of one quadrant together, at their middle. */
const pointsOf = (chart: QuadrantChart, plot: Plot, wide: number, high: number): readonly Point[] => {
  const { x, y, fieldAt } = chart
  const across = Math.ceil(wide / grain) + 1
  const found = new Map<number, { x: number; y: number; field: number; count: number }>()
  for (let place = 0; place < x.length; place++) {
    const [px, py] = [plot.x.at(x[place] ?? 0) * wide, plot.y.at(y[place] ?? 0) * high]
    const field = fieldAt(place)
    const key = (Math.floor(py / grain) * across + Math.floor(px / grain)) * 4 + field
    const known = found.get(key)
    if (known === undefined) found.set(key, { x: px, y: py, field, count: 1 })
    else {
      known.x += px
      known.y += py
      known.count += 1
    }
  }
  return Array.from(found.values(), ({ x: sumX, y: sumY, field, count }) => ({
    x: sumX / count,
    y: sumY / count,
    field,
    count,
  }))
}

/** The drawing, `width` pixels wide. */
export const drawQuadrant = (chart: QuadrantChart, width: number): Drawing => {
  const isNarrow = width < 480
  const { cut, fields, xText, yText } = chart
  const plot: Plot = { x: axisOf(chart.x, cut.x, isNarrow ? 5 : 9), y: axisOf(chart.y, cut.y, isNarrow ? 6 : 8) }
  const left = plot.y.marks.reduce((most, value) => Math.max(most, textPixels(yText(value))), 0) + 10
  const [top, right] = [64, width - 8]
  const bottom = top + (isNarrow ? 270 : 400)
  const [wide, high] = [right - left, bottom - top]
  const x = (value: number): number => left + plot.x.at(value) * wide
  const y = (value: number): number => bottom - plot.y.at(value) * high
  const grid = [
    ...plot.y.marks.map(
      (value) =>
        element('line', { class: 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }) +
        words(left - 8, y(value) + 4.5, yText(value), { class: 'muted', 'text-anchor': 'end' }),
    ),
    ...plot.x.marks.map(
      (value) =>
        element('line', { class: 'grid', x1: x(value), x2: x(value), y1: top, y2: bottom }) +
        words(x(value), bottom + 18, xText(value), { class: 'muted', 'text-anchor': 'middle' }),
    ),
  ]
  const points = pointsOf(chart, plot, wide, high)
  const most = points.reduce((highest, { count }) => Math.max(highest, count), 1)
  // The area stands for the number; a single customer can still be seen.
  const radius = (count: number): number =>
    Math.max(2.2, Math.min(grain * 0.95, grain * 0.95 * Math.sqrt(count / most)))
  const drawn = points.map(({ x: px, y: py, field, count }) =>
    element(
      'circle',
      { class: `p${field}`, cx: left + px, cy: bottom - py, r: radius(count) },
      tip(`${fields[field]?.name ?? ''}: ${chart.several(count)}`),
    ),
  )
  const cuts =
    element('line', { class: 'cut', x1: x(cut.x), x2: x(cut.x), y1: top, y2: bottom }) +
    element('line', { class: 'cut', x1: left, x2: right, y1: y(cut.y), y2: y(cut.y) })
  const corner = (at: number, px: number, py: number, anchor: string): string =>
    words(px, py, fields[at]?.name ?? '', { class: `t${at}`, 'text-anchor': anchor }) +
    words(px, py + 17, fields[at]?.text ?? '', { class: 'ink', 'text-anchor': anchor })
  const corners = [
    corner(0, left, 34, 'start'),
    corner(1, right, 34, 'end'),
    corner(2, left, bottom + 44, 'start'),
    corner(3, right, bottom + 44, 'end'),
  ]
  const names =
    words(0, 12, `${chart.yName} ↑`, { class: 'muted' }) +
    words(right, bottom + 86, `${chart.xName} →`, { class: 'muted', 'text-anchor': 'end' })
  return { width, height: bottom + 94, body: grid.join('') + drawn.join('') + cuts + corners.join('') + names }
}
