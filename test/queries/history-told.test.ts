// What people are told of entries: what an undo changes, how many records of which kind, whose history an entry is in,
// what a reason without a change becomes, and that no undo closes a circle.
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const file = `customer,date,amount,qty,product
Ann,2026-01-02,10,1,TEA
Bob,2026-01-03,20,2,TEA
Cat,2026-01-04,30,3,MILK
`

const imported = async (): Promise<House> => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann', '--key', 'Ann'])
  house.put('o.csv', file)
  return house
}

describe('an undo', () => {
  it('says what it changes, dry or not', async () => {
    const house = await imported()
    await house.ok(['edit', 'customer', 'C-1', '--city', 'Bath'])
    const dry = await house.ok(['undo', '-n', '-f', 'table'])
    expect(dry).toBe('would undo entry 3: 1 customer\n   C-1 Ann changed\n      city: Bath → -\n')
    expect(JSON.parse(await house.ok(['undo', '--json']))).toMatchObject({
      restored: 1,
      counts: { customer: 1 },
      changes: [{ id: 'C-1', changed: [{ field: 'city', from: 'Bath', to: null }] }],
    })
  })

  it('counts records as people do: an order with its lines is one', async () => {
    const house = await imported()
    await house.ok(['import', 'orders', 'o.csv', '--create-missing'])
    const undone = JSON.parse(await house.ok(['undo', '--json']))
    expect(undone).toMatchObject({ restored: 7, counts: { order: 3, customer: 2, product: 2 } })
    expect(await house.ok(['redo', '--lang', 'zh-CN', '-f', 'table'])).toMatch(/3 个订单/)
    const entries: readonly { readonly entry: number; readonly records: number }[] = JSON.parse(
      await house.ok(['history', '--json']),
    )
    expect(entries.find(({ entry }) => entry === 3)?.records).toBe(7)
  })

  it('tells the line of an order by its own fields', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'order', 'C-1', '--quantity', '2', '--price', '3'])
    await house.ok(['edit', 'order', 'O-1', '--quantity', '5'])
    const told = await house.ok(['undo', '-f', 'table'])
    expect(told).toContain('undid entry 4: 1 order\n')
    expect(told).toContain('O-1, a line changed\n      quantity: 5 → 2\n')
  })

  it('of custom fields and settings names them', async () => {
    const house = await newHouse()
    await house.ok(['add', 'field', 'customer.car', '--type', 'text'])
    await house.ok(['add', 'customer', 'Ann', '--set', 'car=Polo'])
    await house.ok(['edit', 'customer', 'C-1', '--set', 'car=Golf'])
    expect(await house.ok(['undo', '-f', 'table'])).toContain('car: Golf → Polo')
    await house.ok(['config', 'set', 'lost_after_days', '200'])
    expect(await house.ok(['undo', '-f', 'table'])).toContain('lost_after_days: 200 → -')
  })

  it('that fails says what to type', async () => {
    const house = await imported()
    await house.ok(['edit', 'customer', 'C-1', '--city', 'Bath'])
    await house.ok(['edit', 'customer', 'C-1', '--city', 'York'])
    expect((await house.run(['undo', '3'])).stderr).toContain('try: crm history C-1\n')
    expect((await house.run(['undo', '1'])).stderr).toContain('try: crm history\n')
    await house.ok(['undo'])
    expect((await house.run(['undo', '4'])).stderr).toContain('try: crm show entry 5\n')
  })

  it('closes no circle of departments', async () => {
    const house = await newHouse()
    for (const name of ['North', 'South']) await house.ok(['add', 'department', name])
    await house.ok(['edit', 'department', 'U-1', '--parent', 'U-2'])
    await house.ok(['edit', 'department', 'U-1', '--parent', 'none'])
    await house.ok(['edit', 'department', 'U-2', '--parent', 'U-1'])
    const ran = await house.run(['undo', '5'])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(
      /entry 5 cannot be undone\n.*stand above itself: U-1 → U-2 → U-1\n.*try: crm history U-1/,
    )
    expect(JSON.parse(await house.ok(['show', 'department', 'U-1', '--json'])).parent).toBeNull()
  })

  it('closes no circle of segments', async () => {
    const house = await newHouse()
    await house.ok(['add', 'segment', 'one', 'tier:high'])
    await house.ok(['add', 'segment', 'two', 'segment:one'])
    await house.ok(['edit', 'segment', 'two', '--filter', 'tier:low'])
    await house.ok(['edit', 'segment', 'one', '--filter', 'segment:two'])
    const ran = await house.run(['undo', '4'])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(/entry 4 cannot be undone\n.*made of itself/)
    expect(JSON.parse(await house.ok(['show', 'segment', 'two', '--json'])).filter).toBe('tier:low')
  })
})

