// What would move a customer to another tier: how much more spend, or which of its orders growing too old.
// Pure sums over the spends of all customers; everybody else is held as they are.
import { leastNumber } from '../analytics/least-number.ts'
import { isAhead, isInShare, type RankKey, type Tier, type TierSettings } from './tier.ts'

/** Where a customer stands in the ranking. */
export interface Rank {
  /** Place, 1 is the first; null without spend. */
  readonly rank: number | null
  /** Sum of the spends ahead of the customer. */
  readonly before: number
  /** Sum of all spends. */
  readonly total: number
}

/** Where a key would stand among the others; its own customer is left out of those. */
export const rankOf = (others: readonly RankKey[], key: RankKey): Rank => {
  let before = 0
  let total = Math.max(0, key.spend)
  let ahead = 0
  for (const other of others) {
    if (other.customer === key.customer || other.spend <= 0) continue
    total += other.spend
    if (!isAhead(other, key)) continue
    before += other.spend
    ahead += 1
  }
  return { rank: key.spend > 0 ? ahead + 1 : null, before, total }
}

/** The tier a customer would have with another spend. */
export const tierWith = (others: readonly RankKey[], key: RankKey, settings: TierSettings): Tier => {
  const { before, total } = rankOf(others, key)
  if (key.spend <= 0) return 'low'
  if (isInShare(before, total, settings.highShare)) return 'high'
  return isInShare(before, total, settings.middleShare) ? 'middle' : 'low'
}

const isAtLeast = (tier: Tier, wanted: Tier): boolean => tier === 'high' || tier === wanted

/**
 * The least spend, in minor units, that a customer needs beyond what it has to be in a tier or a better one; 0 where it
 * is there already, null where no spend is enough. More spend never makes a tier worse, so that it can be found by halving.
 */
export const neededFor = (
  wanted: 'high' | 'middle',
  others: readonly RankKey[],
  key: RankKey,
  settings: TierSettings,
): number | null => {
  const reached = (more: number): boolean =>
    isAtLeast(tierWith(others, { ...key, spend: key.spend + more }, settings), wanted)
  return reached(0) ? 0 : leastNumber(reached)
}
