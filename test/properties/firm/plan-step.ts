// A step drawn by chance, and what it should do to the model. The words are those a person would type.
import fc from 'fast-check'
import { type Kind, type Model, meant, put, type Row, withTags } from './model.ts'
import {
  addOf,
  cities,
  done,
  editOf,
  editOfMany,
  eraseOf,
  fails,
  importOf,
  mergeOf,
  type Plan,
  pick,
  tags,
  untagOf,
} from './plan-customer.ts'

const weights = {
  add: 4,
  edit: 2,
  note: 1,
  tag: 2,
  untag: 1,
  assign: 1,
  snooze: 1,
  remove: 2,
  restore: 2,
  merge: 2,
  erase: 1,
  import: 2,
  'tag many': 1,
  'assign many': 1,
  'remove many': 1,
  contact: 1,
  role: 1,
  log: 2,
  plan: 1,
  done: 1,
  cancel: 1,
  case: 1,
  move: 1,
  close: 1,
  hand: 1,
  order: 1,
  refund: 1,
  amend: 1,
  drop: 2,
  bring: 1,
  invite: 1,
  uninvite: 1,
  lead: 1,
  undo: 6,
  redo: 4,
} as const
type Verb = keyof typeof weights

/** One step: what is done, to which record, with which value, and whether as a trial only. */
export interface Step {
  readonly verb: Verb
  readonly place: number
  readonly value: number
  readonly dry: boolean
}

const verbs = Object.keys(weights).filter((verb): verb is Verb => Object.hasOwn(weights, verb))

export const steps = fc.array(
  fc.record<Step>({
    verb: fc.oneof(...verbs.map((verb) => ({ weight: weights[verb], arbitrary: fc.constant(verb) }))),
    place: fc.nat(30),
    value: fc.nat(60),
    dry: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  }),
  { minLength: 24, maxLength: 48 },
)

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

const day = (value: number): string => `2027-01-${String(1 + (value % 28)).padStart(2, '0')}`

/** A record of the model by any number; one that is not there where there is none. */
const at = (model: Model, kind: Kind, place: number): readonly [id: number, row: Row | undefined] => {
  const all = [...model[kind]]
  return all[place % Math.max(1, all.length)] ?? [999, undefined]
}

const nouns = {
  contacts: ['contact', 'P'],
  visits: ['visit', 'V'],
  orders: ['order', 'O'],
  complaints: ['complaint', 'K'],
} as const
const dropped = ['contacts', 'visits', 'orders', 'complaints'] as const

export type Ids = Record<Kind, number>

/** Whether a step is typed although there is nothing to do it to: one of six. The others are left out. */
export const typedInVain = ({ place }: Step): boolean => place % 6 === 0

/** What a step should do; null where it is left out. Of `undo` and `redo` only the words are told here. */
export const planOf = (model: Model, step: Step, ids: Ids): Plan | null => {
  const plan = anyPlanOf(model, step, ids)
  return plan?.ends === 'fails' && !typedInVain(step) ? null : plan
}

