// Draws the curve of Lorenz: how much of the sum the poorest share has, beneath the line on which all would have the same.
import type { CurveChart } from './chart.ts'
import { type Drawing, element, length, words } from './svg.ts'

const shares = [0, 0.25, 0.5, 0.75, 1]

/** The drawing, at most `width` pixels wide. */
export const drawCurve = (chart: CurveChart, width: number): Drawing => {
  const [left, top, below] = [44, 10, 44]
  const side = Math.min(width - left - 12, 420)
  const [right, bottom] = [left + side, top + side]
  const x = (share: number): number => left + share * side
  const y = (share: number): number => bottom - share * side
  const grid = shares.map((share) => {
    const text = `${share * 100}%`
    return (
      element('line', { class: share === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(share), y2: y(share) }) +
      words(left - 8, y(share) + 4.5, text, { class: 'muted', 'text-anchor': 'end' }) +
      words(x(share), bottom + 18, text, { class: 'muted', 'text-anchor': share === 1 ? 'end' : 'middle' })
    )
  })
  const line = chart.points.map(
    ({ people, sum }, at) => `${at === 0 ? 'M' : 'L'}${length(x(people))} ${length(y(sum))}`,
  )
  const { marked } = chart
  const [markX, markY] = [x(marked.people), y(marked.sum)]
  const body = [
    ...grid,
    words((left + right) / 2, bottom + 38, chart.people, { class: 'muted', 'text-anchor': 'middle' }),
    element('path', {
      class: 'b0',
      d: `M${length(x(0))} ${length(y(0))}L${length(x(1))} ${length(y(1))}${[...line]
        .reverse()
        .map((one) => `L${one.slice(1)}`)
        .join('')}Z`,
    }),
    element('line', { class: 'even', x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
    element('path', { class: 'l0', d: line.join('') }),
    element('circle', { class: 's0', cx: markX, cy: markY, r: 5 }),
    words(left + 12, top + 20, chart.equal, { class: 'muted' }),
    words(left + 12, top + 40, chart.sum, { class: 'muted' }),
    words(left + 12, top + 60, marked.text, { class: 'ink' }),
  ]
  return { width: right + 12, height: bottom + below, body: body.join('') }
}
