// The revisit list as lines joined by SQL gives the bytes of the plain way, whatever the records hold.
// `--fields` with every key takes the plain way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { openStore } from '../../src/database/store.ts'
import { addDays } from '../../src/kernel/day.ts'
import type { Row } from '../../src/kernel/row.ts'
import { cleanText } from '../../src/kernel/text.ts'
import { putStore } from '../harness/empty-store.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { crm } from '../harness/world.ts'
import { aboutOf } from '../queries/temporary-store.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const today = '2026-06-30'
const keys =
  'rank customer key name phone owner owner_name class stage tier reasons due days_late band last_contact channel close_with'

const text = fc
  .string({ unit: fc.constantFrom(...'",\n\t\\\'=+-@＝;[]{}一é😀0a '), maxLength: 6 })
  .map((one) => cleanText(one))
const day = fc.integer({ min: -500, max: 40 }).map((days) => addDays(today, days))

const customer = fc.record({
  name: text.map((one) => one || 'x'),
  phones: fc.option(
    fc
      .array(fc.oneof(fc.constantFrom('+8613800138000', '+', '', '=1'), text), { maxLength: 2 })
      .map((many) => JSON.stringify(many)),
  ),
  emails: fc.option(fc.constantFrom('["a@b.c"]', '[]')),
  wechat: fc.option(fc.constantFrom('', 'w1')),
  stage: fc.constantFrom('none', 'inquiry', 'in,tent', '=x'),
  owner: fc.option(fc.constantFrom(1, 2)),
  birthday: fc.option(fc.constantFrom('1990-07-01', '--07-02', 'lunar:--05-16')),
  consent: fc.option(
    fc.constantFrom(
      '',
      '{}',
      '{"phone":false,"sms":false}',
      '{"wechat":false}',
      '{"mail":true,"visit":false}',
      'broken',
    ),
  ),
  added: day,
})
const visit = fc.record({
  customer: fc.integer({ min: 1, max: 8 }),
  status: fc.constantFrom('planned', 'missed', 'done'),
  channel: fc.option(fc.constantFrom('phone', 'wechat', '', '-x', 'a"b')),
  purpose: fc.constantFrom('revisit', 'care'),
  day,
})
const order = fc.record({
  customer: fc.integer({ min: 1, max: 8 }),
  at: day,
  amount: fc.integer({ min: -100, max: 5000 }),
})

const visitRow = ({ day: on, ...rest }: { readonly day: string; readonly status: string }): Row =>
  rest.status === 'done' ? { ...rest, at: on, at_day: on } : { ...rest, due: on }

/** A store of eight customers at least, and two staff, one with a name like a formula. */
const storeOf = async (customers: readonly Row[], visits: readonly Row[], orders: readonly Row[]): Promise<string> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-revisits-'))
  folders.push(cwd)
  await putStore(
    cwd,
    ['--no-input'],
    [
      ['add', 'staff', '=Wang, "F"'],
      ['add', 'staff', 'Lin'],
    ],
  )
  const store = await openStore(join(cwd, 'crm.db'), { write: true, settle: program.settle })
  await store.write(aboutOf(), async (writing) => {
    for (const row of customers)
      writing.touch(await writing.insert('customer', { ...row, key: null, name_key: 'x', name_sort: 'x' }))
    for (const row of visits) await writing.insert('visit', row)
    for (const row of orders) await writing.insert('sales_order', { ...row, at_day: row.at ?? null, currency: 'CNY' })
  })
  store.close()
  return cwd
}

describe('the revisit list', () => {
  it('is the same by either way', { timeout: ample }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(customer, { minLength: 8, maxLength: 20 }),
        fc.array(visit, { maxLength: 20 }),
        fc.array(order, { maxLength: 20 }),
        async (customers, visits, orders) => {
          const cwd = await storeOf(customers, visits.map(visitRow), orders)
          for (const format of ['csv', 'tsv']) {
            const line = ['list', 'revisits', '--format', format, '--as-of', today]
            for (const more of [[], ['--owner', 'none'], ['--limit', '3']]) {
              const quick = await crm([...line, ...more], { cwd })
              const plain = await crm([...line, ...more, '--fields', keys.replaceAll(' ', ',')], { cwd })
              expect(quick.stdout).toBe(plain.stdout)
              expect(quick.bytes.equals(plain.bytes)).toBe(true)
            }
          }
        },
      ),
      runs(12, 500),
    )
  })
})
