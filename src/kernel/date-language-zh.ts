// Days in Chinese words: 明天, 三周后, 下周三, 下个月15号, 年底, 明年3月5日. Hears folded text with numerals in digits.
// 周五 and 本周五 are the Friday of this week, 下周三 the Wednesday of the next, weeks running from Monday.
import { chooseDay, type DateContext, dateOfSomeMonth, yearlyDays } from './date-choice.ts'
import { addDays, type Day, dayFrom, type Weekday, yearOf } from './day.ts'
import { endOfMonth, endOfWeek, nthWeekday, periodAway, shiftDay, startOfMonth } from './day-bounds.ts'
import { firstReading, type ReadingRule } from './reading-rules.ts'
import { noSuchDay, outsideYears, type Reading } from './refusal.ts'

const dayWords: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  今儿: 0,
  今早: 0,
  今晚: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  昨晚: -1,
  前天: -2,
  前日: -2,
  大前天: -3,
}

const yearWords: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  明年: 1,
  来年: 1,
  后年: 2,
  大后年: 3,
  去年: -1,
  上年: -1,
  前年: -2,
  大前年: -3,
}

const steps: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }

/** A pattern part for a year, in digits or as a word, with its 年 and 的. */
export const yearPart = '(?:(\\d{4})年?|((?:大前|大后|今|本|明|来|后|去|上|前)年))的?'

/** The year that the two groups of `yearPart` name, or null where they are empty. */
export const yearNamed = (digits: string | undefined, word: string | undefined, today: Day): number | null => {
  if (digits !== undefined) return Number(digits)
  const step = word === undefined ? undefined : yearWords[word]
  return step === undefined ? null : yearOf(today) + step
}

/** Units of 上个月, 下周, 本季度 and of spans. */
export const unitOf = (word: string): 'day' | 'week' | 'month' | 'quarter' | 'year' => {
  if (word === '天' || word === '日') return 'day'
  if (word === '月') return 'month'
  if (word.startsWith('季')) return 'quarter'
  return word === '年' ? 'year' : 'week'
}

/** How many units away 上, 本, 下 and their doubles point. */
export const stepOf = (word: string | undefined): number => steps[(word ?? '').replace('个', '')] ?? 0

type Rule = ReadingRule<DateContext, Day>

const orOutside = (day: Day | null): Reading<Day> => day ?? outsideYears

const span: Rule = [
  String.raw`(再?过)?(\d{1,4}|半)(个)?(半)?(天|日|周|星期|礼拜|月|季度?|年)(半)?(?:之|以)?(后|前)?`,
  ([, passing, count = '', measure, halfBefore, unit = '', halfAfter, direction], { today }) => {
    // 3月 is March and 3日 the third; as spans they are 3个月 and 3日后.
    if (unit === '月' && measure === undefined && !(count === '半' && direction)) return null
    if (unit === '日' && passing === undefined && direction === undefined) return null
    if (passing !== undefined && direction === '前') return null
    const sign = direction === '前' ? -1 : 1
    const half = count === '半' || halfBefore !== undefined || halfAfter !== undefined
    const whole = count === '半' ? 0 : Number(count) * sign
    const shifted = shiftDay(today, whole, unitOf(unit))
    if (shifted === null) return outsideYears
    if (!half) return shifted
    if (unit === '月') return orOutside(shiftDay(shifted, 15 * sign, 'day'))
    return unit === '年' ? orOutside(shiftDay(shifted, 6 * sign, 'month')) : null
  },
]

const weekdayOf = (text: string): Weekday => {
  const which = '1234567'.indexOf(text)
  return ([1, 2, 3, 4, 5, 6, 7] as const)[which === -1 ? 6 : which] ?? 7
}

const inWeek = (today: Day, step: number, which: Weekday): Reading<Day> => {
  const week = periodAway(today, step, 'week')
  return week === null ? outsideYears : addDays(week.from, which - 1)
}

const weekdayRule: Rule = [
  '(上上|上|本|这|下下|下)?个?(?:(?:周|星期|礼拜)的?)?(?:周|星期|礼拜)([1-7日天])',
  ([, step, which = ''], { today }) => inWeek(today, stepOf(step), weekdayOf(which)),
]

const weekend: Rule = [
  '(上上|上|本|这|下下|下)?个?周末',
  ([, step], { today }) => (step === undefined && today === endOfWeek(today) ? today : inWeek(today, stepOf(step), 6)),
]

