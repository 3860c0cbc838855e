// Reads a day or a time as people type it: everything that moment.ts and date-language.ts read, and a DATE with a
// clock time, as in "yesterday 15:00" and 昨天下午3点.
import { digitsForNumerals } from './chinese-number.ts'
import { type DateOptions, readFoldedDay, usualRefusal } from './date-reading.ts'
import { foldDateText, longestDateText } from './date-text.ts'
import type { Day } from './day.ts'
import { instantOnDay, type Moment, parseMoment, readWrittenMoment } from './moment.ts'
import { isRefusal, type Reading, refuse } from './refusal.ts'
import { readTimedText } from './time-of-day.ts'

const read = (text: string, today: Day, zone: string, options: DateOptions): Reading<Moment> => {
  const folded = foldDateText(text)
  const day = readFoldedDay(folded, today, options)
  if (isRefusal(day)) return day
  if (day !== null) return { day }
  const written = readWrittenMoment(text, zone, options.order)
  if (written !== null) return written
  const timed = readTimedText(digitsForNumerals(folded))
  if (timed === null || isRefusal(timed)) return timed
  // A time alone is today's.
  const before = timed.before === '' ? today : readFoldedDay(timed.before, today, options)
  if (before === null || isRefusal(before)) return before
  return instantOnDay(before, timed, zone)
}

/**
 * Reads a day or a time, relative to today; a time without a zone of its own is local in the store's. A day stays
 * a day. Fails (`bad-date`, usage) as `readDate` does, and for times that no clock shows.
 */
export const readMoment = (text: string, today: Day, zone: string, options: DateOptions = {}): Moment => {
  const plain = parseMoment(text, zone, options.order)
  if (plain !== null) return plain
  const reading = text.length > longestDateText ? null : read(text, today, zone, options)
  if (reading !== null && !isRefusal(reading)) return reading
  throw refuse('bad-date', text, { en: 'a day or a time', zh: '日期或时间' }, reading, usualRefusal, options.field)
}
