// Money through the program and the store: currencies of orders, what sums leave out, the firm's own currency, lines of
// an order and its entry, and what `--fields` may pick.
import { describe, expect, it } from 'vitest'
import { failureOf, type House, newHouse } from './import-house.ts'

const left = (count: number): string =>
  `${count} ${count === 1 ? 'order' : 'orders'} in another currency ${count === 1 ? 'is' : 'are'} left out of every sum\n`

/** Two customers: one with an order in yuan and two in others, one with an order in yuan alone. */
const newShop = async (): Promise<House> => {
  const house = await newHouse()
  house.put('c.csv', 'key,name\nK1,Ann\nK2,Bob\n')
  await house.load(['customers', 'c.csv'])
  house.put('p.csv', 'sku,name\nTEA,Tea\nMILK,Milk\n')
  await house.load(['products', 'p.csv'])
  house.put(
    'o.csv',
    'key,customer,date,amount,currency\nA1,K1,2026-01-02,100,CNY\nA2,K1,2026-01-03,$5,\nA3,K1,2026-01-04,1.234,KWD\nB1,K2,2026-01-02,50,\n',
  )
  expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 4 })
  return house
}

describe('orders in another currency', () => {
  it('are told wherever a sum of spend is printed, and counted in JSON', async () => {
    const house = await newShop()
    const said: readonly (readonly [readonly string[], number])[] = [
      [['list', 'customers'], 2],
      [['list', 'customers', '-f', 'table'], 2],
      [['list', 'customers', 'name:Ann', '--json'], 2],
      [['list', 'customers', 'name:Bob'], 0],
      [['list', 'customers', '--fields', 'id,name'], 0],
      [['list', 'customers', '--count'], 0],
      [['list', 'customers', '-f', 'ids'], 0],
      [['show', 'customer', 'C-1'], 2],
      [['show', 'customer', 'C-1', '--json'], 2],
      [['show', 'customer', 'C-1', '--brief'], 2],
      [['show', 'customer', 'C-1', '--fields', 'phones'], 0],
      [['show', 'customer', 'C-2'], 0],
      [['search', 'Ann'], 2],
      [['export', 'customers'], 2],
      [['export', 'customers', 'name:Bob'], 0],
      [['export', 'customers', '--json'], 2],
      [['export', 'customers', '--fields', 'id'], 0],
      [['segment', 'class'], 2],
      [['segment', 'tier', '--members'], 2],
      [['segment', 'rfm'], 2],
      [['segment', 'value'], 2],
      [['segment', 'explain', 'C-1'], 2],
      [['report', 'customers'], 2],
      [['report', 'sales'], 2],
    ]
    for (const [line, count] of said) {
      const ran = await house.run(line)
      expect([ran.code, ran.stderr], line.join(' ')).toEqual([0, count === 0 ? '' : left(count)])
    }
    const chinese = await house.run(['列表', '客户', '--lang', 'zh-CN'])
    expect(chinese.stderr).toBe('2 笔其他货币的订单未计入汇总\n')
  })

  it('stand beside each sum in JSON', async () => {
    const house = await newShop()
    const json = async (...line: string[]) => JSON.parse(await house.ok([...line, '--json']))
    const each = [
      { spend: 100, other_currency: 2 },
      { spend: 50, other_currency: 0 },
    ]
    expect(await json('list', 'customers', '--sort', 'id')).toMatchObject(each)
    expect(await json('export', 'customers')).toMatchObject(each)
    expect(await json('show', 'customer', 'C-1')).toMatchObject({ spend: 100, orders: 3, other_currency: 2 })
    expect(await json('show', 'customer', 'C-1', '--brief')).toMatchObject({
      bought: { spend: 100, other_currency: 2 },
    })
    expect(await json('segment', 'class')).toMatchObject([
      {},
      {},
      { class: 'existing', spend: 150, other_currency: 2 },
      {},
    ])
    expect(await json('segment', 'tier', '--members')).toMatchObject(each)
    expect(await json('segment', 'rfm', '--members')).toMatchObject(
      each.map(({ spend, other_currency }) => ({ monetary: spend, other_currency })),
    )
    expect(await json('segment', 'explain', 'C-1')).toMatchObject({ other_currency: 2 })
    const keys = Object.keys((await json('list', 'customers'))[0])
    expect(keys.slice(keys.indexOf('spend'))).toEqual(['spend', 'other_currency', 'first_order', 'last_order'])
    expect((await house.ok(['export', 'customers'])).split('\n')[0]).not.toContain('other_currency')
  })

  it('count no more from a removed order on, and on no day before they were', async () => {
    const house = await newShop()
    await house.ok(['remove', 'order', 'A3', '--yes'])
    expect((await house.run(['list', 'customers'])).stderr).toBe(left(1))
    expect((await house.run(['list', 'customers', '--as-of', '2026-01-02'])).stderr).toBe('')
  })

  it('keep all their digits, in every format and through a file', async () => {
    const house = await newShop()
    await house.ok(['add', 'order', 'C-2', '--amount', '5000', '--currency', 'jpy', '--key', 'B2'])
    expect(await house.list('orders', '--sort', 'id', '--fields', 'amount,currency')).toEqual([
      { amount: 100, currency: 'CNY' },
      { amount: 5, currency: 'USD' },
      { amount: 1.234, currency: 'KWD' },
      { amount: 50, currency: 'CNY' },
      { amount: 5000, currency: 'JPY' },
    ])
    const table = await house.ok(['list', 'orders', '--sort', 'amount', '-f', 'table'], { isTTY: true, columns: 80 })
    expect(table.match(/KWD 1\.234|\$5|¥50(?!\d)|¥100|JP¥5,000/g)).toEqual([
      'KWD 1.234',
      '$5',
      '¥50',
      '¥100',
      'JP¥5,000',
    ])
    expect(await house.ok(['list', 'orders', 'amount.over:60', '--sort', '-amount', '--fields', 'key'])).toBe(
      'key\nB2\nA1\n',
    )
    expect(await house.ok(['list', 'orders', 'amount:1.234,$5', '--fields', 'key', '--count'])).toBe('1\n')
    const csv = await house.ok(['export', 'orders'])
    expect(csv.split('\n').map((line) => line.split(',')[4])).toEqual([
      'amount',
      '100.00',
      '5.00',
      '1.234',
      '50.00',
      '5000',
      undefined,
    ])
    house.put('again.csv', csv)
    expect(await house.load(['orders', 'again.csv'])).toMatchObject({ unchanged: 5, entry: null })
  })

  it('of a refund are those of what it refunds', async () => {
    const house = await newShop()
    await house.ok(['add', 'order', 'C-1', '--amount', '-0.234', '--refund-of', 'A3', '--key', 'R1'])
    expect(await house.list('orders', 'key=R1', '--fields', 'amount,currency')).toEqual([
      { amount: -0.234, currency: 'KWD' },
    ])
    house.put('r.csv', 'key,customer,date,amount,refund of\nR2,K1,2026-02-02,-1,A2\nR3,K1,2026-02-02,-$1,A2\n')
    expect(await house.load(['orders', 'r.csv'])).toMatchObject({ added: 1, rejected: 1 })
    expect(house.read('r.rejected.csv')).toContain('in another currency than CNY: give its currency')
  })
})

