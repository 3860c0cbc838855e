// The amounts of an order before it is written: in units of its own currency, which a sign may tell, and exact.
import { describe, expect, it } from 'vitest'
import { checkAmount, readAmount } from '../../src/command/amount.ts'
import { amountFacts, currencyKeyOf, foreignAmounts, otherDigits, settled } from '../../src/command/amounts.ts'
import type { Field } from '../../src/command/field.ts'
import { editedAmounts, newAmounts } from '../../src/command/line-amounts.ts'
import type { Noun, Row } from '../../src/command/noun.ts'
import type { ValueFacts } from '../../src/command/value.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { orderNoun } from '../../src/sales/order.noun.ts'
import { completeOrder } from '../../src/sales/order.ts'
import { checkFacts } from '../harness/check-facts.ts'

/** Another object each time: what was found out about a noun is remembered. */
const orders = (): Noun => ({ ...orderNoun })

const rounded: string[] = []

const factsOf = (currency: string, digits: number): ValueFacts => ({
  today: '2026-11-27',
  zone: 'Asia/Shanghai',
  country: 'CN',
  currency,
  digits,
  doubt: (field, kind, text, places) => kind === 'rounded' && rounded.push(`${field.key} ${text} ${places}`),
})

const yuan = factsOf('CNY', 2)

const why = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (isFailure(error)) return `${error.words.en}: ${error.detail.why?.en}`
    throw error
  }
  return 'nothing'
}

describe('a new order', () => {
  const read: readonly (readonly [Row, Row])[] = [
    [{ amount: '12.5' }, { amount: 1250, currency: 'CNY' }],
    [{ amount: '$5' }, { amount: 500, currency: 'USD' }],
    [
      { amount: '$5', currency: 'hkd' },
      { amount: 500, currency: 'HKD' },
    ],
    [
      { amount: '¥500', currency: 'JPY' },
      { amount: 500, currency: 'JPY' },
    ],
    [
      { amount: '1.234', currency: 'KWD' },
      { amount: 1234, currency: 'KWD' },
    ],
    [
      { amount: '5', currency: '美元' },
      { amount: 500, currency: 'USD' },
    ],
    [
      { amount: '5', currency: null },
      { amount: 500, currency: 'CNY' },
    ],
    [
      { amount: '$5', cost: '3' },
      { amount: 500, cost: 300, currency: 'USD' },
    ],
    [
      { amount: '5元', cost: '¥3' },
      { amount: 500, cost: 300, currency: 'CNY' },
    ],
    [{ amount: '3万' }, { amount: 3_000_000, currency: 'CNY' }],
    [{ amount: '（１，２００）' }, { amount: -120_000, currency: 'CNY' }],
    // Of other orders than those in words: already numbers, left as they are.
    [{ amount: 7 }, { amount: 7 }],
    // The price is not rounded before it is multiplied.
    [
      { price: '0.333', quantity: '3000' },
      { price: 33, quantity: '3000', amount: 99_900, currency: 'CNY' },
    ],
    [
      { price: '0.005', quantity: '3' },
      { price: 1, quantity: '3', amount: 2, currency: 'CNY' },
    ],
    [
      { price: '¥5', quantity: '-2.5' },
      { price: 500, quantity: '-2.5', amount: -1250, currency: 'CNY' },
    ],
    [
      { price: '0.3', quantity: '5', currency: 'JPY' },
      { price: 0, quantity: '5', amount: 2, currency: 'JPY' },
    ],
    [
      { price: '5', quantity: '0' },
      { price: 500, quantity: '0', amount: 0, currency: 'CNY' },
    ],
    [
      { price: '5', quantity: '2', amount: '9' },
      { price: 500, quantity: '2', amount: 900, currency: 'CNY' },
    ],
  ]
  it.each(read)('of %j is %j', (given, wanted) => {
    expect(newAmounts(orders(), given, yuan)).toEqual(wanted)
  })

  it('reads a sign as the currency of the firm where it may be that', () => {
    expect(newAmounts(orders(), { amount: '$5' }, factsOf('TWD', 2))).toEqual({ amount: 500, currency: 'TWD' })
    expect(newAmounts(orders(), { amount: '5元' }, factsOf('TWD', 2))).toEqual({ amount: 500, currency: 'TWD' })
    expect(newAmounts(orders(), { amount: '¥5' }, factsOf('JPY', 0))).toEqual({ amount: 5, currency: 'JPY' })
    expect(newAmounts(orders(), { amount: '¥5' }, factsOf('USD', 2))).toEqual({ amount: 500, currency: 'CNY' })
  })

  const refused: readonly (readonly [Row, string])[] = [
    [{ amount: '$5', currency: 'CNY' }, 'amount cannot be "$5": the currency given is CNY'],
    [{ amount: '5元', currency: 'JPY' }, 'amount cannot be "5元": the currency given is JPY'],
    [{ amount: '$5', cost: '¥3' }, 'cost cannot be "¥3": amount is $5, in another currency'],
    [{ amount: '5', currency: '元宝' }, 'currency cannot be "元宝": it is no currency known here'],
    [{ amount: '90071992547409.92' }, 'amount cannot be "90071992547409.92": the most is 90071992547409.91'],
    [{ amount: '9007199254740992', currency: 'JPY' }, /the most is 9007199254740991$/.source],
    [{ amount: '1.23457e2' }, 'amount cannot be "1.23457e2": a spreadsheet has cut its digits'],
    [
      { price: '90071992547409', quantity: '2' },
      'quantity cannot be "2": quantity times price goes past 90071992547409.91',
    ],
  ]
  it.each(refused)('of %j is refused', (given, reason) => {
    expect(why(() => newAmounts(orders(), given, yuan))).toMatch(new RegExp(reason.replaceAll('$5', '\\$5')))
  })

  it('tells what it rounded, and to how many digits', () => {
    rounded.length = 0
    newAmounts(orders(), { amount: '1.005', cost: '1.5', currency: 'JPY' }, yuan)
    newAmounts(orders(), { amount: '1.005', currency: 'KWD' }, yuan)
    expect(rounded).toEqual(['amount 1.005 0', 'cost 1.5 0'])
  })
})

