// Reads a period as people type it: one with a name (2026-Q4, last-month, 上周), a range 2026-01..2026-03, or a DATE
// alone, which is a period of one day. The names are period-names.ts's.
import { type DateOptions, readFoldedDay, usualRefusal } from './date-reading.ts'
import { foldDateText, longestDateText } from './date-text.ts'
import { type Day, firstDay, lastDay } from './day.ts'
import type { Period } from './day-bounds.ts'
import { readFoldedPeriod } from './period-names.ts'
import { isRefusal, type Reading, type Refusal, refuse } from './refusal.ts'

const readPart = (folded: string, today: Day, options: DateOptions): Reading<Period> => {
  const period = readFoldedPeriod(folded, { today, prefer: options.prefer ?? 'year' })
  if (period !== null) return period
  const day = readFoldedDay(folded, today, options)
  return day === null || isRefusal(day) ? day : { from: day, to: day }
}

const backwards: Refusal = { why: { en: 'it ends before it begins', zh: '结束早于开始' } }

const unread = (part: string): Refusal => ({
  why: { en: `"${part}" is no date or period`, zh: `“${part}”不是日期或时间段` },
})

const readRange = (folded: string, today: Day, options: DateOptions): Reading<Period> => {
  const match = /^(.*?) ?(?:\.{2,3}|~|…| to |到|至) ?(.*)$/.exec(folded.replace(/^(?:from |从|自)/, ''))
  if (match === null) return null
  const [, left = '', right = ''] = match
  if (left === '' && right === '') return null
  const from = left === '' ? { from: firstDay, to: firstDay } : readPart(left, today, options)
  const to = right === '' ? { from: lastDay, to: lastDay } : readPart(right, today, options)
  if (from === null) return unread(left)
  if (to === null) return unread(right)
  if (isRefusal(from)) return from
  if (isRefusal(to)) return to
  const period = { from: from.from, to: to.to }
  return period.from > period.to ? backwards : period
}

/**
 * Reads a period: a year, half, quarter, month or week, one named from today, the last or next so many units, a
 * range `A..B` of any of these or of days (a missing side is open), or a DATE, which is one day. A month or quarter
 * without a year is of today's year unless `prefer` says otherwise. Fails (`bad-date`, usage) for anything else.
 */
export const readPeriod = (text: string, today: Day, options: DateOptions = {}): Period => {
  let reading: Reading<Period> = null
  if (text.length <= longestDateText) {
    const folded = foldDateText(text)
    reading = readPart(folded, today, options) ?? readRange(folded, today, options)
  }
  if (reading !== null && !isRefusal(reading)) return reading
  const usual: Refusal = {
    why: usualRefusal.why,
    hint: {
      en: 'write a period such as 2026, 2026-Q4, 2026-11, last-month or 2026-01..2026-03',
      zh: '请写如 2026、2026-Q4、2026-11、上月、2026-01..2026-03 的时间段',
    },
    right: 'last-month',
  }
  throw refuse('bad-date', text, { en: 'a day or a period', zh: '日期或时间段' }, reading, usual, options.field)
}