describe('rows of a file', () => {
  it('are read in the currency that their column, their sign or their record has', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'key,customer,date,amount,cost\nA1,K1,2026-01-02,101,\nA2,K1,2026-01-03,6,\nA3,K1,2026-01-04,1.2345,0.5\nB1,K2,2026-01-02,$7,\n',
    )
    const ran = await house.run(['import', 'orders', 'o.csv'])
    expect(ran.stdout).toContain('0 new · 4 changed · 0 the same · 0 rejected')
    const fields = ['--sort', 'id', '--fields', 'amount,cost,currency']
    expect(await house.list('orders', ...fields)).toEqual([
      { amount: 101, cost: null, currency: 'CNY' },
      { amount: 6, cost: null, currency: 'USD' },
      { amount: 1.235, cost: 0.5, currency: 'KWD' },
      { amount: 7, cost: null, currency: 'USD' },
    ])
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ unchanged: 4, entry: null })
    await house.ok(['undo'])
    expect((await house.list('orders', ...fields)).map(({ amount }) => amount)).toEqual([100, 5, 1.234, 50])
  })

  it('move no amount by a sign alone that they do not give anew', async () => {
    const house = await newShop()
    await house.ok(['edit', 'order', 'A1', '--cost', '60'])
    house.put('o.csv', 'key,customer,date,amount\nA1,K1,2026-01-02,$15\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ rejected: 1 })
    expect(house.read('o.rejected.csv')).toContain('the amount is in USD, the order in CNY')
    house.put('o.csv', 'key,customer,date,amount,currency\nA1,K1,2026-01-02,1500,JPY\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ updated: 1 })
    expect(await house.list('orders', 'key=A1', '--fields', 'amount,cost,currency')).toEqual([
      { amount: 1500, cost: 60, currency: 'JPY' },
    ])
  })

  it('have the unit that their header names, where they have none of their own', async () => {
    const house = await newShop()
    house.put('o.csv', 'key,customer,date,金额（万元）\nD1,K1,2026-03-02,1.25\nD2,K1,2026-03-02,80元\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 2 })
    house.put('o2.csv', 'key,customer,date,Amount (USD)\nD3,K1,2026-03-02,5\nD4,K1,2026-03-02,¥5\n')
    expect(await house.load(['orders', 'o2.csv'])).toMatchObject({ added: 2 })
    expect(await house.list('orders', 'at:2026-03', '--sort', 'id', '--fields', 'amount,currency')).toEqual([
      { amount: 12500, currency: 'CNY' },
      { amount: 80, currency: 'CNY' },
      { amount: 5, currency: 'USD' },
      { amount: 5, currency: 'CNY' },
    ])
    house.put('p2.csv', 'sku,name,price (USD)\nPOT,Pot,5\n')
    expect(await house.load(['products', 'p2.csv'])).toMatchObject({ rejected: 1 })
    expect(house.read('p2.rejected.csv')).toContain('amounts here are in CNY')
  })

  it('multiply the price as it stands in the file', async () => {
    const house = await newShop()
    house.put(
      'o.csv',
      'key,customer,date,sku,quantity,price\nC1,K1,2026-01-02,TEA,3000,0.333\nC2,K1,2026-01-02,TEA,3,0.005\nC2,K1,2026-01-02,MILK,-1,$2\n',
    )
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 1, rejected: 2 })
    house.put(
      'o2.csv',
      'key,customer,date,sku,quantity,price\nC2,K1,2026-01-02,TEA,3,0.005\nC2,K1,2026-01-02,MILK,-1,2\n',
    )
    expect(await house.load(['orders', 'o2.csv'])).toMatchObject({ added: 2 })
    expect(
      await house.list('orders', 'at:2026-01-02', 'key:C', '--sort', 'id', '--fields', 'amount,lines'),
    ).toMatchObject([
      { amount: 999, lines: [{ quantity: 3000, price: 0.33, amount: 999 }] },
      {
        amount: -1.98,
        lines: [
          { quantity: 3, price: 0.01, amount: 0.02 },
          { quantity: -1, amount: -2 },
        ],
      },
    ])
    expect(await house.load(['orders', 'o2.csv'])).toMatchObject({ unchanged: 2 })
  })
})

