// Amounts of money as integers of the minor unit: read from text, written for files and for people, multiplied.
// Always exact; rounded half away from zero. It converts no currency.
import { currencySign, minorDigits, splitCurrency } from './currency.ts'
import { type Decimal, isPlainNumber, isPointed, multiplyDecimals, readDecimal, toUnits } from './decimal.ts'
import type { Language } from './words.ts'

export { currenciesNamed, isCurrency, minorDigits } from './currency.ts'

/** An amount as it is written, before anything is rounded: its currency may still have to be found out. */
export interface WrittenMoney {
  /** Main units, exact; negative digits for a negative amount. */
  readonly value: Decimal
  /** What a sign or word in the text may stand for, the likeliest first; empty where it had none. */
  readonly currencies: readonly string[]
  /** Written as `1.2e3`: a spreadsheet may have cut it, so that it is never rounded. */
  readonly scientific: boolean
  /** Written so that a person should be told what it was read as: `1.234,50`, `5万`, `(12.00)`, full-width digits. */
  readonly odd: boolean
  /** One point before three digits: parts thousands in some countries, is read as a decimal point. */
  readonly pointed: boolean
}

/** Minor units, a safe integer, and whether digits were rounded away for it. */
export interface Minor {
  readonly minor: number
  readonly rounded: boolean
}

/** An amount that was read. */
export interface Money extends Minor, Pick<WrittenMoney, 'currencies'> {
  /** Not written plainly, so that a person should be told what it was read as. */
  readonly odd: boolean
}

const plain = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/
const wide = /[０-９．，]/
const factors: Readonly<Record<string, bigint>> = {
  千: 1000n,
  万: 10_000n,
  萬: 10_000n,
  亿: 100_000_000n,
  億: 100_000_000n,
}

/** Whether a text is an amount of the plainest kind, as files have them by the million: `-1234.50`. */
export const isPlainAmount = (text: string): boolean => plain.test(text)

const readFast = (text: string, digits: number): Money | null => {
  const found = plain.exec(text)
  const places = found?.[3] ?? ''
  if (!found || places.length > digits) return null
  const minor = Number((found[2] ?? '') + places.padEnd(digits, '0'))
  return { minor: found[1] === '-' && minor !== 0 ? -minor : minor, rounded: false, currencies: [], odd: false }
}

interface Bare {
  readonly number: string
  readonly minus: boolean
  readonly bracketed: boolean
  readonly currencies: readonly string[]
}

/** What both of two signs may stand for; null where they contradict each other. */
const inBoth = (one: readonly string[], other: readonly string[]): readonly string[] | null => {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one
  const common = one.filter((currency) => other.includes(currency))
  return common.length === 0 ? null : common
}

/** Takes brackets, signs and currencies off; null where a sign stands twice or two currencies contradict each other. */
const strip = (text: string): Bare | null => {
  let rest = text.normalize('NFKC').replaceAll('\u2212', '-').trim()
  const bracketed = /^\((.*)\)$/.exec(rest)
  if (bracketed) rest = (bracketed[1] ?? '').trim()
  let minus = bracketed !== null
  let signed = minus
  const takeSign = (): boolean => {
    if (!/^[+-]/.test(rest)) return true
    if (signed) return false
    signed = true
    minus = rest.startsWith('-')
    rest = rest.slice(1).trim()
    return true
  }
  if (!takeSign()) return null
  const code = splitCurrency(rest, 'head')
  const head = splitCurrency(code.rest, 'head')
  rest = head.rest
  if (!takeSign()) return null
  // `元整` closes an amount that was written by hand.
  const end = splitCurrency(rest.replace(/(?<=[元圆圓])[整正]$/u, ''), 'end')
  // `RMB ¥5` says it in two ways; `¥¥5` is a slip.
  if (head.currencies.length > 0 && head.currencies === code.currencies) return null
  const before = inBoth(code.currencies, head.currencies)
  const currencies = before && inBoth(before, end.currencies)
  return currencies && { number: end.rest, minus, bracketed: bracketed !== null, currencies }
}

