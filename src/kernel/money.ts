// Amounts of money as integers of the minor unit: read from text, written for files and for people, multiplied.
// Always exact; rounded half away from zero. It converts no currency.
import { currencySign, minorDigits, splitCurrency } from './currency.ts'
import { multiplyDecimals, readDecimal, toUnits } from './decimal.ts'
import type { Language } from './words.ts'

export { isCurrency, minorDigits } from './currency.ts'

/** An amount that was read. */
export interface Money {
  /** Minor units, a safe integer. */
  readonly minor: number
  /** Whether the text had more digits than the currency, so that some were rounded away. */
  readonly rounded: boolean
  /** What a sign or word in the text stands for, most likely; null where it had none. */
  readonly currency: string | null
}

const plain = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/
const factors: Readonly<Record<string, bigint>> = {
  千: 1000n,
  万: 10_000n,
  萬: 10_000n,
  亿: 100_000_000n,
  億: 100_000_000n,
}

const readFast = (text: string, digits: number): Money | null => {
  const found = plain.exec(text)
  const places = found?.[3] ?? ''
  if (!found || places.length > digits) return null
  const minor = Number((found[2] ?? '') + places.padEnd(digits, '0'))
  return { minor: found[1] === '-' && minor !== 0 ? -minor : minor, rounded: false, currency: null }
}

interface Bare {
  readonly number: string
  readonly minus: boolean
  readonly currency: string | null
}

/** Takes brackets, signs and currencies off; null where one stands twice. */
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
  const head = splitCurrency(rest, 'head')
  rest = head.rest
  if (!takeSign()) return null
  const end = splitCurrency(rest, 'end')
  if (head.currency !== null && end.currency !== null && head.currency !== end.currency) return null
  return { number: end.rest, minus, currency: head.currency ?? end.currency }
}

/**
 * Reads an amount: `1234.5`, `¥1,234.50`, `-5元`, `(12.00)`, `1.5万`, `3亿`, `RMB 88`, `1.234,50 €`, `1.2e3`, full-width digits
 * too. `digits` are the minor digits of the store's currency; more are rounded and said so. Null where the text is no
 * amount, could be read in two ways, or goes past the safe integers. Scientific notation is read only where it is exact.
 */
export const readMoney = (text: string, digits: number): Money | null => {
  const fast = readFast(text, digits)
  if (fast) return fast
  const bare = strip(text)
  if (!bare) return null
  const factor = factors[bare.number.slice(-1)]
  const number = readDecimal(factor === undefined ? bare.number : bare.number.slice(0, -1).trim())
  if (!number) return null
  const found = toUnits({ digits: number.digits * (factor ?? 1n), scale: number.scale }, digits)
  if (!found || (found.rounded && /e/i.test(bare.number))) return null
  return {
    minor: bare.minus && found.units !== 0 ? -found.units : found.units,
    rounded: found.rounded,
    currency: bare.currency,
  }
}

/** The amount as exact decimal text: `1234.50`; `-3` for a currency without minor digits. */
export const moneyText = (minor: number, digits: number): string => {
  const all = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
  return minor < 0 ? `-${whole}` : whole
}

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

/**
 * Price times quantity in minor units, rounded half away from zero once. The quantity is decimal text (`2.5`, `-1`,
 * `1,000`); null where it is none or the product goes past the safe integers.
 */
export const multiplyMoney = (
  minorPrice: number,
  quantity: string,
): { readonly minor: number; readonly rounded: boolean } | null => {
  const text = quantity.normalize('NFKC').replaceAll('\u2212', '-').trim()
  const number = readDecimal(text.replace(/^[+-]/, ''))
  if (!number) return null
  const signed = { digits: text.startsWith('-') ? -number.digits : number.digits, scale: number.scale }
  const found = toUnits(multiplyDecimals({ digits: BigInt(minorPrice), scale: 0 }, signed), 0)
  return found && { minor: found.units, rounded: found.rounded }
}
