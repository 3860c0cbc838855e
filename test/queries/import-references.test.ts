// What stands in a cell for another record: of the store, to be made, or further down in the same file.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

describe('a reference', () => {
  it('is a key, a lettered id, or a name that one record alone bears; a bare number is always a key', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name\n2,Ann\n,Bob\n,Cid\n,Cid\nK5,Eve\n')
    await house.load(['customers', 'c.csv'])
    house.put(
      'v.csv',
      'customer,at,note\n2,2026-01-02,number\nC-2,2026-01-02,id\nbob,2026-01-02,name\nK5,2026-01-02,key\n1,2026-01-02,no key\nCid,2026-01-02,two\nC-99,2026-01-02,none\n',
    )
    expect(await house.load(['visits', 'v.csv'])).toMatchObject({ added: 4, rejected: 3 })
    expect((await house.list('visits', '--sort', 'id')).map(({ customer, note }) => `${customer} ${note}`)).toEqual([
      'C-1 number',
      'C-2 id',
      'C-2 name',
      'C-5 key',
    ])
    const rejected = house.read('v.rejected.csv')
    expect(rejected).toContain('"customer ""1"": there is no such customer (--create-missing makes it)"')
    expect(rejected).toContain('2 customers bear this name: C-3, C-4')
  })

  it('to a removed record is rejected and named', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name\nK1,Ann\n')
    await house.load(['customers', 'c.csv'])
    await house.ok(['remove', 'customer', 'C-1', '--yes'])
    house.put('v.csv', 'customer,at\nK1,2026-01-02\nC-1,2026-01-02\nAnn,2026-01-02\n')
    expect(await house.load(['visits', 'v.csv'])).toMatchObject({ rejected: 3 })
    expect(house.read('v.rejected.csv').match(/C-1 is removed/g)).toHaveLength(3)
  })

  it('that is empty where one is needed is named', async () => {
    const house = await newHouse()
    house.put('v.csv', 'customer,at\n,2026-01-02\n')
    await house.load(['visits', 'v.csv'])
    expect(house.read('v.rejected.csv')).toContain('customer missing')
  })

  it('and another fault of the same row are both named', async () => {
    const house = await newHouse()
    house.put('v.csv', 'customer,at,mood\nNobody,2026-01-02,9\n')
    await house.load(['visits', 'v.csv'])
    expect(house.read('v.rejected.csv')).toMatch(
      /mood ""9"": the most is 5; customer ""Nobody"": there is no such customer/,
    )
  })
})

describe('--create-missing', () => {
  it('makes customers and products of unknown keys, added today, in the same entry', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', '--key', 'K1'])
    house.put(
      'o.csv',
      'customer,date,product,quantity,price\nK1,2026-01-02,TEA,2,5\nK2,2026-01-03,TEA,1,5\n,2026-01-03,MILK,1,5\n',
    )
    expect(await house.load(['orders', 'o.csv', '--create-missing'])).toMatchObject({ added: 2, rejected: 1 })
    expect(await house.list('customers')).toMatchObject([
      { key: 'K1', name: 'Ann' },
      { key: 'K2', name: 'K2', added: '2026-11-27', stage: 'none', kind: 'person' },
    ])
    expect(await house.list('products')).toMatchObject([{ key: 'TEA', name: 'TEA' }])
    await house.ok(['undo'])
    expect(await house.list('customers')).toHaveLength(1)
    expect(await house.list('products')).toEqual([])
    await house.ok(['redo'])
    expect(await house.list('orders', '--sort', 'id')).toMatchObject([
      { customer: 'C-1', product: 'I-1' },
      { customer: 'C-2' },
    ])
  })

  it('looks up the key alone', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    house.put('o.csv', 'customer,date,amount\nAnn,2026-01-02,5\nC-1,2026-01-02,5\n')
    expect(await house.load(['orders', 'o.csv', '--create-missing'])).toMatchObject({ added: 2 })
    expect((await house.list('customers')).map(({ key, name }) => [key, name])).toEqual([
      [null, 'Ann'],
      ['Ann', 'Ann'],
      ['C-1', 'C-1'],
    ])
  })

  it('makes none for a row that is rejected, nor for one that is known', async () => {
    const house = await newHouse()
    house.put('o.csv', 'customer,date,amount\nK1,someday,5\n')
    expect(await house.load(['orders', 'o.csv', '--create-missing'])).toMatchObject({ rejected: 1, entry: null })
    expect(await house.list('customers')).toEqual([])
  })

  it('makes no staff', async () => {
    const house = await newHouse()
    house.put('c.csv', 'name,owner\nAnn,Nobody\n')
    expect(await house.load(['customers', 'c.csv', '--create-missing'])).toMatchObject({ rejected: 1 })
  })
})

