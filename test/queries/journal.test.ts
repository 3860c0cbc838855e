// What the journal records, how history is read, and that tampering is found.
import { createHash, randomBytes } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/database/chain.ts'
import { changesOfEntry, entryOf, history } from '../../src/database/history.ts'
import type { Keeper, Store } from '../../src/database/store.ts'
import { entriesTouching } from '../../src/database/touching.ts'
import { aboutOf, addCustomer, newStore, newStoreFile, opened } from './temporary-store.ts'

const hasher = { createHash, randomBytes }
const chainOf = (store: Store) => store.read(async ({ lane }) => verifyChain(lane, hasher))
const changesOf = (store: Store, entry: number) => store.read(async (reading) => [...changesOfEntry(reading, entry)])

const importTwo = (store: Store) =>
  store.write(aboutOf({ kind: 'import', command: 'import customers' }), async (writing) => {
    const add = writing.lane.prepare(
      'insert into customer (name, name_key, name_sort, added, entry) values (?, ?, ?, ?, ?)',
    )
    const first = add.run('Ann', 'ann', 'ann', '2026-01-05', writing.entry).id
    const last = add.run('Bob', 'bob', 'bob', '2026-01-05', writing.entry).id
    writing.added('customer', first, last)
    return [first, last]
  })

describe('an entry', () => {
  it('holds who, when, what was typed, why, and the record before and after', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const about = aboutOf({ reason: 'moved', typed: 'crm edit customer C-1 --city Xian' })
    const { entry } = await store.write(about, (writing) =>
      writing.update('customer', id, { city: 'Xian', note: null }),
    )
    const [last] = await history(store, { limit: 1 })
    expect(last).toMatchObject({
      id: entry,
      who: 'lin',
      reason: 'moved',
      kind: 'write',
      records: 1,
      typed: about.typed,
    })
    expect(last?.at).toMatch(/^2026-11-21T\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(await changesOf(store, entry ?? 0)).toEqual([
      { table: 'customer', id, before: { city: 'Wuhan' }, after: { city: 'Xian' } },
    ])
    expect(await store.read(async (reading) => entryOf(reading, 'customer', id))).toBe(entry)
  })

  it('sums up several steps on one record', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    const { entry } = await store.write(aboutOf(), async (writing) => {
      await writing.update('customer', id, { city: 'Xian' })
      await writing.update('customer', id, { city: 'Beijing', age: 40 })
      const gone = await writing.insert('tag', { name: 'a', name_key: 'a', name_sort: 'a' })
      await writing.remove('tag', gone)
    })
    expect(await changesOf(store, entry ?? 0)).toEqual([
      { table: 'customer', id, before: { city: 'Wuhan', age: null }, after: { city: 'Beijing', age: 40 } },
    ])
  })

  it('of an import holds ranges and images of what it changed, and still tells what it did later on', async () => {
    const store = await newStore()
    const old = await addCustomer(store, 'Old', { city: 'Wuhan' })
    const { entry } = await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      const before = writing.lane.prepare('select * from customer where id = ?').get(old) ?? {}
      writing.lane.prepare(`update customer set city = 'Xian', entry = ? where id = ?`).run(writing.entry, old)
      writing.changedBefore('customer', { id: old, city: before.city ?? null })
    })
    const { result, entry: second } = await importTwo(store)
    await store.write(aboutOf(), (writing) => writing.update('customer', old, { city: 'Beijing' }))
    await store.write(aboutOf(), (writing) => writing.update('customer', result[0] ?? 0, { name: 'Anna' }))
    expect(await changesOf(store, entry ?? 0)).toEqual([
      { table: 'customer', id: old, before: { city: 'Wuhan' }, after: { city: 'Xian' } },
    ])
    const added = await changesOf(store, second ?? 0)
    expect(added.map((change) => [change.id, change.before, change.after?.name])).toEqual([
      [result[0], null, 'Ann'],
      [result[1], null, 'Bob'],
    ])
  })

  it('is found by the record it touched, ranges of imports too', async () => {
    const store = await newStore()
    await addCustomer(store, 'Zoe')
    const { result, entry } = await importTwo(store)
    const id = result[1] ?? 0
    const { entry: edit } = await store.write(aboutOf(), (writing) => writing.update('customer', id, { name: 'B' }))
    const found = await store.read((reading) => {
      const among = [...entriesTouching(reading, { table: 'customer', id }, []).keys()]
      return history(reading, { among, limit: 0 })
    })
    expect(found.map((one) => one.id)).toEqual([edit, entry])
    expect(found[1]?.records).toBe(2)
  })
})