describe("the firm's currency", () => {
  const change = (house: House, ...line: string[]) => house.run(['config', 'set', 'currency', ...line, '--json'])

  it('takes other digits only as long as there is no amount', async () => {
    const house = await newHouse()
    await house.ok(['config', 'set', 'currency', 'KWD'])
    await house.ok(['add', 'product', 'Tea', '--price', '1.234'])
    expect(await house.list('products', '--fields', 'price')).toEqual([{ price: 1.234 }])
    for (const line of [['CNY'], ['default'], ['JPY', '-n']]) {
      const ran = await change(house, ...line)
      expect([ran.code, failureOf(ran).code]).toEqual([4, 'currency-in-use'])
    }
    // Nor by taking back the change that came before the amount.
    const undone = await house.run(['undo', '2', '--json'])
    expect([undone.code, failureOf(undone).code]).toEqual([4, 'currency-in-use'])
    expect(await house.list('products', '--fields', 'price')).toEqual([{ price: 1.234 }])
    expect((await change(house, 'tnd')).code).toBe(0)
    await house.ok(['undo'])
    await house.ok(['undo'])
    expect((await change(house, 'JPY')).code).toBe(0)
  })

  it('sees amounts in orders and in fields of the firm', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'field', 'customer.budget', '--type', 'money'])
    expect((await change(house, 'JPY')).code).toBe(0)
    await house.ok(['edit', 'customer', 'C-1', '--set', 'budget=5000'])
    expect(failureOf(await change(house, 'CNY')).message).toBe('the currency cannot be changed from JPY to CNY')
    await house.ok(['edit', 'customer', 'C-1', '--set', 'budget='])
    expect((await change(house, 'CNY')).code).toBe(0)
    await house.ok(['add', 'order', 'C-1', '--amount', '1'])
    expect((await change(house, 'JPY')).code).toBe(4)
  })
})

