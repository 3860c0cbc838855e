// What the store knows of one customer up to a day, before any rule is applied: the raw material of its standing.
// Types and the check of what was read; no queries.
import { type Day, isDay } from '../kernel/day.ts'
import { refusedIn } from './contact-channel.ts'
import type { Fault, OpenVisit } from './revisit-facts.ts'

/** What standings follow from. */
export type FactKind = 'orders' | 'visits'

/** A visit planned or missed, its day as stored. */
export interface StoredVisit {
  readonly visit: number
  readonly due: string
}

/** Columns of a customer as stored, sums over its orders, its visits. Money in minor units of the base currency. */
export interface StandingFacts {
  readonly customer: number
  readonly owner: number | null
  readonly stage: string
  readonly classOverride: string | null
  readonly tierOverride: string | null
  readonly every: number | null
  readonly added: string
  readonly birthday: string | null
  readonly snoozeUntil: string | null
  readonly consent: string | null
  /** Number of purchases, in any currency. */
  readonly orders: number
  readonly spend: number
  /** Net spend of the window that decides the tier. */
  readonly spend365: number
  readonly otherCurrency: number
  readonly firstOrder: string | null
  readonly lastOrder: string | null
  readonly lastContact: string | null
  readonly lastChannel: string | null
  readonly lastCare: string | null
  readonly open: readonly StoredVisit[]
}

/** The facts with every day that cannot be read left out and named. */
export interface CheckedFacts {
  readonly added: Day | null
  readonly snoozeUntil: Day | null
  readonly firstOrder: Day | null
  readonly lastOrder: Day | null
  readonly lastContact: Day | null
  readonly lastCare: Day | null
  readonly open: readonly OpenVisit[]
  /** Null where the consent cannot be read: then nothing is allowed. */
  readonly refused: ReadonlySet<string> | null
  readonly faults: readonly Fault[]
}

/** Checks every day and the consent. Never fails: what cannot be read becomes a fault. */
export const checkFacts = (facts: StandingFacts): CheckedFacts => {
  const faults: Fault[] = []
  const record = `C-${facts.customer}`
  const day = (value: string | null, field: string, of = record): Day | null => {
    if (value === null || isDay(value)) return value
    faults.push({ record: of, field, value })
    return null
  }
  const open = facts.open.every(({ due }) => isDay(due))
    ? facts.open
    : facts.open.filter(({ visit, due }) => day(due, 'due', `V-${visit}`) !== null)
  const refused = refusedIn(facts.consent)
  if (refused === null) faults.push({ record, field: 'consent', value: facts.consent ?? '' })
  return {
    added: day(facts.added, 'added'),
    snoozeUntil: day(facts.snoozeUntil, 'snooze_until'),
    firstOrder: day(facts.firstOrder, 'first_order'),
    lastOrder: day(facts.lastOrder, 'last_order'),
    lastContact: day(facts.lastContact, 'last_contact'),
    lastCare: day(facts.lastCare, 'last_contact'),
    open,
    refused,
    faults,
  }
}
