// The day that the kept table `standing` holds for as it is. Reckons nothing.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readKept, rulesOf } from './kept.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { readCareSettings } from './reckon.queries.ts'

/** The day; null where nothing is kept, or by other rules than today's. */
export const keptDay = async (reading: Reading, sources: readonly ReasonSource[]): Promise<Day | null> => {
  const kept = await readKept(reading)
  const rules = rulesOf({ settings: await readCareSettings(reading), sources })
  return kept?.rules === rules ? kept.day : null
}
