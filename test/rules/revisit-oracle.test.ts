// The revisit list and the standings against the oracle, row by row, on random firms at awkward days: the pure rules, the
// table made for another day, the kept table after a rebuild, and the kept table after many single writes.
// ORACLE_ROUNDS and ORACLE_CUSTOMERS make it long.
import { describe, expect, test } from 'vitest'
import {
  listRevisits,
  type Reason,
  type RevisitRow,
  reasonsOf,
  rebuildStanding,
  recomputeStanding,
  standingAt,
  usualCareSettings,
} from '../../src/care/index.ts'
import type { Reading, Store } from '../../src/database/store.ts'
import type { Row } from '../../src/kernel/row.ts'
import { isCustomerClass, isTier } from '../../src/segment/index.ts'
import { aboutOn, customerRow, fill, freshStore, orderRow, visitRow } from '../oracle/oracle-store.ts'
import { type Chance, chanceOf, randomBase, randomCustomer, randomOrder, randomVisit } from '../oracle/random-base.ts'
import {
  type OracleBase,
  type OracleSettings,
  oracleFaults,
  oracleRevisits,
  oracleSettings,
  oracleStandings,
} from '../oracle/revisit.ts'

const rounds = Number(process.env.ORACLE_ROUNDS ?? 5)
const customers = Number(process.env.ORACLE_CUSTOMERS ?? 160)
const writes = 40

const awkward = [
  '2024-02-28',
  '2024-02-29',
  '2025-02-28',
  '2025-03-01',
  '2024-12-31',
  '2025-01-01',
  '2025-07-24',
  '2025-08-22',
  '2026-02-16',
  '2026-02-17',
  '2023-03-22',
  '2023-12-29',
  '2100-02-27',
] as const

const reasonText = (reason: Reason) => `${reason.code}:${reason.due}:${reason.visit ?? ''}`

const plain = (row: RevisitRow) => ({
  rank: row.rank,
  customer: row.customer,
  phone: row.phone,
  owner: row.owner,
  class: row.class,
  stage: row.stage,
  tier: row.tier,
  reasons: row.reasons.map(reasonText),
  due: row.due,
  days_late: row.days_late,
  band: row.band,
  last_contact: row.last_contact,
  channel: row.channel,
  close_with: row.close_with,
})

const agree = async (reading: Reading, base: OracleBase, day: string, settings: OracleSettings = oracleSettings) => {
  const asked = { day, sources: [], limit: null }
  const usual = settings.within === 0 && settings.lead === 3
  const list = await listRevisits(reading, usual ? asked : { ...asked, within: settings.within, lead: settings.lead })
  const expected = oracleRevisits(base, day, settings)
  expect(list.rows.map(plain)).toEqual(expected)
  expect(list.total).toBe(expected.length)
  expect(list.faults.map(({ record, value }) => ({ record, value }))).toEqual(oracleFaults(base))
}

const agreeParts = async (reading: Reading, base: OracleBase, day: string) => {
  const whole = oracleRevisits(base, day)
  for (const owner of [1, 2, null]) {
    const part = whole.filter((row) => row.owner === owner)
    const list = await listRevisits(reading, { day, sources: [], owner, limit: 7 })
    expect(list.rows.map((row) => row.customer)).toEqual(part.slice(0, 7).map((row) => row.customer))
    expect(list.total).toBe(part.length)
  }
  for (const why of ['planned', 'birthday', 'winback']) {
    const part = whole.filter((row) => row.reasons.some((reason) => reason.startsWith(`${why}:`)))
    const list = await listRevisits(reading, { day, sources: [], why, limit: null })
    expect(list.rows.map((row) => [row.rank, row.customer])).toEqual(part.map((row, at) => [at + 1, row.customer]))
    expect(list.total).toBe(part.length)
  }
}

const agreeStandings = async (reading: Reading, base: OracleBase, day: string) => {
  await standingAt(reading, { day, sources: [] })
  const rows = await reading.db.selectFrom('standing').selectAll().orderBy('customer').execute()
  const found = rows.map((row) => [
    row.customer,
    row.class,
    row.tier,
    row.tier_by_rule,
    row.spend365,
    row.spend,
    row.orders,
    row.other_currency,
    row.first_order,
    row.last_order,
    row.last_contact,
    row.last_channel,
    row.next_due,
  ])
  const expected = oracleStandings(base, day).map((one) => [
    one.person.id,
    one.class,
    one.tier,
    one.ruled,
    one.spend365,
    one.spend,
    one.orders,
    one.other,
    one.firstOrder,
    one.lastOrder,
    one.lastContact,
    one.lastChannel,
    one.nextDue,
  ])
  expect(found).toEqual(expected)
}

