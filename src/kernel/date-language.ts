// Reads a DATE as people type it, in either language, relative to a given today. The whole text must be understood.
// The face of this part of the kernel: periods and times of day are read in the files named below.
import { type DateOptions, readFoldedDay, usualRefusal } from './date-reading.ts'
import { foldDateText, longestDateText } from './date-text.ts'
import type { Day } from './day.ts'
import { readFoldedPeriod } from './period-names.ts'
import { daySerial, isDaySerial, isRefusal, type Refusal, refuse } from './refusal.ts'

export type { DateOptions } from './date-reading.ts'
export { readMoment } from './moment-language.ts'
export { readPeriod } from './period-language.ts'
export type { DateOrder } from './written-day.ts'

const severalDays: Refusal = {
  why: { en: 'it is a period, and one day is needed', zh: '这是一段时间，这里需要某一天' },
  hint: { en: 'name a day in it, such as eom or 2026-12-01', zh: '请写其中的一天，如 月底 或 2026-12-01' },
}

// Why a text that no reader of days knows is refused; null leaves the general reason.
const reasonFor = (folded: string, today: Day): Refusal | null => {
  if (isDaySerial(folded)) return daySerial
  const period = readFoldedPeriod(folded, { today, prefer: 'year' })
  return period === null || isRefusal(period) ? period : severalDays
}

/**
 * Reads a DATE: ISO and other written days, relative days, weekdays, ends of periods, lunar days, festivals; in
 * English or Chinese. A bare English weekday is the next after today (with `prefer: 'past'` the last before);
 * "next wednesday" and 下周三 are in next week; 周五 is in this week. Fails (`bad-date`, usage) for anything else,
 * impossible days, and what could be two days.
 */
export const readDate = (text: string, today: Day, options: DateOptions = {}): Day => {
  const folded = text.length > longestDateText ? '' : foldDateText(text)
  const reading = readFoldedDay(folded, today, options)
  if (reading !== null && !isRefusal(reading)) return reading
  const refusal = reading ?? reasonFor(folded, today)
  throw refuse('bad-date', text, { en: 'a date', zh: '日期' }, refusal, usualRefusal, options.field)
}