describe('an edit', () => {
  const dollars: Row = { amount: 1000, cost: 400, currency: 'USD', price: 500, quantity: '2' }

  const read: readonly (readonly [Row, Row])[] = [
    [{ amount: '$7' }, { amount: 700 }],
    [{ amount: '7' }, { amount: 700 }],
    [{ price: '6' }, { price: 600, amount: 1200 }],
    [{ quantity: '3' }, { quantity: '3', amount: 1500 }],
    // Nothing new is said of quantity and price: an amount that was put right by hand stays.
    [{ price: '5.00' }, { price: 500 }],
    [{ price: '5.001' }, { price: 500 }],
    [{ price: '5.004' }, { price: 500, amount: 1001 }],
    [{ price: '5.006' }, { price: 501, amount: 1001 }],
    [{ amount: null }, { amount: 1000 }],
    [{ currency: 'EUR' }, { currency: 'EUR' }],
    // The figures stay in another currency, whatever its digits.
    [{ currency: 'JPY' }, { currency: 'JPY', amount: 10, cost: 4, price: 5 }],
    [
      { currency: 'kwd', cost: '0.125' },
      { currency: 'KWD', amount: 10_000, cost: 125, price: 5000 },
    ],
    [{ currency: null }, { currency: 'CNY' }],
    [
      { amount: '¥7', cost: '¥3', price: '¥7', quantity: '1' },
      { amount: 700, cost: 300, price: 700, quantity: '1', currency: 'CNY' },
    ],
    [{ note: 'x' }, { note: 'x' }],
  ]
  it.each(read)('by %j changes %j', (given, wanted) => {
    expect(editedAmounts(orders(), given, dollars, yuan)).toEqual(wanted)
  })

  it('refuses a sign that the other amounts contradict', () => {
    expect(why(() => editedAmounts(orders(), { amount: '¥7' }, dollars, yuan))).toBe(
      'amount cannot be "¥7": the other amounts are in USD',
    )
    const alone: Row = { amount: 1000, cost: null, currency: 'USD', price: null, quantity: null }
    expect(editedAmounts(orders(), { amount: '¥7' }, alone, yuan)).toEqual({ amount: 700, currency: 'CNY' })
  })

  it('leaves what is said of nothing else alone', () => {
    const given: Row = { note: 'x' }
    expect(settled(orders(), given, dollars, yuan)).toBe(given)
  })
})

