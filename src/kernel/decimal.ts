// Exact decimal numbers out of text, as people and spreadsheets write them. No floating point, no units, no currency.

/** A number: `digits` x 10 to the power of -`scale`. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

const longest = 40
const mostPlaces = 30

const plain = /^\d+(?:\.\d*)?$|^\.\d+$/
// Thousands in threes with one mark throughout; the decimal point is then the other one.
const english = /^\d{1,3}(?:([,' \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/
const european = /^\d{1,3}(?:([.' \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*,\d*$/
const europeanThousands = /^\d{1,3}(?:\.\d{3}){2,}$/
const commaPlaces = /^\d+,\d{1,2}$/
const scientific = /^(\d+(?:\.\d+)?)e([+-]?\d{1,2})$/i

const pointed = /^[1-9]\d{0,2}\.\d{3}$/
const englishThousands = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/

/** Whether an unsigned number is written as nobody can misread it: `1234.5`, `1,234.50`. */
export const isPlainNumber = (text: string): boolean => plain.test(text) || englishThousands.test(text)

/** Whether its one point stands before three digits, as it parts thousands in some countries: `1.234`. */
export const isPointed = (text: string): boolean => pointed.test(text)

const toPlain = (text: string): string | null => {
  if (plain.test(text)) return text
  if (english.test(text)) return text.replace(/[^\d.]/g, '')
  if (europeanThousands.test(text)) return text.replaceAll('.', '')
  if (european.test(text) || commaPlaces.test(text)) return text.replace(/[^\d,]/g, '').replace(',', '.')
  return null
}

/**
 * Reads an unsigned decimal: `1234.5`, `1,234.50`, `1 234.50`, `1'234.50`, `1.234,50`, `12,5`, `1.2e3`. One comma before
 * three digits parts thousands, one point before them is a decimal point. Null for anything else, and past 40 characters.
 */
export const readDecimal = (text: string): Decimal | null => {
  if (text.length > longest) return null
  const power = scientific.exec(text)
  const number = power ? (power[1] ?? '') : toPlain(text)
  if (number === null) return null
  const [whole = '', places = ''] = number.split('.')
  const exponent = Number(power?.[2] ?? 0)
  const scale = places.length - exponent
  if (Math.abs(scale) > mostPlaces) return null
  const digits = BigInt(whole + places)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** The number as plain decimal text without idle zeros: `1.5`, `-3`. */
export const decimalText = ({ digits, scale }: Decimal): string => {
  const all = String(digits < 0n ? -digits : digits).padStart(Math.max(scale, 0) + 1, '0')
  const whole = scale <= 0 ? all : all.slice(0, -scale)
  const places = scale <= 0 ? '' : all.slice(-scale).replace(/0+$/, '')
  return `${digits < 0n ? '-' : ''}${whole}${places === '' ? '' : `.${places}`}`
}

/** The product, exact. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
})

/** A whole number of the unit 10 to the power of -`places`, rounded half away from zero; null past the safe integers. */
export const toUnits = (
  value: Decimal,
  places: number,
): { readonly units: number; readonly rounded: boolean } | null => {
  const shift = places - value.scale
  const size = 10n ** BigInt(Math.abs(shift))
  const minus = value.digits < 0n
  const digits = minus ? -value.digits : value.digits
  const exact = shift >= 0 ? digits * size : digits / size
  const rest = shift >= 0 ? 0n : digits % size
  const units = Number(rest * 2n >= size ? exact + 1n : exact)
  if (!Number.isSafeInteger(units)) return null
  return { units: minus && units !== 0 ? -units : units, rounded: rest > 0n }
}
