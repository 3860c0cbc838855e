// The RFM score one customer would have with another value, all others as they are. Its own value is one of those that
// the cuts are taken of, so that the cuts move with it: they cannot be held still.
import { partOf } from './ntile.ts'
import type { RfmRule } from './rfm.ts'

/** The values of one measure, higher is better, and whose value is to change. */
export interface Among {
  readonly values: Float64Array
  /** The place of the one that changes. */
  readonly place: number
  readonly rule: RfmRule
  /** 2 to 65,535. */
  readonly bins: number
}

const othersBefore = ({ values, place, rule }: Among, value: number): number => {
  let before = 0
  for (let at = 0; at < values.length; at++) {
    if (at === place) continue
    const other = values[at] ?? 0
    if (other < value || (rule === 'ntile' && other === value && at < place)) before += 1
  }
  return before
}

/**
 * The score, 1 to `bins`, as `rfmScores` would give it. Of n values a type 7 quantile i/bins lies in [x[j], x[j + 1])
 * with j = floor((n - 1) i / bins), or on x[j]: a value is above it when more than j of the others are less than it.
 * More never makes it worse.
 */
export const scoreAmong = (among: Among, value: number): number => {
  const { values, rule, bins } = among
  const before = othersBefore(among, value)
  if (rule === 'ntile') return partOf(before, values.length, bins)
  let score = 1
  for (let part = 1; part < bins; part++) if (before > Math.floor(((values.length - 1) * part) / bins)) score += 1
  return score
}
