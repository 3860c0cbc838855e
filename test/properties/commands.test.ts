// Whole sequences of commands against a model in memory: after each the store holds what the model holds, a command that
// fails changes nothing, a dry run changes nothing, and undoing everything gives the dump before, byte for byte.
// Broken once: an undo that leaves the note, a redo that takes two, a dry run that commits, a removal that keeps the row.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { crm, type Ran, steppingClock } from '../harness/world.ts'

// 100,000 runs of a property are 2,000 sequences.
const numRuns = Math.max(15, Math.floor(Number(process.env.PROPERTY_RUNS ?? 0) / 50))

interface Model {
  readonly customers: ReadonlyMap<number, Readonly<Record<string, string>>>
  readonly visits: ReadonlyMap<number, Readonly<Record<string, string>>>
  readonly complaints: ReadonlyMap<number, Readonly<Record<string, string>>>
  readonly orders: ReadonlyMap<number, Readonly<Record<string, string>>>
  readonly lead: number
}

type Nouns = 'customers' | 'visits' | 'complaints' | 'orders'
const nouns: readonly Nouns[] = ['customers', 'visits', 'complaints', 'orders']

const empty: Model = { customers: new Map(), visits: new Map(), complaints: new Map(), orders: new Map(), lead: 3 }

const put = (model: Model, noun: Nouns, id: number, row: Readonly<Record<string, string>>): Model => ({
  ...model,
  [noun]: new Map([...model[noun], [id, row]]),
})

const verbs = [
  'add',
  'edit',
  'note',
  'log',
  'plan',
  'done',
  'snooze',
  'remove',
  'restore',
  'case',
  'move',
  'lead',
  'order',
  'amend',
  'refund',
  'undo',
  'redo',
] as const
type Verb = (typeof verbs)[number]
type Step = readonly [verb: Verb, place: number, value: number, dry: boolean]

const steps = fc.array(
  fc.tuple(
    fc.constantFrom(...verbs, 'add' as const, 'edit' as const, 'undo' as const, 'redo' as const),
    fc.nat(30),
    fc.nat(60),
    fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  ),
  { minLength: 20, maxLength: 40 },
)

const cities = ['北京', 'Wuhan', "O'Brien", '=1+1', 'a"b,c', '上海', '😀', '%_']
const flow: Readonly<Record<string, string>> = {
  received: 'accepted investigating resolved closed',
  accepted: 'investigating resolved closed',
  investigating: 'resolved closed',
  resolved: 'confirmed closed reopened',
  confirmed: 'closed reopened',
  closed: 'reopened',
  reopened: 'accepted investigating resolved closed',
}
const statuses = Object.keys(flow)

/** What a step should do: its words, the model after it, and whether it fails. */
interface Plan {
  readonly words: readonly string[]
  readonly next: Model
  readonly fails: boolean
}

/** A row of the model by a number: any of them, or one that is not there where there is none. */
const at = (
  rows: Model[Nouns],
  place: number,
): readonly [id: number, row: Readonly<Record<string, string>> | undefined] => {
  const all = [...rows]
  return all[place % Math.max(1, all.length)] ?? [999, undefined]
}

const day = (value: number): string => `2027-01-${String(1 + (value % 28)).padStart(2, '0')}`

type Ids = Record<Nouns, number>

