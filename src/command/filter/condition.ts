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

/** A segment as it was named in a filter. */
export interface SegmentName {
  readonly text: string
  readonly place: Place
}

/** What a segment is once the store was asked. */
export interface SegmentMeaning {
  readonly id: number
  readonly name: string
  /** The filter of a live one; null for one with fixed members. */
  readonly condition: Condition | null
  /** Whether its fixed members are so few that a list had better begin with them. */
  readonly few: boolean
}

/** What is asked of one field. Each is false for a record without a value. */
export type Test =
  | { readonly is: 'present' }
  /** Text, lists of text, mails: one of the texts. */
  | { readonly is: 'text'; readonly how: How; readonly texts: readonly Sought[] }
  /** Exactly one of the stored values. */
  | { readonly is: 'stored'; readonly values: readonly (string | number)[] }
  /** Integers, ids and amounts in minor units of the base currency. */
  | { readonly is: 'number'; readonly spans: readonly Span<number>[] }
  /** Years of age on a day, from the birthday where it has a year, else as they were told; null: whether any is known. */
  | {
      readonly is: 'age'
      readonly birthday: string
      readonly today: Day
      readonly spans: readonly Span<number>[] | null
    }
  /** Amounts in the record's own currency, in main units whatever that is; where a sign says so, of one currency only. */
  | {
      readonly is: 'amount'
      readonly spans: readonly Span<number>[]
      /** The base currency, which most amounts are in. */
      readonly base: string
      readonly only: string | null
    }
  | { readonly is: 'day'; readonly spans: readonly Span<Day>[] }
  /** The next birthday on or after `today`. */
  | { readonly is: 'next-birthday'; readonly today: Day; readonly spans: readonly Span<Day>[] }
  /** The day of birth, where its year is known. */
  | { readonly is: 'birth'; readonly spans: readonly Span<Day>[] }
  /** A number whose digits end with one of these, or are these. */
  | { readonly is: 'phone'; readonly how: How; readonly digits: readonly string[]; readonly typed: readonly string[] }
  /** An answer, or with null any, for a channel and a purpose; `all` means each of them. */
  | { readonly is: 'consent'; readonly channel: string; readonly purpose: string; readonly allowed: boolean | null }
  | { readonly is: 'reference'; readonly noun: Noun; readonly targets: readonly Target[] }
  /** In one of some segments, as they were named; the store says what they are. */
  | { readonly is: 'segment'; readonly named: readonly SegmentName[] }
  /** In one of some segments that are known. Of other records than customers it is asked of the customer in `column`. */
  | {
      readonly is: 'member'
      readonly customers: Noun
      readonly column: string
      readonly segments: readonly SegmentMeaning[]
    }

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
