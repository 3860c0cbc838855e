// Which of the days that a text could mean is meant, when it names no year: one rule for written days,
// lunar days and festivals.
import { type Day, dayFrom, dayNumber, monthOf, yearOf } from './day.ts'
import { periodAway } from './day-bounds.ts'
import { noSuchDay, type Reading } from './refusal.ts'

/**
 * Where a day without a year lies: `future` is the next on or after today, `past` the latest on or before today,
 * `nearest` the closer of the two (the later if they are as close), `year` the one in today's year.
 */
export type Prefer = 'future' | 'past' | 'nearest' | 'year'

/** What the words are relative to. */
export interface DateContext {
  readonly today: Day
  /** For a month and day, or a day of the month, without a year. */
  readonly prefer: Prefer
}

const later = (days: readonly Day[], today: Day): Day | undefined => days.find((day) => day >= today)

/** Picks among days that are meant alike, in their order. Refuses when none of them fits. */
export const chooseDay = (days: readonly Day[], today: Day, prefer: Prefer): Reading<Day> => {
  if (prefer === 'year') return days.find((day) => yearOf(day) === yearOf(today)) ?? noSuchDay
  const next = later(days, today)
  const past = days.findLast((day) => day <= today)
  if (prefer === 'future') return next ?? noSuchDay
  if (prefer === 'past') return past ?? noSuchDay
  if (next === undefined || past === undefined) return next ?? past ?? noSuchDay
  return dayNumber(next) - dayNumber(today) <= dayNumber(today) - dayNumber(past) ? next : past
}

/** The days of a yearly rule in the years around today; 29 February is up to eight years away. */
export const yearlyDays = (rule: (year: number) => Day | null, today: Day, reach = 8): readonly Day[] => {
  const days: Day[] = []
  for (let year = yearOf(today) - reach; year <= yearOf(today) + reach; year++) {
    const day = rule(year)
    if (day !== null) days.push(day)
  }
  return days
}

/** The given day of this or a nearby month: this month's for `year`. Refuses a day that no such month has. */
export const dateOfSomeMonth = (date: number, today: Day, prefer: Prefer): Reading<Day> => {
  if (prefer === 'year') return dayFrom(yearOf(today), monthOf(today), date) ?? noSuchDay
  const days: Day[] = []
  for (let step = -2; step <= 2; step++) {
    const month = periodAway(today, step, 'month')
    const day = month === null ? null : dayFrom(yearOf(month.from), monthOf(month.from), date)
    if (day !== null) days.push(day)
  }
  return chooseDay(days, today, prefer)
}
