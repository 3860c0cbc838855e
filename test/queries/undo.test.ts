// Undo and redo on a real store: what goes back, what clashes, what stays, and which entry is taken.
import { describe, expect, it } from 'vitest'
import { history } from '../../src/database/history.ts'
import type { EntryAbout, Store } from '../../src/database/store.ts'
import { undoEntry } from '../../src/database/undo.ts'
import { entryToRedo, entryToUndo } from '../../src/database/undo-choice.ts'
import type { Row } from '../../src/kernel/row.ts'
import { aboutOf, addCustomer, customer, nameOf, newStore } from './temporary-store.ts'

const undo = (store: Store, entry: number, strict = false, about: Partial<EntryAbout> = {}) =>
  store.write(aboutOf({ kind: 'undo', command: 'undo', ...about }), (writing) =>
    undoEntry(writing, entry, { strict, nameOf }),
  )

const failureOf = async (work: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await work
    return { code: 'nothing failed' }
  } catch (error) {
    return { ...Object(error), message: error instanceof Error ? error.message : '' }
  }
}

const edit = async (store: Store, id: number, changes: Row, about: Partial<EntryAbout> = {}): Promise<number> => {
  const { entry } = await store.write(aboutOf(about), (writing) => writing.update('customer', id, changes))
  return entry ?? 0
}

const customers = (store: Store) => store.db.selectFrom('customer').selectAll().orderBy('id').execute()
const one = async (store: Store, id: number) => (await customers(store)).find((row) => row.id === id)
const lastEntry = async (store: Store) => (await history(store, { limit: 1 }))[0]

describe('undo of one entry', () => {
  it('takes an addition, an edit and a removal back', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const changed = await edit(store, id, { city: 'Xian', age: 40 })
    await undo(store, changed)
    expect(await one(store, id)).toMatchObject({ city: 'Wuhan', age: null })
    const { entry: removed } = await store.write(aboutOf(), (writing) => writing.remove('customer', id))
    await undo(store, removed ?? 0)
    expect(await one(store, id)).toMatchObject({ id, city: 'Wuhan', name: 'Ann' })
    await undo(store, 2)
    expect(await customers(store)).toEqual([])
  })

  it('is an entry of its own that names the one it took back', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann')
    const { result, entry } = await undo(store, 2)
    expect(result).toEqual({ undoes: 2, restored: 1, kept: [] })
    expect(await lastEntry(store)).toMatchObject({ id: entry, kind: 'undo', undoes: 2 })
    const [, first] = await history(store, { limit: 2 })
    expect(first).toMatchObject({ id: 2, undone_by: entry })
    expect(await one(store, id)).toBeUndefined()
  })

  it('leaves fields alone that others changed meanwhile, when they are other fields', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const changed = await edit(store, id, { city: 'Xian' })
    await edit(store, id, { age: 40 })
    await undo(store, changed)
    expect(await one(store, id)).toMatchObject({ city: 'Wuhan', age: 40 })
  })

  it('clashes with a later edit of the same field, names it and changes nothing', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const changed = await edit(store, id, { city: 'Xian', age: 40 })
    const later = await edit(store, id, { city: 'Beijing' })
    const failure = await failureOf(undo(store, changed))
    expect(failure).toMatchObject({ code: 'clash', exit: 4 })
    expect(JSON.stringify(failure)).toContain(`entry ${later}`)
    expect(JSON.stringify(failure)).toContain(`customer ${id}`)
    expect(await one(store, id)).toMatchObject({ city: 'Beijing', age: 40 })
    expect(await lastEntry(store)).toMatchObject({ id: later })
  })

  it('goes through once the later edit itself is undone', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const changed = await edit(store, id, { city: 'Xian' })
    const later = await edit(store, id, { city: 'Beijing' })
    await undo(store, later)
    await undo(store, changed)
    expect(await one(store, id)).toMatchObject({ city: 'Wuhan' })
  })

  it('does not take back an addition that later records refer to', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann')
    await store.write(aboutOf(), (writing) =>
      writing.insert('visit', { customer: id, status: 'planned', due: '2026-12-01' }),
    )
    const failure = await failureOf(undo(store, 2))
    expect(failure).toMatchObject({ code: 'clash' })
    expect(JSON.stringify(failure)).toContain('visit 1 refers to it')
    expect(await one(store, id)).toBeDefined()
  })

  it('takes back parent and child of one entry together', async () => {
    const store = await newStore()
    const { entry } = await store.write(aboutOf(), async (writing) => {
      const parent = await writing.insert('customer', customer('Ann'))
      await writing.insert('contact', { customer: parent, name: 'Bo', name_key: 'bo', name_sort: 'bo' })
      await writing.insert('customer', customer('Cy', { introducer: parent }))
    })
    await undo(store, entry ?? 0)
    expect(await customers(store)).toEqual([])
    const { entry: redone } = await undo(store, (entry ?? 0) + 1)
    expect((await customers(store)).map((row) => [row.name, row.introducer])).toEqual([
      ['Ann', null],
      ['Cy', 1],
    ])
    expect(await lastEntry(store)).toMatchObject({ id: redone, kind: 'redo' })
  })

  it('takes back custom fields one by one', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { custom: '{"pet":"cat","vip":"no"}' })
    const changed = await edit(store, id, { custom: '{"pet":"dog","vip":"no"}' })
    await edit(store, id, { custom: '{"pet":"dog","vip":"yes"}' })
    await undo(store, changed)
    expect(await one(store, id)).toMatchObject({ custom: '{"pet":"cat","vip":"yes"}' })
  })

  it('gives a key back even where the same entry gave it to another', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { key: 'K1' })
    const { entry } = await store.write(aboutOf(), async (writing) => {
      await writing.update('customer', id, { key: null })
      await writing.insert('customer', customer('Bo', { key: 'K1' }))
    })
    await undo(store, entry ?? 0)
    expect((await customers(store)).map((row) => [row.name, row.key])).toEqual([['Ann', 'K1']])
  })

  it('clashes where a key is taken since', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { key: 'K1' })
    const changed = await edit(store, id, { key: null })
    await addCustomer(store, 'Bo', { key: 'K1' })
    expect(await failureOf(undo(store, changed))).toMatchObject({ code: 'clash', exit: 4 })
    expect(await one(store, id)).toMatchObject({ key: null })
  })

  it('puts lines of an order back with their numbers', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann')
    const order = { customer: id, at: '2026-02-01', at_day: '2026-02-01', amount: 300, currency: 'CNY' }
    const { result: parent } = await store.write(aboutOf(), async (writing) => {
      const made = await writing.insert('sales_order', order)
      await writing.insert('order_line', { parent: made, position: 1, amount: 100 })
      await writing.insert('order_line', { parent: made, position: 2, amount: 200 })
      return made
    })
    const before = await store.db.selectFrom('order_line').select(['id', 'position', 'amount']).execute()
    const { entry } = await store.write(aboutOf(), async (writing) => {
      for (const line of before) await writing.remove('order_line', line.id)
      await writing.insert('order_line', { parent, position: 1, amount: 300 })
    })
    await undo(store, entry ?? 0)
    expect(await store.db.selectFrom('order_line').select(['id', 'position', 'amount']).execute()).toEqual(before)
  })
})

