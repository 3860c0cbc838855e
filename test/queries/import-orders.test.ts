// Orders and their lines from files: rows with one key are one order.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const shared = (name: string): string => fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))

const newShop = async () => {
  const house = await newHouse()
  house.put('c.csv', 'key,name\nK1,Ann\nK2,Bob\n')
  await house.load(['customers', 'c.csv'])
  house.put('p.csv', 'sku,name\nTEA,Tea\nMILK,Milk\n')
  await house.load(['products', 'p.csv'])
  return house
}

describe('rows with the same key', () => {
  const lines = [
    'order no,customer,date,sku,quantity,price,amount,cost,note',
    'A1,K1,2026-01-02,TEA,2,5,,1,first',
    'A2,K2,2026-01-03,MILK,1,3,,,',
    'A1,K1,2026-01-02 10:00,MILK,1.5,3.33,,2,second',
    'A1,,,,,,-1,,discount',
    'A1,K1,2026-01-02,TEA,2,5,,,',
  ]

  it('are lines of one order, wherever they stand; equal lines are separate', async () => {
    const house = await newShop()
    house.put('o.csv', `${lines.join('\n')}\n`)
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ rows: 5, added: 5 })
    const [one, two, ...more] = await house.list('orders', '--sort', 'id')
    expect(more).toEqual([])
    // 1.5 x 3.33 is 4.995, rounded away from zero.
    expect(one).toMatchObject({
      id: 'O-1',
      key: 'A1',
      customer: 'C-1',
      amount: 24,
      cost: 3,
      at: '2026-01-02',
      note: 'first',
      currency: 'CNY',
    })
    expect(one?.lines).toMatchObject([
      { product: 'I-1', quantity: 2, price: 5, amount: 10 },
      { product: 'I-2', quantity: 1.5, price: 3.33, amount: 5 },
      { product: null, quantity: null, price: null, amount: -1 },
      { product: 'I-1', quantity: 2, price: 5, amount: 10 },
    ])
    expect(two).toMatchObject({ id: 'O-2', amount: 3, product: 'I-2' })
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ unchanged: 5, entry: null })
  })

  it('of a file that comes again replace the lines of their order', async () => {
    const house = await newShop()
    house.put('o.csv', `${lines.join('\n')}\n`)
    await house.load(['orders', 'o.csv'])
    const before = await house.dump()
    house.put('o2.csv', 'key,customer,date,sku,quantity,price\nA1,K1,2026-01-02,MILK,1,7\nA2,K2,2026-01-03,MILK,1,3\n')
    expect(await house.load(['orders', 'o2.csv'])).toMatchObject({ updated: 1, unchanged: 1 })
    expect((await house.list('orders', '--sort', 'id'))[0]).toMatchObject({
      amount: 7,
      product: 'I-2',
      lines: [{ amount: 7 }],
    })
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
  })

  it('need no column of amounts where quantity and price make them', async () => {
    const house = await newShop()
    house.put('o.csv', 'key,customer,date,sku,quantity,price\nA1,K1,2026-01-02,TEA,1,10\nA1,K1,2026-01-02,TEA,2,9\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 2 })
    expect(await house.list('orders')).toMatchObject([{ amount: 28, lines: [{ amount: 10 }, { amount: 18 }] }])
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ unchanged: 2 })
  })

  it('that differ in customer, day or currency are all rejected', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'key,customer,date,amount,currency\nA1,K1,2026-01-02,1,\nA1,K2,2026-01-02,1,\nA2,K1,2026-01-02,1,\nA2,K1,2026-01-03,1,\nA3,K1,2026-01-02,1,CNY\nA3,K1,2026-01-02,1,USD\nA4,K1,2026-01-02,1,\n',
    )
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 1, rejected: 6 })
    expect(house.read('o.rejected.csv')).toMatch(
      /the rows of one order differ in customer\n[\s\S]*differ in at\n[\s\S]*differ in currency/,
    )
  })

  it('one of which cannot be read are all rejected: half an order is none', async () => {
    const house = await newShop()
    house.put('o.csv', 'key,customer,date,amount\nA1,K1,2026-01-02,1\nA1,K1,2026-01-02,much\nA2,K1,2026-01-02,1\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 1, rejected: 2 })
    expect(house.read('o.rejected.csv')).toContain('line 3 of the same record is rejected')
  })

  it('without an amount or quantity and price are rejected', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'key,customer,date,quantity,price,amount\nA1,K1,2026-01-02,2,,\nA2,K1,2026-01-02,,,\nA2,K1,2026-01-02,,,5\n,K1,2026-01-02,,5,\n',
    )
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 0, rejected: 4 })
    expect(house.read('o.rejected.csv')).toContain('amount missing')
  })

  it('may name the order of a refund in the same file', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'key,customer,date,amount,refund of\nR1,K1,2026-01-05,-5,A1\nA1,K1,2026-01-02,2,\nA1,K1,2026-01-02,3,\n',
    )
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 3 })
    expect(await house.list('orders', '--sort', 'id')).toMatchObject([{ amount: -5, refund_of: 'O-2' }, { amount: 5 }])
    expect(await house.list('customers')).toMatchObject([{ orders: 1, spend: 0 }, { orders: 0 }])
  })
})

