// Whole sequences of commands against a firm in memory: after each the store holds what the model holds, a command that
// fails changes nothing, a dry run changes nothing, an undo gives every table back byte for byte, and so does undoing all.
// The commands and what they should do are in firm/plan-step.ts.
// Broken once: a merge that drops a tag, an undo that forgets a column, an erasure that leaves visits.
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { ample, runs } from '../harness/property-runs.ts'
import { newFirm } from './firm/firm-store.ts'
import { kinds, type Model } from './firm/model.ts'
import { type Ids, planOf, type Step, steps, typedInVain } from './firm/plan-step.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The store before and after an entry that can be taken back. */
interface Move {
  readonly before: string
  readonly after: string
  readonly models: readonly [before: Model, after: Model]
}

const plainOf = (model: Model): unknown => ({
  ...Object.fromEntries(
    kinds.map((kind) => [kind, [...model[kind]].sort(([a], [b]) => a - b).map(([id, row]) => ({ id, ...row }))]),
  ),
  lead: model.lead,
})

const tablesOf = (text: string): ReadonlyMap<string, unknown> => {
  const tables: readonly (readonly [table: string, rows: unknown])[] = JSON.parse(text)
  return new Map(tables)
}

/** Fails with the table that differs, rather than with all of them. */
const expectSame = (one: string, other: string, told: string): void => {
  if (one === other) return
  const before = tablesOf(other)
  for (const [table, rows] of tablesOf(one)) expect({ table, rows }, told).toEqual({ table, rows: before.get(table) })
  expect(one, told).toBe(other)
}

const codes = { done: [0], partly: [5], fails: [1, 2, 3, 4, 7] } as const

const play = async (sequence: readonly Step[]): Promise<void> => {
  const { type, look, write, leave } = await newFirm(folders)
  const first = await look()
  let now = first
  let model = first.model
  let walled = false
  const back: Move[] = []
  const forth: Move[] = []
  const ids: Ids = { customers: 1, contacts: 1, visits: 1, orders: 1, complaints: 1, members: 1 }
  const count = (): void => {
    for (const kind of kinds) ids[kind] = Math.max(ids[kind], ...[...model[kind].keys()].map((id) => id + 1))
  }
  count()
  for (const step of sequence) {
    const isBack = step.verb === 'undo' || step.verb === 'redo'
    const stack = step.verb === 'undo' ? back : forth
    const plan = planOf(model, step, ids)
    if (plan === null || (isBack && stack.length === 0 && !typedInVain(step))) continue
    if (plan.file !== undefined) write(plan.file)
    const ends = isBack && stack.length === 0 ? 'fails' : plan.ends
    const run = await type(step.dry ? [...plan.words, '-n'] : plan.words)
    const told = `${plan.words.join(' ')}${step.dry ? ' -n' : ''}: ${run.code} ${run.stderr}`
    expect(run.stderr, told).not.toContain('not foreseen')
    expect(codes[ends], told).toContain(run.code)
    const later = await look()
    if (ends === 'fails' || step.dry) {
      expect(later.entry, `wrote an entry; ${told}`).toBe(now.entry)
      expectSame(later.text, now.text, `changed something; ${told}`)
      continue
    }
    const move = isBack ? stack.pop() : undefined
    if (move) {
      ;(step.verb === 'undo' ? forth : back).push(move)
      model = move.models[step.verb === 'undo' ? 0 : 1]
      expectSame(later.text, step.verb === 'undo' ? move.before : move.after, told)
    } else {
      const before = model
      model = typeof plan.next === 'function' ? plan.next(later.model) : plan.next
      expect(later.entry !== now.entry, `an entry for nothing, or none for a change; ${told}`).toBe(
        later.text !== now.text,
      )
      if (later.entry !== now.entry) {
        forth.length = 0
        if (plan.forGood) back.length = 0
        else back.push({ before: now.text, after: later.text, models: [before, model] })
        walled ||= plan.forGood === true
      }
    }
    count()
    expect(plainOf(later.model), told).toEqual(plainOf(model))
    now = later
  }
  // Undoing all is what takes longest: every fourth sequence is taken back whole, beside what it took back itself.
  if (sequence.length % 4 === 0) {
    for (let move = back.pop(); move; move = back.pop()) {
      expect((await type(['undo'])).code).toBe(0)
      expectSame((await look()).text, move.before, 'undoing all')
    }
    expect((await type(['undo'])).code).toBe(walled ? 4 : 3)
    if (!walled) expectSame((await look()).text, first.text, 'undoing all')
  }
  expect((await type(['doctor'])).code).toBe(0)
  leave()
}

describe('sequences of commands', () => {
  it('do what a model in memory does, and can all be undone', { timeout: ample }, async () => {
    await fc.assert(fc.asyncProperty(steps, play), runs(50, 50))
  })
})