describe('undo of an import', () => {
  const imported = async () => {
    const store = await newStore()
    const old = await addCustomer(store, 'Old', { city: 'Wuhan', age: 30 })
    const { result, entry } = await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      const add = writing.lane.prepare(
        'insert into customer (name, name_key, name_sort, added, introducer, entry) values (?, ?, ?, ?, ?, ?)',
      )
      const first = add.run('Ann', 'ann', 'ann', '2026-01-05', null, writing.entry).id
      const second = add.run('Bob', 'bob', 'bob', '2026-01-05', first, writing.entry).id
      const third = add.run('Cy', 'cy', 'cy', '2026-01-05', null, writing.entry).id
      writing.added('customer', first, third)
      writing.changedBefore('customer', { id: old, city: 'Wuhan', age: 30 })
      writing.lane
        .prepare(`update customer set city = 'Xian', age = 31, entry = ? where id = ?`)
        .run(writing.entry, old)
      return [first, second, third]
    })
    const [first = 0, second = 0, third = 0] = result
    return { store, old, first, second, third, entry: entry ?? 0 }
  }

  it('takes all back when nobody touched it, and redo brings all again', async () => {
    const { store, entry } = await imported()
    const before = await customers(store)
    const { result, entry: undone } = await undo(store, entry)
    expect(result).toMatchObject({ restored: 4, kept: [] })
    expect((await customers(store)).map((row) => [row.name, row.city, row.age])).toEqual([['Old', 'Wuhan', 30]])
    await undo(store, undone ?? 0)
    const plain = (rows: readonly object[]) => rows.map((row) => ({ ...row, entry: 0 }))
    expect(plain(await customers(store))).toEqual(plain(before))
  })

  it('keeps rows edited since, those they refer to, and the fields changed since; the rest goes', async () => {
    const { store, old, first, second, third, entry } = await imported()
    const later = await edit(store, second, { name: 'Bobby' })
    await edit(store, old, { city: 'Beijing' })
    const { result } = await undo(store, entry)
    expect(result.restored).toBe(2)
    expect(result.kept.map((kept) => [kept.id, kept.why.en])).toEqual([
      [old, `city changed since by entry ${later + 1}`],
      [second, `name changed since by entry ${later}`],
      [first, 'customer 3 refers to it'],
    ])
    expect(await one(store, third)).toBeUndefined()
    expect(await one(store, old)).toMatchObject({ city: 'Beijing', age: 30 })
    expect(await lastEntry(store)).toMatchObject({ kind: 'undo', undoes: entry })
  })

  it('does nothing at all with strict', async () => {
    const { store, second, entry } = await imported()
    await edit(store, second, { name: 'Bobby' })
    const before = await customers(store)
    expect(await failureOf(undo(store, entry, true))).toMatchObject({ code: 'clash', exit: 4 })
    expect(await customers(store)).toEqual(before)
  })

  it('counts an edit that was itself undone as untouched', async () => {
    const { store, second, entry } = await imported()
    await undo(store, await edit(store, second, { name: 'Bobby' }))
    expect((await undo(store, entry)).result).toMatchObject({ restored: 4, kept: [] })
  })

  it('keeps the name whole where only its spelling was changed since', async () => {
    const { store, old } = await imported()
    const { entry } = await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      writing.changedBefore('customer', { id: old, name: 'Old', name_key: 'old', name_sort: 'old' })
      const sql = `update customer set name = 'new', name_key = 'new', name_sort = 'new', entry = ? where id = ?`
      writing.lane.prepare(sql).run(writing.entry, old)
    })
    await edit(store, old, { name: 'New' })
    const { result } = await undo(store, entry ?? 0)
    expect(result.kept).toHaveLength(1)
    expect(await one(store, old)).toMatchObject({ name: 'New', name_key: 'new', name_sort: 'new' })
  })
})

