// How far a long piece of work has come: on a terminal one line that renews itself, shown only after half a second;
// elsewhere one line at the end. Writes to the stream for talk, never to the one for data.
import { type Language, say, type Words } from '../kernel/words.ts'
import { cutCells } from './width.ts'

/** What a progress line is told. */
export interface ProgressOptions {
  /** What is being done: `importing`, `正在导入`. */
  readonly label: Words
  readonly language: Language
  /** Takes text at once, such as the standard error stream. */
  readonly write: (text: string) => void
  readonly terminal: boolean
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number
  /** Cells of the terminal. Default 80. */
  readonly width?: number
  /** Says nothing at all. */
  readonly quiet?: boolean
}

/** A running progress line. */
export interface Progress {
  /** Tells how many are done, and of how many when that is known. Cheap enough to call for every block of rows. */
  readonly tell: (done: number, total?: number) => void
  /** Ends it: the renewed line goes away; off a terminal one line is left, if anything was told. */
  readonly end: () => void
}

const patience = 500
const between = 100
const clear = '\r\x1b[K'

/** A figure with commas between thousands. */
const figure = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

const sentence = (options: ProgressOptions, done: number, total: number | undefined): string => {
  const label = say(options.label, options.language)
  // A Chinese colon brings its own space.
  const head = label.endsWith('：') ? label : `${label} `
  if (total === undefined || total <= 0) return `${head}${figure(done)}`
  const share = `${Math.min(100, Math.floor((100 * done) / total))} %`
  const of = say({ en: 'of', zh: '/' }, options.language)
  return `${head}${figure(done)} ${of} ${figure(total)} (${share})`
}

/** Begins to measure; nothing is written yet. */
export const startProgress = (options: ProgressOptions): Progress => {
  const { write, terminal, clock, width = 80, quiet = false } = options
  const begun = clock()
  let drawnAt: number | undefined
  let last: string | undefined
  return {
    tell: (done, total) => {
      if (quiet) return
      const now = clock()
      last = sentence(options, done, total)
      if (!terminal || now - begun < patience) return
      if (drawnAt !== undefined && now - drawnAt < between) return
      drawnAt = now
      write(`${clear}${cutCells(last, Math.max(2, width - 1))}`)
    },
    end: () => {
      if (drawnAt !== undefined) write(clear)
      else if (!terminal && last !== undefined) write(`${last}\n`)
      drawnAt = undefined
      last = undefined
    },
  }
}
