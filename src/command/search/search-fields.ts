// Which texts of a record the search index holds, and what a hit is tested against.
import { letterNumber } from '../../kernel/reference.ts'
import type { SearchField } from '../../kernel/search-words.ts'
import { storedList } from '../../kernel/stored-list.ts'
import type { Field } from '../field.ts'
import type { Noun, Row } from '../noun.ts'

const texts = new Set(['text', 'long', 'emails', 'words'])

const searchedBy = new WeakMap<Noun, readonly Field[]>()

/** The fields of a noun that are searched: in the index, but for phones, which have a column of their own. */
export const searchedFields = (noun: Noun): readonly Field[] => {
  const known = searchedBy.get(noun)
  if (known) return known
  const fields =
    noun.title === undefined
      ? []
      : noun.fields.filter(
          (field) => field.searched && !field.custom && (texts.has(field.type.kind) || field.type.kind === 'phones'),
        )
  searchedBy.set(noun, fields)
  return fields
}

/** A column whose texts are searched, as plain data. */
export interface SearchColumn {
  readonly key: string
  readonly kind: SearchField['kind']
  /** It holds a list of texts. */
  readonly several: boolean
}

/** The columns whose texts are searched. */
export const searchColumnsOf = (noun: Noun): readonly SearchColumn[] =>
  searchedFields(noun).map(({ key, type }) => {
    const kind = key === noun.title ? 'name' : type.kind === 'phones' ? 'phone' : 'text'
    return { key, kind, several: type.kind === 'emails' || type.kind === 'words' || kind === 'phone' }
  })

/** The texts of one record. */
export const searchTextsOf = (columns: readonly SearchColumn[], row: Row): readonly SearchField[] => {
  const found: SearchField[] = []
  for (const { key, kind, several } of columns) {
    const stored = row[key] ?? null
    if (stored === null) continue
    if (several) for (const text of storedList(stored)) found.push({ key, kind, text })
    else found.push({ key, kind, text: String(stored) })
  }
  return found
}

/** The number that stands for a noun in the index: rows are `id * indexSpan + number`. */
export const searchNumber = (noun: Pick<Noun, 'letter'>): number => letterNumber(noun.letter)
