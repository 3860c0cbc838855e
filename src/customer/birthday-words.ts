// A birthday with its next day, for a page of a customer: `lunar 8-15 (15 Sep 2027, in 292 days, turns 37)`.
import { formatBirthday } from '../kernel/birthday.ts'
import { type Day, daysBetween } from '../kernel/day.ts'
import { shortDay } from '../kernel/day-words.ts'
import { ageOn, nextBirthday } from '../kernel/next-birthday.ts'
import type { Words } from '../kernel/words.ts'

/** When a birthday comes next. */
export interface NextBirthday {
  readonly day: Day
  readonly inDays: number
  /** The age it makes; null without a year. */
  readonly turns: number | null
}

/** The next birthday on or after a day; null where only the year is known, or the text is no birthday. */
export const nextBirthdayOf = (birthday: string, today: Day): NextBirthday | null => {
  const day = nextBirthday(birthday, today)
  return day === null ? null : { day, inDays: daysBetween(today, day), turns: ageOn(birthday, day) }
}

/** `28 Nov, tomorrow, turns 36`. */
export const nextWords = ({ day, inDays, turns }: NextBirthday, today: Day): Words => {
  const when =
    inDays === 0
      ? { en: 'today', zh: '今天' }
      : inDays === 1
        ? { en: 'tomorrow', zh: '明天' }
        : { en: `in ${inDays} days`, zh: `还有${inDays}天` }
  return {
    en: `${shortDay(day, today, 'en')}, ${when.en}${turns === null ? '' : `, turns ${turns}`}`,
    zh: `${shortDay(day, today, 'zh')}，${when.zh}${turns === null ? '' : `，满${turns}岁`}`,
  }
}

/** A birthday as it is written, with the next one in brackets where there is one. */
export const birthdayWords = (birthday: string, today: Day): Words => {
  const next = nextBirthdayOf(birthday, today)
  const [en, zh] = [formatBirthday(birthday, 'en'), formatBirthday(birthday, 'zh')]
  if (next === null) return { en, zh }
  const words = nextWords(next, today)
  return { en: `${en} (${words.en})`, zh: `${zh}（${words.zh}）` }
}
