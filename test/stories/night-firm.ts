// A firm for stories of nights: forty customers with a past, a month of work, and what its store holds in the end. What
// is written on a day bears that day, so that a night that is done later sees what it would have seen in time.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { addDays, daysBetween } from '../../src/kernel/day.ts'
import { crm, type Ran, steppingClock } from '../harness/world.ts'

/** The first and the last day of the month. */
export const firstDay = '2026-11-01'
export const lastDay = '2026-11-30'

/** The month. */
export const monthDays: readonly string[] = Array.from({ length: 30 }, (_, at) => addDays(firstDay, at))

/** The instant at which the night of a day begins: ten in the evening in Shanghai. */
export const nightOf = (day: string): string => `${day}T14:00:00.000Z`

/** Runs a line in the office, in the evening of a day. */
export const work = async (cwd: string, day: string, words: readonly string[]): Promise<Ran> => {
  const ran = await crm(words, { cwd, clock: steppingClock(`${day}T10:00:00.000Z`, 10) })
  if (ran.code !== 0) throw new Error(`crm ${words.join(' ')}: ${ran.stderr}`)
  return ran
}

/** Runs the night of a day, whatever comes of it. */
export const night = (cwd: string, day: string, ...flags: readonly string[]): Promise<Ran> =>
  crm(['run', 'nightly', ...flags], { cwd, clock: steppingClock(nightOf(day), 10) })

const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

const past = (): string =>
  lines([
    ['key', 'customer', 'at', 'amount'],
    // Some pass a year without a purchase in the course of the month, some spends leave the window.
    ...Array.from({ length: 90 }, (_, at) => [
      `A${at}`,
      `K${1 + ((at * 13) % 36)}`,
      addDays('2025-10-20', (at * 29) % 370),
      100 + ((at * 7919) % 9000),
    ]),
  ])

const planned = (): string =>
  lines([
    ['key', 'customer', 'status', 'due', 'channel'],
    ...Array.from({ length: 40 }, (_, at) => [
      `W${at}`,
      `K${1 + ((at * 3) % 40)}`,
      'planned',
      addDays(firstDay, (at * 7) % 31),
      'phone',
    ]),
  ])

/** Makes the firm as it stands before the month. */
export const makeFirm = async (cwd: string): Promise<void> => {
  mkdirSync(cwd, { recursive: true })
  const customers = Array.from({ length: 40 }, (_, at) => [
    `K${1 + at}`,
    `客户${1 + at}`,
    at % 3 === 0 ? 'wangfang' : at % 3 === 1 ? 'liqiang' : '',
  ])
  writeFileSync(join(cwd, 'customers.csv'), lines([['key', 'name', 'owner'], ...customers]))
  writeFileSync(join(cwd, 'orders.csv'), past())
  writeFileSync(join(cwd, 'visits.csv'), planned())
  const before = addDays(firstDay, -1)
  await work(cwd, before, ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
  await work(cwd, before, ['add', 'staff', '王芳', '--key', 'wangfang'])
  await work(cwd, before, ['add', 'staff', '李强', '--key', 'liqiang'])
  for (const noun of ['customers', 'orders', 'visits']) await work(cwd, before, ['import', noun, `${noun}.csv`])
}

/** Days on which something is written that has no day of its own; the nights before them must be done in time. */
const timelessDays: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '2026-11-04': [['edit', 'customer', 'key:K38', '--stage', 'intent']],
  '2026-11-09': [['remove', 'customer', 'key:K2', '--yes']],
  '2026-11-16': [
    ['edit', 'customer', 'key:K5', '--tier-override', 'high', '--reason', 'a friend of the house'],
    ['restore', 'customer', 'C-2'],
  ],
  '2026-11-25': [['config', 'set', 'lost_after_days', '200']],
}

/** The lines of a day's work. */
const workOf = (day: string): readonly (readonly string[])[] => {
  const at = daysBetween(firstDay, day)
  const someone = `key:K${3 + ((at * 11) % 38)}`
  const all: (readonly string[])[] = [...(timelessDays[day] ?? [])]
  all.push(['add', 'order', someone, '--at', day, '--amount', String(50 + ((at * 977) % 4000))])
  if (at % 3 === 1) {
    all.push(['add', 'customer', `新${at}`, '--key', `N${at}`, ...(at % 2 === 0 ? ['--stage', 'pricing'] : [])])
    if (at % 2 === 1) all.push(['add', 'order', `key:N${at}`, '--at', day, '--amount', '1000'])
  }
  if (at % 4 === 2) all.push(['add', 'visit', someone, '--due', addDays(day, 2)])
  if (at % 5 === 3) all.push(['log', someone, `talk ${at}`, '--at', day])
  if (at === 13) all.push(['undo'])
  return all
}

/** Does a day's work. */
export const workDay = async (cwd: string, day: string): Promise<void> => {
  for (const words of workOf(day)) await work(cwd, day, words)
}

/** What must be the same however the nights went. */
export interface Left {
  readonly dump: string
  readonly movements: string
  readonly tables: Readonly<Record<string, readonly unknown[]>>
}

/** Reads it. */
export const leftIn = async (cwd: string, day: string): Promise<Left> => {
  const db = new Sqlite(join(cwd, 'crm.db'), { readonly: true })
  const rows = (sql: string): readonly unknown[] => db.prepare(sql).raw().all()
  const tables = {
    movement: rows('select * from movement order by id'),
    placed: rows('select * from placed order by customer'),
    standing: rows('select * from standing order by customer'),
    kept: rows(`select * from kept where key <> 'night_by' order by key`),
    nights: rows("select day, step, ok from night where step in ('movement', 'missed') order by day, step"),
    marks: rows(`select who, command, records from entry where kind = 'night' order by id`),
  }
  db.close()
  const { stdout: dump } = await work(cwd, day, ['dump', '--removed'])
  const { stdout: movements } = await work(cwd, day, ['list', 'movements', '--json', '--removed'])
  return { dump, movements, tables }
}

/** A copy of a firm's folder. */
export const copyOf = (from: string, to: string): string => {
  cpSync(from, to, { recursive: true })
  return to
}
