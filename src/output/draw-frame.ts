// The frame of a drawing over time: lines of the grid with their figures at the left, labels below, and for each label a
// strip that tells its figures to a pointer.
import type { Scale } from './scale.ts'
import { element, textPixels, tip, words } from './svg.ts'

/** Where the figures lie. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Pixels from one label to the next. */
  readonly step: number
  /** The middle of the strip of a label. */
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  readonly body: string
}

const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]

/** Every so manieth label is written, so that none touches the next. */
export const everyOf = (labels: readonly string[], step: number): number => {
  const widest = labels.reduce((most, label) => Math.max(most, textPixels(label)), 0) + 12
  return steps.find((every) => every * step >= widest) ?? labels.length
}

/** Draws the frame. `told` is what the strip of a label tells. */
export const drawFrame = (asked: {
  readonly labels: readonly string[]
  readonly scale: Scale
  readonly axis: (value: number) => string
  readonly width: number
  readonly height: number
  /** Texts beside the right end need so much room. */
  readonly beside?: number
}): Frame => {
  const { labels, scale, axis, width, height, beside = 0 } = asked
  const figures = scale.marks.map((value) => ({ value, text: axis(value) }))
  const left = figures.reduce((most, { text }) => Math.max(most, textPixels(text)), 0) + 10
  const [right, top, bottom] = [width - 6 - beside, 8, height - 24]
  const y = (value: number): number => bottom - scale.at(value) * (bottom - top)
  const step = (right - left) / Math.max(1, labels.length)
  const x = (at: number): number => left + (at + 0.5) * step
  const every = everyOf(labels, step)
  const grid = figures.map(
    ({ value, text }) =>
      element('line', { class: value === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }) +
      words(left - 8, y(value) + 4.5, text, { class: 'muted', 'text-anchor': 'end' }),
  )
  const below = labels.flatMap((label, at) => {
    // The last label is the one that is looked for: labels are counted from it.
    if ((labels.length - 1 - at) % every !== 0) return []
    const half = textPixels(label) / 2
    const middle = Math.min(Math.max(x(at), left + half - 4), width - half)
    return [words(middle, bottom + 18, label, { class: 'muted', 'text-anchor': 'middle' })]
  })
  return { left, right, top, bottom, step, x, y, body: grid.join('') + below.join('') }
}

/** A strip for each label, over all that is drawn. */
export const strips = (frame: Frame, labels: readonly string[], told: (at: number) => string): string =>
  labels
    .map((label, at) =>
      element(
        'rect',
        {
          class: 'hit',
          x: frame.x(at) - frame.step / 2,
          y: frame.top,
          width: frame.step,
          height: frame.bottom - frame.top,
        },
        tip(`${label}: ${told(at)}`),
      ),
    )
    .join('')
