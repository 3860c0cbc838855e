// When a stored birthday comes next, and how old it makes a person. The rules for 29 February, for the lunar 30th
// and for leap months are the firm's and stand below, each where it acts.
import { type Birthday, type BirthdayParts, birthdayParts } from './birthday-parts.ts'
import { type Day, dayFrom, daysInMonth, yearOf } from './day.ts'
import { dayOfLunar, lunarMonthLength, lunarOfDay } from './lunar.ts'

type Dated = Exclude<BirthdayParts, { calendar: 'year' }>

/** The solar day on which a lunar day is kept in a lunar year; null where the calendar does not reach. */
export const lunarAnniversary = (birthday: Extract<Dated, { calendar: 'lunar' }>, year: number): Day | null => {
  const { month } = birthday
  // A leap month that the year lacks is its plain month; a plain month comes before its leap month.
  const leap = birthday.leap && lunarMonthLength(year, month, true) > 0
  // The 30th of a month of 29 days is kept on the 29th.
  const date = Math.min(birthday.date, lunarMonthLength(year, month, leap))
  return dayOfLunar({ year, month, leap, date })
}

// The anniversary in a year of the birthday's own calendar.
const inYear = (birthday: Dated, year: number): Day | null => {
  if (birthday.calendar === 'lunar') return lunarAnniversary(birthday, year)
  // 29 February is kept on the 28th in common years.
  return dayFrom(year, birthday.month, Math.min(birthday.date, daysInMonth(year, birthday.month)))
}

const ownYear = (birthday: Dated, day: Day): number | null =>
  birthday.calendar === 'solar' ? yearOf(day) : (lunarOfDay(day)?.year ?? null)

/**
 * The next birthday on or after a day: never before the birth itself. Null for a year alone, for a text that is no
 * birthday, and for lunar birthdays outside 1900 to 2100.
 */
export const nextBirthday = (birthday: Birthday, day: Day): Day | null => {
  const parts = birthdayParts(birthday)
  return parts === null ? null : nextOf(parts, day)
}

/** As `nextBirthday`, of a birthday taken apart. */
export const nextOf = (parts: BirthdayParts, day: Day): Day | null => {
  if (parts.calendar === 'year') return null
  const year = ownYear(parts, day)
  if (year === null) return null
  if (parts.year !== null && year < parts.year) return inYear(parts, parts.year)
  const here = inYear(parts, year)
  return here !== null && here >= day ? here : inYear(parts, year + 1)
}

/**
 * Full years of age on a day, counted in the birthday's own calendar. Null without a year or with the year alone,
 * and before the birth.
 */
export const ageOn = (birthday: Birthday, day: Day): number | null => {
  const parts = birthdayParts(birthday)
  if (parts === null || parts.calendar === 'year' || parts.year === null) return null
  const year = ownYear(parts, day)
  if (year === null) return null
  const here = inYear(parts, year)
  const age = year - parts.year - (here !== null && day < here ? 1 : 0)
  return age < 0 ? null : age
}