const edge = (from: Day, to: Day, word: string | undefined): Day => (word === '初' || word === '第1天' ? from : to)

const monthEdge: Rule = [
  '(上上|上|本|这|下下|下)?个?月(?:的)?(底|末|初|中|最后1天|第1天)',
  ([, step, word], { today }) => {
    const month = periodAway(today, stepOf(step), 'month')
    if (month === null) return outsideYears
    return word === '中' ? addDays(month.from, 14) : edge(month.from, month.to, word)
  },
]

const monthDay: Rule = [
  String.raw`(上上|上|本|这|下下|下)个?月的?(\d{1,2})[日号]?`,
  ([, step, date], { today }) => {
    const month = periodAway(today, stepOf(step), 'month')
    if (month === null) return outsideYears
    return dayFrom(yearOf(month.from), Number(month.from.slice(5, 7)), Number(date)) ?? noSuchDay
  },
]

const dateAlone: Rule = [
  String.raw`(\d{1,2})[日号]`,
  ([, date], { today, prefer }) => dateOfSomeMonth(Number(date), today, prefer),
]

const yearEdge: Rule = [
  `(?:${yearPart})?年?(底|末|终|初|中)`,
  ([text = '', digits, word, edgeWord], { today }) => {
    const year = yearNamed(digits, word, today) ?? (text.startsWith('年') ? yearOf(today) : null)
    if (year === null) return null
    if (edgeWord === '中') return dayFrom(year, 6, 30) ?? outsideYears
    return dayFrom(year, edgeWord === '初' ? 1 : 12, edgeWord === '初' ? 1 : 31) ?? outsideYears
  },
]

const quarterEdge: Rule = [
  '(上上|上|本|这|下下|下)?个?季度?(底|末|初)',
  ([, step, word], { today }) => {
    const quarter = periodAway(today, stepOf(step), 'quarter')
    return quarter === null ? outsideYears : edge(quarter.from, quarter.to, word)
  },
]

const ofYear: Rule = [
  `${yearPart}(\\d{1,2})月(\\d{1,2})[日号]?`,
  ([, digits, word, month, date], { today }) =>
    dayFrom(yearNamed(digits, word, today) ?? 0, Number(month), Number(date)) ?? noSuchDay,
]

const sameDay: Rule = [
  `${yearPart}(?:今天|今日)`,
  ([, digits, word], { today }) => {
    const year = yearNamed(digits, word, today)
    return year === null ? null : orOutside(shiftDay(today, year - yearOf(today), 'year'))
  },
]

const namedMonthEdge: Rule = [
  `(?:${yearPart})?(\\d{1,2})月(底|末|初|中|最后1天)`,
  ([, digits, word, month, edgeWord], { today, prefer }) => {
    const rule = (year: number): Day | null => {
      const first = dayFrom(year, Number(month), 1)
      if (first === null) return null
      return edgeWord === '中' ? addDays(first, 14) : edge(startOfMonth(first), endOfMonth(first), edgeWord)
    }
    const year = yearNamed(digits, word, today)
    return year === null ? chooseDay(yearlyDays(rule, today), today, prefer) : (rule(year) ?? noSuchDay)
  },
]

const counted: Rule = [
  `(?:${yearPart})?(\\d{1,2})月的?(?:第(\\d)|(最后1?))个?(?:周|星期|礼拜)([1-7日天])`,
  ([, digits, word, month, nth, last, which = ''], { today, prefer }) => {
    const rule = (year: number): Day | null =>
      nthWeekday(year, Number(month), last === undefined ? Number(nth) : -1, weekdayOf(which))
    const year = yearNamed(digits, word, today)
    return year === null ? chooseDay(yearlyDays(rule, today), today, prefer) : (rule(year) ?? noSuchDay)
  },
]

const rules: readonly Rule[] = [
  weekdayRule,
  span,
  monthEdge,
  monthDay,
  dateAlone,
  ofYear,
  weekend,
  yearEdge,
  quarterEdge,
  namedMonthEdge,
  sameDay,
  counted,
]

/** Reads a day in Chinese words; null where the text is none. */
export const readChineseDay = (text: string, context: DateContext): Reading<Day> => {
  const word = Object.hasOwn(dayWords, text) ? dayWords[text] : undefined
  if (word !== undefined) return orOutside(shiftDay(context.today, word, 'day'))
  return firstReading(rules, text, context)
}
