// Puts a random firm into a real store and keeps the two alike, change by change.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReasonSource, settleWith } from '../../src/care/index.ts'
import { createStore } from '../../src/database/create-store.ts'
import { type EntryAbout, openStore, type Store } from '../../src/database/store.ts'
import type { Row } from '../../src/kernel/row.ts'
import type { OracleBase, OracleCustomer, OracleOrder, OracleVisit } from './revisit.ts'

/** An entry's words with a clock that stands still at noon in Shanghai on a day. */
export const aboutOn = (day: string): EntryAbout => ({
  who: 'tester',
  staff: null,
  command: 'test',
  typed: null,
  reason: null,
  kind: 'write',
  clock: { now: () => `${day}T04:00:00.000Z` },
})

export const customerRow = (one: OracleCustomer): Row => ({
  id: one.id,
  key: one.key,
  name: one.name,
  name_key: one.name,
  name_sort: one.name,
  stage: one.stage,
  class_override: one.class_override,
  tier_override: one.tier_override,
  every: one.every,
  added: one.added,
  birthday: one.birthday,
  owner: one.owner,
  consent:
    one.refused.length === 0 ? null : JSON.stringify(Object.fromEntries(one.refused.map((code) => [code, false]))),
  phones: one.phones.length === 0 ? null : JSON.stringify(one.phones),
  emails: one.emails.length === 0 ? null : JSON.stringify(one.emails),
  wechat: one.wechat,
  snooze_until: one.snooze_until,
  removed: one.removed ? '2020-01-01T00:00:00.000Z' : null,
})

export const visitRow = (one: OracleVisit): Row => ({
  id: one.id,
  customer: one.customer,
  status: one.status,
  due: one.due,
  at: one.at,
  at_day: one.at_day,
  channel: one.channel,
  purpose: one.purpose,
  removed: one.removed ? '2020-01-01T00:00:00.000Z' : null,
})

export const orderRow = (one: OracleOrder): Row => ({
  id: one.id,
  customer: one.customer,
  at: one.at_day,
  at_day: one.at_day,
  amount: one.amount,
  currency: one.currency,
  removed: one.removed ? '2020-01-01T00:00:00.000Z' : null,
})

/** A store of its own in a folder of its own. */
export const freshStore = async (
  day: string,
  sources: readonly ReasonSource[] = [],
): Promise<{ store: Store; end: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-oracle-'))
  const path = join(folder, 'crm.db')
  await createStore(path, {
    about: { ...aboutOn(day), kind: 'init' },
    settings: { zone: 'Asia/Shanghai', currency: 'CNY' },
    force: true,
  })
  const store = await openStore(path, {
    write: true,
    keepers: [
      { table: 'customer', standing: 'id' },
      { table: 'visit', standing: 'customer' },
      { table: 'sales_order', standing: 'customer' },
    ],
    settle: settleWith({ sources }),
  })
  const end = () => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, end }
}

/** Writes a whole firm in one transaction. */
export const fill = async (store: Store, base: OracleBase, day: string): Promise<void> => {
  await store.write(aboutOn(day), async (writing) => {
    for (const id of [1, 2, 3]) {
      const name = `owner ${id}`
      await writing.insert('staff', { id, name, name_key: name, name_sort: name, active: 1 })
    }
    for (const one of base.customers) await writing.insert('customer', customerRow(one))
    for (const one of base.visits) await writing.insert('visit', visitRow(one))
    for (const one of base.orders) await writing.insert('sales_order', orderRow(one))
  })
}
