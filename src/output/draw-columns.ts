// Draws columns over time, the series one upon another; what is below 0 hangs down from the axis.
import type { ColumnsChart } from './chart.ts'
import { drawFrame, strips } from './draw-frame.ts'
import { plainScale } from './scale.ts'
import { type Drawing, element } from './svg.ts'

const heightOf = (width: number): number => (width < 480 ? 210 : 280)

/** The drawing, `width` pixels wide. */
export const drawColumns = (chart: ColumnsChart, width: number): Drawing => {
  const { labels, values, series, axis, exact = axis, whole, running } = chart
  const ends = labels.flatMap((_, at) => {
    const here = values.map((one) => one[at] ?? 0)
    return [1, -1].map((sign) => here.reduce((sum, value) => sum + (value * sign > 0 ? value : 0), 0))
  })
  const height = heightOf(width)
  const frame = drawFrame({ labels, scale: plainScale(ends, 5, whole), axis, width, height })
  const wide = Math.max(0.5, Math.min(44, frame.step * 0.72))
  const columns = labels.map((_, at) => {
    let [down, up] = [0, 0]
    const open = running && at === labels.length - 1 ? ' open' : ''
    return values
      .map((one, place) => {
        const value = one[at] ?? 0
        if (value === 0) return ''
        const from = value < 0 ? down : up
        if (value < 0) down += value
        else up += value
        const [top, bottom] = [frame.y(Math.max(from, from + value)), frame.y(Math.min(from, from + value))]
        const x = frame.x(at) - wide / 2
        return element('rect', { class: `s${place}${open}`, x, y: top, width: wide, height: Math.max(1, bottom - top) })
      })
      .join('')
  })
  const told = (at: number): string =>
    series
      .map((name, place) => {
        const value = values[place]?.[at]
        return value === null || value === undefined
          ? ''
          : `${name} ${exact(Math.abs(value) * (value < 0 && !whole ? -1 : 1))}`
      })
      .filter((text) => text !== '')
      .join(', ')
  return { width, height, body: frame.body + columns.join('') + strips(frame, labels, told) }
}
