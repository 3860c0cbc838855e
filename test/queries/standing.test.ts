// Standings in a real store, case by case: what moves them, who hears of it, and what happens when they are not as kept.
import { afterEach, expect, test } from 'vitest'
import {
  defineReasonSource,
  listRevisits,
  type Place,
  type ReasonSource,
  rebuildStanding,
  recomputeStanding,
  standingAt,
} from '../../src/care/index.ts'
import { changeSetting } from '../../src/database/settings-store.ts'
import type { Store } from '../../src/database/store.ts'
import type { Row } from '../../src/kernel/row.ts'
import { aboutOn, freshStore } from '../oracle/oracle-store.ts'

const D = '2026-11-27'
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

const open = async (sources: readonly ReasonSource[] = []): Promise<Store> => {
  const { store, end } = await freshStore(D, sources)
  ends.push(end)
  return store
}

const person = (more: Row = {}): Row => ({
  name: 'n',
  name_key: 'n',
  name_sort: 'n',
  every: 0,
  added: '2026-01-01',
  ...more,
})
const done = (customer: number, day: string, more: Row = {}): Row => ({
  customer,
  status: 'done',
  at: day,
  at_day: day,
  ...more,
})
const bought = (customer: number, day: string, amount: number): Row => ({
  customer,
  at: day,
  at_day: day,
  amount,
  currency: 'CNY',
})

const write = (store: Store, rows: readonly (readonly [string, Row])[]) =>
  store.write(aboutOn(D), async (writing) => {
    for (const [table, row] of rows) await writing.insert(table, row)
  })

const listed = (store: Store, sources: readonly ReasonSource[] = [], day = D) =>
  store.read(async (reading) => {
    const { rows } = await listRevisits(reading, { day, sources, limit: null })
    return rows.map((row) => `${row.customer} ${row.band} ${row.reasons.map((reason) => reason.code).join()}`)
  })

const isKept = (store: Store, sources: readonly ReasonSource[] = []) =>
  store.read(async (reading) => (await standingAt(reading, { day: D, sources })).kept)

const differences = (store: Store, sources: readonly ReasonSource[] = []) =>
  store.read(async (reading) => (await recomputeStanding(reading, sources)).differences)

test('a talk of purpose care counts from the lead before the birthday on', async () => {
  const store = await open()
  await write(store, [
    ['customer', person({ birthday: '--11-27' })],
    ['customer', person({ birthday: '--11-27' })],
    ['visit', done(1, '2026-11-24', { purpose: 'care' })],
    ['visit', done(2, '2026-11-23', { purpose: 'care' })],
  ])
  expect(await listed(store)).toEqual(['2 3 birthday'])
  expect(await listed(store, [], '2025-11-27')).toEqual(['1 3 birthday', '2 3 birthday'])
})

test('a changed setting and a changed policy of a tier move everybody at once', async () => {
  const store = await open()
  await write(store, [
    ['customer', person({ every: null, added: '2026-11-20' })],
    ['customer', person({ every: null, added: '2026-11-20' })],
    ['sales_order', bought(2, '2026-11-26', 100)],
    ['visit', done(2, '2026-11-26')],
  ])
  expect(await listed(store)).toEqual([])
  await store.write(aboutOn(D), (writing) => changeSetting(writing, 'rhythm_other', '7'))
  expect(await isKept(store)).toBe(true)
  expect(await listed(store)).toEqual(['1 2 rhythm'])
  await store.write(aboutOn(D), (writing) => writing.update('tier', 1, { every: 1 }))
  expect(await isKept(store)).toBe(true)
  expect(await listed(store)).toEqual(['2 2 rhythm', '1 2 rhythm'])
  expect(await differences(store)).toEqual([])
})

test('a setting changed behind the back of the kept rows makes lists reckon anew', async () => {
  const store = await open()
  await write(store, [['customer', person({ every: null, added: '2026-11-20' })]])
  await store.read(async ({ lane }) =>
    lane.exec(`insert into setting (key, value, entry) values ('rhythm_other', '7', 1)`),
  )
  expect(await isKept(store)).toBe(false)
  expect(await listed(store)).toEqual(['1 2 rhythm'])
  expect((await differences(store)).map(({ column }) => column)).toEqual(['rules'])
})

test('the night hears who moved, and nothing where nobody did', async () => {
  const store = await open()
  await write(store, [
    ['customer', person()],
    ['customer', person()],
    ['sales_order', bought(1, '2025-11-28', 100)],
  ])
  const moves: [Place | null, Place | null][] = []
  const night = (day: string) =>
    store.write(aboutOn(D), (writing) =>
      rebuildStanding(writing, day, { sources: [], onMove: (before, after) => moves.push([before, after]) }),
    )
  const heard = () => moves.splice(0).map(([before, after]) => [before?.class, before?.tier, after?.class, after?.tier])
  // The purchase leaves the window of spend a day before it is longer ago than 365 days.
  await night('2026-11-28')
  expect(heard()).toEqual([['existing', 'high', 'existing', 'low']])
  await night('2026-11-29')
  expect(heard()).toEqual([['existing', 'low', 'lost', 'low']])
  await night('2026-11-29')
  await night('2026-11-30')
  expect(heard()).toEqual([])
})

