// Days of a filter: a day, a period, before and after them, and a distance from today. Birthdays too, which come round.
//
// `within:7d` is at most seven days from today, before or after; `within:+7d` only ahead, `within:7d-ago` only back.
import { readPeriod } from '../../kernel/date-language.ts'
import type { Day } from '../../kernel/day.ts'
import { type Period, shiftDay, type Unit } from '../../kernel/day-bounds.ts'
import { isFailure } from '../../kernel/failure.ts'
import { type Asked, badFilterValue, onlyValue } from './asked.ts'
import type { Span, Test } from './condition.ts'
import { spansOf } from './spans.ts'
import type { Text, Value } from './syntax.ts'

const readDays = (asked: Asked, text: Text): Period => {
  try {
    // A birthday without a year is the coming one; any other day without a year is of this year.
    const prefer = asked.field.type.kind === 'birthday' ? { prefer: 'future' as const } : {}
    return readPeriod(text.text, asked.facts.today, prefer)
  } catch (error) {
    if (!isFailure(error)) throw error
    throw badFilterValue(
      asked,
      text,
      error.detail.why ?? { en: 'it is not a day or a period', zh: '不是日期或期间' },
      asked.facts.today.slice(0, 7),
    )
  }
}

const units: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:d|days?|天|日)$/, 'day'],
  [/^(?:w|weeks?|周|星期)$/, 'week'],
  [/^(?:m|months?|月|个月)$/, 'month'],
  [/^(?:y|years?|年)$/, 'year'],
]

const distance = /^([+-]?)(\d{1,6})\s*([a-z]+|天|日|周|星期|个?月|年)(-ago|前|后)?$/

/** The days that lie within a distance of today; null where the text is no distance. */
const readDistance = (asked: Asked, text: Text, ahead: boolean): Period | null => {
  const match = distance.exec(text.text.normalize('NFKC').trim().toLowerCase())
  if (!match) return null
  const [, sign = '', count = '', word = '', side = ''] = match
  const unit = units.find(([pattern]) => pattern.test(word))?.[1]
  if (unit === undefined) return null
  const { today } = asked.facts
  const back = sign === '-' || side === '-ago' || side === '前'
  const forth = sign === '+' || side === '后' || (ahead && !back)
  const from = forth ? today : shiftDay(today, -Number(count), unit)
  const to = back ? today : shiftDay(today, Number(count), unit)
  if (from !== null && to !== null) return { from, to }
  throw badFilterValue(asked, text, { en: 'it lies outside the years 0001 to 9999', zh: '超出 0001 年至 9999 年' })
}

const span = ({ from, to }: Period): Span<Day> => ({
  from: { value: from, open: false },
  to: { value: to, open: false },
})

const withinSpans = (asked: Asked, ahead: boolean): readonly Span<Day>[] => {
  const value = onlyValue(asked)
  return [span(readDistance(asked, value, ahead) ?? readDays(asked, value))]
}

/** What is asked of a field with days. */
export const dayTest = (asked: Asked, values: readonly Value[]): Test => ({
  is: 'day',
  spans:
    asked.operator === 'within' ? withinSpans(asked, false) : spansOf(asked, values, (text) => readDays(asked, text)),
})

const isOver = (today: Day, { from, to }: Span<Day>): boolean => {
  const last = to?.value ?? from?.value ?? today
  return last < today
}

/**
 * What is asked of birthdays. Days that are over are about the day of birth (`birthday:1990`, `birthday<1970`);
 * today and later about the next birthday (`birthday:2026-12`, `birthday.within:7d`, from today on).
 */
export const birthdayTest = (asked: Asked, values: readonly Value[]): readonly Test[] => {
  const { today } = asked.facts
  if (asked.operator === 'within') return [{ is: 'next-birthday', today, spans: withinSpans(asked, true) }]
  const spans = spansOf(asked, values, (text) => readDays(asked, text))
  const over = spans.filter((one) => isOver(today, one))
  const coming = spans.filter((one) => !isOver(today, one))
  return [
    ...(over.length > 0 ? [{ is: 'birth', spans: over } as const] : []),
    ...(coming.length > 0 ? [{ is: 'next-birthday', today, spans: coming } as const] : []),
  ]
}
