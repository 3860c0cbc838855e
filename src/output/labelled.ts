// Lines of a label and its text, the texts set below one another; long text goes on under itself.
import type { Paint } from './colour.ts'
import type { Tone } from './column.ts'
import { cellWidth, wrapCells } from './width.ts'

/** A label and its text, both safe to print already. */
export interface Labelled {
  readonly label: string
  readonly text: string
  readonly tone?: Tone | undefined
}

/** How labelled lines are set. */
export interface LabelOptions {
  /** Cells of a line; may be Infinity. */
  readonly width: number
  readonly paint: Paint
  /** Cells left free at the beginning of every line. Default 0. */
  readonly indent?: number
  /** Cells for the labels, from `labelWidth`. */
  readonly labels: number
}

/** The cells that labels take in a line of `width`: as many as the widest asks for, at most a third of the line. */
export const labelWidth = (labels: readonly string[], width: number): number =>
  Math.min(Math.max(0, ...labels.map(cellWidth)), Math.max(6, Math.floor(width / 3)))

/** The lines, each ended by a line break. A pair without text is left out. */
export const labelled = (pairs: readonly Labelled[], options: LabelOptions): string => {
  const { width, paint, labels, indent = 0 } = options
  const filled = pairs.filter(({ text }) => text !== '')
  const margin = ' '.repeat(indent)
  let out = ''
  for (const { label, text, tone } of filled) {
    const heads = wrapCells(label, labels)
    const bodies = wrapCells(text, width - indent - labels - 2)
    for (let at = 0; at < Math.max(heads.length, bodies.length); at += 1) {
      const head = heads[at] ?? ''
      const gap = ' '.repeat(Math.max(0, labels - cellWidth(head)) + 2)
      out += `${margin}${paint('muted', head)}${gap}${paint(tone, bodies[at] ?? '')}`.trimEnd()
      out += '\n'
    }
  }
  return out
}
