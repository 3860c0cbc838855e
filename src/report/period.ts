// The period a report is about: `--period`, else everything up to the day asked for.
import type { ReadScene } from '../command/command.ts'
import type { Options } from '../command/option.ts'
import { type Day, firstDay } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period-language.ts'

/** The flag. */
export const periodOption: Options = {
  period: {
    about: {
      en: 'only these days: 2026, 2026-Q4, last-month, 2026-01..2026-03',
      zh: '只看此时间段：2026、2026-Q4、上月',
    },
    value: 'PERIOD',
  },
}

/** First and last day that count; never after the day asked for. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

/** The same in JSON: null where no period was asked for, and so nothing is too early. */
export const spanJson = ({ from, to }: Span) => ({ from: from === firstDay ? null : from, to })

/** Reads it. Throws `bad-date` (exit 2). */
export const spanAsked = ({ given, today }: Pick<ReadScene, 'given' | 'today'>): Span => {
  const text = given.text('period')
  const { from, to } = text === undefined ? { from: firstDay, to: today } : readPeriod(text, today, { field: 'period' })
  return { from, to: to < today ? to : today }
}
