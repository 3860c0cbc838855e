// A record with a very large number costs no more than another: nothing goes by the largest number, but by what is there.
// What lies beyond all reason is refused, and where another program wrote it, doctor says so.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { lastBrought, lastId } from '../../src/kernel/last-id.ts'
import { type House, newHouse } from './import-house.ts'

const byHand = (house: House, sql: string): void => {
  const db = new Database(join(house.cwd, 'crm.db'))
  db.exec(sql)
  db.close()
}

const faults = async (house: House, ...flags: readonly string[]): Promise<readonly string[]> => {
  const { stdout } = await house.run(['doctor', '--json', ...flags])
  const rows: { name: string; ok: boolean }[] = JSON.parse(stdout)
  return rows.filter(({ ok }) => !ok).map(({ name }) => name)
}

// Broken once by steps over all numbers up to the largest: minutes for the largest that a file may bring.
it('comes in by a file, and everything that looks at all customers is done at once', async () => {
  const house = await newHouse()
  house.put('big.csv', `id,name,added\nC-7,Ann,2026-01-02\nC-${lastBrought},Bob,2026-01-02\n`)
  const begun = performance.now()
  expect(await house.load(['customers', 'big.csv'])).toMatchObject({ code: 0, added: 2 })
  await house.ok(['add', 'order', `C-${lastBrought}`, '--amount', '50', '--at', '2026-11-01'])
  await house.ok(['run', 'nightly'])
  expect(await faults(house)).toEqual([])
  for (const line of ['segment rfm', 'segment movement', 'report sales', 'report retention', 'report visits'])
    await house.ok(line.split(' '))
  await house.ok(['list', 'revisits', '--as-of', '2026-12-24'])
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(await house.ok(['add', 'customer', 'Eve'])).toContain(`C-${lastBrought + 1}`)
  byHand(house, `update customer set note = 'x' where name = 'Bob'`)
  expect(await faults(house)).toEqual(['records', 'search'])
})

it('is refused by an import beyond what a file may bring, the row alone', async () => {
  const house = await newHouse()
  house.put('big.csv', `id,name\nC-7,Ann\nC-${lastBrought + 1},Bob\nC-9999999999999,Cid\n`)
  expect(await house.load(['customers', 'big.csv'])).toMatchObject({ added: 1, rejected: 2 })
  const { stdout, stderr } = await house.run(['import', 'customers', 'big.csv', '-n'])
  expect(stdout + stderr).toContain(`the largest that a file may bring is ${lastBrought}`)
})

it.each([
  ['too large', 9_999_999_999_999],
  ['used up', lastId + 1],
])('as the next one, %s, is refused with a sentence, and put right by doctor', async (_, seq) => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann'])
  byHand(house, `update sqlite_sequence set seq = ${seq} where name = 'customer'`)
  const ran = await house.run(['add', 'customer', 'Bob'])
  expect(ran).toMatchObject({
    code: 9,
    stderr: expect.stringContaining(`the next number in customer would be ${seq + 1}`),
  })
  expect(await faults(house)).toEqual(['numbers'])
  expect(await faults(house, '--repair')).toEqual([])
  expect(await house.ok(['add', 'customer', 'Bob'])).toContain('C-2')
})

it('as the next ones, all lost, are put right by doctor', async () => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann'])
  byHand(house, 'delete from sqlite_sequence')
  expect(await faults(house)).toContain('numbers')
  expect(await faults(house, '--repair')).toEqual([])
  expect(await house.ok(['add', 'customer', 'Bob'])).toContain('C-2')
})

it('of a record that another program wrote is named, and stops nothing', async () => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann'])
  byHand(house, `update customer set id = 9999999999999 where id = 1`)
  expect(await faults(house)).toEqual(['numbers', 'records', 'standing'])
  expect((await house.run(['run', 'nightly'])).code).toBe(0)
  expect((await house.run(['doctor', '--repair'])).code).toBe(1)
})
