// How far a share found in a sample may be from the true one.

/** The 97.5 per cent point of the normal distribution: intervals of 95 per cent. */
export const z95 = 1.959963984540054

/** An interval of shares, 0 to 1. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * The score interval of Wilson (1927), "Probable inference, the law of succession, and statistical inference", without
 * correction of continuity: with p = hits / n, centre (p + z²/2n) / (1 + z²/n),
 * half z / (1 + z²/n) · sqrt(p (1 - p) / n + z²/4n²).
 * @returns null where n is 0: nothing is known of the share
 */
export const wilson = (hits: number, n: number, z = z95): Interval | null => {
  if (n === 0) return null
  const p = hits / n
  const square = (z * z) / n
  const centre = (p + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((p * (1 - p)) / n + square / (4 * n))
  // At the ends the bound is 0 or 1 by the formula; only rounding would say otherwise.
  return { lower: hits === 0 ? 0 : Math.max(0, centre - half), upper: hits === n ? 1 : Math.min(1, centre + half) }
}
