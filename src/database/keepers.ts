// Keepers of the tables by which records are found: terms (phones, mails, tags) and the words of the search index.
// They take a noun as plain data; which words a record has is told by a function, as that is not this room's business.
import { phoneDigits, reversedDigits } from '../kernel/phone.ts'
import type { Row } from '../kernel/row.ts'
import { storedList } from '../kernel/stored-list.ts'
import { foldText } from '../kernel/text.ts'
import { idOf } from './row-statements.ts'
import { addWords, takeWords } from './search-index.ts'
import type { Keeper } from './store-types.ts'
import type { TermRow } from './tables.ts'

/** What the finding tables need to know of a noun. */
export interface Findable {
  /** Name of the noun, as the table `term` holds it. */
  readonly noun: string
  readonly table: string
  /** Letter of its ids; with the id it makes the row number in the index. */
  readonly letter: string
  /** Columns that hold JSON lists of each kind. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly tags: readonly string[]
  /** Columns that `words` reads. Without any the noun is not in the search index. */
  readonly searched: readonly string[]
  /** The words of a record, parted by spaces. The same columns must always give the same words. */
  readonly words: (row: Row) => string
}

type TermKind = TermRow['kind']

const spelled: Readonly<Record<TermKind, (text: string) => string>> = {
  phone: (text) => reversedDigits(phoneDigits(text)),
  email: foldText,
  tag: foldText,
}

const kinds = [
  ['phone', 'phones', 'p'],
  ['email', 'emails', 'e'],
  ['tag', 'tags', 't'],
] as const

/** The terms of a record as `kind` and `value`, each once; by the first letter of the kind with the value behind it. */
export const termsOf = (noun: Findable, row: Row | null): ReadonlyMap<string, readonly [TermKind, string]> => {
  const terms = new Map<string, readonly [TermKind, string]>()
  if (row === null) return terms
  for (const [kind, columns, letter] of kinds) {
    for (const column of noun[columns]) {
      for (const text of storedList(row[column])) {
        const value = spelled[kind](text)
        if (value !== '') terms.set(letter + value, [kind, value])
      }
    }
  }
  return terms
}

/** Keeps the terms of a noun's records. */
export const termKeeper = (noun: Findable): Keeper => ({
  table: noun.table,
  reads: [...noun.phones, ...noun.emails, ...noun.tags],
  changed: (lane, before, after) => {
    const row = after ?? before
    if (row === null) return
    const [old, now] = [termsOf(noun, before), termsOf(noun, after)]
    const id = idOf(row)
    for (const [key, [kind, value]] of old)
      if (!now.has(key))
        lane
          .prepare('delete from term where kind = ? and value = ? and noun = ? and id = ?')
          .run(kind, value, noun.noun, id)
    for (const [key, [kind, value]] of now)
      if (!old.has(key))
        lane
          .prepare('insert or ignore into term (kind, value, noun, id) values (?, ?, ?, ?)')
          .run(kind, value, noun.noun, id)
  },
})

const without = (words: string, others: string): string => {
  if (others === '') return words
  const known = new Set(others.split(' '))
  return words
    .split(' ')
    .filter((word) => !known.has(word))
    .join(' ')
}

/** Keeps the words of a noun's records in the search index. A row leaves by its old words, made anew. */
export const searchKeeper = (noun: Findable): Keeper => ({
  table: noun.table,
  reads: noun.searched,
  changed: (lane, before, after) => {
    const same = (column: string): boolean => (before?.[column] ?? null) === (after?.[column] ?? null)
    if (before !== null && after !== null && noun.searched.every(same)) return
    const old = before === null ? '' : noun.words(before)
    const now = after === null ? '' : noun.words(after)
    if (old === now) return
    // A word that stays is not touched: taken and put back in one transaction, FTS5 loses it for the records after this
    // one. Both commands are given even without a word, because FTS5 counts them.
    if (before !== null && old !== '') takeWords(lane, noun.letter, idOf(before), without(old, now))
    if (after !== null && now !== '') addWords(lane, noun.letter, idOf(after), without(now, old))
  },
})

/** Tells which customer's standing a change of a table's row moves; of the customer's own row, by its id. */
export const standingKeeper = (table: string, column: string): Keeper => ({ table, standing: column })

/** The keepers of a noun: its terms, and its words where it is searched. */
export const findingKeepers = (noun: Findable): readonly Keeper[] => {
  const terms = noun.phones.length + noun.emails.length + noun.tags.length > 0 ? [termKeeper(noun)] : []
  return noun.searched.length > 0 ? [...terms, searchKeeper(noun)] : terms
}
