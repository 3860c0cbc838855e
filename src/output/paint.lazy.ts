// The adapter of chalk, with the sixteen colours of the terminal's own theme, so that light and dark both stay legible.
// Whether to paint was decided before, so chalk's own guess at the terminal is overruled.
import { Chalk } from 'chalk'
import type { Paint } from './colour.ts'
import type { Tone } from './column.ts'

const chalk = new Chalk({ level: 1 })

const brushes: Readonly<Record<Tone, (text: string) => string>> = {
  accent: chalk.cyan,
  warning: chalk.yellow,
  muted: chalk.dim,
  strong: chalk.bold,
}

/** Paints a text by its meaning. Blank text is left alone. */
export const paint: Paint = (tone, text) => (tone === undefined || text.trim() === '' ? text : brushes[tone](text))
