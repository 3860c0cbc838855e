// What is told on stderr beside an answer. It can be held back while another program has the terminal.
import { type Language, say, type Words } from '../kernel/words.ts'
import { safeText } from '../output/safe-text.ts'
import { toldLines } from '../output/told-lines.ts'
import type { World } from './world.ts'

/** The way to tell. */
export interface Notices {
  /** Tells at once; from `hold` on, keeps it for `release`. Says nothing under `--quiet`. */
  readonly tell: (words: Words) => void
  readonly hold: () => void
  readonly release: () => void
}

/** Opens it. The language is asked for each time: it may become known late. */
export const openNotices = (
  { stream, isTTY, columns }: Pick<World['stderr'], 'stream' | 'isTTY' | 'columns'>,
  language: () => Language,
  quiet: boolean,
): Notices => {
  let held: string[] | undefined
  return {
    tell: (words) => {
      if (quiet) return
      const text = `${toldLines(safeText(say(words, language())), isTTY ? columns : undefined)}\n`
      if (held) held.push(text)
      else stream.write(text)
    },
    hold: () => {
      held ??= []
    },
    release: () => {
      const texts = held ?? []
      held = undefined
      for (const text of texts) stream.write(text)
    },
  }
}
