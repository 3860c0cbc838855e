// What completion offers: a word, what it means, whether more is to follow it at once. And which words fit what is typed.
import { foldText } from '../../kernel/text.ts'
import type { DrawnWord } from './drawn.ts'

/** A word that is offered, whole, as the program would read it. */
export interface Candidate {
  readonly text: string
  readonly about: string
  /** Something follows without a space: `tier:`. */
  readonly open?: true
}

/** What is offered in a place: words, or the files of the shell behind what is typed already (`--file=`). */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  | { readonly kind: 'files' | 'folders'; readonly head: string }

/** Nothing to offer. */
export const nothing: Offer = { kind: 'words', words: [] }

/** An offer of words. */
export const offer = (words: readonly Candidate[]): Offer => (words.length === 0 ? nothing : { kind: 'words', words })

const once = (words: readonly Candidate[]): readonly Candidate[] => {
  const seen = new Set<string>()
  return words.filter(({ text }) => !seen.has(text) && seen.add(text))
}

const spelt = (words: readonly DrawnWord[], fits: (text: string) => boolean): readonly Candidate[] => {
  const first = words.filter(({ text }) => fits(text)).map(({ text, about }) => ({ text, about }))
  if (first.length > 0) return first
  return words.flatMap(({ about, also = [] }) => also.filter(fits).map((text) => ({ text, about })))
}

/**
 * The words that begin with what is typed; where none does, their other spellings; where none does either, the same
 * without regard to case, width and traditional characters.
 */
export const fitting = (words: readonly DrawnWord[], typed: string): readonly Candidate[] => {
  const exact = spelt(words, (text) => text.startsWith(typed))
  if (exact.length > 0 || typed === '') return once(exact)
  const folded = foldText(typed)
  return once(spelt(words, (text) => foldText(text).startsWith(folded)))
}

/** Puts what stands before the part that was completed in front of each word again. */
export const behind = (head: string, words: readonly Candidate[]): readonly Candidate[] =>
  head === '' ? words : words.map((word) => ({ ...word, text: head + word.text }))
