// Keeps standings right through every small write: reckons the customers concerned anew, and whoever crosses the end of
// a tier because of them. The work grows with the number of customers touched, not with the size of the store.
import type { Settle, Writing } from '../database/store.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import type { TierCuts } from '../segment/index.ts'
import { type Kept, readKept, rulesOf, writeKept } from './kept.queries.ts'
import { type MovedCuts, moveCuts, type SpendChange } from './move-cuts.ts'
import { pairUp, tellMove } from './pair-up.ts'
import { type KeepOptions, rebuildStanding } from './rebuild-standing.queries.ts'
import { blocksOf, type Circumstances, prepareReckoning, reckonBlock, usualCircumstances } from './reckon.queries.ts'
import { countCustomers, deleteStanding, keptRanking, selectKeptRows, standingWriter } from './standing.queries.ts'
import type { Standing } from './standing-row.ts'
import { tallyFrom } from './tally.ts'

// Beyond this many, and this share of all, one pass over everybody is cheaper than steps for each.
const manyCustomers = 2000
const largeShare = 0.15

// A store so small is brought to today by any write: it needs no night for its lists to be quick.
const smallStore = 3000

const isSmall = ({ lane }: Writing): boolean => countCustomers(lane, smallStore + 1) <= smallStore

const isMany = ({ lane }: Writing, customers: ReadonlySet<number>): boolean =>
  customers.size > manyCustomers && customers.size > largeShare * countCustomers(lane, customers.size / largeShare)

/**
 * Settles the standings of the customers named on the day kept. Reckons all anew where nothing is kept yet (then for
 * today), where settings, policies of tiers or sources changed, and where very many are named.
 */
export const settleStanding = async (
  writing: Writing,
  touched: ReadonlySet<number>,
  options: KeepOptions,
): Promise<void> => {
  const kept = await readKept(writing)
  const today = writing.today ?? dayOfInstant(writing.now, writing.settings().zone)
  if (kept === null) return rebuildStanding(writing, today, options)
  // A pass over everybody may as well be for today; it never goes back to an earlier day.
  const isBehind = kept.day < today
  const day = isBehind ? today : kept.day
  const circumstances = await usualCircumstances(writing, kept.day, options.sources)
  const stale = kept.rules !== rulesOf(circumstances) || (isBehind && isSmall(writing))
  if (stale || isMany(writing, touched)) return rebuildStanding(writing, day, options)
  const few = await settleFew(writing, touched, kept, circumstances, options)
  if (!few) await rebuildStanding(writing, day, options)
}

/** `settleStanding` as the store wants it. */
export const settleWith =
  (options: KeepOptions): Settle =>
  (writing, customers) =>
    settleStanding(writing, customers, options)

// False where so many cross the end of a tier that all had better be reckoned anew; what is written till then is right.
const settleFew = async (
  writing: Writing,
  touched: ReadonlySet<number>,
  kept: Kept,
  circumstances: Circumstances,
  options: KeepOptions,
): Promise<boolean> => {
  const tally = tallyFrom(kept.counts, options.sources)
  const write = standingWriter(writing.lane, 'main')
  const changes: SpendChange[] = []
  const replace = (before: Standing | null, after: Standing | null) => {
    if (before !== null) tally.take(before)
    if (after !== null) tally.add(after)
    if (after !== null) write(after)
    else if (before !== null) deleteStanding(writing.lane, before.customer)
    const customer = before?.customer ?? after?.customer ?? 0
    const [was, is] = [before?.spend365 ?? 0, after?.spend365 ?? 0]
    if (was !== is) changes.push({ customer, before: was, after: is })
    tellMove(options.onMove, before, after)
  }
  const again = async (ids: ReadonlySet<number>, cuts: TierCuts) => {
    if (ids.size === 0) return
    const reckoning = await prepareReckoning(writing, circumstances, cuts, [...ids])
    for (const block of blocksOf(ids)) {
      pairUp(await selectKeptRows(writing, block), reckonBlock(writing, block, reckoning), replace)
    }
  }
  await again(touched, kept.cuts)
  // The spends are in place now, the tiers still as the old ends have them: only who stands between old and new differs.
  const moved: MovedCuts =
    changes.length === 0
      ? { cuts: kept.cuts, crossed: new Set() }
      : moveCuts(kept.cuts, changes, circumstances.settings, keptRanking(writing.lane))
  if (isMany(writing, moved.crossed)) return false
  await again(moved.crossed, moved.cuts)
  writeKept(writing, { ...kept, cuts: moved.cuts, counts: tally.counts() }, kept)
  return true
}
