// How long a retention rule keeps people: a number of days, months or years, and the day on which it is over. Pure.
import { type Day, dayNumber, tryAddMonths, tryDayFromNumber } from '../kernel/day.ts'

/** A stretch of time as rules hold it. */
export interface KeptFor {
  readonly count: number
  readonly unit: 'd' | 'm' | 'y'
}

const units: Readonly<Record<string, KeptFor['unit']>> = {
  d: 'd',
  day: 'd',
  days: 'd',
  天: 'd',
  日: 'd',
  m: 'm',
  mo: 'm',
  month: 'm',
  months: 'm',
  月: 'm',
  个月: 'm',
  y: 'y',
  year: 'y',
  years: 'y',
  年: 'y',
}

/** Days below which no rule may go: nobody who was here last week is erased by a slip. */
export const fewestDays = 30
const mostYears = 100

const roughDays = ({ count, unit }: KeptFor): number => count * { d: 1, m: 30, y: 365 }[unit]

/** Reads `24m`, `730d`, `5 years`, `24个月`; null for what is no stretch of time, or shorter or longer than rules may be. */
export const readKeptFor = (text: string): KeptFor | null => {
  const match = /^(\d{1,6})\s*(\p{L}{1,6})$/u.exec(text.normalize('NFKC').trim().toLowerCase())
  const unit = units[match?.[2] ?? '']
  if (!match || unit === undefined) return null
  const read = { count: Number(match[1]), unit }
  const days = roughDays(read)
  return days >= fewestDays && days <= mostYears * 365 ? read : null
}

/** As it is stored and typed: `24m`. */
export const keptForText = ({ count, unit }: KeptFor): string => `${count}${unit}`

/** The first day on which the time is over; null beyond the calendar. 31 January and one month is the last of February. */
export const overOn = (since: Day, { count, unit }: KeptFor): Day | null => {
  if (unit === 'd') return tryDayFromNumber(dayNumber(since) + count)
  return tryAddMonths(since, unit === 'm' ? count : count * 12)
}