describe('which entry is taken', () => {
  const toUndo = (store: Store, who = 'lin') => store.read(async ({ lane }) => entryToUndo(lane, who))
  const toRedo = (store: Store, who = 'lin') => store.read(async ({ lane }) => entryToRedo(lane, who))

  it('goes back one entry of the same person at a time, past the night and past what is undone', async () => {
    const store = await newStore()
    expect(await toUndo(store)).toBeNull()
    await addCustomer(store, 'Ann')
    await addCustomer(store, 'Bob', {}, { who: 'wang' })
    await addCustomer(store, 'Cy', {}, { kind: 'night' })
    await addCustomer(store, 'Di')
    expect(await toUndo(store)).toBe(5)
    await undo(store, 5)
    expect(await toUndo(store)).toBe(2)
    await undo(store, 2)
    expect(await toUndo(store)).toBeNull()
    expect(await toUndo(store, 'wang')).toBe(3)
  })

  it('redoes in the order of undoing, until the person writes again', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann')
    const [first, second] = [await edit(store, id, { city: 'a' }), await edit(store, id, { city: 'b' })]
    await undo(store, second)
    await undo(store, first)
    const names: (string | null | undefined)[] = []
    for (let round = 0; round < 2; round++) {
      await undo(store, (await toRedo(store)) ?? 0)
      names.push((await one(store, id))?.city)
    }
    expect(names).toEqual(['a', 'b'])
    expect(await toRedo(store)).toBeNull()
    await undo(store, second)
    expect(await toRedo(store)).not.toBeNull()
    await edit(store, id, { age: 40 })
    expect(await toRedo(store)).toBeNull()
  })

  it('can undo again what a redo brought back', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'a' })
    const changed = await edit(store, id, { city: 'b' })
    const { entry: undone } = await undo(store, changed)
    const { entry: redone } = await undo(store, undone ?? 0)
    expect(await toUndo(store)).toBe(changed)
    const { result } = await undo(store, redone ?? 0)
    expect(result.undoes).toBe(changed)
    expect(await one(store, id)).toMatchObject({ city: 'a' })
    expect(await failureOf(undo(store, changed))).toMatchObject({ code: 'already-undone', exit: 4 })
  })

  it('refuses what cannot be undone, and what is not there', async () => {
    const store = await newStore()
    await addCustomer(store, 'Ann', {}, { kind: 'erase' })
    expect(await failureOf(undo(store, 1))).toMatchObject({ code: 'not-undoable', exit: 4 })
    expect(await failureOf(undo(store, 2))).toMatchObject({ code: 'not-undoable', exit: 4 })
    expect(await failureOf(undo(store, 99))).toMatchObject({ code: 'no-entry', exit: 3 })
  })

  it('does not bring back what has been forgotten', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'a' })
    const changed = await edit(store, id, { city: 'b' })
    await store.write(aboutOf({ kind: 'erase' }), async (writing) => {
      await writing.update('customer', id, { name: '-', city: null })
      writing.forget('customer', id)
    })
    expect(await failureOf(undo(store, changed))).toMatchObject({ code: 'clash' })
    expect(await failureOf(undo(store, 2))).toMatchObject({ code: 'clash' })
    expect(await one(store, id)).toMatchObject({ name: '-', city: null })
  })
})

describe('an erased record', () => {
  it('is not deleted by the undo of its import', async () => {
    const store = await newStore()
    const { result: id, entry } = await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      const sql = `insert into customer (name, name_key, name_sort, added, entry) values ('A', 'a', 'a', '2026-01-05', ?)`
      const added = writing.lane.prepare(sql).run(writing.entry).id
      writing.added('customer', added, added)
      return added
    })
    await store.write(aboutOf({ kind: 'erase' }), async (writing) => {
      await writing.update('customer', id, { name: '-' })
      writing.forget('customer', id)
    })
    const { result } = await undo(store, entry ?? 0)
    expect(result).toMatchObject({ restored: 0, kept: [{ table: 'customer', id }] })
    expect(await one(store, id)).toMatchObject({ name: '-' })
  })
})
