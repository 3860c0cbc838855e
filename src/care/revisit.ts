// The revisit list: what one row of it is, and in which order the rows stand. Pure rules.
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import type { CustomerClass } from '../segment/index.ts'
import { type Tier, tierRank } from '../segment/index.ts'
import { channelOf, hasRefusedAll, phoneOf, type Reach } from './contact-channel.ts'
import type { Reason } from './revisit-facts.ts'

/** What a row shows of its customer beside the reasons. */
export interface RevisitCustomer extends Reach {
  readonly customer: number
  readonly key: string | null
  readonly name: string
  readonly owner: number | null
  readonly owner_name: string | null
  readonly class: CustomerClass
  readonly stage: string
  readonly tier: Tier
  readonly last_contact: Day | null
}

/** One row of the list, keys in the order of every output. Ids are numbers; the letters come with the columns. */
export interface RevisitRow {
  /** Place in what is printed, from 1. */
  readonly rank: number
  readonly customer: number
  readonly key: string | null
  readonly name: string
  readonly phone: string | null
  readonly owner: number | null
  readonly owner_name: string | null
  readonly class: CustomerClass
  readonly stage: string
  readonly tier: Tier
  readonly reasons: readonly Reason[]
  readonly due: Day
  readonly days_late: number
  readonly band: number
  readonly last_contact: Day | null
  readonly channel: string | null
  /** The command that takes the customer off the list. */
  readonly close_with: string
}

/** Whether a customer is kept off the list on a day: snoozed past it, or with every channel refused. */
export const isKeptOff = (snoozeUntil: Day | null, refused: ReadonlySet<string>, day: Day): boolean =>
  (snoozeUntil !== null && snoozeUntil > day) || hasRefusedAll(refused)

/** The command that closes a row: done for the earliest planned visit, else a talk to be logged. */
export const closeWith = (customer: number, reasons: readonly Pick<Reason, 'code' | 'visit'>[]): string => {
  const planned = reasons.find((reason) => reason.code === 'planned')
  return planned === undefined ? `crm log C-${customer} "..."` : `crm done visit V-${planned.visit}`
}

/** The row of a customer; the reasons stand in order and the band is the least of theirs. */
export const rowOf = (
  rank: number,
  customer: RevisitCustomer,
  reasons: readonly Reason[],
  place: { readonly day: Day; readonly band: number },
): RevisitRow => ({
  rank,
  customer: customer.customer,
  key: customer.key,
  name: customer.name,
  phone: phoneOf(customer),
  owner: customer.owner,
  owner_name: customer.owner_name,
  class: customer.class,
  stage: customer.stage,
  tier: customer.tier,
  reasons,
  due: reasons[0]?.due ?? place.day,
  days_late: reasons[0]?.days_late ?? 0,
  band: place.band,
  last_contact: customer.last_contact,
  channel: channelOf(customer),
  close_with: closeWith(customer.customer, reasons),
})

/** Order of the list: band, tier from high to low, most days late, id. */
export const compareRows = (
  a: Pick<RevisitRow, 'band' | 'tier' | 'due' | 'customer'>,
  b: Pick<RevisitRow, 'band' | 'tier' | 'due' | 'customer'>,
): number =>
  a.band - b.band || tierRank(a.tier) - tierRank(b.tier) || daysBetween(b.due, a.due) || a.customer - b.customer

/** The reasons of a row in one cell of a flat file: `code:due` joined by `;`. */
export const reasonsCell = (reasons: readonly Reason[]): string =>
  reasons.map((reason) => `${reason.code}:${reason.due}`).join(';')
