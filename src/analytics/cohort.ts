// Retention by cohort: of those who first bought in a month, how many bought in each month since.
// Months are whole numbers, twelve a year, so that months apart are a difference.
import { type Day, monthOf, yearOf } from '../kernel/day.ts'

/** Number of a month: 12 x year + month - 1. */
export type Month = number

/** The month of a day. */
export const monthNumber = (day: Day): Month => yearOf(day) * 12 + monthOf(day) - 1

/** The month as text, `1997-01`. */
export const monthText = (month: Month): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/** Those who first bought in one month. */
export interface Cohort {
  readonly month: Month
  readonly size: number
  /** Of them, how many bought k months later; active[0] is the size. Null for a month that is not observed. */
  readonly active: readonly (number | null)[]
  /** active / size. */
  readonly rate: readonly (number | null)[]
}

/** Customers who first bought in one month and bought in another. */
export interface CohortCount {
  readonly first: Month
  readonly month: Month
  readonly customers: number
}

/**
 * The matrix. A month is observed once its first day is not after `day`: what is not observed is null and not 0. Every
 * row has one place for each month from the first cohort to the last month of a purchase.
 * @param counts each pair of months at most once, none after `day`
 * @returns the cohorts that have customers, the oldest first
 */
export const cohortMatrix = (counts: Iterable<CohortCount>, day: Day): readonly Cohort[] => {
  const found = new Map<Month, Map<number, number>>()
  let last = Number.NEGATIVE_INFINITY
  for (const { first, month, customers } of counts) {
    const row = found.get(first) ?? new Map<number, number>()
    row.set(month - first, customers)
    found.set(first, row)
    last = Math.max(last, month)
  }
  const months = [...found.keys()].sort((a, b) => a - b)
  const [start] = months
  const today = monthNumber(day)
  if (start === undefined) return []
  const places = Math.min(last, today) - start + 1
  return months.map((month) => {
    const row = found.get(month)
    const size = row?.get(0) ?? 0
    const active = Array.from({ length: places }, (_, k) => (month + k <= today ? (row?.get(k) ?? 0) : null))
    return { month, size, active, rate: active.map((count) => (count === null ? null : count / size)) }
  })
}

/** Counts customers one after another into the pairs of months that the matrix is made of. */
export interface CohortTally {
  /** One customer: the months of its purchases, in any order, a month once for each purchase. */
  readonly add: (months: readonly Month[]) => void
  readonly counts: () => readonly CohortCount[]
  /** Customers with a purchase. */
  readonly customers: () => number
  /** Those with at least two. */
  readonly repeat: () => number
}

const mostMonths = 12 * 10_000

/** An empty tally. */
export const cohortTally = (): CohortTally => {
  const found = new Map<number, number>()
  // The number of the customer that was last seen in a month: each counts once a month.
  const seen = new Uint32Array(mostMonths)
  let customers = 0
  let repeat = 0
  return {
    add: (months) => {
      if (months.length === 0) return
      customers += 1
      if (months.length > 1) repeat += 1
      let first = mostMonths
      for (const month of months) if (month < first) first = month
      for (const month of months) {
        if (seen[month] === customers) continue
        seen[month] = customers
        const pair = first * mostMonths + month
        found.set(pair, (found.get(pair) ?? 0) + 1)
      }
    },
    counts: () =>
      Array.from(found, ([pair, count]) => ({
        first: Math.floor(pair / mostMonths),
        month: pair % mostMonths,
        customers: count,
      })),
    customers: () => customers,
    repeat: () => repeat,
  }
}