const plan = (model: Model, [verb, place, value]: Step, ids: Ids): Plan => {
  const [c, customer] = at(model.customers, place)
  const gone = customer === undefined || customer.removed !== undefined
  const same = (words: readonly string[], fails: boolean): Plan => ({ words, next: model, fails })
  const changed = (words: readonly string[], more: Readonly<Record<string, string>>): Plan =>
    gone ? same(words, true) : { words, next: put(model, 'customers', c, { ...customer, ...more }), fails: false }
  const city = cities[value % cities.length] ?? ''
  switch (verb) {
    case 'add': {
      const name = `Person ${ids.customers} ${city}`
      const words = ['add', 'customer', `--name=${name}`, `--city=${city}`, '--no-check']
      return { words, next: put(model, 'customers', ids.customers, { name, city }), fails: false }
    }
    case 'edit':
      return changed(['edit', 'customer', `C-${c}`, `--city=${city}`], { city })
    case 'note':
      return changed(['edit', 'customer', `C-${c}`, `--note=n${value}\nm`], { note: `n${value}\nm` })
    case 'snooze':
      return changed(['snooze', `C-${c}`, '--until', day(value)], { snooze_until: day(value) })
    case 'remove':
      return changed(['remove', 'customer', `C-${c}`, '--yes'], { removed: 'true' })
    case 'restore': {
      const words = ['restore', 'customer', `C-${c}`]
      if (customer === undefined) return same(words, true)
      const { removed: _, ...rest } = customer
      return { words, next: put(model, 'customers', c, rest), fails: false }
    }
    case 'log': {
      const words = ['log', `C-${c}`, `said ${value}`, '--closes', 'none', '--next', day(value)]
      if (gone) return same(words, true)
      const done = { customer: `C-${c}`, status: 'done', note: `said ${value}`, at: 'then', next: day(value) }
      const next = { customer: `C-${c}`, status: 'planned', due: day(value) }
      return { words, next: put(put(model, 'visits', ids.visits, done), 'visits', ids.visits + 1, next), fails: false }
    }
    case 'plan': {
      const words = ['add', 'visit', `C-${c}`, '--due', day(value)]
      if (gone) return same(words, true)
      return {
        words,
        next: put(model, 'visits', ids.visits, { customer: `C-${c}`, status: 'planned', due: day(value) }),
        fails: false,
      }
    }
    case 'done': {
      const [v, visit] = at(model.visits, place)
      const words = ['done', 'visit', `V-${v}`, '--note', `did ${value}`]
      if (visit === undefined) return same(words, true)
      return {
        words,
        next: put(model, 'visits', v, { ...visit, status: 'done', at: 'then', note: `did ${value}` }),
        fails: false,
      }
    }
    case 'case': {
      const words = ['add', 'complaint', `C-${c}`, '--text', `bad ${value}`]
      if (gone) return same(words, true)
      const row = { customer: `C-${c}`, status: 'received', text: `bad ${value}` }
      return { words, next: put(model, 'complaints', ids.complaints, row), fails: false }
    }
    case 'move': {
      const [k, row] = at(model.complaints, place)
      const status = statuses[value % statuses.length] ?? ''
      const words = ['move', 'complaint', `K-${k}`, status]
      if (row === undefined || (row.status !== status && !flow[row.status ?? '']?.split(' ').includes(status)))
        return same(words, true)
      return { words, next: put(model, 'complaints', k, { ...row, status }), fails: false }
    }
    case 'order':
    case 'refund': {
      const amount = `${verb === 'refund' ? '-' : ''}${value}.${String(value % 100).padStart(2, '0')}`
      const words = ['add', 'order', `C-${c}`, `--amount=${amount}`, '--at', `2026-10-${10 + (value % 20)}`]
      if (gone) return same(words, true)
      const row = { customer: `C-${c}`, amount: String(Number(amount)), at: 'then' }
      return { words, next: put(model, 'orders', ids.orders, row), fails: false }
    }
    case 'amend': {
      const [o, order] = at(model.orders, place)
      const words = ['edit', 'order', `O-${o}`, `--amount=${value}`]
      if (order === undefined) return same(words, true)
      return { words, next: put(model, 'orders', o, { ...order, amount: String(value) }), fails: false }
    }
    case 'lead':
      return {
        words: ['config', 'set', 'birthday_lead', String(4 + (value % 5))],
        next: { ...model, lead: 4 + (value % 5) },
        fails: false,
      }
    default:
      return same([verb], false)
  }
}

type Line = Readonly<Record<string, unknown>>

