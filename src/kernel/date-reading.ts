// Puts the readers of dates in order: festivals, lunar days, written days, Chinese words, English words.
// Gives reasons, never failures; date-language.ts is what others call.
import { digitsForNumerals } from './chinese-number.ts'
import { chooseDay, type DateContext, type Prefer, yearlyDays } from './date-choice.ts'
import { readEnglishDay } from './date-language-en.ts'
import { readChineseDay, yearNamed, yearPart } from './date-language-zh.ts'
import { addDays, type Day, dayFrom, isDay } from './day.ts'
import { festivalRule } from './festivals.ts'
import { readWrittenLunar, type WrittenLunar } from './lunar-text.ts'
import { lunarAnniversary } from './next-birthday.ts'
import { matchWhole } from './reading-rules.ts'
import { isRefusal, noSuchDay, type Reading, type Refusal } from './refusal.ts'
import { type DateOrder, readWrittenDay } from './written-day.ts'

/** How a DATE is to be taken where it leaves something open. */
export interface DateOptions {
  /** What comes first in `1/12/2026`; without it such a date is refused. */
  readonly order?: DateOrder
  /** A day without a year: `year` unless given; festivals and lunar days: `future` unless given. */
  readonly prefer?: Prefer
  /** The flag or field it is read for, named in the failure. */
  readonly field?: string
}

/** The general reason and advice where a text is no date. */
export const usualRefusal: Refusal = {
  why: { en: 'it is no spelling of a date', zh: '不是可识别的日期写法' },
  hint: {
    en: 'write a day such as 2026-12-01, tomorrow, 3d, 30d-ago or next-friday',
    zh: '请写如 2026-12-01、明天、3d、30d-ago、下周三 的日期',
  },
  right: 'today',
}

const plainEnglish = (text: string): string =>
  text
    .replace(/['’]/g, '')
    .replace(/(?<![\d-]|^)-|(?<=[a-z\d])-(?=[a-z])|(?<=[a-z])-(?=\d)/g, ' ')
    .replace(/,/g, ' ')
    .replace(/[ _]+/g, ' ')
    .trim()

const lunarDay = (lunar: WrittenLunar, today: Day, prefer: Prefer, year: number | null): Reading<Day> => {
  const rule = (of: number): Day | null => lunarAnniversary({ ...lunar, calendar: 'lunar' }, of)
  const named = lunar.year ?? year
  if (named !== null) return rule(named) ?? noSuchDay
  return chooseDay(yearlyDays(rule, today, 2), today, prefer)
}

const festivalDay = (name: string, today: Day, prefer: Prefer): Reading<Day> => {
  const rule = festivalRule(name)
  if (rule !== undefined) return chooseDay(yearlyDays(rule, today, 2), today, prefer)
  const dated = matchWhole(`${yearPart}(.+)`, name)
  const yearLast = matchWhole('(.+) (\\d{4})', name)
  const ofYear = festivalRule((yearLast?.[1] ?? dated?.[3] ?? '').trim())
  const year = yearLast === null ? yearNamed(dated?.[1], dated?.[2], today) : Number(yearLast[2])
  if (ofYear !== undefined && year !== null) return ofYear(year) ?? noSuchDay
  const beside = matchWhole('(next|last|this) (.+)', name)
  const besideRule = festivalRule(beside?.[2] ?? '')
  if (besideRule === undefined) return null
  const days = yearlyDays(besideRule, today, 2)
  if (beside?.[1] === 'last') return chooseDay(days, addDays(today, -1), 'past')
  return chooseDay(days, beside?.[1] === 'next' ? addDays(today, 1) : today, 'future')
}

const readLunar = (folded: string, today: Day, prefer: Prefer): Reading<Day> => {
  const whole = readWrittenLunar(folded)
  if (isRefusal(whole)) return whole
  if (whole !== null) return lunarDay(whole, today, prefer, null)
  const dated = matchWhole(`${yearPart}(.+)`, folded)
  if (dated === null) return null
  const part = readWrittenLunar(dated[3] ?? '')
  if (part === null || isRefusal(part)) return part
  return lunarDay(part, today, prefer, yearNamed(dated[1], dated[2], today))
}

const isEnglish = /^[\x20-\x7e’]*$/

const writtenDay = (digits: string, options: DateOptions, context: DateContext): Reading<Day> => {
  const written = readWrittenDay(digits, options.order)
  if (written === null || isRefusal(written)) return written
  const { year, month, date } = written
  if (year !== null) return dayFrom(year, month, date)
  return chooseDay(
    yearlyDays((of) => dayFrom(of, month, date), context.today),
    context.today,
    context.prefer,
  )
}

/** As `readDate` for an already folded text, but with a reason instead of a failure, and null for another text. */
export const readFoldedDay = (folded: string, today: Day, options: DateOptions): Reading<Day> => {
  if (isDay(folded)) return folded
  const context: DateContext = { today, prefer: options.prefer ?? 'year' }
  const sooner = options.prefer ?? 'future'
  if (isEnglish.test(folded)) {
    const english = plainEnglish(folded)
    return (
      writtenDay(folded, options, context) ??
      readEnglishDay(english, context) ??
      festivalDay(english, today, sooner) ??
      readLunar(folded, today, sooner)
    )
  }
  // A bare 廿 makes 八月廿五 lunar, which its digits would hide.
  const digits = digitsForNumerals(folded)
  return (
    readLunar(folded, today, sooner) ??
    writtenDay(digits, options, context) ??
    readChineseDay(digits, context) ??
    festivalDay(folded, today, sooner)
  )
}
