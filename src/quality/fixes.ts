// Which fields of a record `fix` looks at, and what it makes of them. Pure; the record is written elsewhere.

import type { Field } from '../command/field.ts'
import type { Noun } from '../command/noun.ts'
import type { Row, Stored } from '../kernel/row.ts'
import { readStoredList } from '../kernel/stored-list.ts'
import { ownFields } from './in-use.ts'
import { tidyLine, tidyLines, tidyName, tidyPhones } from './tidy.ts'

/** What can be asked for. */
export const fixKinds = ['phones', 'names', 'spaces'] as const

/** One of them. */
export type FixKind = (typeof fixKinds)[number]

/** Nouns whose texts are about people and what happens; of the others a text may be a key, a filter, a tag. */
export const fixedNouns: readonly string[] = [
  'customer',
  'contact',
  'visit',
  'order',
  'product',
  'complaint',
  'staff',
  'department',
]

const people: readonly string[] = ['customer', 'contact', 'staff']

const isPerson = (noun: Noun, row: Row): boolean => people.includes(noun.name) && row.kind !== 'company'

const fixedValue = (noun: Noun, field: Field, row: Row, kinds: ReadonlySet<FixKind>, country: string): Stored => {
  const stored = row[field.key] ?? null
  if (typeof stored !== 'string') return stored
  const { kind } = field.type
  if (kind === 'phones' && kinds.has('phones')) {
    const phones = readStoredList(stored)
    return phones === null || phones.length === 0 ? stored : JSON.stringify(tidyPhones(phones, country))
  }
  if (field.key === noun.title && kinds.has('names')) return tidyName(stored, isPerson(noun, row)) || stored
  // A key is what another system says, to the letter.
  if (!kinds.has('spaces') || field.key === 'key') return stored
  if (kind === 'text') return tidyLine(stored) || stored
  return kind === 'long' ? tidyLines(stored) || stored : stored
}

/** The columns whose values `fix` would change, with the new ones; empty where nothing is to be done. */
export const fixesOf = (noun: Noun, row: Row, kinds: ReadonlySet<FixKind>, country: string): Row =>
  Object.fromEntries(
    ownFields(noun).flatMap((field): [string, Stored][] => {
      const now = fixedValue(noun, field, row, kinds, country)
      return now === (row[field.key] ?? null) ? [] : [[field.key, now]]
    }),
  )
