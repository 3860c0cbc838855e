// What a file may do to records that are there, whose its visits and complaints are, and that nothing of it is ever half done.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { type House, newHouse } from './import-house.ts'

const full =
  'key,name,stage,city,phone,tags,owner,every,added,vip\nK1,Ann,pricing,York,13800138000,a;b,wf,30,2026-01-02,gold\n'

const filled = async (): Promise<House> => {
  const house = await newHouse()
  await house.ok(['add', 'staff', '王芳', '--key', 'wf'])
  await house.ok(['add', 'field', 'customer.vip'])
  await house.ok(['add', 'field', 'customer.size'])
  house.put('a.csv', full)
  await house.load(['customers', 'a.csv'])
  await house.ok(['edit', 'customer', 'C-1', '--set', 'size=XL', '--note', 'kept'])
  return house
}

describe('an empty cell', () => {
  const blank = 'key,name,stage,city,phone,tags,owner,every,added,vip\nK1,,,,,,,,,\n'

  it('erases nothing', async () => {
    const house = await filled()
    const before = await house.dump()
    house.put('b.csv', blank)
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ unchanged: 1, entry: null })
    expect(await house.dump()).toBe(before)
  })

  it('empties its field with --blank-clears: no other, and none that a record must have', async () => {
    const house = await filled()
    const before = await house.dump()
    house.put('b.csv', blank)
    const line = ['customers', 'b.csv', '--blank-clears']
    expect(await house.load(line)).toMatchObject({ updated: 1 })
    expect(await house.list('customers')).toMatchObject([
      {
        name: 'Ann',
        stage: 'none',
        city: null,
        phones: [],
        tags: [],
        owner: null,
        every: null,
        added: '2026-01-02',
        vip: null,
        size: 'XL',
        note: 'kept',
      },
    ])
    expect(await house.ok(['list', 'customers', '13800138000', '--count'])).toBe('0\n')
    expect(await house.load(line)).toMatchObject({ unchanged: 1, entry: null })
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
  })

  it('empties nothing where records are only filled, nor of a new record', async () => {
    const house = await filled()
    const before = await house.dump()
    house.put('b.csv', blank)
    expect(await house.load(['customers', 'b.csv', '--blank-clears', '--on-match', 'fill'])).toMatchObject({
      unchanged: 1,
    })
    expect(await house.dump()).toBe(before)
    house.put('c.csv', 'key,name,stage,city\nK2,Bob,,\nK2,,,Hull\nK2,,,\n')
    expect(await house.load(['customers', 'c.csv', '--blank-clears'])).toMatchObject({ added: 1, updated: 2 })
    expect((await house.list('customers'))[1]).toMatchObject({ name: 'Bob', stage: 'none', city: null })
  })

  it('of an order leaves its amounts and lines', async () => {
    const house = await filled()
    house.put('o.csv', 'key,customer,date,amount,currency,channel,note\nO1,K1,2026-01-02,5,USD,web,n\n')
    await house.load(['orders', 'o.csv'])
    house.put('p.csv', 'key,customer,date,amount,currency,channel,note\nO1,K1,2026-01-02,,,,\n')
    expect(await house.load(['orders', 'p.csv', '--blank-clears'])).toMatchObject({ updated: 1 })
    expect(await house.list('orders')).toMatchObject([{ amount: 5, currency: 'USD', channel: null, note: null }])
  })
})

describe('a file that only changes records', () => {
  it('need not give what new records must have, where somebody says by what rows are records', async () => {
    const house = await filled()
    house.put('b.csv', 'phone,city\n13800138000,Leeds\n13900139000,Hull\n')
    const refused = await house.run(['import', 'customers', 'b.csv'])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--match phone takes a file that only changes records')
    expect(await house.load(['customers', 'b.csv', '--match', 'phone'])).toMatchObject({ updated: 1, rejected: 1 })
    expect(house.read('b.rejected.csv')).toContain('13900139000,Hull,3,name missing')
    expect(await house.list('customers')).toMatchObject([{ name: 'Ann', city: 'Leeds' }])
  })
})

