// The shells that complete: what each calls the program with, and what it is answered. `crm completion SHELL` prints the
// script that does the calling; the script knows no command, so it never grows old.
import { bashWords, readBashLine } from './bash-line.ts'
import type { Candidate, Offer } from './candidate.ts'
import type { TypedLine } from './complete.ts'

/** A line as a shell asked for it, and how its answer is written. */
export interface Question {
  readonly line: TypedLine
  readonly write: (offer: Offer) => readonly string[]
}

const kindLine = (offer: Offer): readonly string[] => (offer.kind === 'words' ? ['words'] : [offer.kind, offer.head])

/** `__complete bash TYPE BREAKS BEFORE AFTER` */
const fromBash = ([type = '', breaks = '', before = '', after = '']: readonly string[]): Question => {
  const line = readBashLine(before, after, breaks)
  return {
    line,
    write: (offer) => [
      ...kindLine(offer).slice(0, 1),
      ...(offer.kind === 'words' ? bashWords(line, offer.words, type) : []),
    ],
  }
}

// Zsh parts word and meaning by a colon, and takes a backslash for a sign before it.
const forZsh = ({ text, about }: Candidate): string => {
  const word = text.replace(/[\\:]/g, '\\$&')
  return about === '' ? word : `${word}:${about}`
}

/** `__complete zsh TYPED CURRENT WORDS...`, the program first among the words; places count from 1. */
const fromZsh = ([typed = '', current = '', ...words]: readonly string[]): Question => {
  const place = Number(current) - 1
  const write = (offer: Offer): readonly string[] => {
    if (offer.kind !== 'words') return kindLine(offer)
    // What does not begin as typed zsh takes only where it is told not to look.
    const like = offer.words.every(({ text }) => text.startsWith(typed)) ? 'words' : 'unlike'
    return [like, ...offer.words.map((word) => `${word.open ? '+' : '-'}${forZsh(word)}`)]
  }
  return { line: { before: words.slice(1, place), typed, after: words.slice(place + 1) }, write }
}

const unquoted = (token: string): string => token.replace(/^['"]/, '').replace(/\\(.)/g, '$1')

/** `__complete fish TYPED WORDS...`, the program first among the words. */
const fromFish = ([typed = '', ...words]: readonly string[]): Question => ({
  line: { before: words.slice(1), typed: unquoted(typed), after: [] },
  write: (offer) =>
    offer.kind === 'words'
      ? ['words', ...offer.words.map(({ text, about }) => (about === '' ? text : `${text}\t${about}`))]
      : kindLine(offer),
})

/** What a shell asks; undefined for a shell that is none of ours. */
export const questionOf = (shell: string, words: readonly string[]): Question | undefined => {
  switch (shell) {
    case 'bash':
      return fromBash(words)
    case 'zsh':
      return fromZsh(words)
    case 'fish':
      return fromFish(words)
    default:
      return undefined
  }
}
