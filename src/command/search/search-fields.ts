// Which texts of a record the search index holds, and what a hit is tested against.
import type { SearchField } from '../../kernel/search-words.ts'
import type { Field } from '../field.ts'
import type { Noun, Row } from '../noun.ts'
import { listOf } from '../show-value.ts'

const texts = new Set(['text', 'long', 'emails', 'words'])

/** The fields of a noun that are searched: in the index, but for phones, which have a column of their own. */
export const searchedFields = (noun: Noun): readonly Field[] =>
  noun.title === undefined
    ? []
    : noun.fields.filter(
        (field) => field.searched && !field.custom && (texts.has(field.type.kind) || field.type.kind === 'phones'),
      )

/** The texts of one record. */
export const searchFieldsOf = (noun: Noun, row: Row): readonly SearchField[] =>
  searchedFields(noun).flatMap((field): readonly SearchField[] => {
    const stored = row[field.key] ?? null
    if (stored === null) return []
    const kind = field.key === noun.title ? 'name' : field.type.kind === 'phones' ? 'phone' : 'text'
    const values =
      field.type.kind === 'emails' || field.type.kind === 'words' || kind === 'phone'
        ? listOf(stored)
        : [String(stored)]
    return values.map((text) => ({ key: field.key, kind, text }))
  })

/** The number that stands for a noun in the index: rows are `id * 32 + number`. */
export const searchNumber = (noun: Pick<Noun, 'letter'>): number => noun.letter.charCodeAt(0) - 64