describe('keepers and settling', () => {
  it('see each changed row once, as it was before the transaction and as it is after', async () => {
    const seen: unknown[] = []
    const settled: number[][] = []
    const keeper: Keeper = {
      table: 'customer',
      standing: 'id',
      changed: (_, before, after) => seen.push([before?.name ?? null, after?.name ?? null]),
    }
    const store = await newStore({ keepers: [keeper], settle: (_, touched) => void settled.push([...touched]) })
    const id = await addCustomer(store, 'Ann')
    await store.write(aboutOf(), async (writing) => {
      await writing.update('customer', id, { name: 'Bea' })
      await writing.update('customer', id, { name: 'Cleo' })
    })
    await importTwo(store)
    await store.write(aboutOf(), (writing) => writing.remove('customer', id))
    expect(seen).toEqual([
      [null, 'Ann'],
      ['Ann', 'Cleo'],
      [null, 'Ann'],
      [null, 'Bob'],
      ['Cleo', null],
    ])
    expect(settled).toEqual([[1], [1], [2, 3], [1]])
  })

  it('are told of lane edits by their images, oldest first', async () => {
    const seen: unknown[] = []
    const keeper: Keeper = { table: 'customer', changed: (_, before, after) => seen.push([before?.city, after?.city]) }
    const store = await newStore({ keepers: [keeper] })
    const id = await addCustomer(store, 'Ann', { city: 'a' })
    await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      const set = writing.lane.prepare('update customer set city = ?, entry = ? where id = ?')
      for (const [before, after] of [
        ['a', 'b'],
        ['b', 'c'],
      ] as const) {
        writing.changedBefore('customer', { id, city: before })
        set.run(after, writing.entry, id)
      }
    })
    expect(seen.at(-1)).toEqual(['a', 'c'])
  })

  it('leave out rows whose derived columns the caller wrote', async () => {
    const calls: number[] = []
    const store = await newStore({ keepers: [{ table: 'customer', changed: () => calls.push(1) }] })
    await store.write(aboutOf({ kind: 'import' }), async (writing) => {
      const sql = `insert into customer (name, name_key, name_sort, added, entry) values ('A', 'a', 'a', '2026-01-05', ?)`
      const { id } = writing.lane.prepare(sql).run(writing.entry)
      writing.added('customer', id, id, { derived: true })
    })
    expect(calls).toEqual([])
  })
})

describe('the chain', () => {
  const filled = async () => {
    const path = await newStoreFile()
    const store = await opened(path)
    const id = await addCustomer(store, 'Ann', { city: 'Wuhan' })
    await store.write(aboutOf(), (writing) => writing.update('customer', id, { city: 'Xian' }))
    await importTwo(store)
    return { path, store, id }
  }

  it('holds for everything written, and its head moves with each entry', async () => {
    const { store } = await filled()
    const before = await chainOf(store)
    expect(before).toMatchObject({ bad: null, last: 4 })
    await addCustomer(store, 'Zoe')
    const after = await chainOf(store)
    expect(after).toMatchObject({ bad: null, last: 5 })
    expect(after.head).not.toBe(before.head)
  })

  it.each([
    [`update entry set who = 'wang' where id = 3`, 3],
    [`update entry set reason = 'because' where id = 2`, 2],
    [`update entry set at = '2020-01-01T00:00:00.000Z' where id = 3`, 3],
    [`update change set after = replace(after, 'Xian', 'Yan an') where entry = 3`, 3],
    [`update change set before = replace(before, 'Wuhan', 'Hankou') where entry = 3`, 3],
    ['update change set row = 9 where entry = 2', 2],
    ['delete from change where entry = 2', 2],
    ['update added set last = last - 1 where entry = 4', 4],
    ['delete from added', 4],
    ['delete from entry where id = 3', 3],
    ['delete from entry where id = 4', 4],
    [`update entry set payload_digest = '00' where id = 2`, 2],
    [`update entry set chain = '00' where id = 4`, 4],
  ])('finds: %s', async (sql, bad) => {
    const { path, store } = await filled()
    const tamper = new Sqlite(path)
    tamper.pragma('foreign_keys = off')
    tamper.exec(sql)
    tamper.close()
    expect((await chainOf(store)).bad).toBe(bad)
  })

  it('still holds when a record has been forgotten, and says nothing of it any more', async () => {
    const { path, store, id } = await filled()
    await store.write(aboutOf({ kind: 'erase', typed: 'crm erase customer C-1' }), async (writing) => {
      const before = writing.lane.prepare('select * from customer where id = ?').get(id)
      writing.erase('customer', before ?? {}, { name: '-', name_key: '-', name_sort: '-', city: null })
      expect(writing.forget('customer', id)).toContain(2)
    })
    store.checkpoint()
    expect(await chainOf(store)).toMatchObject({ bad: null, last: 5 })
    expect(await changesOf(store, 2)).toEqual([{ table: 'customer', id, before: null, after: null }])
    const db = new Sqlite(path, { readonly: true })
    const left = JSON.stringify([
      db.prepare('select * from change where row = ? and tbl = ?').all(id, 'customer'),
      db.prepare('select * from entry').all(),
    ])
    db.close()
    for (const word of ['Wuhan', 'Xian']) expect(left).not.toContain(word)
  })
})
