// Money: exact reading, writing, products. Amounts are minor units.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencySign } from '../../src/kernel/currency.ts'
import {
  currenciesNamed,
  formatMoney,
  isCurrency,
  minorDigits,
  moneyNumber,
  moneyText,
  multiplyMoney,
  multiplyPrice,
  readMoney,
  readWritten,
} from '../../src/kernel/money.ts'

const read: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['1234.5', 123450],
  ['1234.50', 123450],
  ['1234.', 123400],
  ['.5', 50],
  ['-12.30', -1230],
  [' 12.30 ', 1230],
  ['( 12.30 )', -1230],
  ['- 12.30', -1230],
  ['1234.5 CHF', 123450],
  ['+12.30', 1230],
  ['−12.30', -1230],
  ['（12.30）', -1230],
  ['(¥12.30)', -1230],
  ['-0', 0],
  ['¥1,234.50', 123450],
  ['￥1,234.50', 123450],
  ['-¥5', -500],
  ['¥-5', -500],
  ['1,234.50元', 123450],
  ['5块', 500],
  ['RMB 88', 8800],
  ['88 CNY', 8800],
  ['人民币88元', 8800],
  ['$1,000', 100000],
  ['US$ 1,000', 100000],
  ['1.234,50 €', 123450],
  ['1.234.567', 123456700],
  ['12,5', 1250],
  ['1234,50', 123450],
  ['1 234.50', 123450],
  ['1\u00a0234,50', 123450],
  ["1'234.50", 123450],
  ['1,234', 123400],
  ['1.234', 123],
  ['１，２３４．５０', 123450],
  ['1.5万', 1500000],
  ['1.5 万元', 1500000],
  ['3千', 300000],
  ['2亿', 20000000000],
  ['¥0.00001亿', 100000],
  ['1.2e3', 120000],
  ['1.5E+2', 15000],
  ['5e-1', 50],
  ['90071992547409.91', 9007199254740991],
]

const refused = [
  '', ' ', '-', '¥', 'abc', '1,23,456', '1,2345', '1,234,56', '1.234,5.6', '1,234.567,8', '12.3.4', '1.23456e2', '1e30', '5-', '--5',
  '-(5)', '(-5)', '(5)元', '¥5$', '1万5', '一百', '1/2', '0x10', 'NaN', 'Infinity', '90071992547409.92', '12 34', '1,234 567', '5%', 'ABC 5', '1_000', '¥¥5', '$$5', 'USD ¥5',
  '¥5美元', 'EUR 5 USD',
] // biome-ignore format: a list

describe('readMoney', () => {
  test.each(read)('%j is %d', (text, minor) => {
    expect(readMoney(text, 2)).toMatchObject({ minor, rounded: text === '1.234' })
  })

  test.each(refused)('%j is none', (text) => {
    expect(readMoney(text, 2)).toBeNull()
  })

  const rounded: readonly (readonly [string, number, number, boolean])[] = [
    ['1.005', 2, 101, true],
    ['-1.005', 2, -101, true],
    ['1.0049', 2, 100, true],
    ['0.004', 2, 0, true],
    ['-0.004', 2, 0, true],
    ['1.500', 2, 150, false],
    ['1.5', 0, 2, true],
    ['1234', 0, 1234, false],
    ['1.2345', 3, 1235, true],
    ['1.2', 3, 1200, false],
  ]
  test.each(rounded)('%s at %d digits', (text, digits, minor, wasRounded) => {
    expect(readMoney(text, digits)).toMatchObject({ minor, rounded: wasRounded })
  })

  const signs: readonly (readonly [string, string | undefined])[] = [
    ['5', undefined],
    ['¥5', 'CNY'],
    ['5元', 'CNY'],
    ['5元整', 'CNY'],
    ['$5', 'USD'],
    ['€5', 'EUR'],
    ['HK$5', 'HKD'],
    ['jpy 5', 'JPY'],
    ['5円', 'JPY'],
    ['100加元', 'CAD'],
    ['港币5元', 'HKD'],
    ['RMB ¥5', 'CNY'],
    ['JPY ¥5', 'JPY'],
    ['USD $5', 'USD'],
  ]
  test.each(signs)('the likeliest currency of %j is %s', (text, currency) => {
    expect(readMoney(text, 2)?.currencies[0]).toBe(currency)
    expect(readMoney(text, 2)?.minor).toBe(text.includes('100') ? 10000 : 500)
  })

  test('knows what else a sign may stand for', () => {
    expect(readMoney('¥5', 2)?.currencies).toEqual(['CNY', 'JPY'])
    expect(readMoney('$5', 2)?.currencies).toContain('AUD')
    expect(readMoney('5元', 2)?.currencies).toContain('TWD')
  })

  test('reads back every amount as it is written', () => {
    const minor = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(
        minor,
        fc.constantFrom('CNY', 'JPY', 'KWD', 'EUR'),
        fc.constantFrom('en', 'zh'),
        (amount, currency, language) => {
          const digits = minorDigits(currency)
          const exact = { minor: amount, rounded: false }
          expect(readMoney(moneyText(amount, digits), digits)).toMatchObject(exact)
          expect(readMoney(formatMoney(amount, currency, language), digits)).toMatchObject(exact)
        },
      ),
    )
  })

  test('takes any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+()e ¥万元') }), (text) => {
        const money = readMoney(text, 2)
        if (money !== null) expect(Number.isSafeInteger(money.minor)).toBe(true)
      }),
    )
  })
})

