// Reckons every kept standing anew and says where the kept one differs: the doctor's question. Reads only.
import type { Reading } from '../database/store.ts'
import { readCuts, type TierCut } from '../segment/index.ts'
import { type Kept, readKept, rulesOf } from './kept.queries.ts'
import { pairUp } from './pair-up.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, prepareReckoning, reckonBlock, usualCircumstances } from './reckon.queries.ts'
import { selectKeptRows, standingColumns } from './standing.queries.ts'
import type { Standing } from './standing-row.ts'
import { tallyFrom } from './tally.ts'

/** One kept value that is not what the facts say; `customer` is null for what is kept of all together. */
export interface StandingDifference {
  readonly customer: number | null
  readonly column: string
  readonly kept: string
  readonly found: string
}

/** What the recomputation found. */
export interface StandingCheck {
  /** The day the kept rows are for; null where nothing is kept yet. */
  readonly day: string | null
  /** At most `limit` of them. */
  readonly differences: readonly StandingDifference[]
}

/**
 * Compares every kept value with a fresh reckoning on the day kept. Where settings changed since, that is the one
 * difference told: lists do not rely on the rows then. Stops at `limit` differences.
 */
export const recomputeStanding = async (
  reading: Reading,
  sources: readonly ReasonSource[],
  limit = 20,
): Promise<StandingCheck> => {
  const kept = await readKept(reading)
  if (kept === null) return { day: null, differences: [] }
  const circumstances = await usualCircumstances(reading, kept.day, sources)
  const rules = rulesOf(circumstances)
  if (kept.rules !== rules) {
    return { day: kept.day, differences: [{ customer: null, column: 'rules', kept: kept.rules, found: rules }] }
  }
  const cuts = await readCuts(reading, kept.day, circumstances.settings)
  const reckoning = await prepareReckoning(reading, circumstances, cuts, null)
  const tally = tallyFrom({}, sources)
  const differences: StandingDifference[] = []
  for (const block of allBlocks(reading)) {
    const found = reckonBlock(reading, block, reckoning)
    pairUp(await selectKeptRows(reading, block), found, (before, after) => differences.push(...between(before, after)))
    for (const row of found) tally.add(row)
    if (differences.length >= limit) return { day: kept.day, differences: differences.slice(0, limit) }
  }
  const whole = { ...kept, cuts, counts: tally.counts() }
  return { day: kept.day, differences: [...differences, ...betweenWholes(kept, whole)].slice(0, limit) }
}

const between = (before: Standing | null, after: Standing | null): readonly StandingDifference[] => {
  const customer = before?.customer ?? after?.customer ?? null
  if (before === null || after === null) {
    const column = 'customer'
    return [{ customer, column, kept: before === null ? 'none' : 'kept', found: after === null ? 'none' : 'found' }]
  }
  return standingColumns
    .filter((column) => before[column] !== after[column])
    .map((column) => ({ customer, column, kept: String(before[column]), found: String(after[column]) }))
}

const cutText = ({ last, sum }: TierCut): string =>
  last === null ? 'nobody' : `to C-${last.customer} with ${last.spend}, in all ${sum}`

const betweenWholes = (kept: Kept, found: Kept): readonly StandingDifference[] => {
  const parts = (whole: Kept) => ({
    total: whole.cuts.total,
    high: cutText(whole.cuts.high),
    middle: cutText(whole.cuts.middle),
    ...Object.fromEntries(Object.entries(whole.counts).filter(([, count]) => count !== 0)),
  })
  const [a, b]: readonly Record<string, string | number>[] = [parts(kept), parts(found)]
  if (a === undefined || b === undefined) return []
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((column) => a[column] !== b[column])
    .map((column) => ({ customer: null, column, kept: String(a[column] ?? 0), found: String(b[column] ?? 0) }))
}
