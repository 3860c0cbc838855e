// RFM: recency, frequency and monetary value of each customer as scores, after Hughes, "Strategic Database Marketing".
// Two rules that differ on equal values; which one was used has to be said beside the result.
import { ntile } from './ntile.ts'
import { ascending, cutPoints } from './quantile.ts'

/** How values become scores. */
export const rfmRules = ['quantile', 'ntile'] as const

/** `quantile`: equal values get equal scores. `ntile`: scores are equally frequent. */
export type RfmRule = (typeof rfmRules)[number]

/** What is scored, one place for each customer, in ascending order of their ids. */
export interface RfmValues {
  /** Days since the last purchase. */
  readonly recency: Float64Array
  /** Number of purchases. */
  readonly frequency: Float64Array
  /** Net spend. */
  readonly monetary: Float64Array
}

/** Scores 1 (worst) to the number of bins (best), in the places of the values. */
export interface RfmScores {
  readonly r: Uint16Array
  readonly f: Uint16Array
  readonly m: Uint16Array
}

/** 1 + the number of cut points that a value is above. */
export const scoreBy = (cuts: Float64Array, value: number): number => {
  let score = 1
  for (let at = 0; at < cuts.length; at++) if (value > (cuts[at] ?? 0)) score += 1
  return score
}

// Written as loops: a million values pass here, and the methods of typed arrays take ten times as long.
const byQuantile = (values: Float64Array, bins: number): Uint16Array => {
  const cuts = cutPoints(ascending(values), bins)
  const scores = new Uint16Array(values.length)
  for (let at = 0; at < values.length; at++) scores[at] = scoreBy(cuts, values[at] ?? 0)
  return scores
}

/**
 * The scores. Rule `quantile`: cut points are the quantiles i/bins (type 7), score = 1 + the number of cuts below the
 * value; r = bins + 1 - that of the recency. Rule `ntile`: NTILE over recency descending, the others ascending, equal
 * values in the order of the places.
 * @param bins 2 to 65,535
 */
export const rfmScores = ({ recency, frequency, monetary }: RfmValues, rule: RfmRule, bins: number): RfmScores => {
  if (rule === 'ntile')
    return {
      r: ntile(
        recency.map((days) => -days),
        bins,
      ),
      f: ntile(frequency, bins),
      m: ntile(monetary, bins),
    }
  const r = byQuantile(recency, bins)
  for (let at = 0; at < r.length; at++) r[at] = bins + 1 - (r[at] ?? 0)
  return {
    r,
    f: byQuantile(frequency, bins),
    m: byQuantile(monetary, bins),
  }
}

/** The named groups for five bins, best first. */
export const rfmGroups = [
  'champion',
  'loyal',
  'potential_loyalist',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cannot_lose',
  'hibernating',
] as const

/** The name of a group. */
export type RfmGroup = (typeof rfmGroups)[number]

/** The group of two scores of five bins. Every pair has one; the monetary score does not matter. */
export const rfmGroup = (r: number, f: number): RfmGroup => {
  if (r <= 2) return f <= 2 ? 'hibernating' : f <= 4 ? 'at_risk' : 'cannot_lose'
  if (r === 3 && f <= 3) return f <= 2 ? 'about_to_sleep' : 'need_attention'
  if (f >= 4) return r === 5 ? 'champion' : 'loyal'
  if (f === 1) return r === 5 ? 'new' : 'promising'
  return 'potential_loyalist'
}

/** The three scores as one text: `543`; parted by `-` where a score may have two digits. */
export const scoreText = (r: number, f: number, m: number, bins: number): string => [r, f, m].join(bins > 9 ? '-' : '')
