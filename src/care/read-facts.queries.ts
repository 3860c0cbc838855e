// Merges the query results of a block into the facts of one customer after another. Reads only, judges nothing.
import type { Reading } from '../database/store.ts'
import {
  type Block,
  type FactsQuestion,
  selectCare,
  selectContacts,
  selectCustomers,
  selectOpenVisits,
  selectOrders,
} from './standing-facts.queries.ts'
import {
  type ContactFacts,
  noContact,
  noOrders,
  type OrderFacts,
  type StandingFacts,
  type StoredVisit,
} from './standing-facts.ts'

/** The facts of the customers of a block who are not removed, in order of their ids. */
export const readFacts = async (
  reading: Reading,
  block: Block,
  question: FactsQuestion,
): Promise<readonly StandingFacts[]> => {
  const ordersOf = follow<OrderFacts & Owned>(await selectOrders(reading, block, question))
  const contactOf = follow<ContactFacts & Owned>(await selectContacts(reading, block, question.day))
  const careOf = follow(await selectCare(reading, block, question))
  const openOf = followAll<StoredVisit & Owned>(await selectOpenVisits(reading, block))
  return (await selectCustomers(reading, block)).map((row) => {
    const { orders, spend, spend365, otherCurrency, firstOrder, lastOrder } = ordersOf(row.customer) ?? noOrders
    const { lastContact, lastChannel } = contactOf(row.customer) ?? noContact
    return {
      ...row,
      orders,
      spend,
      spend365,
      otherCurrency,
      firstOrder,
      lastOrder,
      lastContact,
      lastChannel,
      lastCare: careOf(row.customer)?.lastCare ?? null,
      open: openOf(row.customer),
    }
  })
}

interface Owned {
  readonly customer: number
}

// Rows come in order of their customers and are asked for in the same order: one step forward, never a search.
const follow = <R extends Owned>(rows: readonly R[]): ((customer: number) => R | undefined) => {
  let at = 0
  return (customer) => {
    for (let row = rows[at]; row !== undefined && row.customer < customer; row = rows[at]) at++
    const row = rows[at]
    return row?.customer === customer ? row : undefined
  }
}

const none: readonly never[] = []

const followAll = <R extends Owned>(rows: readonly R[]): ((customer: number) => readonly R[]) => {
  const next = follow(rows)
  let from = 0
  return (customer) => {
    const first = next(customer)
    if (first === undefined) return none
    while (rows[from] !== first) from++
    let to = from
    while (rows[to]?.customer === customer) to++
    return rows.slice(from, to)
  }
}
