// What completion may ask while it answers one line: the drawn pages, and the store where a place needs it.
import type { Language } from '../../kernel/words.ts'
import type { CommandNames } from '../command-names.ts'
import type { DrawnCommand, DrawnNoun, DrawnWords } from './drawn.ts'
import type { StoreWords } from './store-words.lazy.ts'

/** What is at hand. Everything is read when it is asked for, and once. */
export interface Known {
  readonly names: CommandNames
  readonly language: Language
  readonly words: () => Promise<DrawnWords | undefined>
  readonly command: (path: readonly string[]) => Promise<DrawnCommand | undefined>
  readonly noun: (name: string) => Promise<DrawnNoun | undefined>
  /** Undefined where the store cannot be read. */
  readonly store: () => Promise<StoreWords | undefined>
}
