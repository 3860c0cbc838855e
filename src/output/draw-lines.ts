// Draws lines over time, with their bounds as a band where there are any. A place without a figure breaks the line.
import type { LinesChart } from './chart.ts'
import { drawFrame, type Frame, strips } from './draw-frame.ts'
import { plainScale } from './scale.ts'
import { type Drawing, element, length } from './svg.ts'

const heightOf = (width: number): number => (width < 480 ? 210 : 280)
const mostDots = 40

interface Point {
  readonly x: number
  readonly y: number
}

const path = (points: readonly Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${length(x)} ${length(y)}`).join('')

/** Runs of places that all have a figure. */
const runsOf = (frame: Frame, values: readonly (number | null)[]): readonly (readonly Point[])[] => {
  const runs: Point[][] = []
  let run: Point[] | undefined
  for (const [at, value] of values.entries()) {
    if (value === null) run = undefined
    else {
      if (run === undefined) {
        run = []
        runs.push(run)
      }
      run.push({ x: frame.x(at), y: frame.y(value) })
    }
  }
  return runs
}

const lineOf = (frame: Frame, { values, labels, running }: LinesChart, series: number): string => {
  const own = values[series] ?? []
  const isLast = running && own.length > 1 && own.at(-1) !== null && own.at(-2) !== null
  const done = isLast ? own.slice(0, -1) : own
  const drawn = runsOf(frame, done).map((run) => element('path', { class: `l${series}`, d: path(run) }))
  const open = isLast ? runsOf(frame, own).at(-1)?.slice(-2) : undefined
  const rest = open === undefined ? '' : element('path', { class: `l${series} open`, d: path(open) })
  const lonely = runsOf(frame, own).filter((run) => run.length === 1)
  const dots = (labels.length <= mostDots ? runsOf(frame, own) : lonely)
    .flat()
    .map(({ x, y }) => element('circle', { class: `s${series}`, cx: x, cy: y, r: 3 }))
  return drawn.join('') + rest + dots.join('')
}

const bandOf = (frame: Frame, { bands = [] }: LinesChart, series: number): string => {
  const band = bands[series]
  if (band === undefined) return ''
  const upper = band.upper.map((value, at) => ({ x: frame.x(at), y: frame.y(value) }))
  const lower = band.lower.map((value, at) => ({ x: frame.x(at), y: frame.y(value) })).reverse()
  return element('path', { class: `b${series}`, d: `${path([...upper, ...lower])}Z` })
}

/** The drawing, `width` pixels wide. */
export const drawLines = (chart: LinesChart, width: number): Drawing => {
  const { labels, values, series, axis, exact = axis, whole, bands = [] } = chart
  const height = heightOf(width)
  const known = [...values, ...bands.map(({ upper }) => upper)].flat().map((value) => value ?? 0)
  const frame = drawFrame({ labels, scale: plainScale(known, 5, whole), axis, width, height })
  const all = series.map((_, place) => bandOf(frame, chart, place)).join('')
  const lines = series.map((_, place) => lineOf(frame, chart, place)).reverse()
  const told = (at: number): string =>
    series
      .flatMap((name, place) => {
        const value = values[place]?.[at] ?? null
        return value === null ? [] : [series.length > 1 ? `${name} ${exact(value)}` : exact(value)]
      })
      .join(', ')
  return { width, height, body: frame.body + all + lines.join('') + strips(frame, labels, told) }
}
