// What a command about customers should do to the model: edits of one and of many, merging, erasing, files.
import { expect } from 'vitest'
import { each, type Model, meant, put, type Row, tagged, without, withoutTag, withTags } from './model.ts'

/** What a step should do: its words, how it ends, and the model after it. */
export interface Plan {
  readonly words: readonly string[]
  /** A file that the words name. */
  readonly file?: string
  readonly ends: 'done' | 'partly' | 'fails'
  /** The model afterwards; where a text is the program's own choice, it is taken from what the store holds. */
  readonly next: Model | ((held: Model) => Model)
  /** Whether it can never be taken back. */
  readonly forGood?: boolean
}

export const tags = ['vip', 'old', '新', '=x'] as const
export const cities = ['北京', 'Wuhan', "O'Brien", '=1+1', 'a"b,c', '上海', '😀', '%_', 'trail  x'] as const
export const fileKeys = ['KA', 'KB', 'KC'] as const

export const pick = <T>(all: readonly [T, ...T[]], at: number): T => all[at % all.length] ?? all[0]

export const fails = (model: Model, words: readonly string[]): Plan => ({ words, ends: 'fails', next: model })
export const done = (next: Plan['next'], words: readonly string[]): Plan => ({ words, ends: 'done', next })

/** An edit of one customer, who may have been merged into another. */
export const editOf = (model: Model, c: number, words: readonly string[], change: (row: Row) => Row): Plan => {
  const id = meant(model, c)
  const row = model.customers.get(id)
  if (row === undefined || row.removed) return fails(model, words)
  return done(put(model, 'customers', id, { ...row, ...change(row) }), words)
}

/** An edit of everybody with a tag. */
export const editOfMany = (
  model: Model,
  tag: string,
  words: readonly string[],
  change: (row: Row) => Readonly<Record<string, string>>,
): Plan =>
  done(
    each(model, 'customers', (row) => (row.removed || !tagged(row, tag) ? row : { ...row, ...change(row) })),
    [...words, '--where', `tag:${tag}`, '--yes'],
  )

const moved = (model: Model, from: number, to: number): Model => {
  let next = model
  for (const kind of ['contacts', 'visits', 'orders', 'complaints'] as const)
    next = each(next, kind, (row) => (row.customer === String(from) ? { ...row, customer: String(to) } : row))
  const [own] = [...model.members].filter(([, row]) => row.customer === String(to))
  for (const [id, row] of model.members) {
    if (row.customer !== String(from)) continue
    if (!own) next = put(next, 'members', id, { ...row, customer: String(to) })
    else if (own[1].removed && !row.removed) next = put(next, 'members', own[0], { ...own[1], removed: undefined })
  }
  return next
}

/** A merge: links move, tags are joined, empty fields are filled; the words for what was not taken are the program's. */
export const mergeOf = (model: Model, first: number, second: number): Plan => {
  const words = ['merge', 'customer', `C-${first}`, `C-${second}`]
  const [a, b] = [meant(model, first), meant(model, second)]
  const [stays, goes] = [model.customers.get(a), model.customers.get(b)]
  if (a === b || !stays || !goes || stays.removed || goes.removed) return fails(model, words)
  const key = stays.key ?? goes.key
  const repointed = each(model, 'customers', (row) => (row.merged === String(b) ? { ...row, merged: String(a) } : row))
  const next = moved(repointed, b, a)
  return done((held) => {
    const note = held.customers.get(a)?.note ?? ''
    for (const text of [stays.note, goes.note]) expect(note).toContain(text ?? '')
    for (const field of ['name', 'city', 'snooze_until'] as const)
      if (goes[field] !== undefined && stays[field] !== undefined && goes[field] !== stays[field])
        expect(note, `the ${field} of the one that goes`).toContain(goes[field])
    const joined = { ...goes, ...stays, key, note, tags: withTags(stays, goes.tags?.split(' ') ?? []) }
    const left = { ...goes, key: stays.key === undefined ? undefined : goes.key, removed: 'yes', merged: String(a) }
    return put(put(next, 'customers', a, joined), 'customers', b, left)
  }, words)
}

/** An erasure: nothing of the person is left, orders stay without a name. It cannot be taken back. */
export const eraseOf = (model: Model, c: number): Plan | null => {
  const words = ['erase', 'customer', `C-${c}`, '--confirm', `C-${c}`, '--reason', 'asked']
  const row = model.customers.get(c)
  if (row?.merged) return null
  if (!row) return fails(model, words)
  const all = new Set([c, ...[...model.customers].filter(([, one]) => one.merged === String(c)).map(([id]) => id)])
  const gone = new Set([...all].map(String))
  let next = without(model, 'customers', (_, id) => all.has(id))
  for (const kind of ['contacts', 'visits', 'complaints', 'members'] as const)
    next = without(next, kind, (one) => gone.has(one.customer ?? ''))
  next = each(next, 'orders', (one) => (gone.has(one.customer ?? '') ? { ...one, customer: '0' } : one))
  const keys = [...all].flatMap((id) => model.customers.get(id)?.key ?? [])
  return { ...done({ ...next, erasedKeys: new Set([...model.erasedKeys, ...keys]) }, words), forGood: true }
}

/** A file of one to three customers by key: new ones are added, known ones changed, removed ones rejected. */
export const importOf = (model: Model, place: number, value: number, nextId: number): Plan | null => {
  const keys = fileKeys.slice(place % fileKeys.length)
  const city = pick(cities, value)
  let next = model
  let id = nextId
  let rejected = 0
  for (const key of keys) {
    const [holder] = [...model.customers].filter(([, row]) => row.key === key)
    if (model.erasedKeys.has(key) || holder?.[1].merged) return null
    const row = { name: `In ${value} ${key}`, city }
    if (holder === undefined) {
      next = put(next, 'customers', id, { key, ...row })
      id += 1
    } else if (holder[1].removed) rejected += 1
    else next = put(next, 'customers', holder[0], { ...holder[1], ...row })
  }
  const cell = `"${city.replaceAll('"', '""')}"`
  return {
    words: ['import', 'customers', 'in.csv', '--match', 'key'],
    file: `key,name,city\n${keys.map((key) => `${key},In ${value} ${key},${cell}\n`).join('')}`,
    ends: rejected > 0 ? 'partly' : 'done',
    next,
  }
}

/** Adds a customer; every third with a key that a file may name. */
export const addOf = (model: Model, place: number, value: number, id: number): Plan | null => {
  const city = pick(cities, value)
  const tag = place % 2 === 0 ? pick(tags, value) : undefined
  const key = place % 3 === 0 ? pick(fileKeys, value) : undefined
  if (key !== undefined && model.erasedKeys.has(key)) return null
  const name = `Person ${id} ${city}`
  const words = ['add', 'customer', `--name=${name}`, `--city=${city}`, '--no-check']
  if (tag !== undefined) words.push(`--tags=${tag}`)
  if (key !== undefined) words.push(`--key=${key}`)
  const taken = key !== undefined && [...model.customers.values()].some((row) => row.key === key)
  return taken ? fails(model, words) : done(put(model, 'customers', id, { name, city, tags: tag, key }), words)
}

/** Takes a tag off one customer. */
export const untagOf = (model: Model, c: number, tag: string): Plan =>
  editOf(model, c, ['edit', 'customer', `C-${c}`, '--tags', `-${tag}`], (row) => ({
    ...row,
    tags: withoutTag(row, tag),
  }))
