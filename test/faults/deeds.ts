// The commands that are disturbed, each with a store of its own to begin with. What each does is known from running it
// undisturbed; nothing is said here of what disturbs it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { schemaNumber } from '../../src/database/identity.ts'
import { realBinary, realCrm } from '../harness/real.ts'
import { buildVariant } from '../harness/variant.ts'
import { askCrm, mustCrm } from './asked.ts'
import { type CallAt, callsIn, canTrace, tracing } from './strace.ts'
import { dumpOf } from './verdict.ts'

/** A command to disturb. */
export interface Deed {
  readonly name: string
  /** Its words, in its folder; `LAST` is the number of the last entry before it. */
  readonly words: readonly string[]
  /** The words before it, one command each, undisturbed. */
  readonly before?: readonly (readonly string[])[]
  /** Exit codes when it runs again after it took effect; undefined where that means something else. */
  readonly again: readonly number[] | undefined
  /** Whether what follows it may fail by itself (exit 5): the deed is done then, and says so. */
  readonly partly?: boolean
  /** Whether it leaves every record as it is. */
  readonly quiet?: boolean
  /** Whether it begins without a store. */
  readonly bare?: boolean
  /** Whether it runs in the program that is one migration ahead. */
  readonly next?: boolean
}

const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

const cities = ['Wuhan', '北京', 'Xian']
const customers = (from: number, count: number): string =>
  lines([
    ['key', 'name', 'phones', 'city', 'note'],
    ...Array.from({ length: count }, (_, at) => {
      const number = from + at
      return [`K${number}`, `客户${number}`, 13800000000 + number, cities[number % 3] ?? '', `note ${number}`]
    }),
  ])
const visits = (from: number, count: number): string =>
  lines([
    ['key', 'customer', 'status', 'due', 'note'],
    ...Array.from({ length: count }, (_, at) => [
      `W${from + at}`,
      `K${1 + (at % 50)}`,
      'planned',
      '2026-12-01',
      `visit ${at}`,
    ]),
  ])

/** People who have not been heard of for years, and some who stand in the store under other keys. */
const old = (): string =>
  lines([
    ['key', 'name', 'phones', 'added'],
    ...Array.from({ length: 40 }, (_, at) => [`O${at}`, `旧客${at}`, 13700000000 + at, '2020-01-02']),
  ])
const twins = (): string =>
  lines([
    ['key', 'name', 'phones', 'city', 'note'],
    ...Array.from({ length: 12 }, (_, at) => [`T${at}`, `客户${1 + at}`, 13800000001 + at, 'Jinan', `twin ${at}`]),
  ])

const files: Readonly<Record<string, () => string>> = {
  'first.csv': () => customers(1, 60),
  'first-visits.csv': () => visits(1, 40),
  'more.csv': () => customers(31, 400),
  'visits.csv': () => visits(21, 300),
  'old.csv': old,
  'twins.csv': twins,
}

const edit = ['edit', 'customers', '--where', 'city:Wuhan', '--city', 'Hankou', '--yes']

/** The deeds, without `migrate`. */
export const deeds: readonly Deed[] = [
  { name: 'add', words: ['add', 'customer', '新客', '--key', 'N1', '--phones', '13900000001'], again: [0] },
  { name: 'log', words: ['log', 'key:K3', '聊过了', '--at', '2026-11-26', '--next', '30d'], again: undefined },
  { name: 'edit in bulk', words: edit, again: [0] },
  { name: 'remove in bulk', words: ['remove', 'visits', '--all', '--yes'], again: [0] },
  { name: 'undo', before: [edit], words: ['undo', 'LAST'], again: [4] },
  { name: 'import customers', words: ['import', 'customers', 'more.csv'], again: [0] },
  { name: 'import visits', words: ['import', 'visits', 'visits.csv'], again: [0] },
  { name: 'backup', words: ['backup'], again: [0], quiet: true },
  {
    name: 'restore',
    before: [['backup', '--to', 'kept'], edit],
    words: ['backup', '--restore', 'kept/crm-20261127-090000.db', '--yes'],
    again: [0],
  },
  { name: 'erase', words: ['erase', 'customer', 'C-3', '--confirm', 'C-3'], again: [0], partly: true },
  {
    name: 'erase by rule',
    before: [
      ['import', 'customers', 'old.csv'],
      ['add', 'retention', 'old', '--after', '2y'],
    ],
    words: ['erase', '--rule', 'old', '--yes'],
    again: [0],
    partly: true,
  },
  { name: 'merge', words: ['merge', 'customer', 'key:K3', 'key:K4', '--yes'], again: undefined },
  {
    name: 'merge doubles',
    before: [['import', 'customers', 'twins.csv']],
    words: ['dedupe', '--merge', '--threshold', '0.9', '--yes'],
    again: [0],
  },
  { name: 'init', bare: true, words: ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], again: [4] },
  { name: 'export', words: ['export', 'customers', '-o', 'out.csv'], again: [0], quiet: true },
]

