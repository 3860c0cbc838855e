// Days in English words: tomorrow, 3d, 30d-ago, in 3 weeks, next friday, eom, first monday of december.
// Hears folded text without apostrophes, hyphens as spaces. A bare weekday is the next such day after today; "this
// friday" is that of this week, "next wednesday" and "last monday" those of the weeks beside it, from Monday.
import { chooseDay, type DateContext, dateOfSomeMonth, yearlyDays } from './date-choice.ts'
import { addDays, type Day, dayFrom, monthOf, type Weekday, weekday, yearOf } from './day.ts'
import { endOfMonth, nthWeekday, periodAround, periodAway, shiftDay, type Unit } from './day-bounds.ts'
import { firstReading, type ReadingRule } from './reading-rules.ts'
import { noSuchDay, outsideYears, type Reading } from './refusal.ts'
import { englishMonth, monthOfName } from './written-day.ts'

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** A pattern part for a count: digits, a, an, one to twelve. */
export const countPart = `(\\d{1,4}|an?|${numberWords.slice(1).join('|')})`

/** The number that a match of `countPart` names. */
export const countOf = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : Math.max(1, numberWords.indexOf(word))

/** A pattern part for a unit of time, in full or by its letter. */
export const unitPart = '(d|days?|w|wks?|weeks?|fortnights?|m|mo|mos|mths?|months?|q|qtrs?|quarters?|y|yrs?|years?)'

/** The unit and its multiple that a match of `unitPart` names. */
export const unitNamed = (word: string): readonly [Unit, number] => {
  if (word.startsWith('f')) return ['week', 2]
  const first = word[0]
  return [
    first === 'd' ? 'day' : first === 'w' ? 'week' : first === 'm' ? 'month' : first === 'q' ? 'quarter' : 'year',
    1,
  ]
}

const weekdayPart =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

const weekdayNamed = (word: string): Weekday =>
  ([1, 2, 3, 4, 5, 6, 7] as const)[weekdays.indexOf(word.slice(0, 3))] ?? 7

/** How many units away last, this and next point. */
export const stepNamed = (word: string | undefined): number =>
  word === 'next' ? 1 : word === 'last' || word === 'previous' ? -1 : 0

type Rule = ReadingRule<DateContext, Day>

const orOutside = (day: Day | null): Reading<Day> => day ?? outsideYears

const move = (today: Day, count: number, unitWord: string): Reading<Day> => {
  const [unit, times] = unitNamed(unitWord)
  return orOutside(shiftDay(today, count * times, unit))
}

const span: Rule = [
  `([+-])?${countPart} ?${unitPart}( ago| from now| from today| later| hence)?`,
  ([, sign, count = '', unit = '', direction], { today }) => {
    if (sign !== undefined && direction !== undefined) return null
    return move(today, countOf(count) * (sign === '-' || direction === ' ago' ? -1 : 1), unit)
  },
]

const inSpan: Rule = [
  `in ${countPart} ?${unitPart}`,
  ([, count = '', unit = ''], { today }) => move(today, countOf(count), unit),
]

const halfSpan: Rule = [
  '(in )?half (?:a |an )?(year|month)( ago| from now| later)?',
  ([, , unit, direction], { today }) => {
    const sign = direction === ' ago' ? -1 : 1
    return orOutside(unit === 'year' ? shiftDay(today, 6 * sign, 'month') : shiftDay(today, 15 * sign, 'day'))
  },
]

const inWeek = (today: Day, step: number, which: Weekday): Reading<Day> => {
  const week = periodAway(today, step, 'week')
  return week === null ? outsideYears : addDays(week.from, which - 1)
}

const bareWeekday: Rule = [
  `(?:(coming|past) )?${weekdayPart}`,
  ([, direction, name = ''], { today, prefer }) => {
    const ahead = (weekdayNamed(name) - weekday(today) + 7) % 7
    const back = direction === 'past' || (direction === undefined && prefer === 'past')
    return orOutside(shiftDay(today, back ? (ahead === 0 ? -7 : ahead - 7) : ahead === 0 ? 7 : ahead, 'day'))
  },
]

const weekdayBeside: Rule = [
  `(next|this|last|previous) ${weekdayPart}`,
  ([, step, name = ''], { today }) => inWeek(today, stepNamed(step), weekdayNamed(name)),
]

const weekdayOfWeek: Rule = [
  `(?:${weekdayPart} (?:of )?(next|this|last) week|(next|this|last) week(?: on)? ${weekdayPart})`,
  ([, before, stepAfter, stepBefore, after], { today }) =>
    inWeek(today, stepNamed(stepAfter ?? stepBefore), weekdayNamed(before ?? after ?? '')),
]