interface Change {
  table: 'customer' | 'visit' | 'sales_order'
  row: Row
  fresh: boolean
}

/** Changes one thing in the arrays and says which row of the store is to change alike. */
const change = (base: OracleBase, chance: Chance, day: string): Change => {
  const owner = chance.pick(base.customers).id
  const fresh = chance.often(0.4)
  const place = <T extends { id: number }>(list: T[], make: (id: number) => T): T => {
    const made = make(fresh || list.length === 0 ? list.length + 1 : 1 + chance.below(list.length))
    list[made.id - 1] = made
    return made
  }
  const before = base.customers.length + base.visits.length + base.orders.length
  const grown = () => base.customers.length + base.visits.length + base.orders.length > before
  const kind = chance.below(6)
  if (kind === 0) {
    const row = customerRow(place(base.customers, (id) => randomCustomer(chance, id, day)))
    return { table: 'customer', row, fresh: grown() }
  }
  if (kind <= 2) {
    const row = visitRow(place(base.visits, (id) => randomVisit(chance, id, owner, day)))
    return { table: 'visit', row, fresh: grown() }
  }
  const row = orderRow(place(base.orders, (id) => randomOrder(chance, id, owner, day)))
  return { table: 'sales_order', row, fresh: grown() }
}

const writeChange = async (store: Store, { table, row, fresh }: Change, day: string) => {
  await store.write(aboutOn(day), async (writing) => {
    if (fresh) await writing.insert(table, row)
    else await writing.update(table, Number(row.id), row)
  })
}

const later = (days: readonly (string | null)[]) =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

describe('the pure rules', () => {
  test.each(awkward)('raise the same reasons on %s', (day) => {
    const base = randomBase(chanceOf(day.length * 7919 + Number(day.slice(8))), customers, day)
    const listed = new Map(oracleRevisits(base, day).map((row) => [row.customer, row.reasons]))
    let compared = 0
    for (const one of oracleStandings(base, day)) {
      const reasons = listed.get(one.person.id)
      if (reasons === undefined || !isCustomerClass(one.class) || !isTier(one.tier)) continue
      const facts = {
        customer: one.person.id,
        class: one.class,
        tier: one.tier,
        stage: one.person.stage,
        every: one.person.every,
        added: one.person.added,
        birthday: one.person.birthday,
        firstOrder: one.firstOrder,
        lastOrder: one.lastOrder,
        lastContact: one.lastContact,
        lastCare: later(one.done.filter((visit) => visit.purpose === 'care').map((visit) => visit.at_day)),
        open: one.open.map((visit) => ({ visit: visit.id, due: visit.due ?? '' })),
      }
      const found = reasonsOf(facts, day, usualCareSettings, { within: 0, lead: 3 })
      expect(found.reasons.map(reasonText)).toEqual(reasons)
      compared++
    }
    expect(compared).toBeGreaterThan(customers / 4)
  })
})

describe('the store', () => {
  test.each(Array.from({ length: rounds }, (_, round) => round))(
    'agrees in round %i',
    { timeout: 600_000 },
    async (round) => {
      const chance = chanceOf(1000 + round)
      const day = awkward[round % awkward.length] ?? awkward[0]
      const base = randomBase(chance, customers, day)
      const { store, end } = await freshStore(day)
      try {
        await fill(store, base, day)
        await store.read(async (reading) => {
          expect(await standingAt(reading, { day, sources: [] })).toMatchObject({ kept: true })
          await agree(reading, base, day)
          await agreeStandings(reading, base, day)
          for (const other of [chance.pick(awkward), chance.pick(awkward), '2025-02-28']) {
            await agree(reading, base, other)
            await agreeStandings(reading, base, other)
          }
          await agree(reading, base, day, { ...oracleSettings, within: 14 })
          await agree(reading, base, day, { ...oracleSettings, within: 3, lead: 10 })
          await agree(reading, base, chance.pick(awkward), { ...oracleSettings, within: 400, lead: 0 })
          await agree(reading, base, day)
        })
        for (let count = 0; count < writes; count++) {
          await writeChange(store, change(base, chance, day), day)
          await store.read(async (reading) => {
            expect((await recomputeStanding(reading, [])).differences).toEqual([])
            if (count % 8 === 7) await agree(reading, base, day)
            if (count % 16 === 15) await agreeParts(reading, base, day)
          })
        }
        const next = chance.pick(awkward)
        await store.write(aboutOn(day), (writing) => rebuildStanding(writing, next, { sources: [] }))
        await store.read(async (reading) => {
          expect(await standingAt(reading, { day: next, sources: [] })).toMatchObject({ kept: true })
          await agree(reading, base, next)
          await agreeStandings(reading, base, next)
        })
      } finally {
        end()
      }
    },
  )
})
