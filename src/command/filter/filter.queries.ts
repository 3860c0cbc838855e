// A checked filter as SQL for Kysely: `db.selectFrom('customer as r').where(filterCondition(...))`. The record's
// table has the alias `r`; where derived fields of customers are asked, `standing as s` is joined to it.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Noun } from '../noun.ts'
import type { Condition } from './condition.ts'
import { allOf, anyOf } from './join.queries.ts'
import { memberCondition } from './member.queries.ts'
import { testCondition } from './test.queries.ts'
import type { WordsCondition } from './words.queries.ts'

/**
 * The condition of a filter. True or false for every record, never null. Values are bound, identifiers come from the
 * noun alone. Removed records are the caller's matter.
 */
export const filterCondition = (noun: Noun, condition: Condition, words: WordsCondition): RawBuilder<SqlBool> => {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.parts.map((part) => filterCondition(noun, part, words)))
    case 'or':
      return anyOf(condition.parts.map((part) => filterCondition(noun, part, words)))
    case 'not':
      return sql`not (${filterCondition(noun, condition.part, words)})`
    case 'words':
      return words(noun, condition.words)
    case 'test':
      return condition.test.is === 'member'
        ? memberCondition(condition.test, (customers, meaning) => filterCondition(customers, meaning, words))
        : testCondition(noun, condition.field, condition.test)
  }
}
