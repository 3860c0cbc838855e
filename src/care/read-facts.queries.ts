// Merges the query results of a block into the facts of one customer after another. Reads only, judges nothing.
import type { Reading } from '../database/store.ts'
import { countAt, follow, numberAt, type RawRow, rawRows, textAt } from '../kernel/raw-rows.ts'
import {
  type Block,
  type FactsQuestion,
  selectCare,
  selectContacts,
  selectCustomers,
  selectOpenVisits,
  selectOrders,
} from './standing-facts.queries.ts'
import type { StandingFacts } from './standing-facts.ts'

const nothing: RawRow = []
const none = (): readonly RawRow[] => []

// Of several visits on one day the latest time written, then the highest id.
const lastOf = (visits: readonly RawRow[]): RawRow => {
  let [last = nothing] = visits
  for (const visit of visits) {
    const [at, best] = [textAt(visit, 3) ?? '', textAt(last, 3) ?? '']
    if (at > best || (at === best && countAt(visit, 4) > countAt(last, 4))) last = visit
  }
  return last
}

/** The facts of the customers of a block who are not removed, or of those who are, in order of their ids. */
export const readFacts = (reading: Reading, block: Block, question: FactsQuestion): readonly StandingFacts[] => {
  const { lane } = reading
  const { only = null } = question
  const [orders, visits] = [only !== 'visits', only !== 'orders']
  const ordersOf = orders ? follow(rawRows(lane, selectOrders(reading, block, question))) : none
  const contactOf = visits ? follow(rawRows(lane, selectContacts(reading, block, question.day))) : none
  const careOf = visits ? follow(rawRows(lane, selectCare(reading, block, question))) : none
  const openOf = visits ? follow(rawRows(lane, selectOpenVisits(reading, block))) : none
  return rawRows(lane, selectCustomers(reading, block, question.archived)).map((row) => {
    const customer = countAt(row, 0)
    const [bought = nothing] = ordersOf(customer)
    const contact = lastOf(contactOf(customer))
    const [care = nothing] = careOf(customer)
    return {
      customer,
      owner: numberAt(row, 9),
      stage: textAt(row, 1) ?? 'none',
      classOverride: textAt(row, 2),
      tierOverride: textAt(row, 3),
      every: numberAt(row, 4),
      added: textAt(row, 5) ?? '',
      birthday: textAt(row, 6),
      snoozeUntil: textAt(row, 7),
      consent: textAt(row, 8),
      orders: countAt(bought, 1),
      spend: countAt(bought, 2),
      spend365: countAt(bought, 3),
      otherCurrency: countAt(bought, 4),
      firstOrder: textAt(bought, 5),
      lastOrder: textAt(bought, 6),
      lastContact: textAt(contact, 1),
      lastChannel: textAt(contact, 2),
      lastCare: textAt(care, 1),
      open: openOf(customer).map((visit) => ({ visit: countAt(visit, 1), due: textAt(visit, 2) ?? '' })),
    }
  })
}
