// How many customers of each tier were talked to within their rhythm.
import { readCareSettings, rhythmOf } from '../care/index.ts'
import type { ReadScene } from '../command/command.ts'
import type { CustomersAsked } from '../command/customers-asked.ts'
import { daysBetween } from '../kernel/day.ts'
import { isCustomerClass, isTier, tiers } from '../segment/index.ts'
import { selectTalks } from './visits.queries.ts'

/** Customers of a tier that have a rhythm, and those of them talked to within it. */
export interface InRhythm {
  readonly tier: string
  readonly customers: number
  readonly seen: number
}

/** Of the customers of each tier that have a rhythm, how many were talked to within it. */
export const readRhythm = async (scene: ReadScene, ids: CustomersAsked): Promise<readonly InRhythm[]> => {
  await scene.holdDay(scene.reading)
  const settings = await readCareSettings(scene.reading)
  const counts = new Map(tiers.map((tier) => [tier, { customers: 0, seen: 0 }]))
  for (const one of await selectTalks(scene.reading, ids)) {
    const count = isTier(one.tier) ? counts.get(one.tier) : undefined
    if (count === undefined || !isTier(one.tier) || !isCustomerClass(one.class)) continue
    const { days } = rhythmOf({ class: one.class, tier: one.tier, stage: one.stage, every: one.every }, settings)
    if (days === 0) continue
    count.customers += one.customers
    if (one.last_contact !== null && daysBetween(one.last_contact, scene.today) <= days) count.seen += one.customers
  }
  return Array.from(counts, ([tier, count]) => ({ tier, ...count }))
}
