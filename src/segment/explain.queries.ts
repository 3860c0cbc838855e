// What the explanation of one customer's class and tier needs of it. Reads only.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'

/** Stage and what was set by hand. The customer must be there. */
export const selectOwn = (reading: Reading, customer: number) =>
  reading.db
    .selectFrom('customer')
    .where('id', '=', customer)
    .select(['stage', 'class_override', 'tier_override'])
    .executeTakeFirstOrThrow()

/** Day of the last purchase up to a day; null without one. */
export const selectLastPurchase = async (reading: Reading, customer: number, day: Day): Promise<Day | null> => {
  const row = await reading.db
    .selectFrom('sales_order')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .where('at_day', '<=', day)
    .where('amount', '>=', 0)
    .select((eb) => eb.fn.max<Day | null>('at_day').as('last'))
    .executeTakeFirst()
  return row?.last ?? null
}

/** Net spend in the base currency by day, the oldest first, from one day to another. */
export const selectDailySpend = (
  reading: Reading,
  customer: number,
  { from, to, currency }: { readonly from: Day; readonly to: Day; readonly currency: string },
) =>
  reading.db
    .selectFrom('sales_order')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .where('at_day', '>=', from)
    .where('at_day', '<=', to)
    .where('currency', '=', currency)
    .groupBy('at_day')
    .orderBy('at_day')
    .select((eb) => ['at_day as day', eb.fn.sum<number>('amount').as('spend')])
    .execute()

/** How many orders of a customer are in another currency, and in no sum. The table `standing` must hold for the day. */
export const selectOtherCurrency = async (reading: Reading, customer: number): Promise<number> => {
  const row = await reading.db
    .selectFrom('standing')
    .where('customer', '=', customer)
    .select('other_currency')
    .executeTakeFirst()
  return row?.other_currency ?? 0
}
