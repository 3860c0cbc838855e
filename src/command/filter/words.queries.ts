// Free words of a filter without the search index: each word stands in one of the searched fields, in the title,
// or in the title of the parent. Slow on large tables; the index gives the same for what it covers.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
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

const inParent = (noun: Noun, parent: Noun, word: Sought): RawBuilder<SqlBool> => {
  const named = sql`select t.id from ${sql.table(parent.table)} as t where instr(t.name_key, ${word.folded}) > 0`
  const column = sql.ref(`r.${noun.parent}`)
  return sql`(${column} is not null and ${column} in (${named}))`
}

/** Words by reading every searched field. `nouns` are all nouns, for the parent's title. */
export const wordsByReading =
  (nouns: readonly Noun[]): WordsCondition =>
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
          ...fields.map((field) => inField(noun, field, word)),
          ...(parent ? [inParent(noun, parent, word)] : []),
        ]),
      ),
    )
  }
