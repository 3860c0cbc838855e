// How long it takes a customer to buy again, or to be lost: counts by whole days since the first purchase, and the curve
// at every so many days. Pure rules.
import { type LastingCounts, medianOf, type SurvivalStep, survivalOfCounts } from '../analytics/survival.ts'

/** What is waited for. */
export const survivalEnds = ['lost', 'repeat'] as const

/** One of them. */
export type SurvivalEnd = (typeof survivalEnds)[number]

/** Counts customers one after another. */
export interface SurvivalTally {
  /** One customer: the numbers of the days of its purchases, in any order; none after the last day that counts. */
  readonly add: (days: readonly number[]) => void
  readonly counts: () => LastingCounts
}

/** The day on which a customer is lost first: that after `lostAfter` days without a purchase. */
const lostOn = (sorted: readonly number[], lostAfter: number): number => {
  const last = sorted.find((day, at) => (sorted[at + 1] ?? Number.POSITIVE_INFINITY) > day + lostAfter + 1)
  return (last ?? 0) + lostAfter + 1
}

/**
 * An empty tally. Bought again is a second purchase, also on the day of the first; lost is the first time.
 * @param today number of the last day that counts
 */
export const survivalTally = (end: SurvivalEnd, lostAfter: number, today: number): SurvivalTally => {
  const [ended, ongoing]: [number[], number[]] = [[], []]
  const count = (where: number[], time: number): void => {
    while (where.length <= time) where.push(0)
    where[time] = (where[time] ?? 0) + 1
  }
  return {
    add: (days) => {
      const sorted = [...days].sort((a, b) => a - b)
      const [first, second = Number.POSITIVE_INFINITY] = sorted
      if (first === undefined) return
      const day = end === 'lost' ? lostOn(sorted, lostAfter) : second
      if (day <= today) count(ended, day - first)
      else count(ongoing, today - first)
    },
    counts: () => ({ ended, ongoing }),
  }
}

/** The curve at so many days after the first purchase. */
export interface SurvivalRow {
  readonly days: number
  /** Customers who had not come to an end before, and have been seen for so long. */
  readonly atRisk: number
  /** Ends since the row before. */
  readonly ended: number
  readonly survival: number
  readonly interval: SurvivalStep['interval']
}

/** The whole answer. */
export interface Survival {
  readonly customers: number
  readonly ended: number
  /** Days after which half have come to an end; null where that is not reached. */
  readonly median: number | null
  readonly rows: readonly SurvivalRow[]
}

const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, one) => sum + one, 0)

/** 0, `step`, 2 `step` ... as far as anybody has been seen; the last end too, where it lies beyond them. */
const marksOf = (longest: number, lastEnd: number, step: number): readonly number[] => {
  const marks = Array.from({ length: Math.floor(longest / step) + 1 }, (_, at) => at * step)
  return lastEnd > (marks.at(-1) ?? 0) ? [...marks, lastEnd] : marks
}

/** The curve at every so many days. */
export const survivalAt = (counts: LastingCounts, step: number): Survival => {
  const curve = survivalOfCounts(counts)
  const longest = Math.max(counts.ended.length, counts.ongoing.length) - 1
  const ended = sumOf(counts.ended)
  const customers = ended + sumOf(counts.ongoing)
  let [at, gone, left, seen] = [0, 0, customers, 0]
  let last: SurvivalStep | undefined
  const rows = marksOf(longest, curve.at(-1)?.time ?? 0, step).map((days): SurvivalRow => {
    const before = gone
    for (; seen < days; seen++) left -= (counts.ended[seen] ?? 0) + (counts.ongoing[seen] ?? 0)
    for (let next = curve[at]; next !== undefined && next.time <= days; next = curve[at]) {
      gone += next.ended
      last = next
      at += 1
    }
    return { days, atRisk: left, ended: gone - before, survival: last?.survival ?? 1, interval: last?.interval ?? null }
  })
  return { customers, ended, median: medianOf(curve), rows }
}
