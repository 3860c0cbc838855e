// Class and tier of every customer on a day, and nothing else: for whoever records or compares movements. Taken from the
// kept standings where these hold, else reckoned from orders and customers alone, without a look at the visits.
import type { Reading } from '../database/store.ts'
import { type Day, isDay } from '../kernel/day.ts'
import { countAt, follow, type RawRow, rawRows, textAt } from '../kernel/raw-rows.ts'
import {
  type CustomerClass,
  classOf,
  isCustomerClass,
  isTier,
  readCuts,
  type Tier,
  type TierCuts,
  tierOf,
} from '../segment/index.ts'
import type { CareSettings } from './care-settings.ts'
import { readKept, rulesOf } from './kept.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, usualCircumstances } from './reckon.queries.ts'
import { type IdRange, selectCustomers, selectOrders } from './standing-facts.queries.ts'

/** What a customer is on a day. */
export interface Placing {
  readonly customer: number
  readonly class: CustomerClass
  readonly tier: Tier
  /** The day it was added, as people say. */
  readonly added: string
  /** Day of the last purchase up to the day. */
  readonly lastOrder: string | null
}

const keptSql = `select s.customer, s.class, s.tier, c.added, s.last_order
  from main.standing as s join customer as c on c.id = s.customer
  where s.customer between ? and ? order by s.customer`

const placingIn = (row: RawRow): Placing => {
  const [customerClass, tier] = [textAt(row, 1) ?? '', textAt(row, 2) ?? '']
  return {
    customer: countAt(row, 0),
    class: isCustomerClass(customerClass) ? customerClass : 'potential',
    tier: isTier(tier) ? tier : 'low',
    added: textAt(row, 3) ?? '',
    lastOrder: textAt(row, 4),
  }
}

interface Question {
  readonly day: Day
  readonly settings: CareSettings
  readonly cuts: TierCuts
}

const nothing: RawRow = []

const reckon = (reading: Reading, block: IdRange, { day, settings, cuts }: Question): readonly Placing[] => {
  const { lane } = reading
  const ordersOf = follow(rawRows(lane, selectOrders(reading, block, { day, settings, lead: 0 })))
  return rawRows(lane, selectCustomers(reading, block)).map((row) => {
    const customer = countAt(row, 0)
    const [orders = nothing] = ordersOf(customer)
    const last = textAt(orders, 6)
    const lastOrder = last !== null && isDay(last) ? last : null
    const facts = { lastOrder, stage: textAt(row, 1) ?? 'none', override: textAt(row, 2) }
    return {
      customer,
      class: classOf(facts, day, settings),
      tier: tierOf({ customer, spend: countAt(orders, 3) }, cuts, textAt(row, 3)),
      added: textAt(row, 5) ?? '',
      lastOrder,
    }
  })
}

/**
 * Class and tier of all customers who are not removed, in order of their ids, block by block. Each block is read when it
 * is asked for. One pass over the orders at most.
 */
export const placesOn = async (
  reading: Reading,
  day: Day,
  sources: readonly ReasonSource[],
): Promise<Iterable<readonly Placing[]>> => {
  const circumstances = await usualCircumstances(reading, day, sources)
  const { settings } = circumstances
  const kept = await readKept(reading)
  const isKept = kept?.day === day && kept.rules === rulesOf(circumstances)
  const question = isKept ? null : { day, settings, cuts: await readCuts(reading, day, settings) }
  return (function* () {
    for (const block of allBlocks(reading)) {
      yield question === null
        ? reading.lane.prepare(keptSql).values(block.from, block.to).map(placingIn)
        : reckon(reading, block, question)
    }
  })()
}
