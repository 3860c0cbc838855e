// A filter that was checked against a noun: every name is a field, every value what the store would hold.
// Independent of SQL; the queries, the explanation and the tests read it.
import type { Day } from '../../kernel/day.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import type { Offset } from './syntax.ts'

/** A text to look for: as typed, and folded for comparing. */
export interface Sought {
  readonly typed: string
  readonly folded: string
}

/** An end of a span; `open` leaves the value itself out. */
export interface Bound<V extends number | Day> {
  readonly value: V
  readonly open: boolean
}

/** From one value to another; null is no end. A value between both is in it. */
export interface Span<V extends number | Day> {
  readonly from: Bound<V> | null
  readonly to: Bound<V> | null
}

/** How a text is compared: a part of it, or the whole. */
export type How = 'part' | 'whole'

/** Where a value stood, for a failure that only the store can find. */
export interface Place {
  readonly source: string
  readonly at: Offset
  readonly end: Offset
}

/** A record of another noun as it was named: by id, key, name, or a bare number (an id, else a key). */
export type Target = { readonly place?: Place } & (
  | { readonly by: 'id'; readonly id: number }
  | { readonly by: 'key'; readonly key: string }
  | { readonly by: 'number'; readonly number: number; readonly key: string }
  | { readonly by: 'name'; readonly how: How; readonly name: Sought }
)

/** What is asked of one field. Each is false for a record without a value. */
export type Test =
  | { readonly is: 'present' }
  /** Text, lists of text, mails: one of the texts. */
  | { readonly is: 'text'; readonly how: How; readonly texts: readonly Sought[] }
  /** Exactly one of the stored values. */
  | { readonly is: 'stored'; readonly values: readonly (string | number)[] }
  /** Integers, ids and amounts in minor units. */
  | { readonly is: 'number'; readonly spans: readonly Span<number>[] }
  | { readonly is: 'day'; readonly spans: readonly Span<Day>[] }
  /** The next birthday on or after `today`. */
  | { readonly is: 'next-birthday'; readonly today: Day; readonly spans: readonly Span<Day>[] }
  /** The day of birth, where its year is known. */
  | { readonly is: 'birth'; readonly spans: readonly Span<Day>[] }
  /** A number whose digits end with one of these, or are these. */
  | { readonly is: 'phone'; readonly how: How; readonly digits: readonly string[]; readonly typed: readonly string[] }
  | { readonly is: 'consent'; readonly channel: string; readonly allowed: boolean | null }
  | { readonly is: 'reference'; readonly noun: Noun; readonly targets: readonly Target[] }

/** A checked filter. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  /** Free text: all of the words. */
  | { readonly kind: 'words'; readonly words: readonly Sought[] }
  | { readonly kind: 'test'; readonly field: Field; readonly test: Test }

/** The opposite; of an opposite, the thing itself. */
export const negated = (condition: Condition): Condition =>
  condition.kind === 'not' ? condition.part : { kind: 'not', part: condition }

/** All of the parts, or one of them; a single part stands for itself. */
export const joined = (kind: 'and' | 'or', parts: readonly Condition[]): Condition => {
  const [first] = parts
  return first !== undefined && parts.length === 1 ? first : { kind, parts }
}
