// The class of a customer: potential, target, existing or lost, from facts of its orders and its stage.
// It knows no store and asks nobody what day it is.
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'

/** The classes, in the order in which a customer usually passes through them. */
export const customerClasses = ['potential', 'target', 'existing', 'lost'] as const

/** What a customer is to the firm. */
export type CustomerClass = (typeof customerClasses)[number]

/** Whether a text is the code of a class. */
export const isCustomerClass = (text: string): text is CustomerClass =>
  text === 'potential' || text === 'target' || text === 'existing' || text === 'lost'

/** What the class follows from. */
export interface ClassFacts {
  /** Day of the last purchase up to the day asked for, or null without one. A refund is no purchase and unmakes none. */
  readonly lastOrder: Day | null
  readonly stage: string
  /** A class set by hand; any other text than a class counts as none. */
  readonly override: string | null
}

/** The firm's cut-off. */
export interface ClassSettings {
  /** Days after the last purchase for which a customer still counts as existing. */
  readonly lostAfterDays: number
}

/** The class on a day. An override replaces what the rule says, on any day. Never fails. */
export const classOf = (facts: ClassFacts, day: Day, settings: ClassSettings): CustomerClass => {
  if (facts.override !== null && isCustomerClass(facts.override)) return facts.override
  if (facts.lastOrder !== null) {
    return daysBetween(facts.lastOrder, day) <= settings.lostAfterDays ? 'existing' : 'lost'
  }
  return facts.stage === 'intent' || facts.stage === 'pricing' ? 'target' : 'potential'
}
