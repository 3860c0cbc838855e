// The periods that one text names: a year, half, quarter, month or week, last-month, 上周, 最近30天, year to date.
// Spans end or begin with today and count it: 最近7天 is today and the six days before.
import { digitsForNumerals } from './chinese-number.ts'
import type { DateContext } from './date-choice.ts'
import { countOf, countPart, stepNamed, unitNamed, unitPart } from './date-language-en.ts'
import { stepOf, unitOf, yearNamed, yearPart } from './date-language-zh.ts'
import { addDays, type Day, dayFrom, yearOf } from './day.ts'
import { endOfMonth, isoWeek, type Period, periodAround, periodAway, shiftDay, type Unit } from './day-bounds.ts'
import { firstReading, type ReadingRule } from './reading-rules.ts'
import { isRefusal, noSuchPeriod, outsideYears, type Reading } from './refusal.ts'
import { englishMonth, monthOfName } from './written-day.ts'

type Rule = ReadingRule<DateContext, Period>

const months = (year: number, first: number, count: number): Reading<Period> => {
  const from = dayFrom(year, first, 1)
  const last = dayFrom(year, first + count - 1, 1)
  return from === null || last === null ? noSuchPeriod : { from, to: endOfMonth(last) }
}

// Part of a year: quarter (q), half (h) or month (m).
const partOfYear = (year: number, kind: string, number: number): Reading<Period> => {
  if (kind === 'q') return months(year, number * 3 - 2, 3)
  if (kind === 'h') return months(year, number * 6 - 5, 6)
  return months(year, number, 1)
}

// Part of the year that is named, else of the one that the context prefers.
const partOf = (year: number | null, kind: string, number: number, { today, prefer }: DateContext): Reading<Period> => {
  const here = partOfYear(year ?? yearOf(today), kind, number)
  if (year !== null || here === null || isRefusal(here)) return here
  if (prefer === 'future' && here.to < today) return partOfYear(yearOf(today) + 1, kind, number)
  if (prefer === 'past' && here.from > today) return partOfYear(yearOf(today) - 1, kind, number)
  return here
}

const rolling = (today: Day, count: number, unit: Unit): Reading<Period> => {
  const other = shiftDay(today, count, unit)
  if (other === null) return outsideYears
  if (count === 0) return null
  return count < 0 ? { from: addDays(other, 1), to: today } : { from: today, to: addDays(other, -1) }
}

const written: readonly Rule[] = [
  [String.raw`(\d{4})年?`, ([, year]) => months(Number(year), 1, 12)],
  [
    String.raw`(\d{4})[-/. ]?([qh])([1-4])`,
    ([, year, kind = '', number]) => partOfYear(Number(year), kind, Number(number)),
  ],
  [
    String.raw`([qh])([1-4])[-/. ]?(\d{4})?`,
    ([, kind = '', number, year], context) =>
      partOf(year === undefined ? null : Number(year), kind, Number(number), context),
  ],
  [String.raw`(\d{4})[-/. ](\d{1,2})`, ([, year, month]) => partOfYear(Number(year), 'm', Number(month))],
  [String.raw`(\d{4})-?w(\d{1,2})`, ([, year, week]) => isoWeek(Number(year), Number(week)) ?? noSuchPeriod],
]

const chinese: readonly Rule[] = [
  [
    '(上上|上|本|这|下下|下)1?个?(周|星期|礼拜|月|季度?)(?:份)?',
    ([, step, unit = ''], { today }) => periodAway(today, stepOf(step), unitOf(unit)) ?? outsideYears,
  ],
  [`${yearPart}(?:全年|1整年)?`, ([, digits, word], { today }) => months(yearNamed(digits, word, today) ?? 0, 1, 12)],
  [
    `(?:${yearPart})?(\\d{1,2})月份?`,
    ([, digits, word, month], context) => partOf(yearNamed(digits, word, context.today), 'm', Number(month), context),
  ],
  [
    `(?:${yearPart})?(?:第?([1-4])季度?|q([1-4]))`,
    ([, digits, word, quarter, short], context) =>
      partOf(yearNamed(digits, word, context.today), 'q', Number(quarter ?? short), context),
  ],
  [
    `(?:${yearPart})?([上下])半年`,
    ([, digits, word, half], context) =>
      partOf(yearNamed(digits, word, context.today), 'h', half === '上' ? 1 : 2, context),
  ],
  [
    String.raw`(最近|近|过去|未来|今后|接下来)(?:的)?(\d{1,4}|半)个?(天|日|周|星期|礼拜|月|季度?|年)`,
    ([, word = '', count = '', unit = ''], { today }) => {
      const sign = /最近|近|过去/.test(word) ? -1 : 1
      if (count !== '半') return rolling(today, Number(count) * sign, unitOf(unit))
      return unit === '年' ? rolling(today, 6 * sign, 'month') : unit === '月' ? rolling(today, 15 * sign, 'day') : null
    },
  ],
  [
    '(?:(今年|本年|年初|本季度?|本月|月初|本周)(?:以来|至今|到现在|到今天))',
    ([, word = ''], { today }) => {
      const unit = word.includes('年')
        ? 'year'
        : word.includes('季')
          ? 'quarter'
          : word.includes('月')
            ? 'month'
            : 'week'
      return { from: periodAround(today, unit).from, to: today }
    },
  ],
  ['(上上|上|本|这|下下|下)?个?周末', ([, step], { today }) => weekend(today, stepOf(step))],
]

const weekend = (today: Day, step: number): Reading<Period> => {
  const week = periodAway(today, step, 'week')
  return week === null ? outsideYears : { from: addDays(week.from, 5), to: week.to }
}

const english: readonly Rule[] = [
  [
    '(last|this|next|previous) (week|month|quarter|year)',
    ([, step, unit = ''], { today }) => periodAway(today, stepNamed(step), unitNamed(unit)[0]) ?? outsideYears,
  ],
  ['(?:the )?(?:(next|this|last) )?weekend', ([, step], { today }) => weekend(today, stepNamed(step))],
  [
    `(?:the )?(last|past|previous|next|coming) ${countPart} ?${unitPart}`,
    ([, step = '', count = '', unit = ''], { today }) => {
      const [of, times] = unitNamed(unit)
      return rolling(today, countOf(count) * times * (step === 'next' || step === 'coming' ? 1 : -1), of)
    },
  ],
  ['(?:the )?past (day|week|month|quarter|year)', ([, unit = ''], { today }) => rolling(today, -1, unitNamed(unit)[0])],
  [
    '(?:([wmqy])td|(week|month|quarter|year) to date)',
    ([, letter, unit], { today }) => ({
      from: periodAround(today, unitNamed(letter ?? unit ?? '')[0]).from,
      to: today,
    }),
  ],
  [
    `(${englishMonth})(?: (\\d{4}))?`,
    ([, month = '', year], context) =>
      partOf(year === undefined ? null : Number(year), 'm', monthOfName(month), context),
  ],
  [`(\\d{4}) (${englishMonth})`, ([, year, month = '']) => partOfYear(Number(year), 'm', monthOfName(month))],
]

/** Reads a folded text that names one period; null for another text, a day or a range. */
export const readFoldedPeriod = (folded: string, context: DateContext): Reading<Period> => {
  const digits = digitsForNumerals(folded)
  return (
    firstReading(written, digits, context) ??
    firstReading(chinese, digits, context) ??
    firstReading(english, digits.replace(/[-_, ]+/g, ' '), context)
  )
}
