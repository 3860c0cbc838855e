// First and last days of the weeks, months, quarters and years that a day lies in, and periods made of them.
// Weeks are ISO weeks, Monday to Sunday; years begin in January. Knows no wording.
import {
  addDays,
  type Day,
  dateOf,
  dayFrom,
  dayNumber,
  daysInMonth,
  firstDay,
  lastDay,
  monthOf,
  tryAddMonths,
  tryDayFromNumber,
  type Weekday,
  weekday,
  yearOf,
} from './day.ts'

/** Days from the first to the last, both included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** A length that a calendar is cut into. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'

const day = (year: number, month: number, date: number): Day => dayFrom(year, month, date) ?? lastDay

/** The first day of the month. */
export const startOfMonth = (of: Day): Day => day(yearOf(of), monthOf(of), 1)

/** The last day of the month. */
export const endOfMonth = (of: Day): Day => day(yearOf(of), monthOf(of), daysInMonth(yearOf(of), monthOf(of)))

/** The quarter of the year, 1 to 4. */
export const quarterOf = (of: Day): number => Math.ceil(monthOf(of) / 3)

/** The first day of the quarter. */
export const startOfQuarter = (of: Day): Day => day(yearOf(of), quarterOf(of) * 3 - 2, 1)

/** The last day of the quarter. */
export const endOfQuarter = (of: Day): Day => {
  const month = quarterOf(of) * 3
  return day(yearOf(of), month, daysInMonth(yearOf(of), month))
}

/** 1 January of the year. */
export const startOfYear = (of: Day): Day => day(yearOf(of), 1, 1)

/** 31 December of the year. */
export const endOfYear = (of: Day): Day => day(yearOf(of), 12, 31)

/** The Monday of the week. */
export const startOfWeek = (of: Day): Day => tryDayFromNumber(dayNumber(of) + 1 - weekday(of)) ?? firstDay

/** The Sunday of the week. */
export const endOfWeek = (of: Day): Day => tryDayFromNumber(dayNumber(of) + 7 - weekday(of)) ?? lastDay

/** The week, month, quarter or year that a day lies in; the day itself for `day`. */
export const periodAround = (of: Day, unit: Unit): Period => {
  if (unit === 'week') return { from: startOfWeek(of), to: endOfWeek(of) }
  if (unit === 'month') return { from: startOfMonth(of), to: endOfMonth(of) }
  if (unit === 'quarter') return { from: startOfQuarter(of), to: endOfQuarter(of) }
  if (unit === 'year') return { from: startOfYear(of), to: endOfYear(of) }
  return { from: of, to: of }
}

/** The day so many units later (earlier when negative), or null outside the years 0001 to 9999. */
export const shiftDay = (of: Day, amount: number, unit: Unit): Day | null => {
  if (unit === 'day') return tryDayFromNumber(dayNumber(of) + amount)
  if (unit === 'week') return tryDayFromNumber(dayNumber(of) + amount * 7)
  if (unit === 'month') return tryAddMonths(of, amount)
  return tryAddMonths(of, amount * (unit === 'quarter' ? 3 : 12))
}

/** The whole week, month, quarter or year so many units away from that of a day, or null outside the years. */
export const periodAway = (of: Day, amount: number, unit: Unit): Period | null => {
  const inside = shiftDay(periodAround(of, unit).from, amount, unit)
  return inside === null ? null : periodAround(inside, unit)
}

/** Monday to Sunday of an ISO week of a year, or null where the year has no such week. */
export const isoWeek = (year: number, week: number): Period | null => {
  const fourth = dayFrom(year, 1, 4)
  if (fourth === null) return null
  const from = tryDayFromNumber(dayNumber(startOfWeek(fourth)) + (week - 1) * 7)
  if (from === null || yearOf(addDays(from, 3)) !== year) return null
  return { from, to: endOfWeek(from) }
}

/** The nth (1 to 5, or -1 for the last) weekday of a month, or null where the month has none. */
export const nthWeekday = (year: number, month: number, nth: number, which: Weekday): Day | null => {
  const first = dayFrom(year, month, 1)
  if (first === null) return null
  const earliest = ((which - weekday(first) + 7) % 7) + 1
  const length = daysInMonth(year, month)
  if (nth === -1) return dayFrom(year, month, earliest + Math.floor((length - earliest) / 7) * 7)
  return dayFrom(year, month, earliest + (nth - 1) * 7)
}

/** Whether a day is the last of its month: a running month is told from a finished one by it. */
export const isLastOfMonth = (of: Day): boolean => dateOf(of) === daysInMonth(yearOf(of), monthOf(of))