test('a removed customer leaves tiers, counts and the list, and comes back with all', async () => {
  const store = await open()
  await write(store, [
    ['customer', person()],
    ['customer', person()],
    ['sales_order', bought(1, '2026-11-01', 100)],
    ['sales_order', bought(2, '2026-11-01', 60)],
  ])
  const tiers = () =>
    store.read(({ db }) => db.selectFrom('standing').select(['customer', 'tier']).orderBy('customer').execute())
  const both = [
    { customer: 1, tier: 'high' },
    { customer: 2, tier: 'middle' },
  ]
  expect(await tiers()).toEqual(both)
  await store.write(aboutOn(D), (writing) => writing.update('customer', 1, { removed: writing.now }))
  expect(await tiers()).toEqual([{ customer: 2, tier: 'high' }])
  expect(await differences(store)).toEqual([])
  await store.write(aboutOn(D), (writing) => writing.update('customer', 1, { removed: null }))
  expect(await tiers()).toEqual(both)
  expect(await differences(store)).toEqual([])
})

test('a rebuild takes away who was removed unseen', async () => {
  const store = await open()
  await write(store, [
    ['customer', person()],
    ['customer', person()],
  ])
  await store.write(aboutOn(D), async (writing) => {
    writing.lane.exec(`update customer set removed = '2026-11-27T00:00:00.000Z' where id = 2`)
    await rebuildStanding(writing, D, { sources: [] })
  })
  const rows = await store.read(({ db }) => db.selectFrom('standing').select('customer').execute())
  expect(rows).toEqual([{ customer: 1 }])
  expect(await differences(store)).toEqual([])
})

test('a visit given to another customer moves both', async () => {
  const store = await open()
  await write(store, [
    ['customer', person()],
    ['customer', person()],
    ['visit', { customer: 1, status: 'planned', due: D }],
  ])
  expect(await listed(store)).toEqual(['1 2 planned'])
  await store.write(aboutOn(D), (writing) => writing.update('visit', 1, { customer: 2 }))
  expect(await listed(store)).toEqual(['2 2 planned'])
})

test('a dry run leaves no trace', async () => {
  const store = await open()
  await write(store, [['customer', person()]])
  await store.write({ ...aboutOn(D), dryRun: true }, async (writing) => {
    await writing.insert('sales_order', bought(1, D, 100))
  })
  expect(await differences(store)).toEqual([])
  expect(await isKept(store)).toBe(true)
})

test('rows that were tampered with are named', async () => {
  const store = await open()
  await write(store, [
    ['customer', person()],
    ['sales_order', bought(1, '2026-11-01', 100)],
  ])
  await store.read(async ({ lane }) => lane.exec(`update standing set spend = 99, tier = 'low'`))
  expect(await differences(store)).toEqual([
    { customer: 1, column: 'tier', kept: 'low', found: 'high' },
    { customer: 1, column: 'spend', kept: '99', found: '100' },
  ])
})

const waiting: ReasonSource = defineReasonSource({
  name: 'complaints',
  codes: { complaint: { en: 'complaint waits', zh: '投诉待处理' } },
  band: 1,
  facts: async (reading, { only }) => {
    const rows = await reading.db
      .selectFrom('complaint')
      .where('status', '!=', 'closed')
      .$if(only !== null, (query) => query.where('customer', 'in', only ?? []))
      .select(['id', 'customer', 'received_day'])
      .execute()
    return new Map(rows.map((row) => [row.customer, [row]]))
  },
  raise: (fact) => ({
    code: 'complaint',
    due: fact.received_day,
    visit: null,
    text: { en: `complaint K-${fact.id} waits`, zh: `投诉 K-${fact.id} 待处理` },
  }),
})

test('another slice puts its customers first, and only those who know of it rely on the kept rows', async () => {
  const store = await open([waiting])
  await write(store, [
    ['customer', person()],
    ['customer', person()],
    ['visit', { customer: 1, status: 'planned', due: '2026-11-01' }],
    ['complaint', { customer: 2, received: D, received_day: D }],
    ['visit', { customer: 2, status: 'planned', due: '2026-11-26' }],
  ])
  expect(await isKept(store, [waiting])).toBe(true)
  expect(await listed(store, [waiting])).toEqual(['2 1 planned,complaint', '1 2 planned'])
  expect(await isKept(store)).toBe(false)
  expect(await listed(store)).toEqual(['1 2 planned', '2 2 planned'])
  const rows = await store.read(async (reading) => {
    const list = await listRevisits(reading, { day: D, sources: [waiting], why: 'complaint', limit: null })
    return list.rows
  })
  expect(rows[0]?.reasons.map((reason) => reason.text.en)).toEqual([
    'visit V-2 planned for 2026-11-26',
    'complaint K-1 waits',
  ])
  expect(await differences(store, [waiting])).toEqual([])
})
