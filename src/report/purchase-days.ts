// The days of purchase of one customer as they come from the store: written one behind another, ten letters each.
import { type Month, monthNumber } from '../analytics/cohort.ts'
import { type Day, dayNumber } from '../kernel/day.ts'

const dayLength = 10

const each = <T>(days: string, of: (day: Day) => T): readonly T[] => {
  const found: T[] = []
  for (let at = 0; at < days.length; at += dayLength) found.push(of(days.slice(at, at + dayLength)))
  return found
}

/** The months of the days. */
export const monthsIn = (days: string): readonly Month[] => each(days, monthNumber)

/** The days as numbers since 1970-01-01. */
export const daysIn = (days: string): readonly number[] => each(days, dayNumber)