const anyPlanOf = (model: Model, { verb, place, value }: Step, ids: Ids): Plan | null => {
  const [c] = at(model, 'customers', place)
  const ref = `C-${c}`
  const edit = (change: Row, ...words: readonly string[]): Plan => editOf(model, c, words, () => change)
  /** Something new of a customer: the rows, of which the first has the next number. */
  const more = (kind: Kind, words: readonly string[], ...rows: readonly Row[]): Plan => {
    const customer = meant(model, c)
    const owner = model.customers.get(customer)
    if (owner === undefined || owner.removed) return fails(model, words)
    let next = model
    for (const [index, row] of rows.entries())
      next = put(next, kind, ids[kind] + index, { customer: String(customer), ...row })
    return done(next, words)
  }
  /** A change of a record that is there. */
  const change = (kind: Kind, words: (id: number) => readonly string[], to: (row: Row) => Row | null): Plan => {
    const [id, row] = at(model, kind, place)
    const changed = row === undefined || row.removed ? null : to(row)
    return changed === null ? fails(model, words(id)) : done(put(model, kind, id, { ...row, ...changed }), words(id))
  }
  const tag = pick(tags, value)
  const staff = 1 + (value % 2)
  switch (verb) {
    case 'add':
      return addOf(model, place, value, ids.customers)
    case 'edit':
      return edit({ city: pick(cities, value) }, 'edit', 'customer', ref, `--city=${pick(cities, value)}`)
    case 'note':
      return edit({ note: `n${value}\nm` }, 'edit', 'customer', ref, `--note=n${value}\nm`)
    case 'tag':
      return editOf(model, c, ['edit', 'customer', ref, '--tags', `+${tag}`], (row) => ({
        ...row,
        tags: withTags(row, [tag]),
      }))
    case 'untag':
      return untagOf(model, c, tag)
    case 'assign':
      return edit({ owner: String(staff) }, 'assign', 'customer', ref, `E-${staff}`)
    case 'snooze':
      return edit({ snooze_until: day(value) }, 'snooze', ref, '--until', day(value))
    case 'remove':
      return edit({ removed: 'yes' }, 'remove', 'customer', ref, '--yes')
    case 'restore': {
      const row = model.customers.get(c)
      const words = ['restore', 'customer', ref]
      if (row === undefined) return fails(model, words)
      return done(put(model, 'customers', c, { ...row, removed: undefined, merged: undefined }), words)
    }
    case 'merge':
      return mergeOf(model, c, at(model, 'customers', value)[0])
    case 'erase':
      return eraseOf(model, c)
    case 'import':
      return importOf(model, place, value, ids.customers)
    case 'tag many':
      return editOfMany(model, tag, ['edit', 'customer', '--tags', '+many'], (row) => ({
        tags: withTags(row, ['many']),
      }))
    case 'assign many':
      return editOfMany(model, tag, ['edit', 'customer', '--owner', `E-${staff}`], () => ({ owner: String(staff) }))
    case 'remove many':
      return editOfMany(model, tag, ['remove', 'customer'], () => ({ removed: 'yes' }))
    case 'contact':
      return more('contacts', ['add', 'contact', ref, '--name', `Eve ${value}`], { name: `Eve ${value}` })
    case 'role':
      return change(
        'contacts',
        (id) => ['edit', 'contact', `P-${id}`, `--note=r${value}`],
        () => ({ note: `r${value}` }),
      )
    case 'log':
      return more(
        'visits',
        ['log', ref, `said ${value}`, '--closes', 'none', '--next', day(value)],
        { status: 'done', note: `said ${value}`, at: 'then', next: day(value) },
        { status: 'planned', due: day(value) },
      )
    case 'plan':
      return more('visits', ['add', 'visit', ref, '--due', day(value)], { status: 'planned', due: day(value) })
    case 'done':
      return change(
        'visits',
        (id) => ['done', 'visit', `V-${id}`, '--note', `did ${value}`],
        () => ({
          status: 'done',
          at: 'then',
          note: `did ${value}`,
        }),
      )
    case 'cancel':
      return change(
        'visits',
        (id) => ['cancel', 'visit', `V-${id}`],
        ({ status }) => (status === 'done' ? null : { status: 'cancelled' }),
      )
    case 'case':
      return more('complaints', ['add', 'complaint', ref, '--text', `bad ${value}`], {
        status: 'received',
        text: `bad ${value}`,
      })
    case 'move': {
      const to = statuses[value % statuses.length] ?? ''
      return change(
        'complaints',
        (id) => ['move', 'complaint', `K-${id}`, to],
        ({ status = '' }) => (status === to || flow[status]?.split(' ').includes(to) ? { status: to } : null),
      )
    }
    case 'close':
      return change(
        'complaints',
        (id) => ['close', 'complaint', `K-${id}`, '--reason', 'fine'],
        () => ({
          status: 'closed',
        }),
      )
    case 'hand':
      return change(
        'complaints',
        (id) => ['assign', 'complaint', `K-${id}`, `E-${staff}`],
        () => ({
          staff: String(staff),
        }),
      )
    case 'order':
    case 'refund': {
      const minor = (value * 100 + (value % 100)) * (verb === 'refund' ? -1 : 1)
      const words = [
        'add',
        'order',
        ref,
        `--amount=${(minor / 100).toFixed(2)}`,
        '--at',
        `2026-10-${10 + (value % 20)}`,
      ]
      return more('orders', words, { amount: String(minor) })
    }
    case 'amend':
      return change(
        'orders',
        (id) => ['edit', 'order', `O-${id}`, `--amount=${value}`],
        () => ({
          amount: String(value * 100),
        }),
      )
    case 'drop': {
      const kind = pick(dropped, value)
      const [noun, letter] = nouns[kind]
      return change(
        kind,
        (id) => ['remove', noun, `${letter}-${id}`, '--yes'],
        () => ({ removed: 'yes' }),
      )
    }
    case 'bring': {
      const kind = pick(dropped, value)
      const [noun, letter] = nouns[kind]
      const [id, row] = at(model, kind, place)
      const words = ['restore', noun, `${letter}-${id}`]
      return row === undefined ? fails(model, words) : done(put(model, kind, id, { ...row, removed: undefined }), words)
    }
    case 'invite': {
      const words = ['add', 'segment-member', 'invited', ref]
      const customer = meant(model, c)
      const owner = model.customers.get(customer)
      if (owner === undefined || owner.removed) return fails(model, words)
      const [known] = [...model.members].filter(([, row]) => row.customer === String(customer))
      return done(put(model, 'members', known?.[0] ?? ids.members, { customer: String(customer) }), words)
    }
    case 'uninvite': {
      const words = ['remove', 'segment-member', 'invited', ref, '--yes']
      const customer = meant(model, c)
      const [known] = [...model.members].filter(([, row]) => row.customer === String(customer) && !row.removed)
      if (known === undefined || model.customers.get(customer)?.removed) return fails(model, words)
      return done(put(model, 'members', known[0], { ...known[1], removed: 'yes' }), words)
    }
    case 'lead':
      return done({ ...model, lead: String(4 + (value % 5)) }, [
        'config',
        'set',
        'birthday_lead',
        String(4 + (value % 5)),
      ])
    default:
      return done(model, [verb])
  }
}
