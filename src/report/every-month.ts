// Months of a report without gaps: one in which nothing happened is told as 0, not left out.
import { monthNumber, monthText } from '../analytics/cohort.ts'
import { firstDay } from '../kernel/day.ts'
import type { Span } from './period.ts'

/** Fifty years: more is a slip in some day, and would bury what there is. */
const mostMonths = 600

/**
 * The rows with one for each month between, in no order: from the period asked for, else from the first month there is,
 * up to the last day that counts or a later month there is. Nothing is added where there are no rows, or where the months
 * would be more than fifty years.
 * @param monthOf the month of a row as text, `2026-11`; null for one that has none
 * @param blank a row of a month in which nothing happened
 */
export const everyMonth = <Row>(
  rows: readonly Row[],
  { from, to }: Span,
  monthOf: (row: Row) => string | null,
  blank: (month: string) => Row,
): readonly Row[] => {
  const own = new Set(rows.flatMap((row) => monthOf(row) ?? []))
  if (own.size === 0) return rows
  const numbers = [...own].map((month) => monthNumber(`${month}-01`))
  const first = from === firstDay ? Math.min(...numbers) : Math.min(monthNumber(from), ...numbers)
  const last = Math.max(monthNumber(to), ...numbers)
  if (last - first >= mostMonths) return rows
  const all = Array.from({ length: last - first + 1 }, (_, at) => monthText(first + at))
  return [...rows, ...all.filter((month) => !own.has(month)).map(blank)]
}
