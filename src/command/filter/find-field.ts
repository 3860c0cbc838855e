// From a name in a filter or a sort to a field of the noun: its key, another name, its words in either language,
// or a header that means it.
import { suggest } from '../../kernel/suggest.ts'
import { foldText } from '../../kernel/text.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'

const plain = (name: string): string => foldText(name).replace(/[\s_-]+/g, '_')

const idField: Field = { key: 'id', type: { kind: 'integer' }, words: { en: 'id', zh: '编号' }, derived: true }

/** The fields a filter may name: those of the noun, and its id where the noun does not list it. */
export const filterFields = (noun: Noun): readonly Field[] =>
  noun.fields.some((field) => field.key === 'id') ? noun.fields : [idField, ...noun.fields]

const readings: readonly ((field: Field) => readonly string[])[] = [
  (field) => [field.key],
  (field) => field.names ?? [],
  (field) => [field.words.en, field.words.zh],
  (field) => field.headers ?? [],
]

/** The field of a name; a key goes before another name, that before words, those before headers. */
export const findField = (noun: Noun, name: string): Field | undefined => {
  const wanted = plain(name)
  const fields = filterFields(noun)
  if (wanted === '#') return fields.find((field) => field.type.kind === 'tags')
  for (const reading of readings) {
    const found = fields.find((field) => reading(field).some((one) => plain(one) === wanted))
    if (found) return found
  }
  return undefined
}

/** The name of a field that was perhaps meant, in the script it was typed in. */
export const nearField = (noun: Noun, name: string): string | undefined => {
  const fields = filterFields(noun)
  const names = fields.flatMap((field) => [field.key, ...(field.names ?? []), field.words.zh])
  return suggest(plain(name), [...new Set(names)])
}
