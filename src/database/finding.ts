// What a check of the doctor found, as data.
import type { Words } from '../kernel/words.ts'

/** What one check found. */
export interface Finding {
  /** Stable name of the check, such as `journal`. */
  readonly name: string
  readonly ok: boolean
  readonly words: Words
  /** The store is whole all the same; something that was asked for is not finished. */
  readonly isTask?: true
  /** What to do, where something is wrong; or, where nothing is, what is still to be tidied. */
  readonly hint?: Words
}

/** Puts together what a check found. */
export const finding = (name: string, ok: boolean, words: Words, hint?: Words): Finding =>
  hint === undefined ? { name, ok, words } : { name, ok, words, hint }
