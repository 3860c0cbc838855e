// Reads the ranking of all customers by the net spend of the window that ends with a day. Reads only.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { countAt, rawRows } from '../kernel/raw-rows.ts'
import { cutsOf, type RankKey, type TierCuts, type TierSettings, windowStart } from './tier.ts'

/** Net spend of the window of every customer, removed ones too; only positive ones. Base currency only. */
const spends = (reading: Reading, day: Day, settings: TierSettings & { readonly currency: string }) =>
  reading.db
    .selectFrom('sales_order')
    // Always true: it makes the index by customer the one to walk, which holds all that is summed.
    .where('customer', '>', 0)
    .where('at_day', '<=', day)
    .where('at_day', '>=', windowStart(day, settings))
    .where('currency', '=', settings.currency)
    .where('removed', 'is', null)
    .groupBy('customer')
    .having((eb) => eb(eb.fn.sum<number>('amount'), '>', 0))
    .select((eb) => ['customer', eb.fn.sum<number>('amount').as('spend')])

/** The customers not removed whose net spend of the window is above 0, in no order. One pass over the orders. */
export const readRanked = async (
  reading: Reading,
  day: Day,
  settings: TierSettings & { readonly currency: string },
): Promise<readonly RankKey[]> => {
  const gone = await reading.db.selectFrom('customer').where('removed', 'is not', null).select('id').execute()
  const removed = new Set(gone.map((row) => row.id))
  const ranked: RankKey[] = []
  for (const row of rawRows(reading.lane, spends(reading, day, settings))) {
    const customer = countAt(row, 0)
    if (!removed.has(customer)) ranked.push({ customer, spend: countAt(row, 1) })
  }
  return ranked
}

/** Where the tiers end on a day, over all customers not removed. */
export const readCuts = async (
  reading: Reading,
  day: Day,
  settings: TierSettings & { readonly currency: string },
): Promise<TierCuts> => cutsOf(await readRanked(reading, day, settings), settings)
