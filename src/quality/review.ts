// Rules of a review: a customer whose record somebody is to look through in a month. Pure.
import type { CheckFacts, Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** A month as it is stored. */
export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)

/** The month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7)

/** Fills the month and the day it was done; fails (`bad-value`) for a month that is none. */
export const completeReview = (row: Row, facts: CheckFacts): Row => {
  const month = String(row.month ?? monthOf(facts.today))
  if (!isMonth(month))
    throw new Failure(
      'usage',
      'bad-value',
      { en: `month cannot be "${month}"`, zh: `月份不能是“${month}”` },
      { field: 'month', why: { en: 'it is a month', zh: '应为月份' }, hint: same(monthOf(facts.today)) },
    )
  const isDone = row.status === 'done'
  return { month, done: isDone ? (row.done ?? facts.today) : null, result: isDone ? (row.result ?? null) : null }
}
