// What the pages of several reports share: months without gaps, and the word for one that is not over.
import { monthNumber, monthText } from '../analytics/cohort.ts'
import { type Language, say } from '../kernel/words.ts'

/** Months of a chart, at most: more would be thinner than a line. */
export const mostMonths = 120

/** The months from the first to the last that rows have, without gaps, the latest where there are very many. */
export const monthsOf = (months: readonly (string | null)[]): readonly string[] => {
  const numbers = months.flatMap((month) => (month === null ? [] : [monthNumber(`${month}-01`)]))
  const last = numbers.reduce((most, one) => Math.max(most, one), 0)
  const first = numbers.reduce((least, one) => Math.min(least, one), last)
  const from = Math.max(first, last - mostMonths + 1)
  return numbers.length === 0 ? [] : Array.from({ length: last - from + 1 }, (_, at) => monthText(from + at))
}

/** A figure of each month; 0 for a month without a row. */
export const byMonth = <Row extends { readonly code: string | null }>(
  months: readonly string[],
  rows: readonly Row[],
  of: (row: Row) => number,
): readonly number[] => {
  const found = new Map(rows.map((row) => [row.code, of(row)]))
  return months.map((month) => found.get(month) ?? 0)
}

/** Said below a chart whose last month has not ended. */
export const runningNote = (running: boolean, language: Language): readonly string[] =>
  running ? [say({ en: 'The last month is not over yet.', zh: '最后一个月尚未结束。' }, language)] : []