describe('references within one file', () => {
  it('may look forward, in a circle, to a key or to a name', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name,introducer\nK1,Ann,K3\nK2,Bob,Ann\nK3,Cid,K1\n')
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ added: 3 })
    expect((await house.list('customers')).map(({ introducer }) => introducer)).toEqual(['C-3', 'C-1', 'C-1'])
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ unchanged: 3 })
    const before = await house.dump()
    await house.ok(['undo'])
    expect(await house.list('customers')).toEqual([])
    await house.ok(['redo'])
    expect(await house.dump()).toBe(before)
  })

  it('to the row itself are rejected, and those who name it with it', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name,introducer\nK1,Ann,K1\nK2,Bob,Bob\nK3,Cid,K1\nK4,Dee,\nK4,Dee,K4\n')
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ added: 1, rejected: 4 })
    expect(await house.list('customers')).toMatchObject([{ name: 'Dee', introducer: null }])
    const rejected = house.read('c.rejected.csv')
    expect(rejected).toContain('K1,Ann,K1,2,"introducer ""K1"": it is the record itself"')
    expect(rejected).toContain('K2,Bob,Bob,3,"introducer ""Bob"": it is the record itself"')
    expect(rejected).toContain('line 2 is rejected')
    expect(rejected).toContain('K4,Dee,K4,6,')
    house.put('d.csv', 'key,name,introducer\nK4,Dee,K4\n')
    expect(await house.load(['customers', 'd.csv'])).toMatchObject({ rejected: 1 })
    expect(house.read('d.rejected.csv')).toContain('it is the record itself')
    house.put('u.csv', 'name,parent\nSales,Sales\n')
    expect(await house.load(['departments', 'u.csv'])).toMatchObject({ rejected: 1 })
    expect(house.read('u.rejected.csv')).toContain('it is the record itself')
    house.put('o.csv', 'key,customer,date,amount,refund_of\nR1,K4,2026-01-02,-5,R1\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ rejected: 1 })
    expect(house.read('o.rejected.csv')).toContain('it is the record itself')
  })

  it('to a rejected row take their row with them, and so on', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name,introducer,mail\nK1,Ann,,bad\nK2,Bob,K1,\nK3,Cid,K2,\nK4,Dee,,\nK5,Eve,K4,\n')
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ added: 2, rejected: 3 })
    expect(await house.list('customers')).toMatchObject([{ name: 'Dee' }, { name: 'Eve', introducer: 'C-1' }])
    expect(house.read('c.rejected.csv')).toContain('introducer ""K2"": line 3 is rejected')
  })

  it('to a name that two rows bear are rejected', async () => {
    const house = await newHouse()
    house.put('d.csv', 'name,parent\nSales,\nSales,\nEast,Sales\n')
    expect(await house.load(['departments', 'd.csv'])).toMatchObject({ added: 2, rejected: 1 })
    expect(house.read('d.rejected.csv')).toContain('line 2, line 3')
  })

  it('go to the record that a row updates', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name\nK1,Ann\n')
    await house.load(['customers', 'a.csv'])
    house.put('c.csv', 'key,name,introducer\nK2,Bob,K1\nK1,Anne,K2\n')
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ added: 1, updated: 1 })
    expect(await house.list('customers')).toMatchObject([
      { name: 'Anne', introducer: 'C-2' },
      { name: 'Bob', introducer: 'C-1' },
    ])
  })

  it('may make a customer that nobody else names', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name,introducer\nK1,Ann,K9\nK2,Bob,K1\n')
    expect(await house.load(['customers', 'c.csv', '--create-missing'])).toMatchObject({ added: 2 })
    expect(await house.list('customers')).toMatchObject([
      { id: 'C-1', key: 'K9' },
      { id: 'C-2', introducer: 'C-1' },
      { id: 'C-3', introducer: 'C-2' },
    ])
  })
})