describe('an amount of one field', () => {
  const spend: Field = { key: 'spend', type: { kind: 'money' }, words: { en: 'spend', zh: '消费' } }
  const refused = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return error
    }
  }

  it.each([
    ['12.5', 1250],
    ['¥1,200', 120_000],
    ['5元', 500],
    ['CNY 7', 700],
  ])('%s is %d', (text, minor) => expect(readAmount(spend, text, yuan)).toBe(minor))

  it.each([
    ['much', 'it is not an amount', '不是金额', '1234.50', '1234.50'],
    ['$5', 'amounts here are in CNY', '此处金额以 CNY 计', 'the amount in CNY', '以 CNY 计的金额'],
    ['1.23457e2', 'a spreadsheet has cut its digits', '电子表格已截断其数字', '1234.50', '1234.50'],
    ['90071992547409.92', 'the most is 90071992547409.91', '最大是 90071992547409.91', undefined, undefined],
    ['1.5e30', 'the most is 90071992547409.91', '最大是 90071992547409.91', undefined, undefined],
  ])('%s is refused: %s', (text, en, zh, hint, hintZh) => {
    expect(refused(() => readAmount(spend, text, yuan))).toMatchObject({
      code: 'bad-value',
      words: { en: `spend cannot be "${text}"`, zh: `消费（spend）不能是“${text}”` },
      detail: { field: 'spend', why: { en, zh }, ...(hint !== undefined && { hint: { en: hint, zh: hintZh } }) },
    })
  })

  it.each(['12.5', '¥3', '1.23457e2'])('%s is one, whatever its currency', (text) => {
    expect(refused(() => checkAmount(spend, text))).toBe(undefined)
  })

  it('that is none is none, whatever its currency', () => {
    expect(refused(() => checkAmount(spend, 'much'))).toMatchObject({
      code: 'bad-value',
      detail: { hint: { en: '1234.50' } },
    })
  })

  it('tells how it was read, and what was rounded', () => {
    const told: (readonly unknown[])[] = []
    const facts = { currency: 'CNY', digits: 2, doubt: (...words: readonly unknown[]) => told.push(words.slice(1)) }
    for (const text of ['5', '1.2345', '1.234.567,8']) readAmount(spend, text, facts)
    expect(told).toEqual([
      ['rounded', '1.2345', 2],
      ['read-as', '1.234.567,8', 2, '1,234,567.80'],
    ])
    expect(readAmount(spend, '1.2345', { currency: 'CNY', digits: 2 })).toBe(123)
  })
})