/** `migrate`, of the program that is one migration ahead. */
export const migrate: Deed = { name: 'migrate', next: true, words: ['migrate'], again: [0], quiet: true }

/** A temporary folder of the tests; `done` takes it away. */
export const newFolder = (): { readonly path: string; readonly done: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'crm-faults-'))
  return { path, done: () => rmSync(path, { recursive: true, force: true }) }
}

/** Makes the store that the deeds begin with: sixty customers, forty visits. */
export const firstStore = async (cwd: string): Promise<void> => {
  mkdirSync(cwd, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text())
  for (const words of [
    ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
    ['import', 'customers', 'first.csv'],
    ['import', 'visits', 'first-visits.csv'],
  ])
    await mustCrm(words, { cwd })
}

/** A deed with all that is known of it. */
export interface Ready {
  readonly deed: Deed
  readonly words: readonly string[]
  /** The folder it begins with, and the one it leaves undisturbed. */
  readonly start: string
  readonly end: string
  /** Dumps. */
  readonly before: string
  readonly after: string
  /** Milliseconds of the undisturbed run. */
  readonly took: number
  /** The calls that it made, where they may be traced. */
  readonly calls: readonly CallAt[]
  readonly binary: string
}

const lastEntry = async (cwd: string): Promise<string> => {
  const { stdout } = await askCrm(['history', '--json', '--limit', '1'], { cwd })
  const [entry]: readonly { readonly entry: number }[] = JSON.parse(stdout)
  return String(entry?.entry)
}

let ahead: string | undefined

/** A program with one more migration, which rebuilds nothing but adds a column and an index. */
const aheadBinary = async (folder: string): Promise<string> => {
  const tree = dirname(dirname(await realBinary()))
  const next = schemaNumber + 1
  ahead ??= buildVariant(
    join(folder, 'ahead'),
    [
      {
        file: 'migrations/index.ts',
        from: '  // The next one stands above this line.',
        to: `{ number: ${next}, name: '${String(next).padStart(4, '0')}-test', up: async (db) => {
        await sql.raw("alter table customer add column colour text").execute(db)
        await sql.raw("update customer set colour = 'red'").execute(db)
        await sql.raw("create index customer_colour on customer (colour, name)").execute(db)
      } }`,
      },
      {
        file: 'migrations/index.ts',
        from: "import type { Kysely } from 'kysely'",
        to: "import { sql, type Kysely } from 'kysely'",
      },
      { file: 'src/database/identity.ts', from: `schemaNumber = ${schemaNumber}`, to: `schemaNumber = ${next}` },
    ],
    tree,
  )
  return ahead
}

/** Runs a deed undisturbed once. `first` is a folder made by `firstStore`; `folder` is for its own. */
export const readyDeed = async (deed: Deed, first: string, folder: string): Promise<Ready> => {
  const binary = deed.next === true ? await aheadBinary(folder) : await realBinary()
  const name = deed.name.replaceAll(' ', '-')
  const start = join(folder, `${name}-start`)
  if (deed.bare === true) mkdirSync(start)
  else cpSync(first, start, { recursive: true })
  for (const words of deed.before ?? []) await mustCrm(words, { cwd: start })
  const last = deed.words.includes('LAST') ? await lastEntry(start) : ''
  const words = deed.words.map((word) => (word === 'LAST' ? last : word))
  const end = join(folder, `${name}-end`)
  cpSync(start, end, { recursive: true })
  const before = await dumpOf({ cwd: start })
  const log = join(folder, `${name}.calls`)
  const run = await realCrm(words, { cwd: end, binary, ...(canTrace ? { under: tracing(log) } : {}) })
  if (run.code !== 0) throw new Error(`${deed.name} undisturbed: ${run.stderr}`)
  const after = await dumpOf({ cwd: end, binary })
  if ((before === after) !== (deed.quiet === true))
    throw new Error(`${deed.name} ${before === after ? 'changed nothing' : 'changed something'}`)
  return { deed, words, start, end, before, after, took: run.took, calls: canTrace ? callsIn(log) : [], binary }
}