const weekend: Rule = [
  '(?:the )?(?:(next|this|last) )?weekend',
  ([, step], { today }) => (step === undefined && weekday(today) === 7 ? today : inWeek(today, stepNamed(step), 6)),
]

const units: Readonly<Record<string, Unit>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

const shortEdge: Rule = ['eo([wmqy])', ([, unit = ''], { today }) => periodAround(today, units[unit] ?? 'day').to]

const longEdge: Rule = [
  '(?:the )?(end|start|beginning|middle) of (?:the )?(?:(next|this|last) )?(week|month|quarter|year)',
  ([, edge, step, unit = ''], { today }) => {
    const period = periodAway(today, stepNamed(step), unitNamed(unit)[0])
    if (period === null) return outsideYears
    if (edge === 'middle') return unit === 'month' ? addDays(period.from, 14) : null
    return edge === 'end' ? period.to : period.from
  },
]

const unitEnd: Rule = [
  '(week|month|quarter|year) end',
  ([, unit = ''], { today }) => periodAround(today, unitNamed(unit)[0]).to,
]

const monthEdge: Rule = [
  `(?:the )?(end|start|beginning|middle) of (${englishMonth})(?: (\\d{4}))?`,
  ([, edge, month = '', year], { today, prefer }) => {
    const rule = (of: number): Day | null => {
      const first = dayFrom(of, monthOfName(month), 1)
      if (first === null) return null
      return edge === 'end' ? endOfMonth(first) : edge === 'middle' ? addDays(first, 14) : first
    }
    return year === undefined ? chooseDay(yearlyDays(rule, today), today, prefer) : (rule(Number(year)) ?? noSuchDay)
  },
]

const dateAlone: Rule = [
  String.raw`(?:the )?(\d{1,2})(?:st|nd|rd|th)`,
  ([, date], { today, prefer }) => dateOfSomeMonth(Number(date), today, prefer),
]

const dateOfMonth: Rule = [
  String.raw`(?:(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(next|this|last) month|(next|this|last) month(?: on)?(?: the)? (\d{1,2})(?:st|nd|rd|th)?)`,
  ([, before, stepAfter, stepBefore, after], { today }) => {
    const month = periodAway(today, stepNamed(stepAfter ?? stepBefore), 'month')
    return month === null
      ? outsideYears
      : (dayFrom(yearOf(month.from), monthOf(month.from), Number(before ?? after)) ?? noSuchDay)
  },
]

const counted: Rule = [
  `(?:the )?(${ordinals.join('|')}|last|[1-5](?:st|nd|rd|th)) ${weekdayPart} (?:of|in) (?:(${englishMonth})(?: (\\d{4}))?|(next|this|last) month)`,
  ([, nth = '', which = '', month, year, step], { today, prefer }) => {
    const count = nth === 'last' ? -1 : /^\d/.test(nth) ? Number(nth[0]) : ordinals.indexOf(nth) + 1
    const rule = (of: number, number: number): Day | null => nthWeekday(of, number, count, weekdayNamed(which))
    if (month === undefined) {
      const from = periodAway(today, stepNamed(step), 'month')?.from
      return from === undefined ? outsideYears : (rule(yearOf(from), monthOf(from)) ?? noSuchDay)
    }
    const number = monthOfName(month)
    if (year !== undefined) return rule(Number(year), number) ?? noSuchDay
    return chooseDay(
      yearlyDays((of) => rule(of, number), today),
      today,
      prefer,
    )
  },
]

const rules: readonly Rule[] = [
  span,
  inSpan,
  halfSpan,
  bareWeekday,
  weekdayBeside,
  weekdayOfWeek,
  weekend,
  shortEdge,
  longEdge,
  unitEnd,
  monthEdge,
  dateAlone,
  dateOfMonth,
  counted,
]

const dayWords: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
  yesterday: -1,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
  'day before yesterday': -2,
  'the day before yesterday': -2,
}

/** Reads a day in English words; null where the text is none. */
export const readEnglishDay = (text: string, context: DateContext): Reading<Day> => {
  const plain = text.replace(/^(?:on|by|due) /, '')
  const word = Object.hasOwn(dayWords, plain) ? dayWords[plain] : undefined
  if (word !== undefined) return orOutside(shiftDay(context.today, word, 'day'))
  return firstReading(rules, plain, context)
}
