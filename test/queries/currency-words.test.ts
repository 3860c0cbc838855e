// A currency in words is read alike everywhere: init, config, an order, a filter. No line to try names other money.
import { describe, expect, it } from 'vitest'
import { currencyOfZone } from '../../src/system/make-store.ts'
import { newHouse } from './import-house.ts'

describe('a currency in words', () => {
  it.each([
    ['RMB', 'CNY'],
    ['元', 'CNY'],
    ['人民币', 'CNY'],
    ['yuan', 'CNY'],
    ['美元', 'USD'],
    ['usd', 'USD'],
    ['$', 'USD'],
  ])('%s is %s for init, config, an order and a filter', async (word, code) => {
    const house = await newHouse()
    const firm = async (db: string) => (await house.ok(['config', 'get', 'currency', '--db', db])).trim()
    await house.ok(['init', '--db', 'other.db', '--currency', word])
    expect(await firm('other.db')).toContain(code)
    await house.ok(['config', 'set', 'currency', word])
    expect(await firm('crm.db')).toContain(code)
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'order', 'C-1', '--amount', '5', '--currency', word])
    await house.ok(['add', 'order', 'C-1', '--amount', '5', '--currency', 'CHF'])
    expect(await house.list('orders', `currency:${word}`)).toMatchObject([{ currency: code }])
    expect(await house.list('orders', `currency=${word}`)).toHaveLength(1)
  })

  it('of a place is the money of that place', async () => {
    const house = await newHouse()
    await house.ok(['init', '--db', 'other.db', '--zone', 'Asia/Taipei', '--currency', '元'])
    expect(await house.ok(['config', 'get', 'currency', '--db', 'other.db'])).toContain('TWD')
  })

  it.each(['RUM', 'CNX', 'Yuen'])('that is unknown is not taken for its neighbour: %s', async (word) => {
    const house = await newHouse()
    const { code, stderr } = await house.run(['init', '--db', 'other.db', '--zone', 'Asia/Tokyo', '--currency', word])
    expect(code).toBe(2)
    expect(stderr).toContain(`--currency ${currencyOfZone('Asia/Tokyo')}`)
  })
})
