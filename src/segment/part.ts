// The parts into which customers fall: how many are in each, what they spent, and the shares of both. Pure sums.

/** One part. */
export interface Part<Code extends string = string> {
  readonly code: Code
  readonly count: number
  /** Of all customers counted; null where there are none. */
  readonly share: number | null
  /** Net spend, in minor units. */
  readonly spend: number
  /** Of the spend of all; null where that is not above 0. */
  readonly spendShare: number | null
  /** Means over the customers of the part, by key; null where it has none. */
  readonly means: Readonly<Record<string, number | null>>
}

/** What is known of one part before the shares: sums by key become means. */
export interface Sums<Code extends string = string> {
  readonly code: Code
  readonly count: number
  readonly spend: number
  readonly sums?: Readonly<Record<string, number>>
}

/** The parts with their shares, in the order given. */
export const partsOf = <Code extends string>(all: readonly Sums<Code>[]): readonly Part<Code>[] => {
  const customers = all.reduce((sum, { count }) => sum + count, 0)
  const money = all.reduce((sum, { spend }) => sum + spend, 0)
  return all.map(({ code, count, spend, sums = {} }) => ({
    code,
    count,
    share: customers === 0 ? null : count / customers,
    spend,
    spendShare: money > 0 ? spend / money : null,
    means: Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, count === 0 ? null : sum / count])),
  }))
}

/**
 * Sums up customers by the part each is in.
 * @param codes every part, in its order
 * @param codeAt the part of a place
 * @param spend net spend by place
 * @param figures what means are wanted of, by place
 */
export const sumsOf = <Code extends string>(
  codes: readonly Code[],
  places: readonly number[],
  codeAt: (place: number) => Code,
  spend: Float64Array,
  figures: Readonly<Record<string, Float64Array>>,
): readonly Sums<Code>[] => {
  const keys = Object.keys(figures)
  const series = Object.values(figures)
  const of = new Map(codes.map((code) => [code, { count: 0, spend: 0, sums: keys.map(() => 0) }]))
  // Plain loops: a million customers pass here.
  for (const place of places) {
    const part = of.get(codeAt(place))
    if (part === undefined) continue
    part.count += 1
    part.spend += spend[place] ?? 0
    for (let at = 0; at < series.length; at++) part.sums[at] = (part.sums[at] ?? 0) + (series[at]?.[place] ?? 0)
  }
  return codes.map((code) => {
    const part = of.get(code)
    const sums = Object.fromEntries(keys.map((key, at) => [key, part?.sums[at] ?? 0]))
    return { code, count: part?.count ?? 0, spend: part?.spend ?? 0, sums }
  })
}