describe('amounts', () => {
  it('with more digits than the currency are rounded and counted', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'customer,date,amount\nK1,2026-01-02,1.005\nK1,2026-01-02,-1.005\nK1,2026-01-02,¥1,234.5\n'.replace(
        '¥1,234.5',
        '"¥1,234.5"',
      ),
    )
    expect((await house.run(['import', 'orders', 'o.csv'])).stdout).toContain('2 amounts rounded')
    expect((await house.list('orders', '--sort', 'id')).map(({ amount }) => amount)).toEqual([1.01, -1.01, 1234.5])
  })
})

describe('an order on the command line', () => {
  it('has one line, whose amount follows quantity and price', async () => {
    const house = await newShop()
    await house.ok([
      'add',
      'order',
      'C-1',
      '--product',
      'TEA',
      '--quantity',
      '2',
      '--price',
      '10',
      '--at',
      '2026-01-02',
      '--key',
      'A1',
    ])
    expect(await house.list('orders')).toMatchObject([{ amount: 20, lines: [{ product: 'I-1', amount: 20 }] }])
    const again = JSON.parse(
      await house.ok([
        'add',
        'order',
        'C-1',
        '--product',
        'TEA',
        '--quantity',
        '2',
        '--at',
        '2026-01-02',
        '--key',
        'A1',
        '--price',
        '10',
        '--json',
      ]),
    )
    expect(again).toMatchObject({ id: 'O-1', changed: [], entry: null })
    await house.ok(['edit', 'order', 'O-1', '--quantity', '3'])
    expect(await house.list('orders')).toMatchObject([
      { amount: 30, quantity: 3, lines: [{ quantity: 3, amount: 30 }] },
    ])
    await house.ok(['edit', 'order', 'O-1', '--amount', '25'])
    expect(await house.list('orders')).toMatchObject([{ amount: 25, lines: [{ quantity: 3, amount: 25 }] }])
    await house.ok(['edit', 'order', 'O-1', '--product', '', '--quantity', '', '--price', ''])
    expect(await house.list('orders')).toMatchObject([{ amount: 25, product: null, lines: [] }])
    await house.ok(['undo'])
    expect(await house.list('orders')).toMatchObject([
      { amount: 25, product: 'I-1', lines: [{ quantity: 3, amount: 25 }] },
    ])
  })

  it('with several lines refuses an edit of what they hold', async () => {
    const house = await newShop()
    house.put('o.csv', 'key,customer,date,sku,amount\nA1,K1,2026-01-02,TEA,1\nA1,K1,2026-01-02,MILK,2\n')
    await house.load(['orders', 'o.csv'])
    for (const flags of [
      ['--quantity', '3'],
      ['--amount', '9'],
      ['--product', 'TEA'],
    ]) {
      const ran = await house.run(['edit', 'order', 'O-1', ...flags])
      expect([ran.code, ran.stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('O-1 has 2 lines')])
    }
    await house.ok(['edit', 'order', 'O-1', '--note', 'n'])
    expect(await house.list('orders')).toMatchObject([{ note: 'n', amount: 3, lines: [{ amount: 1 }, { amount: 2 }] }])
  })
})

describe.skipIf(!existsSync(shared('cdnow_sample_tx.csv')))(
  'published transactions (skipped where the data are absent)',
  () => {
    it('of 2,357 buyers come in, once', async () => {
      const house = await newHouse()
      const line = [
        'orders',
        shared('cdnow_sample_tx.csv'),
        '--map',
        'Id=customer,Date=at,Price=amount',
        '--create-missing',
      ]
      expect(await house.load(line)).toMatchObject({ rows: 6696, added: 6696, ignored_columns: ['CDs'] })
      expect(await house.ok(['list', 'customers', '--count'])).toBe('2357\n')
      expect(await house.load(line)).toMatchObject({ unchanged: 6696, entry: null })
      await house.ok(['undo'])
      expect(await house.ok(['list', 'customers', '--count'])).toBe('0\n')
    })

    it('with cancellations come in as refunds', async () => {
      const house = await newHouse()
      expect(await house.load(['orders', shared('online_retail_invoices_dev.csv'), '--create-missing'])).toMatchObject({
        rows: 11466,
        added: 11466,
      })
      expect(await house.ok(['list', 'orders', 'amount.under:0', '--count'])).toBe('1879\n')
    })
  },
)
