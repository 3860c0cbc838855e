// The value tier of customers: who brings the first half of the year's spend, who the next three tenths, who the rest.
// Pure ranking of numbers handed in; integer arithmetic, so that two programs agree to the last customer.
import { type Day, dayNumber, firstDay, tryDayFromNumber } from '../kernel/day.ts'

/** The tiers, best first. */
export const tiers = ['high', 'middle', 'low'] as const

/** How much a customer is worth by the net spend of the last 365 days. */
export type Tier = (typeof tiers)[number]

/** The firm's numbers for tiers. */
export interface TierSettings {
  /** Length of the window over which spend is summed; 365 is the days D-364 to D. */
  readonly spendDays: number
  /** Per cent of the total that must stand ahead of a customer for it not to be high any more. */
  readonly highShare: number
  /** The same for high and middle together. */
  readonly middleShare: number
}

/** The first day of the window that ends with a day. */
export const windowStart = (day: Day, settings: Pick<TierSettings, 'spendDays'>): Day =>
  tryDayFromNumber(dayNumber(day) - settings.spendDays + 1) ?? firstDay

/** What holds unless the firm sets something else. */
export const usualTierSettings: TierSettings = { spendDays: 365, highShare: 50, middleShare: 80 }

/** Whether a text is the code of a tier. */
export const isTier = (text: string): text is Tier => text === 'high' || text === 'middle' || text === 'low'

/** Place of a tier in lists: 1 high, 2 middle, 3 low. */
export const tierRank = (tier: Tier): number => (tier === 'high' ? 1 : tier === 'middle' ? 2 : 3)

/** A place in the ranking: by spend descending, then customer ascending. */
export interface RankKey {
  readonly customer: number
  /** Net spend of the window, in minor units. */
  readonly spend: number
}

/** Where a tier ends: everybody ranked up to and including `last` is in it or above it. */
export interface TierCut {
  /** Null where nobody is. The customer named need not exist any more: it marks a place. */
  readonly last: RankKey | null
  /** Sum of the spends up to and including `last`. */
  readonly sum: number
}

/** The ranking of all customers, as far as the tier of one of them depends on it. */
export interface TierCuts {
  /** Sum of all positive spends. */
  readonly total: number
  readonly high: TierCut
  readonly middle: TierCut
}

const exact = Math.floor(Number.MAX_SAFE_INTEGER / 100)

/**
 * Whether a customer with so much spend ahead of it still belongs to the share: 100 x before < share x total, in whole
 * numbers. With 50 per cent that is 2 x before < total, with 80 it is 5 x before < 4 x total.
 */
export const isInShare = (before: number, total: number, share: number): boolean =>
  total <= exact ? 100 * before < share * total : 100n * BigInt(before) < BigInt(share) * BigInt(total)

/** Whether `a` stands ahead of `b` in the ranking. */
export const isAhead = (a: RankKey, b: RankKey): boolean =>
  a.spend > b.spend || (a.spend === b.spend && a.customer < b.customer)

/** Whether a place is within a cut. Without spend nobody is. */
export const isWithin = (key: RankKey, cut: TierCut): boolean =>
  key.spend > 0 && cut.last !== null && !isAhead(cut.last, key)

/** The cuts of nobody. */
export const noCuts: TierCuts = { total: 0, high: { last: null, sum: 0 }, middle: { last: null, sum: 0 } }

/**
 * Ranks customers and finds where high and middle end. Customers without spend may be among them and count for nothing.
 * Each customer may appear once; the order does not matter.
 */
export const cutsOf = (spends: Iterable<RankKey>, settings: TierSettings): TierCuts => {
  const ranked: RankKey[] = []
  let total = 0
  for (const key of spends) {
    if (key.spend <= 0) continue
    ranked.push(key)
    total += key.spend
  }
  // Bare numbers sort ten times as fast as records, and a million of them are sorted here; ids settle ties afterwards.
  const sorted = Float64Array.from(ranked, (key) => -key.spend).sort()
  const cut = (share: number) => cutAt(ranked, sorted, total, share)
  return { total, high: cut(settings.highShare), middle: cut(settings.middleShare) }
}

const cutAt = (ranked: readonly RankKey[], sorted: Float64Array, total: number, share: number): TierCut => {
  let sum = 0
  let spend = 0
  let equals = 0
  for (const negative of sorted) {
    if (!isInShare(sum, total, share)) break
    sum -= negative
    equals = -negative === spend ? equals + 1 : 1
    spend = -negative
  }
  const ties = ranked.filter((key) => key.spend === spend).map((key) => key.customer)
  const customer = ties.sort((a, b) => a - b)[equals - 1]
  return { last: customer === undefined ? null : { customer, spend }, sum }
}

/** The tier by rule of one customer. */
export const tierByRule = (key: RankKey, cuts: TierCuts): Tier =>
  isWithin(key, cuts.high) ? 'high' : isWithin(key, cuts.middle) ? 'middle' : 'low'

/** The tier that counts: the override where there is one (any other text than a tier is none), else that of the rule. */
export const tierOf = (key: RankKey, cuts: TierCuts, override: string | null): Tier =>
  override !== null && isTier(override) ? override : tierByRule(key, cuts)

/** The tier by rule of every customer named. */
export const tiersOf = (spends: readonly RankKey[], settings: TierSettings): ReadonlyMap<number, Tier> => {
  const cuts = cutsOf(spends, settings)
  return new Map(spends.map((key) => [key.customer, tierByRule(key, cuts)]))
}
