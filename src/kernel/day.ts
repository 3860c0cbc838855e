// Calendar days as text and the arithmetic on them, in the proleptic Gregorian calendar, years 0001 to 9999.
// Knows no zone, no clock and no wording. Integer arithmetic only: these functions are called millions of times.
import { Failure } from './failure.ts'

/** A calendar day, `YYYY-MM-DD`, 0001-01-01 to 9999-12-31. Days compare as text. */
export type Day = string

/** Day of the ISO week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The first day that can be written. */
export const firstDay: Day = '0001-01-01'

/** The last day that can be written. */
export const lastDay: Day = '9999-12-31'

const firstNumber = -719_162
const lastNumber = 2_932_896

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48

/** The year of a day. */
export const yearOf = (day: Day): number =>
  digitAt(day, 0) * 1000 + digitAt(day, 1) * 100 + digitAt(day, 2) * 10 + digitAt(day, 3)

/** The month of a day, 1 to 12. */
export const monthOf = (day: Day): number => digitAt(day, 5) * 10 + digitAt(day, 6)

/** The day of the month of a day, 1 to 31. */
export const dateOf = (day: Day): number => digitAt(day, 8) * 10 + digitAt(day, 9)

/** Whether a year has a 29 February. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number => {
  if (!Number.isInteger(month) || month < 1 || month > 12) return 0
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether a text is a day that exists, exactly as days are written here. */
export const isDay = (text: string): boolean => {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue
    const digit = digitAt(text, at)
    if (!(digit >= 0 && digit <= 9)) return false
  }
  const date = dateOf(text)
  const year = yearOf(text)
  return year >= 1 && date >= 1 && date <= daysInMonth(year, monthOf(text))
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const four = (value: number): string => (value < 1000 ? `000${value}`.slice(-4) : `${value}`)

/** The day of a year, month and day of the month, or null where there is no such day. */
export const dayFrom = (year: number, month: number, date: number): Day | null => {
  if (!(Number.isInteger(year) && Number.isInteger(date)) || year < 1 || year > 9999) return null
  if (date < 1 || date > daysInMonth(year, month)) return null
  return `${four(year)}-${two(month)}-${two(date)}`
}

/** Days since 1970-01-01 for a year, month and day of the month; not checked, years from 0 on. */
export const civilNumber = (year: number, month: number, date: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return era * 146_097 + ofEra * 365 + (ofEra >> 2) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** Days since 1970-01-01 (negative before). The day must be one that `isDay` accepts. */
export const dayNumber = (day: Day): number => civilNumber(yearOf(day), monthOf(day), dateOf(day))

/** Days since 1970-01-01 for a day written as one number, 20260630; NaN where there is no such day. */
export const dayNumberOfDigits = (digits: number): number => {
  const year = Math.floor(digits / 10_000)
  const month = Math.floor(digits / 100) % 100
  const date = digits % 100
  const exists = year >= 1 && year <= 9999 && date >= 1 && date <= daysInMonth(year, month)
  return exists ? civilNumber(year, month, date) : Number.NaN
}

/** The day of a number of days since 1970-01-01, or null outside the years 0001 to 9999. */
export const tryDayFromNumber = (number: number): Day | null => {
  const known = spelled.get(number)
  if (known !== undefined) return known
  if (!Number.isInteger(number) || number < firstNumber || number > lastNumber) return null
  const day = spell(number)
  if (spelled.size < mostSpelled) spelled.set(number, day)
  return day
}

// The days of a store are few: each is spelled once and not for every customer.
const spelled = new Map<number, Day>()
const mostSpelled = 20_000

const spell = (number: number): Day => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + (yearOfEra >> 2) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${four(year)}-${two(month)}-${two(date)}`
}

const outOfRange = (): Failure =>
  new Failure(
    'usage',
    'bad-date',
    { en: 'the day is outside the years 0001 to 9999', zh: '日期超出 0001 年至 9999 年' },
    { hint: { en: 'type a day such as 2026-12-01', zh: '请输入如 2026-12-01 的日期' } },
  )

/** The day of a number of days since 1970-01-01. Fails (`bad-date`) outside the years 0001 to 9999. */
export const dayFromNumber = (number: number): Day => {
  const day = tryDayFromNumber(number)
  if (day === null) throw outOfRange()
  return day
}

/** Days from one day to another: positive when `to` is later. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The day so many days later (earlier when negative). Fails (`bad-date`) outside the years 0001 to 9999. */
export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days)

/** As `addMonths`, but null outside the years 0001 to 9999. */
export const tryAddMonths = (day: Day, months: number): Day | null => {
  const total = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return dayFrom(year, month, Math.min(dateOf(day), daysInMonth(year, month)))
}

/**
 * The same day of the month so many months later (earlier when negative); a day that the month lacks becomes
 * its last: 31 January and one month is 28 or 29 February. Fails (`bad-date`) outside the years 0001 to 9999.
 */
export const addMonths = (day: Day, months: number): Day => {
  const result = tryAddMonths(day, months)
  if (result === null) throw outOfRange()
  return result
}

const weekdays = [4, 5, 6, 7, 1, 2, 3] as const

/** The day of the ISO week, 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): Weekday => weekdays[((dayNumber(day) % 7) + 7) % 7] ?? 4
