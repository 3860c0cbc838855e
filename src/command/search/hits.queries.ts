// Where a search looks, step by step: what bears exactly that id, key, name or mail; phones by their end; the index of words;
// and, only when asked for, every phone. Each step is an index walk that goes on no longer than it is listened to.
import type { Reading } from '../../database/store.ts'
import { reversedDigits } from '../../kernel/phone.ts'
import { indexSpan, parseLettered } from '../../kernel/reference.ts'
import { foldText } from '../../kernel/text.ts'
import type { Noun } from '../noun.ts'
import { searchNumber } from './search-fields.ts'

/** A record that may hold what is sought. */
export interface Hit {
  readonly noun: Noun
  readonly id: number
  /** The field whose whole value is the text. */
  readonly whole?: 'phones' | 'emails'
}

const has = (noun: Noun, kind: string): boolean =>
  noun.fields.some((field) => field.type.kind === kind && !field.custom)

const hitsOf = function* (noun: Noun, rows: Iterable<{ readonly [column: string]: unknown }>): Iterable<Hit> {
  for (const row of rows) yield { noun, id: Number(row.id) }
}

const keyOf = (noun: Noun): boolean => noun.fields.some((field) => field.key === 'key')

/** Records whose id, key, whole name or whole mail is the text. */
export const exactHits = function* (reading: Reading, noun: Noun, text: string): Iterable<Hit> {
  const folded = foldText(text)
  if (folded === '') return
  const id = parseLettered(text)
  if (id?.letter === noun.letter) yield { noun, id: id.id }
  if (keyOf(noun))
    yield* hitsOf(noun, reading.lane.run(reading.open.selectFrom(noun.table).select('id').where('key', '=', text)))
  const named = reading.open.selectFrom(noun.table).select('id').where('name_key', '=', folded).orderBy('id')
  yield* hitsOf(noun, reading.lane.prepare(named).iterate(folded))
  if (!has(noun, 'emails')) return
  const mailed = 'select id from term where kind = ? and value = ? and noun = ? order by id'
  for (const hit of hitsOf(noun, reading.lane.prepare(mailed).iterate('email', folded, noun.name)))
    yield { ...hit, whole: 'emails' }
}

/** Records with a phone that is the digits. */
export const wholePhoneHits = function* (reading: Reading, noun: Noun, digits: string): Iterable<Hit> {
  if (!has(noun, 'phones')) return
  const whole = `select id from term where kind = 'phone' and value = ? and noun = ? order by id`
  for (const hit of hitsOf(noun, reading.lane.prepare(whole).iterate(reversedDigits(digits), noun.name)))
    yield { ...hit, whole: 'phones' }
}

/** Records with a phone that ends in the digits. */
export const phoneEndHits = function* (reading: Reading, noun: Noun, digits: string): Iterable<Hit> {
  if (!has(noun, 'phones')) return
  const from = reversedDigits(digits)
  // Every text that begins with `from`: digits sort before the colon. In the order of the table's own key, so that
  // nothing is sorted; the nouns stand side by side in it.
  const ending = `select id, noun from term where kind = 'phone' and value >= ? and value < ? order by value, noun, id`
  for (const row of reading.lane.prepare(ending).iterate(from, `${from}:`))
    if (row.noun === noun.name) yield { noun, id: Number(row.id) }
}

/** Records with a phone that holds the digits anywhere: reads every phone once. */
export const phoneHits = function* (reading: Reading, noun: Noun, digits: string): Iterable<Hit> {
  if (!has(noun, 'phones')) return
  const holding = `select id from term where kind = 'phone' and instr(value, ?) > 0 and noun = ?`
  yield* hitsOf(noun, reading.lane.prepare(holding).iterate(reversedDigits(digits), noun.name))
}

/** Records of a noun that the index of words finds, by id; it over-finds. */
export const wordHits = function* (reading: Reading, noun: Noun, match: string): Iterable<Hit> {
  const walk = `select rowid from search where search match ? and rowid % ${indexSpan} = ? order by rowid`
  for (const row of reading.lane.prepare(walk).iterate(match, searchNumber(noun)))
    yield { noun, id: Math.floor(Number(row.rowid) / indexSpan) }
}
