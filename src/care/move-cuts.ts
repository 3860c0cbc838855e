// Moves the ends of the tiers by as many places as a few changed spends ask for, instead of ranking everybody again.
// Works on any ranking that can name the neighbours of a place; reads and writes nothing itself.
import { isInShare, isWithin, type RankKey, type TierCut, type TierCuts, type TierSettings } from '../segment/index.ts'

/** The ranking, as far as one step forward or back. */
export interface Ranking {
  /** The last one up to a place, itself included; undefined where nobody is. */
  readonly upTo: (place: RankKey) => RankKey | undefined
  /** The first one after a place (after nothing: the first of all). */
  readonly after: (place: RankKey | null) => RankKey | undefined
}

/** A customer's spend before and after; 0 where it was or is not ranked. */
export interface SpendChange {
  readonly customer: number
  readonly before: number
  readonly after: number
}

/** New ends of the tiers, and whoever stands between an old end and its new one. */
export interface MovedCuts {
  readonly cuts: TierCuts
  readonly crossed: ReadonlySet<number>
}

const positive = (spend: number): number => Math.max(spend, 0)

const shareWithin = (cut: TierCut, customer: number, spend: number): number =>
  isWithin({ customer, spend }, cut) ? spend : 0

// The place stays, whoever came to stand before it or went: only the sum up to it changes.
const withChanges = (cut: TierCut, changes: readonly SpendChange[]): TierCut => ({
  last: cut.last,
  sum: changes.reduce(
    (sum, { customer, before, after }) => sum + shareWithin(cut, customer, after) - shareWithin(cut, customer, before),
    cut.sum,
  ),
})

const moveCut = (start: TierCut, total: number, share: number, ranking: Ranking, crossed: Set<number>): TierCut => {
  let { last, sum } = start
  for (;;) {
    const end = last === null ? undefined : ranking.upTo(last)
    if (end === undefined || isInShare(sum - end.spend, total, share)) {
      last = end ?? null
      break
    }
    crossed.add(end.customer)
    sum -= end.spend
    last = { customer: end.customer - 1, spend: end.spend }
  }
  for (let next = ranking.after(last); next !== undefined && isInShare(sum, total, share); next = ranking.after(last)) {
    crossed.add(next.customer)
    sum += next.spend
    last = next
  }
  return { last, sum }
}

/** Moves both ends. The ranking must already hold the spends as they are after the changes. */
export const moveCuts = (
  cuts: TierCuts,
  changes: readonly SpendChange[],
  settings: TierSettings,
  ranking: Ranking,
): MovedCuts => {
  const total = changes.reduce((sum, { before, after }) => sum + positive(after) - positive(before), cuts.total)
  const crossed = new Set<number>()
  const high = moveCut(withChanges(cuts.high, changes), total, settings.highShare, ranking, crossed)
  const middle = moveCut(withChanges(cuts.middle, changes), total, settings.middleShare, ranking, crossed)
  return { cuts: { total, high, middle }, crossed }
}
