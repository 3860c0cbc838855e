// The days on which each customer bought, one text a customer. Reads the index of orders by customer, a range of
// customers at a time; ten million rows would cost more than the texts. Removed customers and orders are left out.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { idRanges } from '../kernel/id-ranges.ts'
import { countAt, rawRows, textAt } from '../kernel/raw-rows.ts'

/** Up to when, and of whom; null for all customers. */
export interface PurchaseDaysQuestion {
  readonly day: Day
  readonly ids: RawBuilder<number> | null
}

const selectDays = (reading: Reading, from: number, to: number, { day, ids }: PurchaseDaysQuestion) =>
  reading.db
    .selectFrom('sales_order')
    .where('customer', '>=', from)
    .where('customer', '<=', to)
    .where('at_day', '<=', day)
    .where('removed', 'is', null)
    .where('amount', '>=', 0)
    .$if(ids !== null, (query) => query.where('customer', 'in', ids ?? sql<number>`(null)`))
    .groupBy('customer')
    .select(['customer', sql<string>`group_concat(at_day, '')`.as('days')])

/** For each customer with a purchase, its days of purchase in no order, ten letters each; a day once for each purchase. */
export const daysOfPurchase = function* (reading: Reading, question: PurchaseDaysQuestion): Generator<string, void> {
  const { db, lane } = reading
  const gone = rawRows(lane, db.selectFrom('customer').where('removed', 'is not', null).select('id'))
  const removed = new Set(gone.map((row) => countAt(row, 0)))
  for (const { from, to } of idRanges(lane, 'customer')) {
    for (const row of rawRows(lane, selectDays(reading, from, to, question)))
      if (!removed.has(countAt(row, 0))) yield textAt(row, 1) ?? ''
  }
}
