// How other slices add reasons to the revisit list: a promise falls due, a complaint waits.
// A source gathers its facts by a query, for all customers at once or for those named, and raises reasons purely.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { Words } from '../kernel/words.ts'
import type { RawReason } from './reason.ts'
import type { Outlook } from './revisit-facts.ts'

/** A reason of another slice, with its words. */
export interface SourceReason extends RawReason {
  readonly text: Words
}

/** What a source is asked: the day, how far ahead, and which customers (null for all of them). */
export interface SourceQuestion {
  readonly day: Day
  readonly outlook: Outlook
  readonly only: readonly number[] | null
}

/** One slice's part in the revisit list. */
export interface ReasonSource {
  /** Name of the slice, for faults. */
  readonly name: string
  /** The codes of its reasons, as `--why` takes them, each with its words. */
  readonly codes: Readonly<Record<string, Words>>
  /** The band that each of its reasons puts a customer in: 1 is first. */
  readonly band: number
  /** Reads the facts once; what comes back answers for one customer after another and may throw for one of them. */
  readonly gather: (
    reading: Reading,
    question: SourceQuestion,
  ) => Promise<(customer: number) => readonly SourceReason[]>
}

/** What a slice says to become a source; `Fact` is whatever its query brings. */
export interface SourceDefinition<Fact> extends Pick<ReasonSource, 'name' | 'codes' | 'band'> {
  /** The facts of customers; whoever has none may be left out. */
  readonly facts: (reading: Reading, question: SourceQuestion) => Promise<ReadonlyMap<number, readonly Fact[]>>
  /** The reason that a fact gives on that day, or null. Pure. */
  readonly raise: (fact: Fact, question: SourceQuestion) => SourceReason | null
}

/** Makes a source out of a query for facts and a pure rule over each of them. */
export const defineReasonSource = <Fact>(definition: SourceDefinition<Fact>): ReasonSource => ({
  name: definition.name,
  codes: definition.codes,
  band: definition.band,
  gather: async (reading, question) => {
    const facts = await definition.facts(reading, question)
    return (customer) =>
      (facts.get(customer) ?? []).flatMap((fact) => {
        const reason = definition.raise(fact, question)
        return reason === null ? [] : [reason]
      })
  },
})