describe('a reason', () => {
  it('that no change keeps is told', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['snooze', 'C-1', '--until', '2027-01-01', '--reason', 'away'])
    const again = await house.run(['snooze', 'C-1', '--until', '2027-01-01', '--reason', 'still away'])
    expect(again).toMatchObject({ code: 0 })
    expect(again.stderr).toBe('no entry was written to the history, so the words of --reason are not kept\n')
    await house.ok(['add', 'complaint', 'C-1', '--text', 'x'])
    await house.ok(['close', 'complaint', 'K-1', '--reason', 'content'])
    for (const line of [
      ['close', 'complaint', 'K-1'],
      ['edit', 'customer', 'C-1', '--name', 'Ann'],
      ['edit', 'customer', '--all', '--name', 'Ann'],
    ])
      expect((await house.run([...line, '--reason', 'x'])).stderr, line.join(' ')).toContain('--reason are not kept')
    expect((await house.run(['edit', 'customer', 'C-1', '--city', 'Bath', '--reason', 'x'])).stderr).toBe('')
    expect((await house.run(['edit', 'customer', 'C-1', '--city', 'York', '--reason', 'x', '-n'])).stderr).toBe('')
  })
})

describe('the history of a customer', () => {
  it('has what belongs to it, each entry with what it touched', async () => {
    const house = await imported()
    await house.ok(['add', 'customer', 'Bob', '--key', 'Bob'])
    await house.ok(['import', 'orders', 'o.csv', '--create-missing'])
    await house.ok(['add', 'visit', 'C-1', '--due', '+3d'])
    await house.ok(['add', 'contact', 'C-1', '--name', 'Bo'])
    await house.ok(['add', 'complaint', 'C-2', '--text', 'late'])
    await house.ok(['edit', 'customer', '--all', '--city', 'Bath', '--yes'])
    const rows = async (...line: readonly string[]): Promise<readonly unknown[]> =>
      JSON.parse(await house.ok(['history', ...line, '--json'])).map(
        ({ entry, touched }: { entry: number; touched: unknown }) => [entry, touched],
      )
    expect(await rows('C-1')).toEqual([
      [8, ['C-1']],
      [6, ['P-1']],
      [5, ['V-1']],
      [4, ['O-1']],
      [2, ['C-1']],
    ])
    expect(await rows('C-1', '--own')).toEqual([
      [8, ['C-1']],
      [2, ['C-1']],
    ])
    expect(await rows('C-2')).toEqual([
      [8, ['C-2']],
      [7, ['K-1']],
      [4, ['O-2']],
      [3, ['C-2']],
    ])
    expect(await rows('C-1', '--limit', '2')).toHaveLength(2)
    expect((await house.run(['history', 'C-1', '--limit', '2'])).stderr).toBe('the last 2; --limit 0 shows all\n')
  })
})

describe('an import that makes records', () => {
  it('tells how many, in the report and in the history', async () => {
    const house = await imported()
    const people = await house.ok(['import', 'orders', 'o.csv', '--create-missing', '-n', '-f', 'table'])
    expect(people).toContain('made by --create-missing: 2 customers, 2 products\n')
    expect(await house.load(['orders', 'o.csv', '--create-missing'])).toMatchObject({
      created: { customer: 2, product: 2 },
    })
    expect(await house.ok(['show', 'entry', '3'])).toContain('   2 customers, 2 products, 3 orders\n')
    expect(await house.load(['orders', 'o.csv', '--create-missing'])).toMatchObject({ created: {} })
  })
})

describe('the hint for a column that is missing', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['contacts', 'LastName,FirstName,Email', 'HEADER=customer'],
    ['customers', 'Foo,Buyer display name', "'Buyer display name=name'"],
    ['customers', '客户姓名或单位,Foo', '客户姓名或单位=name'],
    ['orders', 'Customer,The order date here,Foo,Total due amount', "'The order date here=at,Total due amount=amount'"],
    ['orders', 'Customer,Foo,Bar', 'HEADER=at,HEADER=amount'],
  ]
  it.each(cases)('of %s proposes the likeliest of %s alone', async (noun, header, map) => {
    const house = await newHouse()
    house.put('f.csv', `${header}\n${header.replaceAll(/[^,]+/g, 'x')}\n`)
    const ran = await house.run(['import', noun, 'f.csv'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(`try: crm import ${noun} f.csv --map ${map}\n`)
  })
})
