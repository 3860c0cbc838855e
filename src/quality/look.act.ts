// Runs checks over one snapshot: how much each found, and the first of it. Prints nothing.

import type { StoreScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun } from '../command/noun.ts'
import type { Reading } from '../database/store.ts'
import type { Check, Found, Looking } from './check.ts'

/** What a check came to. */
export interface Looked {
  readonly check: Check
  /** How many it found in all. */
  readonly count: number
  /** The first of them. */
  readonly found: readonly Found[]
}

/** What checks look at, in one snapshot. */
export const lookingAt = async (
  reading: Reading,
  { nouns, customField, today }: Pick<StoreScene, 'nouns' | 'customField' | 'today'>,
): Promise<Looking> => {
  const whole: Noun[] = []
  for (const noun of nouns) whole.push(await withCustomFields(reading.open, noun, customField))
  return { lane: reading.lane, today, nouns: whole, settings: reading.settings() }
}

/**
 * Runs one check.
 * @param limit at most so many are kept; 0 keeps all
 * @param only the customers it may be about; null for everything
 */
export const runCheck = (check: Check, looking: Looking, limit: number, only: ReadonlySet<number> | null): Looked => {
  const found: Found[] = []
  let count = 0
  for (const one of check.find(looking)) {
    if (only !== null && (one.customer === null || !only.has(one.customer))) continue
    count += 1
    if (limit === 0 || found.length < limit) found.push(one)
  }
  return { check, count, found }
}
