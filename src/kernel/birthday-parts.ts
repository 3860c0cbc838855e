// What a stored birthday says: its calendar and which of year, month and day are known. Reads only the stored spelling.
import { daysInMonth, isDay } from './day.ts'
import { lunarMonthLength } from './lunar.ts'

/**
 * A birthday as it is stored: `1990-01-05`, `--01-05` without the year, `1990` the year alone,
 * `lunar:1990-08-15`, `lunar:--08-15`, `lunar:--06L-15` in a leap month.
 */
export type Birthday = string

/** A birthday taken apart. A month always comes with a day. */
export type BirthdayParts =
  | { readonly calendar: 'year'; readonly year: number }
  | { readonly calendar: 'solar'; readonly year: number | null; readonly month: number; readonly date: number }
  | {
      readonly calendar: 'lunar'
      readonly year: number | null
      readonly month: number
      readonly leap: boolean
      readonly date: number
    }

const two = (value: number): string => String(value).padStart(2, '0')
const four = (value: number): string => String(value).padStart(4, '0')

/** The stored spelling of a birthday. */
export const birthdayText = (parts: BirthdayParts): Birthday => {
  if (parts.calendar === 'year') return four(parts.year)
  const year = parts.year === null ? '-' : four(parts.year)
  if (parts.calendar === 'solar') return `${year}-${two(parts.month)}-${two(parts.date)}`
  return `lunar:${year}-${two(parts.month)}${parts.leap ? 'L' : ''}-${two(parts.date)}`
}

const stored = /^(lunar:)?(\d{4}|-)-(\d\d)(L)?-(\d\d)$/

/** Takes a stored birthday apart; null for a text that is not one, or a day that does not exist. */
export const birthdayParts = (text: string): BirthdayParts | null => {
  if (/^\d{4}$/.test(text)) return text === '0000' ? null : { calendar: 'year', year: Number(text) }
  const match = stored.exec(text)
  if (match === null) return null
  const year = match[2] === '-' ? null : Number(match[2])
  const month = Number(match[3])
  const leap = match[4] !== undefined
  const date = Number(match[5])
  if (match[1] === undefined) {
    const exists = year === null ? date >= 1 && date <= daysInMonth(2000, month) : isDay(text)
    return exists && !leap ? { calendar: 'solar', year, month, date } : null
  }
  const length = year === null ? (month >= 1 && month <= 12 ? 30 : 0) : lunarMonthLength(year, month, leap)
  return date >= 1 && date <= length ? { calendar: 'lunar', year, month, leap, date } : null
}

/** Whether a text is a birthday exactly as birthdays are stored. */
export const isBirthday = (text: string): boolean => birthdayParts(text) !== null
