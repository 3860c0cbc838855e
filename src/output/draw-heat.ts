// Draws a field of figures, the more the deeper; in each the figure itself where it has room. What is not known is blank.
import { type HeatChart, mostFields } from './chart.ts'
import { everyOf } from './draw-frame.ts'
import { cutToPixels, type Drawing, element, textPixels, tip, words } from './svg.ts'

/** Depths of colour. */
export const depths = 8

const depthOf = (value: number, top: number): number =>
  value <= 0 || top <= 0 ? 0 : Math.min(depths - 1, Math.max(1, Math.ceil((value / top) * (depths - 1))))

/** The drawing, at most `width` pixels wide. */
export const drawHeat = (chart: HeatChart, width: number): Drawing => {
  const isNarrow = width < 480
  const rows = chart.rows.slice(-mostFields)
  const columns = chart.columns.slice(0, mostFields)
  const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, textPixels(text)), 0)
  const labels = Math.min(widest(rows.map(({ label }) => label)), isNarrow ? 90 : 200)
  const sizes = isNarrow ? 0 : widest(rows.map(({ size }) => size ?? ''))
  const left = labels + (sizes > 0 ? sizes + 14 : 0) + 12
  const step = Math.min(110, (width - left) / Math.max(1, columns.length))
  const high = step > 70 ? 40 : Math.max(16, Math.min(28, step * 0.9))
  const top = 22
  const every = everyOf(columns, step)
  const heads = columns.map((name, at) =>
    at % every === 0
      ? words(left + (at + 0.5) * step, 14, cutToPixels(name, every * step), {
          class: 'muted',
          'text-anchor': 'middle',
        })
      : '',
  )
  const drawn = rows.map(({ label, size = '', cells }, row) => {
    const y = top + row * high
    const middle = y + high / 2 + 4.5
    const head =
      words(0, middle, cutToPixels(label, labels + 4), { class: 'ink' }) +
      (sizes > 0 ? words(left - 12, middle, size, { class: 'muted', 'text-anchor': 'end' }) : '')
    const fields = cells.slice(0, mostFields).map((cell, at) => {
      if (cell === null) return ''
      const depth = depthOf(cell.value, chart.top.value)
      const x = left + at * step
      const field = element('rect', {
        class: `h${depth}`,
        x: x + 0.5,
        y: y + 0.5,
        width: step - 1,
        height: high - 1,
        rx: 2,
      })
      const fits = textPixels(cell.text) + 4 <= step && high >= 18
      const text = fits
        ? words(x + step / 2, middle, cell.text, { class: depth > 4 ? 'deep' : 'ink', 'text-anchor': 'middle' })
        : ''
      return element('g', {}, tip(cell.about) + field + text)
    })
    return head + fields.join('')
  })
  return {
    width: left + step * columns.length,
    height: top + rows.length * high + 4,
    body: heads.join('') + drawn.join(''),
  }
}
