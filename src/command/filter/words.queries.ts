// Free words of a filter without the search index: each word stands in one of the searched fields, in the title,
// is the key, or is known of the parent. Slow on large tables; nouns with a name are found by the index.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { parseLettered } from '../../kernel/reference.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { foldedColumn, onLines, storedColumn } from './columns.queries.ts'
import type { Sought } from './condition.ts'
import { allOf, anyOf } from './join.queries.ts'

/** How free words become a condition: handed in, so that a search index can take it over. */
export type WordsCondition = (noun: Noun, words: readonly Sought[]) => RawBuilder<SqlBool>

const searchable = ['text', 'long', 'emails', 'words', 'tags', 'phones', 'choice', 'birthday']

const inField = (noun: Noun, field: Field, word: Sought): RawBuilder<SqlBool> => {
  if (field.type.kind !== 'phones') return sql`coalesce(instr(${foldedColumn(noun, field)}, ${word.folded}), 0) > 0`
  const digits = word.folded.replace(/[\s()+.-]/g, '')
  return /^\d{3,}$/.test(digits) ? sql`coalesce(instr(${storedColumn(noun, field)}, ${digits}), 0) > 0` : sql`0`
}

/** How a word is looked for in the record that one hangs on. */
export type ParentCondition = (noun: Noun, parent: Noun, word: Sought) => RawBuilder<SqlBool>

const inParentName: ParentCondition = (noun, parent, word) => {
  const named = sql`select t.id from ${sql.table(parent.table)} as t where instr(t.name_key, ${word.folded}) > 0`
  const column = sql.ref(`r.${noun.parent}`)
  return sql`(${column} is not null and ${column} in (${named}))`
}

/** It is the key or the id, as `V-7`. */
const isIt = (noun: Noun, word: Sought): readonly RawBuilder<SqlBool>[] => {
  const id = parseLettered(word.typed)
  return [
    ...(noun.fields.some(({ key, type }) => key === 'key' && type.kind === 'text')
      ? [sql<SqlBool>`r.key is ${word.typed}`]
      : []),
    ...(id?.letter === noun.letter ? [sql<SqlBool>`r.id = ${id.id}`] : []),
  ]
}

/** Words by reading every searched field. `nouns` are all nouns, for the parent of a record. */
export const wordsByReading =
  (nouns: readonly Noun[], inParent: ParentCondition = inParentName): WordsCondition =>
  (noun, words) => {
    const fields = noun.fields.filter(
      (field) =>
        (field.searched || field.key === noun.title) && searchable.includes(field.type.kind) && !onLines(noun, field),
    )
    const reference = noun.fields.find((field) => field.key === noun.parent)?.type
    const parent =
      reference?.kind === 'reference' ? nouns.find((one) => one.name === reference.to && one.title) : undefined
    return allOf(
      words.map((word) =>
        anyOf([
          ...isIt(noun, word),
          ...fields.map((field) => inField(noun, field, word)),
          ...(parent ? [inParent(noun, parent, word)] : []),
        ]),
      ),
    )
  }