/** What the model knows of a dump. */
const modelOf = (dump: string): unknown => {
  const rows = dump
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line))
  const some = (noun: string, keys: readonly string[]): unknown =>
    rows
      .filter((row) => row.noun === noun)
      .map((row) =>
        Object.fromEntries([
          ['id', Number(String(row.id).slice(2))],
          ...keys.flatMap((key) =>
            row[key] === undefined
              ? []
              : [[key, key === 'at' ? 'then' : String(key === 'amount' ? Number(row[key]) : row[key])]],
          ),
        ]),
      )
  return {
    customers: some('customer', ['name', 'city', 'note', 'snooze_until', 'removed']),
    visits: some('visit', ['customer', 'status', 'due', 'at', 'note', 'next']),
    complaints: some('complaint', ['customer', 'status', 'text']),
    orders: some('order', ['customer', 'amount', 'at']),
    lead: rows.find((row) => row.key === 'birthday_lead')?.value,
  }
}

const plainModel = (model: Model): unknown => {
  const rows = (noun: Nouns): unknown => [...model[noun]].sort(([a], [b]) => a - b).map(([id, row]) => ({ id, ...row }))
  return {
    customers: rows('customers'),
    visits: rows('visits'),
    complaints: rows('complaints'),
    orders: rows('orders'),
    lead: model.lead,
  }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new store, and a way to type into it. */
const newShop = async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-sequence-'))
  folders.push(cwd)
  const clock = steppingClock('2026-11-27T01:00:00.000Z')
  const type = (words: readonly string[]): Promise<Ran> => crm(words, { cwd, clock, env: { CRM_TODAY: '2026-11-27' } })
  const dump = async (): Promise<string> => (await type(['dump', '--removed'])).stdout
  expect((await type(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])).code).toBe(0)
  return { type, dump }
}

const play = async (sequence: readonly Step[]): Promise<void> => {
  const { type, dump } = await newShop()
  const first = await dump()
  let model = empty
  let now = first
  const done: { readonly before: Model; readonly after: Model }[] = []
  const undone: { readonly before: Model; readonly after: Model }[] = []
  const ids: Ids = { customers: 1, visits: 1, complaints: 1, orders: 1 }
  for (const step of sequence) {
    const [verb, , , dry] = step
    const stack = verb === 'undo' ? done : undone
    const isBack = verb === 'undo' || verb === 'redo'
    const planned = plan(model, step, ids)
    const fails = isBack ? stack.length === 0 : planned.fails
    const run = await type(dry ? [...planned.words, '-n'] : planned.words)
    const told = `${planned.words.join(' ')}${dry ? ' -n' : ''}: ${run.code} ${run.stderr}`
    expect(run.stderr, told).not.toContain('not foreseen')
    expect(run.code === 0, told).toBe(!fails)
    const later = await dump()
    if (fails || dry) {
      expect(later === now, `changed something; ${told}`).toBe(true)
      continue
    }
    const move = isBack ? stack.pop() : undefined
    if (move) {
      ;(verb === 'undo' ? undone : done).push(move)
      model = verb === 'undo' ? move.before : move.after
    } else {
      if (later !== now) {
        done.push({ before: model, after: planned.next })
        undone.length = 0
      }
      model = planned.next
    }
    for (const noun of nouns) ids[noun] = Math.max(ids[noun], ...[...model[noun].keys()].map((id) => id + 1))
    expect(modelOf(later), told).toEqual(plainModel(model))
    now = later
  }
  for (; done.length > 0; done.pop()) expect((await type(['undo'])).code).toBe(0)
  expect((await type(['undo'])).code).toBe(3)
  expect((await dump()) === first, 'undoing everything gives something else').toBe(true)
  expect((await type(['doctor'])).code).toBe(0)
}

describe('sequences of commands', () => {
  it('do what a model in memory does, and can all be undone', { timeout: 1_800_000 }, async () => {
    await fc.assert(fc.asyncProperty(steps, play), { numRuns, endOnFailure: true })
  })
})
