// Free words as a condition, by the search index where the noun is in it: the index over-finds, and each hit is tested.
// Nouns without a name are read through, as the filter does by itself.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { looksLikePhone, phoneDigits, readPhone, reversedDigits } from '../../kernel/phone.ts'
import { readSearch } from '../../kernel/search-query.ts'
import type { Sought } from '../filter/condition.ts'
import { allOf, anyOf } from '../filter/join.queries.ts'
import { type WordsCondition, wordsByReading } from '../filter/words.queries.ts'
import type { Noun } from '../noun.ts'
import { searchedFields, searchNumber } from './search-fields.ts'

const tested = (noun: Noun, text: string): RawBuilder<SqlBool> => {
  const fields = searchedFields(noun).flatMap((field) => [
    sql.lit(field.key === noun.title ? 'name' : field.type.kind),
    sql.ref(`r.${field.key}`),
  ])
  return sql`crm_found(${text}, ${sql.join(fields)})`
}

/** The digits of a phone or of its end, as the terms hold them; '' where the text is no number. */
const digitsOf = (text: string): string => {
  const digits = text.normalize('NFKC').replace(/[\s()+./-]/g, '')
  if (!/^\d{3,}$/.test(digits)) return ''
  if (!looksLikePhone(text)) return digits
  const phone = readPhone(text)
  return phone.known ? phoneDigits(phone.value) : digits
}

const byDigits = (noun: Noun, digits: string): RawBuilder<SqlBool> => {
  const from = reversedDigits(digits)
  // Every text that begins with `from`: digits sort before the colon.
  return sql`r.id in (select id from term where kind = 'phone' and noun = ${noun.name} and value >= ${from} and value < ${`${from}:`})`
}

const byWords = (noun: Noun, text: string): RawBuilder<SqlBool> => {
  const { match } = readSearch(text)
  if (match === undefined) return sql`0`
  const hits = sql`select rowid >> 5 from search where search match ${match} and (rowid & 31) = ${searchNumber(noun)}`
  return sql`(r.id in (${hits}) and ${tested(noun, text)})`
}

/** One text as a person types it into search: each term must be found, in any field. */
export const foundBy = (noun: Noun, text: string): RawBuilder<SqlBool> => {
  const digits = digitsOf(text)
  const hasPhones = noun.fields.some((field) => field.type.kind === 'phones')
  return anyOf([byWords(noun, text), ...(digits !== '' && hasPhones ? [byDigits(noun, digits)] : [])])
}

/** Free words by the index. */
export const wordsByIndex = (nouns: readonly Noun[]): WordsCondition => {
  const reading = wordsByReading(nouns)
  return (noun: Noun, words: readonly Sought[]) =>
    noun.title === undefined || !nouns.some(({ table }) => table === noun.table)
      ? reading(noun, words)
      : allOf(words.map((word) => foundBy(noun, word.typed)))
}
