// The likely doubles of a store for other rooms. What searches is loaded only where it is asked for.
import type { Reading } from '../database/store.ts'
import { usualThreshold } from './dedupe-asked.ts'

/** The ids of customers that are in a likely double, as `crm dedupe` shows them. */
export const likelyDoubles = async (reading: Reading): Promise<ReadonlySet<number>> => {
  const { doublesIn } = await import('./doubles.act.lazy.ts')
  const { doubles } = await doublesIn(reading, { threshold: usualThreshold, only: [] })
  return new Set(doubles.flatMap(({ a, b }) => [a, b]))
}
