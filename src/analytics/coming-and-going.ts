// Customers who are won, lost and won back, month by month, from nothing but the days on which they bought.
import type { Month } from './cohort.ts'

/** What happened in a month. */
export interface MonthlyChange {
  readonly month: Month
  /** Customers with their first purchase. */
  readonly won: number
  /** Customers whose last purchase became too old. */
  readonly lost: number
  /** Customers who bought again after that. */
  readonly back: number
  /** Customers who are not lost at the end of the month, or on the last day counted. */
  readonly customers: number
}

/** Counts customers one after another. */
export interface ChangeTally {
  /** One customer: the numbers of the days of its purchases (since 1970-01-01), in any order. */
  readonly add: (days: readonly number[]) => void
  /** Every month from the first with a change to the last one counted. */
  readonly months: () => readonly MonthlyChange[]
}

/**
 * An empty tally. A customer is lost from the day on that is `lostAfter` + 1 days after its last purchase, unless it buys
 * that day; it may be so several times.
 * @param today number of the last day that counts: nobody is lost after it
 * @param monthOf the month of a day by its number
 */
export const changeTally = (lostAfter: number, today: number, monthOf: (day: number) => Month): ChangeTally => {
  const changes = new Map<Month, { won: number; lost: number; back: number }>()
  const count = (what: 'won' | 'lost' | 'back', day: number): void => {
    const month = monthOf(day)
    const found = changes.get(month) ?? { won: 0, lost: 0, back: 0 }
    found[what] += 1
    changes.set(month, found)
  }
  return {
    add: (days) => {
      const sorted = [...days].sort((a, b) => a - b)
      for (const [at, day] of sorted.entries()) {
        const before = sorted[at - 1]
        if (before === undefined) count('won', day)
        else if (day - before > lostAfter + 1) count('back', day)
        const gone = day + lostAfter + 1
        const next = sorted[at + 1] ?? Number.POSITIVE_INFINITY
        if (gone < next && gone <= today) count('lost', gone)
      }
    },
    months: () => {
      const found = [...changes.keys()].sort((a, b) => a - b)
      const [first] = found
      if (first === undefined) return []
      let customers = 0
      return Array.from({ length: monthOf(today) - first + 1 }, (_, at) => {
        const { won, lost, back } = changes.get(first + at) ?? { won: 0, lost: 0, back: 0 }
        customers += won + back - lost
        return { month: first + at, won, lost, back, customers }
      })
    },
  }
}
