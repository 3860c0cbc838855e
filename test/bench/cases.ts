// What is measured, one function for each kind of work, with the goal of each figure: a ratio not to be passed.
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { customerAt, famous } from './generator.ts'
import { importFile } from './import-file.ts'
import { type Comparison, compare, type Figure } from './measure.ts'
import { runTask, type Task } from './process-run.ts'
import { cacheFolder } from './store.ts'
import { rush } from './writers.ts'
import { crm, csvByShell, emptyNode, importByShell, revisitQuery } from './yardsticks.ts'

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
export const starts = (): readonly Figure[] =>
  [['--version'], ['help'], ['help', 'list']].map((line) =>
    compare(againstNode(line.join(' '), null, 1.2, crm(...line))),
  )

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
export const reads = ({ size, flags }: Measured): readonly Figure[] => {
  const node = (work: string, goal: number, ...line: readonly string[]) =>
    compare(againstNode(work, size, goal, crm(...line, ...flags)))
  return [
    node('list customers --limit 20', 1.25, 'list', 'customers', '--limit', '20'),
    node('list visits --limit 20', 1.4, 'list', 'visits', '--limit', '20'),
    node('list orders --limit 20', 1.4, 'list', 'orders', '--limit', '20'),
    node('show a customer with 200 events', 1.4, 'show', 'customer', `C-${famous}`),
    ...searched().map(([what, text]) => node(`search: ${what}`, 1.4, 'search', text, '--limit', '20')),
    node('revisit list, first 200', 1.6, 'list', 'revisits', '--limit', '200'),
  ]
}

/** A copy of a store, for what writes. */
const copyOf = ({ store }: Measured): string => {
  const copy = join(cacheFolder, 'written.db')
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  copyFileSync(store, copy)
  return copy
}

/** Writing one record, and four writers at once. */
export const writes = async (measured: Measured): Promise<readonly Figure[]> => {
  const { size, flags } = measured
  const copy = copyOf(measured)
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
    ours: (seconds * 1000) / Math.max(1, acknowledged),
    theirs: 0,
    peak: null,
    rounds: 1,
  }
  return [add, log, four]
}

/** Whole tables. */
export const wholes = ({ size, store, flags }: Measured): readonly Figure[] => {
  const few = size > 200_000 ? 3 : 7
  const file = join(cacheFolder, 'ours.csv')
  const whole = (work: string, goal: number, ours: Task, query: string): Figure =>
    compare({
      work,
      size,
      against: 'sqlite3 -csv',
      goal,
      ours,
      theirs: csvByShell(store, query),
      rounds: few,
      peak: true,
    })
  const columns = `c.*, s.class, s.tier, s.last_contact, s.next_due, s.orders, s.spend, s.first_order, s.last_order`
  return [
    whole('revisit list, all rows', 2, crm('list', 'revisits', '--limit', '0', '-o', file, ...flags), revisitQuery),
    whole(
      'export customers',
      1.5,
      crm('export', 'customers', '-o', file, ...flags),
      `select ${columns} from customer c left join standing s on s.customer = c.id where c.removed is null order by c.id`,
    ),
  ]
}

const fresh = (path: string): void => {
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) rmSync(path + end)
}

/** Importing a spreadsheet of so many customers into an empty store, and the same file again. */
export const imports = (size: number): readonly Figure[] => {
  const file = importFile(size)
  const [ours, theirs] = [join(cacheFolder, 'import.db'), join(cacheFolder, 'shell.db')]
  const first = compare({
    work: 'import customers, 12 columns',
    size,
    against: 'sqlite3 .import, 3 indexes',
    goal: 4,
    ours: crm('import', 'customers', file, '--db', ours, '--quiet'),
    theirs: importByShell(theirs, file),
    rounds: size > 200_000 ? 1 : 3,
    warm: size > 200_000 ? 0 : 1,
    peak: true,
    prepare: () => {
      for (const path of [ours, theirs]) fresh(path)
      runTask(crm('init', '--db', ours, '--zone', 'Asia/Shanghai', '--currency', 'CNY', '--no-input'))
    },
  })
  const again = runTask(crm('import', 'customers', file, '--db', ours, '--quiet'), { peak: true })
  return [
    first,
    {
      work: 'the same file again',
      size,
      against: 'the first time',
      goal: 0.6,
      ratio: again.milliseconds / first.ours,
      ours: again.milliseconds,
      theirs: first.ours,
      peak: again.peak,
      rounds: 1,
    },
  ]
}
