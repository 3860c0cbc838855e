// Who falls due under a retention rule, since when, and what holds somebody back. Pure.
import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import { type KeptFor, overOn } from './retention-time.ts'

/** From what a rule counts. */
export type Basis = 'last_activity' | 'last_contact' | 'last_purchase' | 'added'

/** What a rule says, as far as single customers are concerned. */
export interface Rule {
  readonly basis: Basis
  readonly after: KeptFor
}

/** What a rule must know of a customer. */
export interface KeepingFacts {
  readonly customer: number
  readonly name: string
  readonly archived: boolean
  readonly added: Day
  /** Day of the last done visit. */
  readonly lastContact: Day | null
  /** Of the last order that is no refund, and of the last one whatever it is. */
  readonly lastPurchase: Day | null
  readonly lastOrder: Day | null
  /** Day of the last complaint. */
  readonly lastComplaint: Day | null
  /** One of those that are open. */
  readonly openComplaint: number | null
  readonly plannedVisit: number | null
  readonly tags: readonly string[]
}

/** What a person was last known by. */
export type SinceWhat = 'contact' | 'purchase' | 'order' | 'complaint' | 'added'

/** A day on which something happened last. */
export interface Since {
  readonly day: Day
  readonly what: SinceWhat
}

const latest = (all: readonly (readonly [SinceWhat, Day | null])[]): Since | null => {
  let found: Since | null = null
  for (const [what, day] of all) if (day !== null && (found === null || day > found.day)) found = { day, what }
  return found
}

/** From when a rule counts for a customer; null where that never happened, so that the rule does not reach it. */
export const countedFrom = (basis: Basis, facts: KeepingFacts): Since | null => {
  switch (basis) {
    case 'last_contact':
      return latest([['contact', facts.lastContact]])
    case 'last_purchase':
      return latest([['purchase', facts.lastPurchase]])
    case 'added':
      return latest([['added', facts.added]])
    case 'last_activity':
      return latest([
        ['contact', facts.lastContact],
        ['purchase', facts.lastPurchase],
        ['order', facts.lastOrder],
        ['complaint', facts.lastComplaint],
        ['added', facts.added],
      ])
  }
}

/** What holds people back whatever the rule. */
export interface Holds {
  /** Orders after this day are within the time for which the books are kept. */
  readonly booksFrom: Day
  /** Tags, folded, of people who must be kept. */
  readonly tags: ReadonlySet<string>
  readonly fold: (text: string) => string
}

/** Why somebody is held back. */
export type HoldCode = 'complaint' | 'visit' | 'order' | 'tag'

/** Somebody's hold: its code, and what people read. */
export interface Hold {
  readonly code: HoldCode
  readonly words: Words
}

/** What keeps a customer from being erased by any rule; null for nothing. */
export const heldBy = (facts: KeepingFacts, { booksFrom, tags, fold }: Holds): Hold | null => {
  const tag = facts.tags.find((one) => tags.has(fold(one)))
  if (tag !== undefined) return { code: 'tag', words: { en: `tag ${tag}`, zh: `标签 ${tag}` } }
  if (facts.openComplaint !== null) {
    const id = lettered('K', facts.openComplaint)
    return { code: 'complaint', words: { en: `complaint ${id} is open`, zh: `投诉 ${id} 未结` } }
  }
  if (facts.plannedVisit !== null) {
    const id = lettered('V', facts.plannedVisit)
    return { code: 'visit', words: { en: `visit ${id} is planned`, zh: `已计划回访 ${id}` } }
  }
  if (facts.lastOrder !== null && facts.lastOrder > booksFrom)
    return {
      code: 'order',
      words: { en: `order of ${facts.lastOrder}, kept for the books`, zh: `${facts.lastOrder} 的订单仍在账册保存期内` },
    }
  return null
}

/** Somebody whom a rule reaches. */
export interface Due {
  readonly customer: number
  readonly name: string
  readonly archived: boolean
  readonly since: Since
  /** The day on which the time was over. */
  readonly due: Day
  readonly hold: Hold | null
}

/** Whether a customer falls due on a day; null where not. */
export const dueOn = (day: Day, rule: Rule, facts: KeepingFacts, holds: Holds): Due | null => {
  const since = countedFrom(rule.basis, facts)
  const due = since && overOn(since.day, rule.after)
  if (!since || due === null || due > day) return null
  const { customer, name, archived } = facts
  return { customer, name, archived, since, due, hold: heldBy(facts, holds) }
}

/** What a person was last known by, as people say it. */
export const sinceWords: Readonly<Record<SinceWhat, Words>> = {
  contact: { en: 'last contact', zh: '最近联系' },
  purchase: { en: 'last purchase', zh: '最近购买' },
  order: { en: 'last order', zh: '最近订单' },
  complaint: { en: 'last complaint', zh: '最近投诉' },
  added: { en: 'added', zh: '建档' },
}