describe('writing', () => {
  test('text and number', () => {
    expect([moneyText(123450, 2), moneyText(-5, 2), moneyText(0, 2), moneyText(7, 0), moneyText(-1, 3)]).toEqual([
      '1234.50',
      '-0.05',
      '0.00',
      '7',
      '-0.001',
    ])
    expect([moneyNumber(123450, 2), moneyNumber(-5, 2), moneyNumber(41230000, 2)]).toEqual([1234.5, -0.05, 412300])
  })

  const shown: readonly (readonly [number, string, 'en' | 'zh', string])[] = [
    [41230000, 'CNY', 'en', '¥412,300'],
    [41230000, 'CNY', 'zh', '¥412,300'],
    [41230050, 'CNY', 'zh', '¥412,300.50'],
    [-50, 'CNY', 'en', '-¥0.50'],
    [0, 'CNY', 'en', '¥0'],
    [1250, 'KWD', 'en', 'KWD 1.250'],
    [1234567, 'JPY', 'en', 'JP¥1,234,567'],
    [100, 'USD', 'en', '$1'],
    [100, 'USD', 'zh', 'US$1'],
  ]
  test.each(shown)('%d %s in %s is %s', (minor, currency, language, text) => {
    expect(formatMoney(minor, currency, language)).toBe(text)
  })
})

describe('multiplyMoney', () => {
  const products: readonly (readonly [number, string, number, boolean])[] = [
    [1999, '3', 5997, false],
    [1999, '2.5', 4998, true],
    [-1999, '2.5', -4998, true],
    [1999, '-1', -1999, false],
    [100, '0.005', 1, true],
    [100, '1,000', 100000, false],
    [100, '０.１', 10, false],
    [100, ' 3 ', 300, false],
    [100, '−3', -300, false],
    [333, '1e-7', 0, true],
    [0, '-3', 0, false],
  ]
  test.each(products)('%d times %s is %d', (price, quantity, minor, rounded) => {
    expect(multiplyMoney(price, quantity)).toEqual({ minor, rounded })
  })

  test.each(['', 'x', '1/2', '--1'])('%j is no quantity', (quantity) => {
    expect(multiplyMoney(100, quantity)).toBeNull()
  })

  test('past the safe integers is none', () => {
    expect(multiplyMoney(Number.MAX_SAFE_INTEGER, '2')).toBeNull()
  })
})

describe('multiplyPrice', () => {
  // The price is not rounded before it is multiplied.
  const products: readonly (readonly [string, string, number, number])[] = [
    ['0.333', '3000', 2, 99900],
    ['0.005', '3', 2, 2],
    ['-0.005', '1', 2, -1],
    ['1.2345', '10', 3, 12345],
    ['0.1', '3', 0, 0],
    ['0.3', '5', 0, 2],
    ['¥1.5万', '-2', 2, -3000000],
  ]
  test.each(products)('%s times %s at %d digits is %d', (price, quantity, digits, minor) => {
    const written = readWritten(price)
    expect(written && multiplyPrice(written.value, quantity, digits)?.minor).toBe(minor)
  })
})

describe('currenciesNamed', () => {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['usd', 'USD'],
    [' 人民币 ', 'CNY'],
    ['RMB', 'CNY'],
    ['美元', 'USD'],
    ['＄', 'USD'],
    ['yuan', 'CNY'],
    ['元', 'CNY'],
    ['Euro', 'EUR'],
    ['ＪＰＹ', 'JPY'],
    ['元宝', undefined],
    ['', undefined],
    ['XXX', undefined],
  ]
  test.each(named)('%j is %s', (text, currency) => {
    expect(currenciesNamed(text)[0]).toBe(currency)
  })
})

test('a code stands alone', () => {
  expect(['CNY', 'AED AFN', 'CNYX', 'XCNY', 'cny', ''].map(isCurrency)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('currencies', () => {
  expect(['CNY', 'JPY', 'KWD', 'CLF', 'EUR', 'XXX'].map(minorDigits)).toEqual([2, 0, 3, 4, 2, 2])
  expect(['CNY', 'USD', 'cny', 'RMB', 'XXX', 'CN', 'NYC'].map(isCurrency)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect([currencySign('CNY'), currencySign('CHF')]).toEqual(['¥', 'CHF '])
  const decided = Intl.supportedValuesOf('currency').filter(isCurrency)
  expect(decided.length).toBeGreaterThan(140)
})