describe('a change of lines alone', () => {
  it('raises the entry of the order, by hand, by a file and by undo', async () => {
    const house = await newShop()
    house.put('l.csv', 'key,customer,date,sku,quantity,price\nL1,K1,2026-01-02,TEA,1,5\nL1,K1,2026-01-02,TEA,1,5\n')
    await house.load(['orders', 'l.csv'])
    await house.ok(['add', 'order', 'C-1', '--product', 'TEA', '--quantity', '2', '--price', '5', '--key', 'L2'])
    const entry = async (key: string): Promise<number> =>
      JSON.parse(await house.ok(['show', 'order', `key:${key}`, '--json'])).entry
    const [one, two] = [await entry('L1'), await entry('L2')]
    await house.ok(['edit', 'order', 'L2', '--product', 'MILK'])
    const edited = await entry('L2')
    expect(edited).toBe(two + 1)
    const late = await house.run(['edit', 'order', 'L2', '--note', 'x', '--if-entry', String(two)])
    expect([late.code, late.stderr]).toEqual([4, expect.stringContaining(`changed after entry ${two}`)])
    expect(await house.ok(['history', 'O-6'])).toContain('--product MILK')
    await house.ok(['undo'])
    expect(await entry('L2')).toBe(edited + 1)
    house.put('l.csv', 'key,customer,date,sku,quantity,price\nL1,K1,2026-01-02,MILK,2,5\n')
    expect(await house.load(['orders', 'l.csv'])).toMatchObject({ updated: 1 })
    expect(await entry('L1')).toBeGreaterThan(one)
    const after = await entry('L1')
    expect(await house.load(['orders', 'l.csv'])).toMatchObject({ unchanged: 1 })
    expect(await entry('L1')).toBe(after)
    expect((await house.run(['doctor'])).code).toBe(0)
  })
})

describe('--fields', () => {
  it('picks what stands beside other fields, in every format', async () => {
    const house = await newShop()
    await house.ok(['add', 'staff', 'Wang', '--key', 'W'])
    await house.ok(['edit', 'customer', 'C-1', '--owner', 'W'])
    await house.ok(['add', 'order', 'C-1', '--product', 'TEA', '--price', '5', '--quantity', '2', '--key', 'L1'])
    const line = '{"product":"I-1","product_name":"Tea","quantity":2,"price":5,"amount":10}'
    for (const verb of ['list', 'export']) {
      const ask = (format: string, noun: string, fields: string, filter: string) =>
        house.ok([verb, noun, filter, '-f', format, '--fields', fields])
      expect(await ask('tsv', 'customers', 'id,owner_name', 'id:C-1')).toBe('id\towner_name\nC-1\tWang\n')
      expect(await ask('csv', 'customers', 'owner-name,other_currency', 'id:C-1')).toBe(
        'owner_name,other_currency\nWang,2\n',
      )
      expect(await ask('md', 'customers', 'owner_name', 'id:C-1')).toContain('Wang')
      expect(await ask('ndjson', 'customers', 'owner_name', 'id:C-1')).toBe('{"owner_name":"Wang"}\n')
      expect(await ask('ndjson', 'customers', 'owner', 'id:C-1')).toBe('{"owner":"E-1","owner_name":"Wang"}\n')
      expect(await ask('tsv', 'customers', 'owner', 'id:C-1')).toBe('owner\nW\n')
      expect(await ask('tsv', 'orders', 'key,lines', 'key=L1')).toBe(`key\tlines\nL1\t[${line}]\n`)
      expect(await ask('ndjson', 'orders', 'lines', 'key=L1')).toBe(`{"lines":[${line}]}\n`)
      expect(await ask('csv', 'orders', 'lines', 'key=L1')).toBe(`lines\n"[${line.replaceAll('"', '""')}]"\n`)
      expect(await ask('table', 'orders', 'lines', 'key=L1')).toContain(
        'Tea (I-1) · quantity 2 · price ¥5 · amount ¥10',
      )
      expect(await ask('tsv', 'orders', 'product_name,customer_name', 'key=L1')).toBe(
        'product_name\tcustomer_name\nTea\tAnn\n',
      )
      expect(await ask('tsv', 'orders', 'help', 'key=L1')).toMatch(/\ncustomer_name\n(?:.*\n)*lines\n$/)
    }
    const ran = await house.run(['list', 'customers', '--fields', 'owner_nam'])
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('--fields owner_name')])
  })
})

