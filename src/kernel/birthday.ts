// Reads a birthday as people and files write it, and writes it for people.
// Does not say whether a year lies in the future: that needs to know today.
import { type Birthday, birthdayParts, birthdayText, isBirthday } from './birthday-parts.ts'
import { digitsForNumerals } from './chinese-number.ts'
import { foldDateText, longestDateText } from './date-text.ts'
import { isDay } from './day.ts'
import { englishMonthName } from './day-words.ts'
import { readWrittenLunar } from './lunar-text.ts'
import { lunarDateName, lunarMonthName } from './lunar-words.ts'
import { daySerial, isDaySerial, isRefusal, type Reading, type Refusal, refuse } from './refusal.ts'
import { readTimedText } from './time-of-day.ts'
import type { Language } from './words.ts'
import { type DateOrder, readWrittenDay } from './written-day.ts'

export type { Birthday } from './birthday-parts.ts'

const usual: Refusal = {
  why: { en: 'it is no spelling of a birthday', zh: '不是可识别的生日写法' },
  hint: {
    en: 'write 1990-01-05, --01-05 without the year, 1990, or lunar:1990-08-15',
    zh: '请写 1990-01-05、01-05（无年份）、1990 或 农历1990年八月十五',
  },
}

const dayMissing: Refusal = {
  why: { en: 'the day is missing', zh: '缺少日' },
  hint: { en: 'write the day too, or the year alone', zh: '请补上日，或只写年份' },
}

const centuryMissing: Refusal = {
  why: { en: 'the century is missing', zh: '缺少世纪' },
  hint: { en: 'write the year with four digits', zh: '请用四位数写年份' },
}

const solarMark = /^(?:公历|阳历|新历|国历|solar[: ])|[([]?(?:公历|阳历|新历|国历)[)\]]?$/g

const readDayOrYear = (text: string, order: DateOrder | undefined): Reading<Birthday> => {
  const year = /^(\d{4})年?$/.exec(text)
  if (year !== null) return Number(year[1]) < 1 ? usual : birthdayText({ calendar: 'year', year: Number(year[1]) })
  const written = readWrittenDay(text, order)
  if (written === null || isRefusal(written)) return written
  return birthdayText({ calendar: 'solar', ...written })
}

const read = (text: string, order: DateOrder | undefined): Reading<Birthday> => {
  const folded = foldDateText(text)
  const lunar = readWrittenLunar(folded)
  if (isRefusal(lunar)) return lunar
  if (lunar !== null) return birthdayText({ calendar: 'lunar', ...lunar })
  const plain = digitsForNumerals(folded)
    .replace(solarMark, '')
    .replace(/(?:日|号)?(?:出生|生日|生)?$/, '')
    .trim()
  const solar = readDayOrYear(plain, order)
  if (solar !== null) return solar
  // A birthday with a clock time is that calendar day, wherever on earth the clock stood.
  const timed = readTimedText(plain)
  if (timed !== null) return isRefusal(timed) ? timed : readDayOrYear(timed.before, order)
  if (isDaySerial(plain)) return daySerial
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(plain)) return dayMissing
  return /^\d{2}(?:年|后|\d{4})?$/.test(plain) ? centuryMissing : null
}

/**
 * Reads a birthday in any common spelling of either calendar and gives it as it is stored. `05-12` is month and
 * day; `5/12` needs `order`. Fails (`bad-birthday`, usage) for impossible days, two-digit years, day numbers of
 * spreadsheets, and what could be two days.
 */
export const parseBirthday = (text: string, order?: DateOrder): Birthday => {
  if (isDay(text) || isBirthday(text)) return text
  const reading = text.length > longestDateText ? null : read(text, order)
  if (reading !== null && !isRefusal(reading)) return reading
  throw refuse('bad-birthday', text, { en: 'a birthday', zh: '生日' }, reading, usual)
}

/** A stored birthday for people: `5 January 1990`, `1990年1月5日`, `lunar 8-15`, `农历八月十五`. Another text as it is. */
export const formatBirthday = (birthday: Birthday, language: Language): string => {
  const parts = birthdayParts(birthday)
  if (parts === null) return birthday
  const { year } = parts
  if (language === 'zh') {
    const yearText = year === null ? '' : `${year}年`
    if (parts.calendar === 'year') return yearText
    if (parts.calendar === 'solar') return `${yearText}${parts.month}月${parts.date}日`
    return `农历${yearText}${lunarMonthName(parts.month, parts.leap)}${lunarDateName(parts.date)}`
  }
  if (parts.calendar === 'year') return String(year)
  if (parts.calendar === 'solar')
    return `${parts.date} ${englishMonthName(parts.month)}${year === null ? '' : ` ${year}`}`
  return `lunar ${year === null ? '' : `${year}-`}${parts.leap ? 'leap ' : ''}${parts.month}-${parts.date}`
}
