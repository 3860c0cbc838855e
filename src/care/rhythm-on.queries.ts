// The rhythm of one customer on a day, from the standing of that day.

import type { StoreScene } from '../command/command.ts'
import type { Reading } from '../database/store.ts'
import { isCustomerClass, isTier } from '../segment/index.ts'
import { readCareSettings } from './reckon.queries.ts'
import { rhythmOf } from './rhythm.ts'

/** Days of the rhythm; 0 where there is none. */
export const rhythmOn = async (
  scene: Pick<StoreScene, 'holdDay'>,
  reading: Reading,
  customer: number,
): Promise<number> => {
  await scene.holdDay(reading, [customer])
  const row = await reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .select(['standing.class', 'standing.tier', 'customer.stage', 'customer.every'])
    .where('standing.customer', '=', customer)
    .executeTakeFirst()
  if (!row || !isCustomerClass(row.class) || !isTier(row.tier)) return 0
  return rhythmOf(
    { class: row.class, tier: row.tier, stage: row.stage, every: row.every },
    await readCareSettings(reading),
  ).days
}