describe('visits and complaints of a file', () => {
  it('keep their own person and day, and take nobody and nothing for granted', async () => {
    const house = await filled()
    await house.ok(['add', 'staff', 'Lin', '--key', 'lin'])
    house.put('v.csv', '客户,回访日期,回访人,内容\nK1,2025-03-04 10:00,王芳,谈价\nK1,2025-03-05,,寄样\n')
    house.put('k.csv', '客户,投诉日期,处理人,内容,状态\nK1,2025-03-06,wf,送货晚,已关闭\nK1,2025-03-07,,破损,\n')
    expect(await house.load(['visits', 'v.csv'])).toMatchObject({ added: 2, ignored_columns: [] })
    expect(await house.load(['complaints', 'k.csv'])).toMatchObject({ added: 2, ignored_columns: [] })
    expect(await house.list('visits', '--sort', 'id')).toMatchObject([
      { at: '2025-03-04T02:00:00.000Z', staff: 'E-1', status: 'done' },
      { at: '2025-03-05', staff: null, status: 'done' },
    ])
    expect(await house.list('complaints', '--sort', 'id')).toMatchObject([
      { received: '2025-03-06', staff: 'E-1', status: 'closed' },
      { received: '2025-03-07', staff: null, status: 'received' },
    ])
    expect(JSON.parse(await house.ok(['show', 'customer', 'C-1', '--json'])).last_contact).toBe('2025-03-05')
  })
})

const tablesOf = (house: House): unknown => {
  const db = new Sqlite(join(house.cwd, 'crm.db'), { readonly: true })
  const names = db
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'search%' order by name`)
    .pluck()
    .all() as string[]
  const rows = names.map((name) => [name, db.prepare(`select * from "${name}"`).all()])
  const words = db.prepare('select id, hex(block) from search_data order by id').all()
  db.close()
  return [rows, words]
}

describe('an import', () => {
  const file =
    'key,name,city,phone,introducer,称\nK1,Ann,Leeds,13900139000,,x\nK2,Bob,Hull,13700137000,K1,y\nK3,Cid,,bad mail,K2,z\n'
  const line = ['customers', 'b.csv', '--map', '称=+', '--create-missing']

  it('is one transaction: what fails at its very end leaves not a row of any table, nor a file', async () => {
    const house = await filled()
    house.put('b.csv', `${file}K4,,,,,\n`)
    const before = tablesOf(house)
    const settle = (): never => {
      throw new Error('the disk is on fire')
    }
    const ran = await house.run(['import', ...line, '--json'], { program: { ...program, settle } })
    expect(ran.code).toBe(1)
    expect(tablesOf(house)).toEqual(before)
    expect(readdirSync(house.cwd).filter((name) => /rejected|part/.test(name))).toEqual([])
    expect(await house.load(line)).toMatchObject({ added: 2, updated: 1, rejected: 1 })
    expect(house.has('b.rejected.csv')).toBe(true)
  })

  it('that cannot write its rejected rows writes nothing', async () => {
    const house = await filled()
    house.put('b.csv', `${file}K4,,,,,\n`)
    const before = tablesOf(house)
    expect((await house.run(['import', ...line, '--rejects', 'no/such/folder/x.csv'])).code).toBe(1)
    expect(tablesOf(house)).toEqual(before)
  })

  it('that is interrupted writes nothing', async () => {
    const house = await filled()
    house.put('b.csv', file)
    const before = tablesOf(house)
    const ran = await house.run(['import', ...line], { interrupted: AbortSignal.abort() })
    expect(ran.code).toBe(130)
    expect(tablesOf(house)).toEqual(before)
  })

  it('has a receipt that names file, hash, mapping, counts, who and when', async () => {
    const house = await filled()
    house.put('b.csv', `${file}K4,,,,,\n`)
    await house.load(line)
    expect(JSON.parse(await house.ok(['show', 'import', 'F-2', '--json']))).toMatchObject({
      file: 'b.csv',
      noun: 'customer',
      who: 'lin',
      at: expect.stringMatching(/^2026-11-27T/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      encoding: 'UTF-8',
      delimiter: ',',
      mapping: { key: 'key', name: 'name', city: 'city', phone: 'phones', introducer: 'introducer', 称: '称' },
      rows: 4,
      added: 2,
      updated: 1,
      unchanged: 0,
      rejected: 1,
      rejected_file: 'b.rejected.csv',
      undone: false,
    })
  })
})
