// Whatever is written, undoing it entry by entry gives back each earlier state of every table, byte for byte, and redoing
// it each later one; what is kept to find records follows. Only the column `entry`, which says who touched a row last, differs.
import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/database/chain.ts'
import { wrongTerms, wrongWords } from '../../src/database/finding-tables.ts'
import { type Findable, findingKeepers } from '../../src/database/keepers.ts'
import type { Store, Writing } from '../../src/database/store.ts'
import { undoEntry } from '../../src/database/undo.ts'
import { entryToRedo, entryToUndo } from '../../src/database/undo-choice.ts'
import type { Row } from '../../src/kernel/row.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { aboutOf, customer, nameOf, newStore } from '../queries/temporary-store.ts'

const people: Findable = {
  noun: 'customer',
  table: 'customer',
  letter: 'C',
  phones: ['phones'],
  emails: ['emails'],
  tags: ['tags'],
  searched: ['name', 'city'],
  words: (row) =>
    [row.name, row.city]
      .filter((text) => text !== null && text !== undefined)
      .join(' ')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} ]/gu, 'x'),
}
const tables = ['customer', 'contact', 'visit', 'sales_order', 'order_line', 'setting', 'term'] as const

type Step = readonly [verb: 'add' | 'edit' | 'remove' | 'bulk' | 'bulkEdit', table: number, row: number, value: number]

const texts = [null, 'Wuhan', '北京', 'Xi’an', '<>', '2026-01-05']
const keys = [null, 'K1', 'K2', 'K3']

const fieldsOf = (table: string, value: number): Row => {
  const text = texts[value % texts.length] ?? null
  if (table === 'customer') {
    return {
      city: text,
      key: keys[value % keys.length] ?? null,
      age: value % 3 === 0 ? null : value,
      phones: value % 2 === 0 ? `["+86138${value}"]` : null,
      tags: value % 5 === 0 ? '["Vip"]' : null,
    }
  }
  if (table === 'visit') return { note: text, mood: (value % 5) + 1, due: '2026-12-01' }
  if (table === 'sales_order') return { amount: value, note: text }
  if (table === 'order_line') return { amount: value, quantity: text }
  return { note: text }
}

const idAt = (writing: Writing, table: string, at: number): number | null => {
  const rows = writing.lane.prepare(`select id from "${table}" order by id`).all()
  const id = rows.length === 0 ? null : rows[at % rows.length]?.id
  return typeof id === 'number' ? id : null
}

const newRow = (writing: Writing, table: string, row: number, value: number): Row | null => {
  if (table === 'customer')
    return customer(`N${value}`, { ...fieldsOf(table, value), introducer: idAt(writing, table, row) })
  const parent = idAt(writing, table === 'order_line' ? 'sales_order' : 'customer', row)
  if (parent === null) return null
  if (table === 'contact')
    return { customer: parent, name: 'c', name_key: 'c', name_sort: 'c', ...fieldsOf(table, value) }
  if (table === 'visit') return { customer: parent, status: 'planned', ...fieldsOf(table, value) }
  if (table === 'order_line') return { parent, position: row, ...fieldsOf(table, value) }
  return { customer: parent, at: '2026-01-05', at_day: '2026-01-05', currency: 'CNY', ...fieldsOf(table, value) }
}

const constraint = (error: unknown): boolean => error instanceof Error && /constraint/i.test(error.message)

const take = async (writing: Writing, [verb, tableAt, row, value]: Step): Promise<void> => {
  const table = tables[tableAt] ?? 'customer'
  const id = idAt(writing, table, row)
  try {
    if (verb === 'add') {
      const made = newRow(writing, table, row, value)
      if (made) await writing.insert(table, made)
    } else if (verb === 'bulk') {
      const sql = 'insert into customer (name, name_key, name_sort, added, city, entry) values (?, ?, ?, ?, ?, ?)'
      const add = () => writing.lane.prepare(sql).run(`B${value}`, 'b', 'b', '2026-01-05', 'Wuhan', writing.entry).id
      writing.added('customer', add(), add())
    } else if (id !== null && verb === 'edit') await writing.update(table, id, fieldsOf(table, value))
    else if (id !== null && verb === 'remove') await writing.remove(table, id)
    else if (id !== null) {
      const before = writing.lane.prepare(`select * from "${table}" where id = ?`).get(id) ?? {}
      const [column, now] = Object.entries(fieldsOf(table, value)).at(-1) ?? ['note', null]
      if (before[column] === now) return
      writing.changedBefore(table, { id, [column]: before[column] ?? null })
      writing.lane.prepare(`update "${table}" set "${column}" = ?, entry = ? where id = ?`).run(now, writing.entry, id)
    }
  } catch (error) {
    if (!constraint(error)) throw error
  }
}

const stateOf = (store: Store): Promise<string> =>
  store.read(async ({ lane }) =>
    JSON.stringify(
      tables.map((table) =>
        lane
          .prepare(`select * from "${table}" order by 1, 2, 3, 4`)
          .all()
          .map((row) => ({ ...row, entry: 0 })),
      ),
    ),
  )

const undoLast = async (store: Store, choose: typeof entryToUndo): Promise<void> => {
  await store.write(aboutOf({ kind: 'undo' }), async (writing) => {
    const entry = choose(writing.lane, 'lin')
    if (entry === null) throw new Error('nothing to take back')
    await undoEntry(writing, entry, { strict: true, nameOf })
  })
}

const step = fc.tuple(
  fc.constantFrom('add', 'add', 'edit', 'edit', 'remove', 'bulk', 'bulkEdit') as fc.Arbitrary<Step[0]>,
  fc.nat(4),
  fc.nat(9),
  fc.nat(30),
)

describe('undo and redo', () => {
  it('give back every earlier and every later state', { timeout: ample }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (entries) => {
          const store = await newStore({ keepers: findingKeepers(people) })
          const states = [await stateOf(store)]
          for (const [at, steps] of entries.entries()) {
            const kind = at % 3 === 2 ? 'import' : 'write'
            const { entry } = await store.write(aboutOf({ kind }), async (writing) => {
              for (const one of steps) await take(writing, one)
            })
            if (entry !== null) states.push(await stateOf(store))
          }
          for (const state of states.slice(0, -1).toReversed()) {
            await undoLast(store, entryToUndo)
            expect(await stateOf(store)).toBe(state)
          }
          for (const state of states.slice(1)) {
            await undoLast(store, entryToRedo)
            expect(await stateOf(store)).toBe(state)
          }
          const faults = await store.write(aboutOf(), async ({ lane }) => [
            wrongTerms(lane, [people]),
            wrongWords(lane, [people]),
            verifyChain(lane, { createHash, randomBytes }).bad,
            lane.prepare('pragma foreign_key_check').all().length,
          ])
          expect(faults.result).toEqual([0, 0, null, 0])
          store.close()
        },
      ),
      runs(40, 50),
    )
  })
})