describe('a refund of another customer', () => {
  it('is refused, saying whose order it is', async () => {
    const house = await newShop()
    const ran = await house.run(['add', 'order', 'C-2', '--amount', '-5', '--refund-of', 'O-1', '--json'])
    expect(failureOf(ran)).toMatchObject({ code: 'bad-value', exit: 2, hint: 'crm list orders customer=C-2' })
    const people = await house.run(['add', 'order', 'C-2', '--amount', '-5', '--refund-of', 'O-1'])
    expect(people.stderr).toContain('refund_of cannot be "O-1"\n  it is an order of C-1, not of C-2\n')
    await house.ok(['add', 'order', 'C-1', '--amount', '-5', '--refund-of', 'O-1'])
    expect(failureOf(await house.run(['edit', 'order', 'O-5', '--customer', 'C-2', '--json']))).toMatchObject({
      exit: 2,
    })
    expect(failureOf(await house.run(['edit', 'order', 'O-5', '--refund-of', 'O-4', '--json']))).toMatchObject({
      exit: 2,
    })
    await house.ok(['edit', 'order', 'O-5', '--refund-of', 'O-2'])
    await house.ok(['edit', 'order', 'O-5', '--note', 'x'])
  })

  it('rejects its row, whether the order stands in the store or in the file', async () => {
    const house = await newShop()
    house.put(
      'r.csv',
      'key,customer,date,amount,refund of\nN1,K1,2026-02-01,10,\nR1,K1,2026-02-02,-1,N1\nR2,K2,2026-02-02,-1,N1\nR3,K2,2026-02-02,-1,A1\nR4,K1,2026-02-02,-1,A1\nR5,K9,2026-02-02,-1,A1\n',
    )
    expect(await house.load(['orders', 'r.csv', '--create-missing'])).toMatchObject({ added: 3, rejected: 3 })
    expect(house.read('r.rejected.csv')).toMatch(/"refund_of ""N1"": it is an order of another customer"/)
    expect(house.read('r.rejected.csv')).toMatch(/R3.*A1.*another customer/)
  })

  it('rejects the row of an order that is there, whichever of the two its file leaves open', async () => {
    const house = await newShop()
    await house.ok(['add', 'order', 'C-1', '--amount', '10', '--key', 'first'])
    await house.ok(['add', 'order', 'C-2', '--amount', '-5', '--key', 'second'])
    await house.ok(['add', 'order', 'C-1', '--amount', '-5', '--key', 'third', '--refund-of', 'first'])
    const before = await house.ok(['dump'])
    house.put('refund.csv', 'key,refund_of\nsecond,first\nthird,first\n')
    expect(await house.load(['orders', 'refund.csv', '--match', 'key'])).toMatchObject({ unchanged: 1, rejected: 1 })
    expect(house.read('refund.rejected.csv')).toMatch(
      /second.*"refund_of ""first"": it is an order of another customer"/,
    )
    house.put('moved.csv', 'key,customer\nthird,C-2\nsecond,C-2\n')
    expect(await house.load(['orders', 'moved.csv', '--match', 'key'])).toMatchObject({ unchanged: 1, rejected: 1 })
    expect(house.read('moved.rejected.csv')).toMatch(/third.*"refund_of ""O-5"": it is an order of another customer"/)
    expect(await house.ok(['dump'])).toBe(before)
    house.put('both.csv', 'key,customer,refund_of\nthird,C-2,B1\n')
    expect(await house.load(['orders', 'both.csv', '--match', 'key'])).toMatchObject({ updated: 1, rejected: 0 })
  })
})

describe('--excel', () => {
  it('is for CSV alone', async () => {
    const house = await newShop()
    for (const flags of [['-f', 'json'], ['-o', 'x.xlsx'], ['--json'], ['-f', 'tsv']]) {
      const ran = await house.run(['export', 'customers', '--excel', ...flags])
      expect([ran.code, ran.stdout], flags.join(' ')).toEqual([2, ''])
    }
    expect(house.has('x.xlsx')).toBe(false)
    expect(await house.ok(['export', 'customers', '--excel'])).toContain('\r\n')
  })
})
