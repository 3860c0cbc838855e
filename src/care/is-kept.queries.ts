// Whether the kept table `standing` holds for a day as it is. Reckons nothing.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readKept, rulesOf } from './kept.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { readCareSettings } from './reckon.queries.ts'

/** True where sums that lists keep of every customer may be read instead of orders and visits. */
export const isKept = async (reading: Reading, day: Day, sources: readonly ReasonSource[]): Promise<boolean> => {
  const kept = await readKept(reading)
  return kept?.day === day && kept.rules === rulesOf({ settings: await readCareSettings(reading), sources })
}
