// What a search seeks, and in which values of a record it is found. Pure: it reads no store.

import { parseLettered } from '../../kernel/reference.ts'
import { readSearch, type Search } from '../../kernel/search-query.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { cleanText } from '../../kernel/text.ts'
import type { Field } from '../field.ts'
import type { Noun, Row } from '../noun.ts'
import { searchedFields } from './search-fields.ts'
import { phoneHolds, typedDigits } from './typed-digits.ts'

/** A value in which the text was found. */
export interface Match {
  /** Key of the field; of a record that hangs on it `contact.phones`. */
  readonly field: string
  readonly text: string
  /** The record that hangs on the found one, where the value is its. */
  readonly child: { readonly noun: Noun; readonly id: number; readonly name: string } | null
  readonly of: Field
}

/** What is sought, and where. */
export interface FindAsked {
  readonly noun: Noun
  readonly nouns: readonly Noun[]
  readonly text: string
  /** Country of phones without a calling code. */
  readonly country: string
  /** Removed records instead of those in use. */
  readonly removed: boolean
  /** Whoever asks may not see phones and mails: a whole one finds its record, a piece of one does not. */
  readonly veiled?: boolean
}

/** So many digits at the end of a phone are seen under a mask too. */
export const maskedTail = 4

/** What is sought, read once. */
export interface Sought {
  readonly asked: FindAsked
  /** Nouns whose records hang on one of this noun: contacts. */
  readonly children: readonly Noun[]
  /** The whole text as digits of a phone; null where it is none. */
  readonly digits: string | null
  /** Ends of phones to look up: the whole text, or the digits beside words. */
  readonly ends: readonly string[]
  readonly search: Search
  /** Right sides of MATCH, one after another: the first is quick and may miss what the last finds. */
  readonly matches: readonly string[]
  /** The same for the words without the digits beside them; as phones are not in the index, the test sees to those. */
  readonly wordMatches: readonly string[]
}

/** Beginnings of words are slow to look up, as many words begin so: whole words come first. */
const quickFirst = (match: string | undefined): readonly string[] =>
  match === undefined ? [] : [...new Set([match.replaceAll('"*', '"'), match])]

const hangOn = (noun: Noun, nouns: readonly Noun[]): readonly Noun[] =>
  nouns.filter((one) => {
    const parent = one.fields.find((field) => field.key === one.parent)?.type
    return one.title !== undefined && parent?.kind === 'reference' && parent.to === noun.name
  })

const isDigits = (term: string): boolean => /^\d{3,}$/.test(term.normalize('NFKC'))

/** Reads what was typed. */
export const soughtOf = (asked: FindAsked): Sought => {
  const text = cleanText(asked.text)
  const terms = text.split(/\s+/u)
  const words = terms.filter((term) => !isDigits(term))
  const mixed = words.length > 0 && words.length < terms.length
  const digits = typedDigits(text, asked.country)
  const search = readSearch(text)
  return {
    asked: { ...asked, text },
    children: hangOn(asked.noun, asked.nouns),
    digits,
    ends: mixed ? terms.filter(isDigits).map((term) => term.normalize('NFKC')) : digits === null ? [] : [digits],
    search,
    matches: quickFirst(search.match),
    wordMatches: mixed ? quickFirst(readSearch(words.join(' ')).match) : [],
  }
}

const lists = new Set(['phones', 'emails', 'words'])

const valuesOf = (noun: Noun, row: Row): readonly { readonly field: Field; readonly text: string }[] =>
  searchedFields(noun).flatMap((field) => {
    const stored = row[field.key] ?? null
    if (stored === null) return []
    return (lists.has(field.type.kind) ? storedList(stored) : [String(stored)]).map((text) => ({ field, text }))
  })

const isId = (text: string, noun: Noun, id: number): boolean => {
  const found = parseLettered(text)
  return found?.letter === noun.letter && found.id === id
}

/** The values of one record that hold what is sought; none unless all of it is found in the record. */
export const matchesIn = (noun: Noun, row: Row, sought: Sought, child: Match['child']): readonly Match[] => {
  const { asked, digits, search } = sought
  const matchOf = (field: Field, text: string): Match => ({
    field: child === null ? field.key : `${child.noun.name}.${field.key}`,
    text,
    child,
    of: field,
  })
  // Digits are in no text without any: most names need not be folded at all.
  const values = valuesOf(noun, row).filter(({ text }) => digits === null || /\p{N}/u.test(text))
  const tested = values.map(({ field, text }, place) => ({
    key: String(place),
    kind:
      field.key === noun.title
        ? ('name' as const)
        : field.type.kind === 'phones'
          ? ('phone' as const)
          : ('text' as const),
    text,
  }))
  const places = new Set(search.test(tested).map(Number))
  const found = values.flatMap(({ field, text }, place) => {
    const called = field.type.kind === 'phones' && digits !== null && phoneHolds(text, digits)
    return places.has(place) || called ? [matchOf(field, text)] : []
  })
  const whole = noun.fields.filter(
    ({ key }) => (key === 'key' && row.key === asked.text) || (key === 'id' && isId(asked.text, noun, Number(row.id))),
  )
  return [...whole.map((field) => matchOf(field, asked.text)), ...found]
}
