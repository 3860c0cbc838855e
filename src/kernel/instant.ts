// Instants as text in UTC, and what day and clock time they are in a zone. Reads only the exact spellings
// below; free texts are moment.ts's. Local days before 0001 and after 9999 do not exist.
import { civilNumber, type Day, dateOf, dayFromNumber, dayNumber, isDay, monthOf, yearOf } from './day.ts'
import { Failure } from './failure.ts'
import { zoneOffset } from './zone.ts'

/** A point in time, `YYYY-MM-DDTHH:mm:ss.sssZ`. Instants compare as text. */
export type Instant = string

/** A clock time in some zone, `YYYY-MM-DD HH:mm:ss.sss`. */
export type LocalTime = string

const dayLength = 86_400_000
const clockShape = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}$/

const digits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

// Seconds since midnight of a text whose clock time begins at the eleventh character.
const clockSeconds = (text: string): number => digits(text, 11) * 3600 + digits(text, 14) * 60 + digits(text, 17)

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** A count of milliseconds since midnight as `HH:mm:ss.sss`. */
export const clockText = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${parts.map((part) => pad(part, 2)).join(':')}.${pad(milliseconds % 1000, 3)}`
}

/** Whether a text is an instant exactly as instants are written here. */
export const isInstant = (text: string): boolean =>
  text.length === 24 &&
  text[10] === 'T' &&
  text[23] === 'Z' &&
  isDay(text.slice(0, 10)) &&
  clockShape.test(text.slice(11, 23))

/** The instant of a count of milliseconds since 1970-01-01T00:00Z. Fails (`bad-date`) outside the years 0001 to 9999. */
export const instantFromEpoch = (milliseconds: number): Instant => {
  const whole = Math.floor(milliseconds)
  const days = Math.floor(whole / dayLength)
  return `${dayFromNumber(days)}T${clockText(whole - days * dayLength)}Z`
}

/** Milliseconds since 1970-01-01T00:00Z. */
export const epochOfInstant = (instant: Instant): number =>
  dayNumber(instant) * dayLength + clockSeconds(instant) * 1000 + Number(instant.slice(20, 23))

/** The day on the calendars of a zone at an instant. Fails (`bad-zone`) for an unknown zone. */
export const dayOfInstant = (instant: Instant, zone: string): Day => {
  const number = civilNumber(yearOf(instant), monthOf(instant), dateOf(instant))
  const clock = clockSeconds(instant)
  const local = clock + zoneOffset(zone, number * 86_400 + clock)
  if (local >= 0 && local < 86_400) return instant.slice(0, 10)
  return dayFromNumber(number + (local < 0 ? -1 : 1))
}

/** The clock time in a zone at an instant. */
export const localOfInstant = (instant: Instant, zone: string): LocalTime => {
  const epoch = epochOfInstant(instant)
  const local = instantFromEpoch(epoch + zoneOffset(zone, Math.floor(epoch / 1000)) * 1000)
  return `${local.slice(0, 10)} ${local.slice(11, 23)}`
}

/**
 * The instant of a clock time `YYYY-MM-DD HH:mm:ss[.sss]` in a zone. A time that the clocks skip is moved on by
 * the length of the gap; of a time that comes twice the first is meant. Fails (`bad-date`) for another text.
 */
export const instantFromLocal = (local: string, zone: string): Instant => {
  const full = local.length === 19 ? `${local}.000` : local
  if (full[10] !== ' ' || !isDay(full.slice(0, 10)) || !clockShape.test(full.slice(11))) {
    throw new Failure(
      'usage',
      'bad-date',
      { en: `cannot read "${local}" as a time`, zh: `无法把“${local}”读作时间` },
      { hint: { en: 'write it as 2026-12-01 08:05:00', zh: '请写成 2026-12-01 08:05:00' } },
    )
  }
  const seconds = dayNumber(full) * 86_400 + clockSeconds(full)
  const before = zoneOffset(zone, seconds - 86_400)
  const after = zoneOffset(zone, seconds + 86_400)
  // The offset before a change is right for skipped times and for the first of two; the later only after it.
  const early = seconds - before
  const late = seconds - after
  const earlyHolds = before === after || zoneOffset(zone, early) === before
  const chosen = earlyHolds || zoneOffset(zone, late) !== after ? early : late
  return instantFromEpoch(chosen * 1000 + Number(full.slice(20)))
}
