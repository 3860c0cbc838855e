// Free words as a condition: the same finding as `search`, as one set of ids. The index of words over-finds, and each hit
// is tested; digits are looked for at the end of phones, and inside them where nothing else is found.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { reversedDigits } from '../../kernel/phone.ts'
import { indexSpan, parseLettered } from '../../kernel/reference.ts'
import { foldText } from '../../kernel/text.ts'
import type { Sought as SoughtWord } from '../filter/condition.ts'
import { allOf } from '../filter/join.queries.ts'
import { type WordsCondition, wordsByReading } from '../filter/words.queries.ts'
import type { Noun } from '../noun.ts'
import { maskedTail, type Sought, soughtOf } from './find-matches.ts'
import { searchedFields, searchNumber } from './search-fields.ts'

type Ids = RawBuilder<unknown>

/** What finding depends on beside the noun and the text. */
export interface WordFacts {
  readonly nouns: readonly Noun[]
  /** Country of phones without a calling code. */
  readonly country: string
  /** Removed records are asked for. */
  readonly removed?: boolean
  /** Whoever asks may not see phones and mails: a whole one finds its record, a piece of one does not. */
  readonly veiled?: boolean
}

const union = (parts: readonly Ids[]): Ids => sql.join(parts, sql` union all `)

const has = (noun: Noun, kind: string): boolean =>
  noun.fields.some((field) => field.type.kind === kind && !field.custom)

const isTested = (noun: Noun, text: string): RawBuilder<SqlBool> => {
  const fields = searchedFields(noun).flatMap((field) => [
    sql.lit(field.key === noun.title ? 'name' : field.type.kind),
    sql.ref(`r.${field.key}`),
  ])
  return sql`crm_found(${text}, ${sql.join(fields)})`
}

const tested = (noun: Noun, text: string, hits: Ids): Ids =>
  sql`select r.id from ${sql.table(noun.table)} as r where r.id in (${hits}) and ${isTested(noun, text)}`

const span = sql.raw(String(indexSpan))

const indexed = (noun: Noun, match: string): Ids =>
  sql`select rowid / ${span} from search where search match ${match} and rowid % ${span} = ${searchNumber(noun)}`

/** The whole number, or the end that a mask leaves of it. */
const phoneAsMasked = (noun: Noun, digits: string): Ids =>
  digits.length <= maskedTail
    ? phoneEnds(noun, digits)
    : sql`select id from term where kind = 'phone' and noun = ${noun.name} and value = ${reversedDigits(digits)}`

const wholeMail = (noun: Noun, text: string): readonly Ids[] =>
  text.includes('@') && has(noun, 'emails')
    ? [sql`select id from term where kind = 'email' and noun = ${noun.name} and value = ${foldText(text)}`]
    : []

const phoneEnds = (noun: Noun, digits: string): Ids => {
  const from = reversedDigits(digits)
  // Every text that begins with `from`: digits sort before the colon.
  return sql`select id from term where kind = 'phone' and noun = ${noun.name} and value >= ${from} and value < ${`${from}:`}`
}

const phonesHolding = (noun: Noun, digits: string): Ids =>
  sql`select id from term where kind = 'phone' and noun = ${noun.name} and instr(value, ${reversedDigits(digits)}) > 0`

/** By key, whole name or lettered id. */
const exactly = (noun: Noun, text: string): readonly Ids[] => {
  const folded = foldText(text)
  const id = parseLettered(text)
  const table = sql.table(noun.table)
  return [
    ...(noun.fields.some(({ key }) => key === 'key') ? [sql`select id from ${table} where key = ${text}`] : []),
    ...(noun.title === undefined || folded === '' ? [] : [sql`select id from ${table} where name_key = ${folded}`]),
    ...(id?.letter === noun.letter ? [sql`select ${id.id}`] : []),
  ]
}

const byPhones = (noun: Noun, sought: Sought, found: (noun: Noun, digits: string) => Ids): readonly Ids[] => {
  if (!has(noun, 'phones')) return []
  // Digits beside words: the words have to be found too.
  const whole = sought.digits !== null
  return sought.ends.map((digits) =>
    whole ? found(noun, digits) : tested(noun, sought.asked.text, found(noun, digits)),
  )
}

/** A noun's records by their own fields. */
const ownIds = (noun: Noun, sought: Sought): readonly Ids[] => {
  const { text } = sought.asked
  const { match } = sought.search
  return [
    ...exactly(noun, text),
    ...(match === undefined ? [] : [tested(noun, text, indexed(noun, match))]),
    ...(sought.asked.veiled ? wholeMail(noun, text) : []),
    ...byPhones(noun, sought, sought.asked.veiled ? phoneAsMasked : phoneEnds),
  ]
}

