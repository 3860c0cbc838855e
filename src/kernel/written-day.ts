// Reads a day of the ordinary calendar written out with numbers or an English month name, in any common notation.
// Knows nothing of today: a missing year stays missing. Refuses what could mean two days.
import { type Day, dayFrom, daysInMonth } from './day.ts'
import { firstReading, type ReadingRule } from './reading-rules.ts'
import { noSuchDay, type Reading } from './refusal.ts'

/** Which of day, month and year comes first in `1/12/2026` and `5/12`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** A day that exists, the year null where none is written. */
export interface WrittenDay {
  readonly year: number | null
  readonly month: number
  readonly date: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** A pattern part that matches the English names of months. */
export const englishMonth: string = `(?:${monthNames})`

/** The month (1 to 12) of an English name or its short form, 0 for another word. */
export const monthOfName = (name: string): number => months.indexOf(name.slice(0, 3)) + 1

const checked = (year: number | null, month: number, date: number): Reading<WrittenDay> => {
  // A leap year stands in for an unknown one: 29 February is then possible.
  const length = year === null ? daysInMonth(2000, month) : year < 1 ? 0 : daysInMonth(year, month)
  return date >= 1 && date <= length ? { year, month, date } : noSuchDay
}

const either = (a: string, b: string): Reading<WrittenDay> => ({
  why: {
    en: `it could be ${a} or ${b}`,
    zh: `可能是 ${a}，也可能是 ${b}`,
  },
  hint: { en: `write ${a} or ${b}`, zh: `请写 ${a} 或 ${b}` },
  right: a,
})

const iso = (year: number | null, month: number, date: number): string =>
  year === null ? `--${dayFrom(2000, month, date)?.slice(5)}` : (dayFrom(year, month, date) ?? '')

const twoNumbers = (year: number | null, a: number, b: number, order: DateOrder | undefined): Reading<WrittenDay> => {
  if (order === 'dmy') return checked(year, b, a)
  if (order === 'mdy' || (order === 'ymd' && year === null)) return checked(year, a, b)
  const monthFirst = a >= 1 && a <= 12
  const dayFirst = b >= 1 && b <= 12
  if (monthFirst && dayFirst && a !== b) {
    const left = iso(year, a, b)
    const right = iso(year, b, a)
    return year === null ? either(left.slice(2), right.slice(2)) : either(right, left)
  }
  return monthFirst ? checked(year, a, b) : checked(year, b, a)
}

const twoDigitYear: Reading<WrittenDay> = {
  why: { en: 'the century is missing', zh: '缺少世纪' },
  hint: { en: 'write the year with four digits, 1990-01-05', zh: '请用四位数写年份，如 1990-01-05' },
}

const dateNumber = '(\\d{1,2})(?:st|nd|rd|th)?'

const named: readonly ReadingRule<null, WrittenDay>[] = [
  [`(${monthNames}) ${dateNumber}(?: (\\d{4}))?`, ([, month, date, year]) => namedDay(year, month, date)],
  [
    `(?:the )?${dateNumber} (?:of )?(${monthNames})(?: (\\d{4}))?`,
    ([, date, month, year]) => namedDay(year, month, date),
  ],
  [`(\\d{4}) (${monthNames}) ${dateNumber}`, ([, year, month, date]) => namedDay(year, month, date)],
]

const namedDay = (year: string | undefined, month = '', date = ''): Reading<WrittenDay> =>
  checked(year === undefined ? null : Number(year), monthOfName(month), Number(date))

const withNames = (text: string): Reading<WrittenDay> =>
  firstReading(
    named,
    text
      .replace(/[-.,/]/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
    null,
  )

/**
 * Reads a folded text (`foldDateText`, numerals in digits) as a written day; null where it is not one.
 * `12-25` is month and day; `13/02/2026` can only be one day and is read; `1/12/2026` needs `order`.
 */
export const readWrittenDay = (text: string, order?: DateOrder): Reading<WrittenDay> => {
  const numbers = (match: RegExpExecArray): [number, number, number] => [
    Number(match[1]),
    Number(match[2]),
    Number(match[3]),
  ]
  let match =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  match ??= /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match !== null) return checked(...numbers(match))
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  if (match !== null) {
    const [a, b, year] = numbers(match)
    if (year < 1) return noSuchDay
    return twoNumbers(year, a, b, order)
  }
  match = /^(?:--)?(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  if (match !== null) return checked(null, Number(match[1]), Number(match[2]))
  match = /^(\d{1,2})\/(\d{1,2})$/.exec(text)
  if (match !== null) return twoNumbers(null, Number(match[1]), Number(match[2]), order)
  if (/^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{1,2}$/.test(text) || /^\d{2}年\d{1,2}月\d{1,2}[日号]?$/.test(text))
    return twoDigitYear
  return /[a-z]{3}/.test(text) ? withNames(text) : null
}

/** The day of a written day with its year, or null where the year is missing. */
export const dayOfWritten = (written: WrittenDay): Day | null =>
  written.year === null ? null : dayFrom(written.year, written.month, written.date)
