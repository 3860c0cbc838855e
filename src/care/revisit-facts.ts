// What the revisit list knows of one customer on one day, and what it answers. Types only; nothing here reads a store.
import type { Day } from '../kernel/day.ts'
import type { Words } from '../kernel/words.ts'
import type { CustomerClass, Tier } from '../segment/index.ts'

/** A visit that is planned or missed. */
export interface OpenVisit {
  readonly visit: number
  readonly due: Day
}

/** One customer as known on the day asked for; every day in it exists. */
export interface RevisitFacts {
  readonly customer: number
  readonly class: CustomerClass
  readonly tier: Tier
  readonly stage: string
  /** Days of the customer's own rhythm, 0 for none at all, null where the firm's rhythms hold. */
  readonly every: number | null
  readonly added: Day | null
  /** As stored: solar or lunar, whole or partial. */
  readonly birthday: string | null
  readonly firstOrder: Day | null
  readonly lastOrder: Day | null
  /** Day of the last visit done up to the day asked for. */
  readonly lastContact: Day | null
  /** Day of the last such visit of purpose care; one further back than the lead of birthdays may be left out. */
  readonly lastCare: Day | null
  /** In any order, before or after the day asked for. */
  readonly open: readonly OpenVisit[]
}

/** The firm's numbers of days. */
export interface RevisitSettings {
  readonly lostAfterDays: number
  readonly birthdayLead: number
  /** Days from a purchase to the talk after it. */
  readonly aftersalesDays: number
  /** Days for which that talk stays on the list. */
  readonly aftersalesWindow: number
  /** Days of rest after the last talk with a lost customer. */
  readonly winbackDays: number
  /** Rhythm of potential and target customers by stage. */
  readonly stageRhythm: Readonly<Record<string, number>>
  /** Rhythm at any other stage. */
  readonly otherRhythm: number
  /** Rhythm of customers who bought, by tier. */
  readonly tierRhythm: Readonly<Record<Tier, number>>
}

/** How far ahead to look: `within` days for everything but birthdays, `lead` days for those. */
export interface Outlook {
  readonly within: number
  readonly lead: number
}

/** Why a customer is to be contacted. */
export interface Reason {
  readonly code: string
  readonly due: Day
  /** From the due day to the day asked for; negative while it lies ahead. */
  readonly days_late: number
  /** The visit it is about, for a planned one. */
  readonly visit: number | null
  readonly text: Words
}

/** A value of a record that cannot be read. It costs the reasons that need it and nothing else. */
export interface Fault {
  /** The record, as people write it: C-88, V-7. */
  readonly record: string
  readonly field: string
  readonly value: string
}

/** The reasons of one customer and what stood in the way of others. */
export interface Reasons {
  readonly reasons: readonly Reason[]
  readonly faults: readonly Fault[]
}