/** The same where all else found nothing: inside phones, and by the words without the digits beside them. */
const lateIds = (noun: Noun, sought: Sought): readonly Ids[] => {
  const words = sought.wordMatches.at(-1)
  return [
    ...(words === undefined ? [] : [tested(noun, sought.asked.text, indexed(noun, words))]),
    ...(sought.asked.veiled ? [] : byPhones(noun, sought, phonesHolding)),
  ]
}

type IdsOf = (noun: Noun, sought: Sought) => readonly Ids[]

/** The records themselves and those on which others hang: a customer by its contacts. */
const withChildren = (noun: Noun, sought: Sought, idsOf: IdsOf): readonly Ids[] => [
  ...idsOf(noun, sought),
  ...sought.children.flatMap((child) => {
    const ids = idsOf(child, sought)
    if (ids.length === 0) return []
    const parent = sql.ref(`r.${child.parent}`)
    return [
      sql`select ${parent} from ${sql.table(child.table)} as r where r.removed is null and r.id in (${union(ids)})`,
    ]
  }),
]

const readText = (noun: Noun, text: string, { nouns, country, removed = false, veiled = false }: WordFacts): Sought =>
  soughtOf({ noun, nouns, text, country, removed, veiled })

/** One text as a person types it for one record: each term must be found in its own fields. */
export const foundBy = (noun: Noun, text: string, country: string): RawBuilder<SqlBool> => {
  const ids = ownIds(noun, readText(noun, text, { nouns: [], country }))
  return ids.length === 0 ? sql`0` : sql`r.id in (${union(ids)})`
}

/** One text as `search` finds it. */
const foundAnywhere = (noun: Noun, text: string, facts: WordFacts): RawBuilder<SqlBool> => {
  const sought = readText(noun, text, facts)
  const first = withChildren(noun, sought, ownIds)
  const late = withChildren(noun, sought, lateIds)
  if (first.length === 0) return sql`0`
  if (late.length === 0) return sql`r.id in (${union(first)})`
  const state = facts.removed ? sql`c.removed is not null` : sql`c.removed is null`
  const seen = sql`select 1 from found join ${sql.table(noun.table)} as c on c.id = found.id where ${state}`
  return sql`r.id in (with found(id) as materialized (${union(first)}) select id from found union all select * from (${union(late)}) where not exists (${seen}))`
}

/** By the name alone, whatever else holds the words. */
const byTitle = (noun: Noun, { asked: { text }, search: { match } }: Sought): readonly Ids[] => {
  if (match === undefined || noun.title === undefined) return []
  const title = sql.ref(`r.${noun.title}`)
  return [
    sql`select r.id from ${sql.table(noun.table)} as r where r.id in (${indexed(noun, match)}) and crm_found(${text}, 'name', ${title})`,
  ]
}

/** One text as a part of the name of one record: characters, pinyin, initials. */
export const named = (noun: Noun, text: string, country: string): RawBuilder<SqlBool> => {
  const ids = byTitle(noun, readText(noun, text, { nouns: [], country }))
  return ids.length === 0 ? sql`0` : sql`r.id in (${union(ids)})`
}

/** A record of a noun without a name by the name, phone or key of the one it hangs on: the visits of a customer. */
const byParent =
  ({ country, veiled = false }: WordFacts) =>
  (noun: Noun, parent: Noun, { typed }: SoughtWord): RawBuilder<SqlBool> => {
    const sought = readText(parent, typed, { nouns: [], country, veiled })
    const ids = [
      ...exactly(parent, typed),
      ...byTitle(parent, sought),
      ...byPhones(parent, sought, veiled ? phoneAsMasked : phoneEnds),
    ]
    return sql`(${sql.ref(`r.${noun.parent}`)} in (${union(ids)}))`
  }

const mostTerms = 12

const termsIn = (words: readonly SoughtWord[]): number =>
  words.reduce((sum, { typed }) => sum + typed.trim().split(/\s+/u).length, 0)

/** Free words: as one text is searched for; by reading every record where the noun has no name. */
export const wordsByIndex = (facts: WordFacts): WordsCondition => {
  const reading = wordsByReading(facts.nouns, byParent(facts))
  return (noun, words) => {
    if (noun.title === undefined || !facts.nouns.some(({ table }) => table === noun.table)) return reading(noun, words)
    // A search counts so many terms; a filter counts all.
    const texts =
      termsIn(words) > mostTerms ? words.map(({ typed }) => typed) : [words.map(({ typed }) => typed).join(' ')]
    return allOf(texts.map((text) => foundAnywhere(noun, text, facts)))
  }
}
