// Reads a written day or time, as files and scripts hold them: `2020-02-21`, `2020/2/21 0:00`, `2020年2月21日8时5分`.
// A day stays a day. Knows no words such as "tomorrow"; moment-language.ts does.
import { digitsForNumerals } from './chinese-number.ts'
import { foldDateText, longestDateText } from './date-text.ts'
import { type Day, dayFrom, dayNumber, firstDay, isDay, lastDay } from './day.ts'
import { isFailure } from './failure.ts'
import { clockText, type Instant, instantFromEpoch, instantFromLocal, isInstant } from './instant.ts'
import { isRefusal, outsideYears, type Reading } from './refusal.ts'
import { readTimedText, type TimedText } from './time-of-day.ts'
import { type DateOrder, dayOfWritten, readWrittenDay } from './written-day.ts'

export type { DateOrder } from './written-day.ts'

/** What a field "day or instant" holds. */
export type Moment = { readonly day: Day } | { readonly instant: Instant }

/** The instant of a clock time on a day: by its own offset from UTC, else in the zone. */
export const instantOnDay = (day: Day, timed: TimedText, zone: string): Reading<{ readonly instant: Instant }> => {
  try {
    if (timed.offset === null) return { instant: instantFromLocal(`${day} ${clockText(timed.clock)}`, zone) }
    return { instant: instantFromEpoch(dayNumber(day) * 86_400_000 + timed.clock - timed.offset * 1000) }
  } catch (error) {
    if (isFailure(error) && error.code === 'bad-date') return outsideYears
    throw error
  }
}

const dayPart = (text: string, order: DateOrder | undefined): Reading<Day> => {
  const written = readWrittenDay(text, order)
  return written === null || isRefusal(written) ? written : dayOfWritten(written)
}

/** As `parseMoment`, but with the reason where an understood text is no moment. */
export const readWrittenMoment = (text: string, zone: string, order?: DateOrder): Reading<Moment> => {
  if (isDay(text)) return { day: text }
  if (isInstant(text)) return { instant: text }
  if (text.length > longestDateText) return null
  const folded = digitsForNumerals(foldDateText(text))
  const day = dayPart(folded, order)
  if (isRefusal(day)) return day
  if (day !== null) return { day }
  const timed = readTimedText(folded)
  if (timed === null || isRefusal(timed)) return timed
  const before = dayPart(timed.before, order)
  if (before === null || isRefusal(before)) return before
  return instantOnDay(before, timed, zone)
}

const common = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):([0-5]\d)(?::([0-5]\d))?)?$/

// The shapes that whole files are full of, without folding anything. Undefined leaves it to the slow way.
const readCommon = (text: string, zone: string): Moment | undefined => {
  const match = common.exec(text)
  if (match === null) return undefined
  const day = dayFrom(Number(match[1]), Number(match[3]), Number(match[4]))
  if (day === null) return undefined
  const [, , , , , hour, minute = '', second = '00'] = match
  if (hour === undefined) return { day }
  // On the very first and last day the instant may lie outside the years: the slow way says so.
  if (Number(hour) > 23 || day === firstDay || day === lastDay) return undefined
  return { instant: instantFromLocal(`${day} ${hour.padStart(2, '0')}:${minute}:${second}`, zone) }
}

/**
 * Reads a full date, with or without a time, in a common notation. A time with `Z` or an offset is taken as it is,
 * one without is local in the zone. Null for what is none, is impossible, or could be two days (`1/12/2026`
 * without `order`). Fails only for an unknown zone (`bad-zone`).
 */
export const parseMoment = (text: string, zone: string, order?: DateOrder): Moment | null => {
  const usual = readCommon(text, zone)
  if (usual !== undefined) return usual
  const moment = readWrittenMoment(text, zone, order)
  return isRefusal(moment) ? null : moment
}
