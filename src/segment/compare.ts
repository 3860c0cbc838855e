// Segments side by side: their size and spend, and what they have in common. Pure sums over combinations.

/** Customers that are in the same of some segments. */
export interface Combination {
  readonly customers: number
  readonly spend: number
  /** By the place of the segment. */
  readonly inEach: readonly boolean[]
}

/** One segment beside the others. */
export interface Compared {
  readonly customers: number
  /** Of all customers; null where there are none. */
  readonly share: number | null
  readonly spend: number
  /** Of the net spend of all; null where that is not above 0. */
  readonly spendShare: number | null
  /** In minor units, rounded half away from zero; null without customers. */
  readonly meanSpend: number | null
  /** How many of its customers are in each segment too, by place; its own place holds all of them. */
  readonly common: readonly number[]
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

const sum = (all: readonly Combination[], of: (one: Combination) => number): number =>
  all.reduce((total, one) => total + of(one), 0)

/** The segments of some places, compared. */
export const compare = (combinations: readonly Combination[], places: number): readonly Compared[] => {
  const everybody = sum(combinations, ({ customers }) => customers)
  const money = sum(combinations, ({ spend }) => spend)
  return Array.from({ length: places }, (_, place) => {
    const own = combinations.filter(({ inEach }) => inEach[place])
    const customers = sum(own, (one) => one.customers)
    const spend = sum(own, (one) => one.spend)
    return {
      customers,
      share: shareOf(customers, everybody),
      spend,
      spendShare: shareOf(spend, money),
      meanSpend: customers === 0 ? null : Math.sign(spend) * Math.round(Math.abs(spend) / customers),
      common: Array.from({ length: places }, (__, other) =>
        sum(
          own.filter(({ inEach }) => inEach[other]),
          (one) => one.customers,
        ),
      ),
    }
  })
}
