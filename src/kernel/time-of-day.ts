// Splits a folded text into a date part and a clock time, and reads the clock time in both languages.
// Judges no date; a time that no clock shows is told apart from a text without any time.
import { type Groups, matchWhole } from './reading-rules.ts'
import { isRefusal, type Reading, type Refusal } from './refusal.ts'

/** A clock time at the end of a text, and what stands before it. */
export interface TimedText {
  /** What stands before the time, to be read as a date. */
  readonly before: string
  /** Milliseconds since midnight. */
  readonly clock: number
  /** Seconds ahead of UTC where the text says so; null for a local time. */
  readonly offset: number | null
}

const noSuchTime: Refusal = { why: { en: 'there is no such time of day', zh: '没有这个时刻' } }

const betweenDays: Refusal = {
  why: { en: 'from midnight on it is the next day', zh: '晚上12点起已是次日' },
  hint: { en: 'write that day with its time, such as 2026-12-02 00:30', zh: '请写次日及时刻，如 2026-12-02 00:30' },
}

const zoneText = '(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)?'
const colon = `(?:(.*?)(?: |(?<=\\d)t|(?<=[\\u3400-\\u9fff])|(?=[\\u3400-\\u9fff]))|)(上午|下午|晚上|凌晨|早上|中午)? ?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([ap]m)? ?${zoneText}`
const compact = `(\\d{8})t(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d{1,9}))?)?${zoneText}`
const characters = /^(.*?)(上午|下午|晚上|凌晨|早上|中午)?(\d{1,2})[点时](?:(\d{1,2})分?(?:(\d{1,2})秒?)?|(半)|整)?$/
const english = /^(?:(.*?) )?(?:at )?(\d{1,2}) ?([ap]m)$/

const offsetOf = (text: string | undefined): number | null | undefined => {
  if (text === undefined) return null
  if (/^[zug]/.test(text)) return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(3).replace(':', '') || 0)
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
}

// Refused where the part of the day and the hour disagree, as in 15 am.
const hourOf = (hour: number, part: string | undefined): number | Refusal => {
  if (part === undefined) return hour
  if (part === 'am' || part === 'pm') {
    if (hour < 1 || hour > 12) return noSuchTime
    return (hour % 12) + (part === 'pm' ? 12 : 0)
  }
  if (part === '下午') return hour < 12 ? hour + 12 : hour
  if (part === '中午') return hour === 1 || hour === 2 ? hour + 12 : hour >= 11 && hour <= 14 ? hour : noSuchTime
  if (part === '晚上') return hour === 12 || hour < 5 ? betweenDays : hour < 12 ? hour + 12 : hour
  if (hour > 12) return noSuchTime
  return hour === 12 && part === '凌晨' ? 0 : hour
}

const clockOf = (hour: number | Refusal, minute: string | undefined, second = '0', fraction = ''): number | Refusal => {
  const minutes = Number(minute ?? 0)
  const seconds = Number(second)
  if (isRefusal(hour)) return hour
  if (hour > 23 || minutes > 59 || seconds > 59) return noSuchTime
  return hour * 3_600_000 + minutes * 60_000 + seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
}

const timed = (
  before: string | undefined,
  clock: number | Refusal,
  offset: number | null | undefined,
): Reading<TimedText> => {
  if (isRefusal(clock)) return clock
  return offset === undefined
    ? noSuchTime
    : { before: (before ?? '').replace(/(?:^| )at$|,$/, '').trim(), clock, offset }
}

/** Reads the clock time that a folded text ends with (`8:05`, `T08:05:00Z`, `3pm`, `下午3点半`); null where none does. */
export const readTimedText = (typed: string): Reading<TimedText> => {
  // 今早 and 昨晚 hold both a day and a part of it.
  const text = typed.replace(/([今明昨后前])(早|晚)(?=\d)/, (_, day, part) => `${day}天${part}上`)
  let match: Groups | null = matchWhole(colon, text)
  if (match !== null) {
    const [, before, part, hour, minute, second, fraction, english12, zone] = match
    // With a colon programs wrote it, to which 上午12:05 is five past midnight; in words 上午12点 is noon.
    const half = part === '上午' && hour === '12' ? 'am' : (part ?? english12)
    return timed(before, clockOf(hourOf(Number(hour), half), minute, second, fraction), offsetOf(zone))
  }
  match = matchWhole(compact, text)
  if (match !== null) {
    const [, before, hour, minute, second, fraction, zone] = match
    return timed(before, clockOf(Number(hour), minute, second, fraction), offsetOf(zone))
  }
  match = characters.exec(text)
  if (match !== null) {
    const [, before, part, hour, minute, second, halfPast] = match
    return timed(before, clockOf(hourOf(Number(hour), part), halfPast ? '30' : minute, second), null)
  }
  match = english.exec(text)
  if (match === null) return null
  return timed(match[1], clockOf(hourOf(Number(match[2]), match[3]), '0'), null)
}
