// What is measured of work on whole tables: lists and exports, figures over all orders, the night. The yardstick is the
// sqlite3 shell, which reads or sums the same with none of the checking.
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addDays } from '../../src/kernel/day.ts'
import { copyOf, type Measured } from './cases.ts'
import { benchDay } from './generator.ts'
import { compare, type Figure } from './measure.ts'
import { runTask, type Task } from './process-run.ts'
import { cacheFolder } from './store.ts'
import { checkByShell, cohortQuery, crm, csvByShell, customerQuery, ntileQuery, revisitQuery } from './yardsticks.ts'

/** The night after, on a copy whose first night is done; a copy of the store is made and checked in it. */
export const night = (measured: Measured): Figure => {
  const { size, store } = measured
  const copy = copyOf(measured, 'night.db')
  const nightOf = (days: number): Task =>
    crm('run', 'nightly', '--db', copy, '--as-of', addDays(benchDay, days), '--yes')
  try {
    runTask(nightOf(1))
    return compare({
      work: 'run nightly',
      size,
      against: 'sqlite3 integrity_check',
      goal: null,
      ours: nightOf(2),
      theirs: checkByShell(store),
      rounds: 1,
      warm: 0,
      peak: true,
    })
  } finally {
    for (const end of ['', '-wal', '-shm', '-night']) rmSync(copy + end, { force: true })
    rmSync(join(dirname(copy), 'backups'), { recursive: true, force: true })
  }
}

const million = 1_000_000

/** Whole tables. */
export const wholes = (measured: Measured): readonly Figure[] => {
  const { size, store, flags } = measured
  const few = size > 200_000 ? 3 : 7
  const file = join(cacheFolder, 'ours.csv')
  const whole = (
    work: string,
    against: string,
    goal: number | null,
    ours: Task,
    query: string,
    how: { readonly rounds?: number; readonly warm?: number } = {},
  ): Figure =>
    // The goals are for a million: of few rows the start is a good part.
    compare({
      work,
      size,
      against,
      goal: size < million ? null : goal,
      ours,
      theirs: csvByShell(store, query),
      rounds: few,
      peak: true,
      ...how,
    })
  const rfm = (day: string): Task => crm('segment', 'rfm', '--format', 'md', '--db', store, '--as-of', day)
  const dayBefore = addDays(benchDay, -1)
  return [
    whole(
      'revisit list, all rows',
      'sqlite3 -csv',
      2,
      crm('list', 'revisits', '--limit', '0', '-o', file, ...flags),
      revisitQuery,
    ),
    whole('export customers', 'sqlite3 -csv', 1.5, crm('export', 'customers', '-o', file, ...flags), customerQuery),
    whole('RFM on the kept day', 'NTILE in sqlite3', 0.3, rfm(benchDay), ntileQuery),
    whole('RFM on another day', 'NTILE in sqlite3', 0.45, rfm(dayBefore), ntileQuery),
    // The shell takes minutes for a million customers: once is enough to see it.
    whole(
      'retention by cohort',
      'the same in sqlite3',
      null,
      crm('report', 'retention', ...flags),
      cohortQuery,
      size > 200_000 ? { rounds: 1, warm: 0 } : {},
    ),
  ]
}
