// The amounts of an order before it is written: in units of its own currency, which a sign may tell, and exact.
import { describe, expect, it } from 'vitest'
import { settled } from '../../src/command/amounts.ts'
import { editedAmounts, newAmounts } from '../../src/command/line-amounts.ts'
import type { Row } from '../../src/command/noun.ts'
import type { ValueFacts } from '../../src/command/value.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { orderNoun } from '../../src/sales/order.noun.ts'

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
    expect(newAmounts(orderNoun, given, yuan)).toEqual(wanted)
  })

  it('reads a sign as the currency of the firm where it may be that', () => {
    expect(newAmounts(orderNoun, { amount: '$5' }, factsOf('TWD', 2))).toEqual({ amount: 500, currency: 'TWD' })
    expect(newAmounts(orderNoun, { amount: '5元' }, factsOf('TWD', 2))).toEqual({ amount: 500, currency: 'TWD' })
    expect(newAmounts(orderNoun, { amount: '¥5' }, factsOf('JPY', 0))).toEqual({ amount: 5, currency: 'JPY' })
    expect(newAmounts(orderNoun, { amount: '¥5' }, factsOf('USD', 2))).toEqual({ amount: 500, currency: 'CNY' })
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
    expect(why(() => newAmounts(orderNoun, given, yuan))).toMatch(new RegExp(reason.replaceAll('$5', '\\$5')))
  })

  it('tells what it rounded, and to how many digits', () => {
    rounded.length = 0
    newAmounts(orderNoun, { amount: '1.005', cost: '1.5', currency: 'JPY' }, yuan)
    newAmounts(orderNoun, { amount: '1.005', currency: 'KWD' }, yuan)
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
    expect(editedAmounts(orderNoun, given, dollars, yuan)).toEqual(wanted)
  })

  it('refuses a sign that the other amounts contradict', () => {
    expect(why(() => editedAmounts(orderNoun, { amount: '¥7' }, dollars, yuan))).toBe(
      'amount cannot be "¥7": the other amounts are in USD',
    )
    const alone: Row = { amount: 1000, cost: null, currency: 'USD', price: null, quantity: null }
    expect(editedAmounts(orderNoun, { amount: '¥7' }, alone, yuan)).toEqual({ amount: 700, currency: 'CNY' })
  })

  it('leaves what is said of nothing else alone', () => {
    const given: Row = { note: 'x' }
    expect(settled(orderNoun, given, dollars, yuan)).toBe(given)
  })
})
