// Numbers that are not written plainly: read by one rule, and told with what they were read as.
import { describe, expect, it } from 'vitest'
import { readMoney } from '../../src/kernel/money.ts'
import { newHouse } from './import-house.ts'

const odd: readonly (readonly [string, number, string])[] = [
  ['1.234,50', 1234.5, '1,234.50'],
  ['5万', 50_000, '50,000.00'],
  ['1,5', 1.5, '1.50'],
  ['１２３４', 1234, '1,234.00'],
  ['1 234.50', 1234.5, '1,234.50'],
  ['(12.00)', -12, '-12.00'],
  ['1.234', 1.23, '1.23'],
]
const plain = ['1234.5', '1,234', '¥1,234.50', '-1,234.5元', '0.5', '.5', 'RMB 88']

describe('an amount typed', () => {
  it('is told where it is not written plainly', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    for (const [text, amount, read] of odd) {
      const ran = await house.run(['add', 'order', 'C-1', `--amount=${text}`, '--json'])
      expect(ran.stderr, text).toContain(`amount: "${text}" is read as ${read}\n`)
      const shown = JSON.parse(await house.ok(['show', 'order', JSON.parse(ran.stdout).id, '--json']))
      expect(shown.amount, text).toBe(amount)
    }
    for (const text of plain)
      expect((await house.run(['add', 'order', 'C-1', `--amount=${text}`])).stderr, text).not.toContain('read as')
    const chinese = await house.run(['add', 'order', 'C-1', '--amount', '5万', '--lang', 'zh-CN'])
    expect(chinese.stderr).toContain('金额：“5万”读作 50,000.00\n')
  })

  it('with one point before three digits is doubtful only where its currency has fewer', () => {
    expect(readMoney('1.234', 2)).toMatchObject({ minor: 123, odd: true, rounded: true })
    expect(readMoney('1.234', 3)).toMatchObject({ minor: 1234, odd: false, rounded: false })
    expect(readMoney('0.125', 2)).toMatchObject({ odd: false, rounded: true })
  })
})

describe('a quantity and a whole number', () => {
  it('never lose their comma', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    const ran = await house.run(['add', 'order', 'C-1', '--quantity', '1,5', '--price', '2', '--json'])
    expect(ran.stderr).toContain('quantity: "1,5" is read as 1.5')
    expect(JSON.parse(await house.ok(['show', 'order', 'O-1', '--json'])).amount).toBe(3)
    await house.ok(['edit', 'customer', 'C-1', '--every', '1,000'])
    expect(await house.run(['edit', 'customer', 'C-1', '--every', '1,5'])).toMatchObject({ code: 2 })
  })
})

describe('a column of a file', () => {
  it('has one note with an example, and is in the report', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    house.put(
      'o.csv',
      'customer,date,amount,qty\nAnn,2026-01-02,"1.234,50","1,5"\nAnn,2026-01-03,"12,5",2\nAnn,2026-01-04,1.234,3\nAnn,2026-01-05,100,4\n',
    )
    const people = await house.run(['import', 'orders', 'o.csv', '-n', '-f', 'table'])
    expect(people.stdout).toContain('amount: 2 cells not written plainly, such as "1.234,50", read as 1,234.50')
    expect(people.stdout).toContain('amount: 1 cell not written plainly, such as "1.234", read as 1.23')
    const report = await house.load(['orders', 'o.csv'])
    expect(report).toMatchObject({
      added: 4,
      read_as: [
        { field: 'quantity', cells: 1, text: '1,5', read: '1.5' },
        { field: 'amount', cells: 2, text: '1.234,50', read: '1,234.50' },
        { field: 'amount', cells: 1, text: '1.234', read: '1.23' },
      ],
    })
    expect((await house.list('orders', '--sort', 'at')).map(({ amount }) => amount)).toEqual([1234.5, 12.5, 1.23, 100])
  })
})