/**
 * Reads an amount as it is written: `1234.5`, `¥1,234.50`, `-5元`, `(12.00)`, `1.5万`, `3亿`, `RMB 88`, `1.234,50 €`, `1.2e3`,
 * full-width digits too. Null where the text is no amount or could be read in two ways.
 */
export const readWritten = (text: string): WrittenMoney | null => {
  const bare = strip(text)
  if (!bare) return null
  const factor = factors[bare.number.slice(-1)]
  const number = readDecimal(factor === undefined ? bare.number : bare.number.slice(0, -1).trim())
  if (!number) return null
  const digits = number.digits * (factor ?? 1n)
  return {
    value: { digits: bare.minus ? -digits : digits, scale: number.scale },
    currencies: bare.currencies,
    scientific: /e/i.test(bare.number),
    odd: bare.bracketed || !isPlainNumber(bare.number) || wide.test(text),
    pointed: isPointed(bare.number),
  }
}

/**
 * A written amount in minor units of a currency with so many digits, rounded half away from zero. Null past the safe
 * integers; and for scientific notation that is not exact.
 */
export const minorOf = ({ value, scientific }: WrittenMoney, digits: number): Minor | null => {
  const found = toUnits(value, digits)
  return !found || (found.rounded && scientific) ? null : { minor: found.units, rounded: found.rounded }
}

/**
 * Reads an amount into minor units of a currency with `digits`; what goes beyond them is rounded and said so. Null where
 * `readWritten` or `minorOf` give none. Whether the signs in it fit the currency is the caller's to see.
 */
export const readMoney = (text: string, digits: number): Money | null => {
  const fast = readFast(text, digits)
  if (fast) return fast
  const written = readWritten(text)
  const found = written && minorOf(written, digits)
  return found && { ...found, currencies: written.currencies, odd: written.odd || (written.pointed && digits < 3) }
}

/** The amount as exact decimal text: `1234.50`; `-3` for a currency without minor digits. */
export const moneyText = (minor: number, digits: number): string => {
  const all = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
  return minor < 0 ? `-${whole}` : whole
}

/** The same with its thousands parted: `1,234.50`. */
export const groupedMoney = (minor: number, digits: number): string =>
  moneyText(minor, digits).replace(/\d(?=(?:\d{3})+(?:\.|$))(?<!\.\d*)/g, '$&,')

/** The amount as a number of main units, for JSON: the nearest double to the exact decimal. */
export const moneyNumber = (minor: number, digits: number): number => Number(moneyText(minor, digits))

/**
 * The amount for people: `¥412,300`, `-¥0.50`, `KWD 1.250`; minor digits are left out where they are all zero. `digits`
 * are those of `minor`, where it is not counted in the minor units of its own currency.
 */
export const formatMoney = (
  minor: number,
  currency: string,
  language: Language,
  digits: number = minorDigits(currency),
): string => {
  const [whole = '', places = ''] = moneyText(Math.abs(minor), digits).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = language === 'zh' && currency === 'USD' ? 'US$' : currencySign(currency)
  return `${minor < 0 ? '-' : ''}${sign}${grouped}${/[1-9]/.test(places) ? `.${places}` : ''}`
}

const signedDecimal = (typed: string): Decimal | null => {
  const text = typed.normalize('NFKC').replaceAll('\u2212', '-').trim()
  const number = readDecimal(text.replace(/^[+-]/, ''))
  return number && { digits: text.startsWith('-') ? -number.digits : number.digits, scale: number.scale }
}

/**
 * Price times quantity in minor units, rounded half away from zero once. The price is exact, in main units; the quantity
 * is decimal text (`2.5`, `-1`, `1,000`). Null where it is none or the product goes past the safe integers.
 */
export const multiplyPrice = (price: Decimal, quantity: string, digits: number): Minor | null => {
  const number = signedDecimal(quantity)
  const found = number && toUnits(multiplyDecimals(price, number), digits)
  return found && { minor: found.units, rounded: found.rounded }
}

/** The same for a price in minor units. */
export const multiplyMoney = (minorPrice: number, quantity: string): Minor | null =>
  multiplyPrice({ digits: BigInt(minorPrice), scale: 0 }, quantity, 0)
