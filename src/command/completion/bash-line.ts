// What bash gives to completion and wants of it: a line to be taken apart by its quotes, and words quoted so that they can
// be put in as they are. Bash puts them in place of what stands behind the last of its break signs.
import { cellWidth } from '../../output/width.ts'
import type { Candidate } from './candidate.ts'
import type { TypedLine } from './complete.ts'

/** A line of bash up to the cursor. */
export interface BashLine extends TypedLine {
  /** The quote that is open at the cursor. */
  readonly quote: '' | '"' | "'"
  /** The part of the word at the cursor, read, that bash leaves as it is: up to its last break sign. */
  readonly kept: string
}

interface Read {
  readonly words: readonly string[]
  readonly open: string | null
  readonly quote: '' | '"' | "'"
  readonly kept: string
}

/** Reads words as a shell does, as far as quotes and backslashes go. The last stays open at the end of the text. */
const readWords = (text: string, breaks: string): Read => {
  const words: string[] = []
  let word: string | null = null
  let quote: Read['quote'] = ''
  let kept = ''
  const signs = Array.from(text)
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? ''
    const next = signs[at + 1]
    if (quote !== '') {
      if (sign === quote) quote = ''
      else if (sign === '\\' && quote === '"' && next !== undefined && '"\\$`'.includes(next)) {
        word = (word ?? '') + next
        at += 1
      } else word = (word ?? '') + sign
    } else if (sign === "'" || sign === '"') {
      quote = sign
      word ??= ''
      kept = word
    } else if (sign === '\\') {
      word = (word ?? '') + (next ?? '')
      at += 1
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word)
      word = null
      kept = ''
    } else {
      word = (word ?? '') + sign
      if (breaks.includes(sign)) kept = word
    }
  }
  return { words, open: word, quote, kept }
}

/** Takes a line apart: the text before the cursor and after it, and the signs at which bash parts words. */
export const readBashLine = (before: string, after: string, breaks: string): BashLine => {
  const { words, open, quote, kept } = readWords(before, breaks)
  const behind = readWords(after, '')
  return {
    // The first word is the program.
    before: words.slice(1),
    typed: open ?? '',
    after: [...behind.words, ...(behind.open === null ? [] : [behind.open])],
    quote,
    kept,
  }
}

/** A word as it must stand in a line, within a quote that is open or without any. */
const quotedFor = (text: string, quote: BashLine['quote']): string => {
  if (quote === "'") return text.replaceAll("'", `'\\''`)
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&')
  return text.replace(/[^\p{L}\p{N}\p{M}_@%+=:,./#~-]/gu, '\\$&').replace(/^[~#]/, '\\$&')
}

/** A bash that only lists asks with this sign; what it is given then is shown and not put in. */
const listing = '63'

/** The answer: for each word what bash shall put in, a space behind it where the word is whole. */
export const bashWords = (line: BashLine, words: readonly Candidate[], type: string): readonly string[] => {
  const { kept, quote } = line
  const fit = words.filter(({ text }) => text.startsWith(kept))
  if (type !== listing || fit.length < 2)
    return fit.map(({ text, open }) => {
      const quoted = quotedFor(text.slice(kept.length), quote)
      return open || quote !== '' ? quoted : `${quoted} `
    })
  const widest = Math.max(...fit.map(({ text }) => cellWidth(text)))
  return fit.map(({ text, about }) =>
    about === '' ? text : `${text}${' '.repeat(widest - cellWidth(text) + 2)}(${about})`,
  )
}
