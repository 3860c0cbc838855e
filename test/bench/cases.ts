// What is measured of small commands: starting, looking things up, writing one record; with the goal of each figure, a
// ratio not to be passed.
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { customerAt, famous } from './generator.ts'
import { type Comparison, compare, type Figure } from './measure.ts'
import type { Task } from './process-run.ts'
import { cacheFolder } from './store.ts'
import { rush } from './writers.ts'
import { crm, csvByShell, emptyNode, revisitQuery } from './yardsticks.ts'

/** A store to measure on. */
export interface Measured {
  readonly size: number
  readonly store: string
  /** Flags that name the store and the day. */
  readonly flags: readonly string[]
}

const rounds = 21

const againstNode = (work: string, size: number | null, goal: number, ours: Task): Comparison => ({
  work,
  size,
  against: 'node -e 0',
  goal,
  ours,
  theirs: emptyNode,
  rounds,
})

/** Starting without a store. */
export const starts = (): readonly Figure[] => [
  ...[['--version'], ['help'], ['help', 'list']].map((line) =>
    compare(againstNode(line.join(' '), null, 1.2, crm(...line))),
  ),
  compare(againstNode('Tab after "crm list cu"', null, 1.2, crm('__complete', 'bash', '9', ' :=', 'crm list cu', ''))),
]

const searched = (): readonly (readonly [string, string])[] => {
  const { phone, email } = customerAt(famous + 1)
  return [
    ['two Chinese characters', '张伟'],
    ['initials', 'zw'],
    ['last four of a phone', (phone === '' ? '13812345678' : phone).slice(-4)],
    ['part of a mail', email === '' ? 'emma.smith' : email.slice(0, 8)],
  ]
}

/** Looking things up. */
export const reads = ({ size, store, flags }: Measured): readonly Figure[] => {
  const node = (work: string, goal: number, ...line: readonly string[]) =>
    compare(againstNode(work, size, goal, crm(...line, ...flags)))
  const list = crm('list', 'revisits', '--limit', '200', ...flags)
  return [
    node('list customers --limit 20', 1.25, 'list', 'customers', '--limit', '20'),
    node('list visits --limit 20', 1.4, 'list', 'visits', '--limit', '20'),
    node('list orders --limit 20', 1.4, 'list', 'orders', '--limit', '20'),
    node('show a customer with 200 events', 1.4, 'show', 'customer', `C-${famous}`),
    ...searched().map(([what, text]) => node(`search: ${what}`, 1.4, 'search', text, '--limit', '20')),
    node('today', 1.6, 'today', '-f', 'table'),
    compare(againstNode('revisit list, first 200', size, 1.6, list)),
    compare({
      work: 'revisit list, first 200',
      size,
      against: 'sqlite3 -csv',
      goal: null,
      ours: list,
      theirs: csvByShell(store, `${revisitQuery} limit 200`),
      rounds: 7,
    }),
  ]
}

/** A copy of a store, for what writes. */
export const copyOf = ({ store }: Pick<Measured, 'store'>, name: string): string => {
  const copy = join(cacheFolder, name)
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  copyFileSync(store, copy)
  return copy
}

/** Writing one record, and four writers at once. */
export const writes = async (measured: Measured): Promise<readonly Figure[]> => {
  const { size, flags } = measured
  const copy = copyOf(measured, 'written.db')
  const at = ['--db', copy, ...flags.slice(2)]
  const add = compare(againstNode('add one customer', size, 1.8, crm('add', 'customer', 'Bench', ...at)))
  const log = compare(againstNode('log one talk', size, 1.8, crm('log', 'C-1', 'called', ...at)))
  const { acknowledged, lost, seconds } = await rush(copy, (name) => crm('add', 'customer', name, ...at), {
    writers: 4,
    each: 25,
  })
  const four: Figure = {
    work: `four writers, ${acknowledged} adds: lost`,
    size,
    against: 'none lost',
    goal: 0,
    ratio: lost,
    unit: 'number',
    processor: null,
    ours: (seconds * 1000) / Math.max(1, acknowledged),
    theirs: null,
    peak: null,
    rounds: 1,
  }
  return [add, log, four]
}
