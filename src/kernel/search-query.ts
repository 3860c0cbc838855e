// What a person types in search: the FTS5 expression that finds candidates, and the exact test that each must pass.
// It runs no SQL and knows no table; the words of the index are made in search-words.ts.
import { pattern } from './pattern.ts'
import { hasInitials, type Parting, partingsOf, pinyinLetters, soundsLike, syllablesWith } from './pinyin-query.ts'
import { runsOf, searchFold } from './search-fold.ts'
import { unitsOf } from './search-units.ts'
import { initialsMark, piecesOf, type SearchField, soundMark } from './search-words.ts'

/** A query that was read. */
export interface Search {
  /** The right side of `MATCH`; undefined where nothing in the query can be looked up (signs only, or nothing). */
  readonly match: string | undefined
  /** The keys of the fields in which a term was found; empty unless every term is in some field. */
  readonly test: (fields: readonly SearchField[]) => readonly string[]
}

const mostTerms = 12
const longestTerm = 64
const quoted = (word: string): string => `"${word}"`
const all = (words: readonly string[]): string => [...new Set(words)].join(' AND ')
const either = (choices: readonly string[]): string => {
  const [only, ...more] = [...new Set(choices)]
  return only === undefined
    ? ''
    : more.length === 0
      ? only
      : `(${[only, ...more].map((one) => `(${one})`).join(' OR ')})`
}

const directWords = (term: string): string => {
  const runs = runsOf(term)
  const words = runs.flatMap((run, i) => {
    const chars = Array.from(run.text)
    if (run.dense)
      return (chars.length === 1 ? chars : chars.slice(1).map((char, n) => `${chars[n]}${char}`)).map(quoted)
    const open = i === runs.length - 1 && run.at + run.text.length === term.length
    return piecesOf(run.text).map((piece) => (chars.length < 3 && open ? `${quoted(piece)}*` : quoted(piece)))
  })
  return all(words)
}

// Of a number the index has the first digit among the initials: what its further digits stand beside is left to the test.
const initialsWords = (initials: string): readonly string[] =>
  [...initials.matchAll(/\D(?=(.))|(?<!\d)\d(?=(\D))/g)].map(([at, next = '', after = next]) =>
    quoted(initialsMark + at + after),
  )

// Of digits and one letter (36k for 36氪) nothing is left but that the first digit begins some pair.
const wordsOfInitials = (initials: string): string =>
  all(initialsWords(initials)) || `${quoted(initialsMark + initials.charAt(0))}*`

const soundWords = (parting: Parting): string => {
  const last = parting.at(-1) ?? ''
  const whole = parting.slice(0, -1)
  if (whole.length === 0)
    return syllablesWith(last)
      .map((syllable) => quoted(soundMark + syllable))
      .join(' OR ')
  const only = syllablesWith(last).length === 1 && syllablesWith(last)[0] === last ? [last] : []
  const initials = parting.map((one) => one.charAt(0)).join('')
  return all([...[...whole, ...only].map((one) => quoted(soundMark + one)), ...initialsWords(initials)])
}

const isInitials = (term: string): boolean => /^\d*[a-z]/.test(term) && /^[a-z0-9]{2,}$/.test(term)

const wordsOfTerm = (term: string): string => {
  const letters = pinyinLetters(term)
  return either(
    [
      directWords(term),
      ...(letters === undefined ? [] : partingsOf(letters).map(soundWords)),
      isInitials(term) ? wordsOfInitials(term) : '',
    ].filter((one) => one !== ''),
  )
}

const wordUnit = pattern('[\\p{L}\\p{N}\\p{M}]', 'u')

interface Term {
  readonly text: string
  /** It begins with a word of one or two letters, which counts only at the head of a word. */
  readonly atHead: boolean
  readonly letters: string | undefined
  readonly initials: boolean
  readonly digits: string
}

const readTerm = (text: string): Term => {
  const [run] = runsOf(text)
  const digits = /^[+(]?\d[\d()./-]*$/.test(text) ? text.replace(/\D/g, '') : ''
  return {
    text,
    atHead: run !== undefined && !run.dense && run.at === 0 && Array.from(run.text).length < 3,
    letters: pinyinLetters(text),
    initials: isInitials(text),
    digits: digits.length >= 3 ? digits : '',
  }
}

const holds = (text: string, term: Term): boolean => {
  if (!term.atHead) return text.includes(term.text)
  for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + 1)) {
    const before = text.charAt(at - 1)
    if (before === '' || !wordUnit().test(before) || runsOf(before)[0]?.dense === true) return true
  }
  return false
}

const fieldHolds = (field: SearchField, term: Term): boolean => {
  if (field.kind === 'phone') return term.digits !== '' && field.text.replace(/\D/g, '').includes(term.digits)
  const folded = searchFold(field.text)
  if (holds(folded, term)) return true
  if (field.kind !== 'name' || (term.letters === undefined && !term.initials)) return false
  const units = unitsOf(folded)
  return (
    (term.letters !== undefined && soundsLike(units, term.letters)) || (term.initials && hasInitials(units, term.text))
  )
}

/**
 * Reads a query: terms parted by spaces, each of which must be found in some field as it stands (in simplified characters,
 * lower case, without accents), or in a name by pinyin from a syllable on, or by initials side by side, or among the digits
 * of a phone. At most twelve terms of 64 characters count.
 */
export const readSearch = (query: string): Search => {
  const terms = query
    .trim()
    .split(/\s+/u)
    .map((term) => Array.from(searchFold(term)).slice(0, longestTerm).join(''))
    .filter((term) => term !== '')
    .slice(0, mostTerms)
    .map(readTerm)
  const words = terms.map((term) => wordsOfTerm(term.text)).filter((one) => one !== '')
  return {
    match: words.length === 0 ? undefined : words.map((one) => (words.length > 1 ? `(${one})` : one)).join(' AND '),
    test: (fields) => {
      const found = new Set<string>()
      for (const term of terms) {
        const keys = fields.filter((field) => fieldHolds(field, term)).map((field) => field.key)
        if (keys.length === 0) return []
        for (const key of keys) found.add(key)
      }
      return fields.map((field) => field.key).filter((key) => found.has(key))
    },
  }
}