describe('the currency of a record', () => {
  const [amount] = orderNoun.fields.filter(({ key }) => key === 'amount')
  const plain: Field = { key: 'spend', type: { kind: 'money' }, words: { en: 'spend', zh: '消费' } }
  const bare: Noun = { ...orderNoun, fields: [plain] }

  it('is that by which its amounts are shown', () => {
    if (!amount) throw new Error('orders have an amount')
    expect(amountFacts(amount, { currency: 'JPY' }, yuan)).toEqual({ ...yuan, currency: 'JPY', digits: 0 })
    for (const row of [{ currency: 'CNY' }, { currency: null }, {}, null])
      expect(amountFacts(amount, row, yuan)).toBe(yuan)
    expect(amountFacts(plain, { currency: 'JPY' }, yuan)).toBe(yuan)
    const city: Field = { ...plain, type: { kind: 'text' } }
    expect(amountFacts(city, { currency: 'JPY' }, yuan)).toBe(yuan)
  })

  it('is in a field of its own, where it has one', () => {
    expect(currencyKeyOf(orders())).toBe('currency')
    expect(currencyKeyOf(bare)).toBe(undefined)
    const given: Row = { spend: '5' }
    expect(settled(bare, given, null, yuan)).toBe(given)
  })

  it('may have other digits than it had', () => {
    expect(otherDigits(orders(), { currency: 'JPY' }, { currency: 'CNY' })).toBe('currency')
    expect(otherDigits(orders(), { currency: 'USD' }, { currency: 'CNY' })).toBe(undefined)
    expect(otherDigits(orders(), { amount: 5 }, { currency: 'CNY' })).toBe(undefined)
    expect(otherDigits(bare, { currency: 'JPY' }, { currency: 'CNY' })).toBe(undefined)
  })

  it('is told with the amounts of a new record, where it is not that of the firm', () => {
    const row: Row = { amount: 500, cost: null, currency: 'USD' }
    expect(foreignAmounts(orders(), row, 'CNY')).toEqual(['amount', 'currency'])
    expect(foreignAmounts(orders(), row, 'USD')).toEqual([])
    expect(foreignAmounts(bare, row, 'CNY')).toEqual([])
  })

  it.each<[Row, string, string, string]>([
    [{ amount: '5', currency: '元宝' }, '不是已知的货币', '--currency CNY', '--currency CNY'],
    [{ amount: '$5', currency: 'CNY' }, '给出的币种是 CNY', '--currency USD', '--currency USD'],
    [{ amount: '$5', cost: '¥3' }, '金额是 $5，币种不同', 'one order for each currency', '每种货币各记一个订单'],
  ])('that is refused is refused with what would do: %j', (given, zh, hint, hintZh) => {
    expect(() => newAmounts(orders(), given, yuan)).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ why: { en: expect.any(String), zh }, hint: { en: hint, zh: hintZh } }),
      }),
    )
  })

  it('is of the amounts that say so alone', () => {
    const both: Noun = { ...orderNoun, fields: [plain, ...orderNoun.fields] }
    expect(newAmounts(both, { amount: '$5', spend: '3' }, yuan)).toEqual({ amount: 500, spend: '3', currency: 'USD' })
    const nothing: Row = { currency: null, note: 'x' }
    expect(newAmounts(orders(), nothing, yuan)).toEqual(nothing)
    const before: Row = { amount: 1000, cost: null, currency: 'USD', price: null, quantity: null }
    expect(editedAmounts(orders(), { currency: 'JPY' }, before, yuan)).toEqual({ currency: 'JPY', amount: 10 })
  })

  it('is one that all amounts may be in', () => {
    // ¥ is yen too, and $ is not: yen it is.
    expect(newAmounts(orders(), { amount: '¥5', cost: '3円' }, yuan)).toEqual({ amount: 5, cost: 3, currency: 'JPY' })
    expect(newAmounts(orders(), { amount: '¥5', cost: '3', price: '3円' }, yuan)).toMatchObject({ currency: 'JPY' })
    const dollar = factsOf('USD', 2)
    expect(newAmounts(orders(), { amount: '¥5', cost: '3円' }, dollar)).toEqual({ amount: 5, cost: 3, currency: 'JPY' })
  })
})

describe('the refund of another order', () => {
  const slips: readonly (readonly [Row, string])[] = [
    [{ refund_of: 3, amount: 100_050 }, '--amount -1000.50'],
    [{ refund_of: 3, amount: 500, currency: 'JPY' }, '--amount -500'],
  ]
  it.each(slips)('typed without its sign is refused: %j', (row, hint) => {
    expect(() => completeOrder(row, checkFacts)).toThrow(
      expect.objectContaining({
        code: 'positive-refund',
        exit: 2,
        detail: expect.objectContaining({ field: 'amount', hint: { en: hint, zh: hint } }),
      }),
    )
    expect(why(() => completeOrder(row, checkFacts))).toContain('it refunds O-3, and')
    // A file is taken as it is.
    expect(completeOrder(row, { ...checkFacts, importing: true })).toEqual({ currency: row.currency ?? 'CNY' })
  })

  it.each([{ refund_of: 3, amount: -1 }, { refund_of: 3, amount: 0 }, { refund_of: 3, amount: null }, { amount: 5 }])(
    'is not %j',
    (row: Row) => {
      expect(completeOrder(row, checkFacts)).toEqual({ currency: 'CNY' })
    },
  )
})
