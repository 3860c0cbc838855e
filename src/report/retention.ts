// Retention of a day: the matrix of cohorts and the share of customers who bought again, with its interval.
import { type Cohort, cohortMatrix, cohortTally } from '../analytics/cohort.ts'
import { type Interval, wilson } from '../analytics/wilson.ts'
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { isLastOfMonth } from '../kernel/day-bounds.ts'
import { daysOfPurchase, type PurchaseDaysQuestion } from './purchase-days.queries.ts'
import { monthsIn } from './purchase-days.ts'

/** The whole answer. */
export interface Retention {
  readonly day: Day
  /** The month of the day is not over. */
  readonly running: boolean
  readonly cohorts: readonly Cohort[]
  readonly customers: number
  /** Customers with at least two purchases. */
  readonly repeat: number
  /** Of 95 per cent; null where there are no customers. */
  readonly interval: Interval | null
}

/** Reads and counts. */
export const readRetention = (reading: Reading, question: PurchaseDaysQuestion): Retention => {
  const tally = cohortTally()
  for (const days of daysOfPurchase(reading, question)) tally.add(monthsIn(days))
  const [customers, repeat] = [tally.customers(), tally.repeat()]
  return {
    day: question.day,
    running: !isLastOfMonth(question.day),
    cohorts: cohortMatrix(tally.counts(), question.day),
    customers,
    repeat,
    interval: wilson(repeat, customers),
  }
}
