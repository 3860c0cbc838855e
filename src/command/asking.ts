// Questions to a person at a terminal. Commands ask through this; a test or a script hands in nothing and is never asked.
import type { Words } from '../kernel/words.ts'

/** Something to pick from. */
export interface Pick {
  readonly value: string
  readonly label: string
}

/** The answer that means: one step back. */
export const back = Symbol('back')

/** Ways to ask. Each rejects with a `Failure` (`interrupted`) on Ctrl-C. */
export interface Asking {
  /** One line of text; `<` alone is one step back. `check` says what is wrong with an answer, or null. */
  readonly line: (
    question: Words,
    options: { readonly initial?: string; readonly check?: (text: string) => Words | null },
  ) => Promise<string | typeof back>
  /** One of a list. */
  readonly pick: (question: Words, picks: readonly Pick[], initial?: string) => Promise<string | typeof back>
  /** One of what `find` gives for the letters typed so far. */
  readonly search: (question: Words, find: (typed: string) => Promise<readonly Pick[]>) => Promise<string | typeof back>
  /** Yes or no. */
  readonly confirm: (question: Words, initial: boolean) => Promise<boolean>
}
