// Phone numbers: read from any spelling into E.164, written for people, cut into digits for looking up.
// It does not know who has a number or whether it still rings.
import { chineseKind, chineseKindAbroad, chineseMobile, partsAbroad } from './phone-patterns.ts'
import { cleanText } from './text.ts'

/** A phone number that was read. */
export interface Phone {
  /** `+8613800138000`, with an extension `+861065529988x8001`; the cleaned text where it could not be read. */
  readonly value: string
  /** `abroad` is a number of another country, fixed or mobile; `text` is what could not be read. */
  readonly kind: 'mobile' | 'line' | 'abroad' | 'text'
  readonly known: boolean
}

type ReadLocal = (text: string, country: string) => string | null
let readLocal: ReadLocal | undefined

/** Whether local numbers in this country are read by the library, so that `loadPhones` must be awaited first. */
export const phonesNeedLibrary = (country: string): boolean => country !== 'CN' && readLocal === undefined

/** Loads the library for local numbers of other countries; harmless to repeat. */
export const loadPhones = async (): Promise<void> => {
  readLocal ??= (await import('./phones.lazy.ts')).readLocal
}

const label = /^(?:tel|mob|mobile|phone|cell|fax|手机|电话|座机|手機|電話|固话)\s*[:.]?\s*/i
const extension = /\s*(?:转|轉|分机|分機|ext(?:ension)?\.?|x|#|,)+\s*:?\s*(\d{1,6})$/i
const dashedExtension = /^((?:\(?0\d{2,3}\)?[ -]?[2-8]\d{6,7})|(?:[48]00-?\d{3}-?\d{4}))-(\d{1,6})$/
const spelling = /^\+?[\d\s()[\].·\-/]+$/

const known = (value: string, kind: Phone['kind'], ext: string): Phone => ({
  value: ext === '' ? value : `${value}x${ext}`,
  kind,
  known: true,
})

/** What followed 86, where the 0 of an area code should be left out and often is not. */
const readBehind86 = (digits: string, ext: string): Phone | null => {
  const home = digits.replace(/^0/, '')
  const kind = chineseKindAbroad(home)
  return kind === null ? null : known(`+86${home}`, kind, ext)
}

const readChinese = (digits: string, ext: string): Phone | null => {
  const away = digits.startsWith('86') ? readBehind86(digits.slice(2), ext) : null
  if (away !== null) return away
  const trunk = digits.startsWith('0')
  const home = trunk ? digits.slice(1) : digits
  const kind = chineseKind(home, trunk)
  return kind === null ? null : known(`+86${home}`, kind, ext)
}

const readAbroad = (digits: string, ext: string): Phone | null => {
  if (digits.startsWith('86')) return readBehind86(digits.slice(2), ext)
  return partsAbroad(digits) === null ? null : known(`+${digits}`, 'abroad', ext)
}

const readSpelt = (spelt: string, country: string): Phone | null => {
  const found = extension.exec(spelt) ?? null
  const dashed = found ? null : dashedExtension.exec(spelt)
  const ext = found?.[1] ?? dashed?.[2] ?? ''
  const number = found ? spelt.slice(0, found.index) : (dashed?.[1] ?? spelt)
  if (!spelling.test(number)) return null
  const digits = number.replace(/^\+(\d[\d ]*)\(0\)/, '+$1').replace(/\D/g, '')
  if (number.startsWith('+')) return readAbroad(digits, ext)
  if (digits.startsWith('00')) return readAbroad(digits.slice(2), ext)
  if (country === 'CN') return readChinese(digits, ext)
  if (readLocal === undefined) throw new Error(`loadPhones must be awaited before a local number of ${country} is read`)
  const local = readLocal(ext === '' ? number : `${number} ext. ${ext}`, country)
  return local === null ? null : readAbroadValue(local)
}

const readAbroadValue = (value: string): Phone => {
  const chinese = /^\+86(\d+)/.exec(value)?.[1]
  return { value, kind: chinese === undefined ? 'abroad' : (chineseKindAbroad(chinese) ?? 'line'), known: true }
}

/**
 * Reads one number in any spelling: spaces, dashes, brackets, full-width digits, `+86`, `0086`, `86`, a leading `'`, a label
 * before it, an extension after 转, 分机, ext, x, # or a dash. `country` (two letters) says where a number without a calling
 * code is; for one other than CN `loadPhones` must have been awaited, else this throws. What cannot be read, such as
 * `1.38E+10`, comes back as it stands, `known` false.
 */
export const readPhone = (text: string, country = 'CN'): Phone => {
  if (country === 'CN' && chineseMobile.test(text)) return { value: `+86${text}`, kind: 'mobile', known: true }
  const clean = cleanText(text)
  const spelt = clean
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^'+/, '')
    .replace(label, '')
    .replace(/^\(\+/, '+(')
    .trim()
  return (/\d/.test(spelt) ? readSpelt(spelt, country) : null) ?? { value: clean, kind: 'text', known: false }
}

// Nine digits in threes, ten as three, three and four, others in fours from the end.
const group = (digits: string): string => {
  if (digits.length === 9) return digits.replace(/\d{3}(?=\d)/g, '$& ')
  if (digits.length === 10) return digits.replace(/^(\d{3})(\d{3})/, '$1 $2 ')
  return digits.replace(/(?<=\d)(?=(?:\d{4})+$)/g, ' ')
}

// Mobiles and service numbers as if three digits were their area code.
const chineseParts = (home: string): { readonly area: string; readonly rest: string } => {
  const length = /^(?:10|2)/.test(home) ? 2 : 3
  return { area: home.slice(0, length), rest: home.slice(length) }
}

/**
 * A stored number for people in `country`: `138 0013 8000`, `010-6552 9988`, `400 123 4567`, elsewhere and for other
 * countries `+1 202 555 0143`; an extension as `x8001`. Other text stays as it is. What it writes, `readPhone` reads back.
 */
export const formatPhone = (value: string, country = 'CN'): string => {
  const found = /^\+(\d{7,15})(x\d{1,6})?$/.exec(value)
  const digits = found?.[1]
  if (digits === undefined) return value
  const tail = found?.[2] === undefined ? '' : ` ${found[2]}`
  const parts = partsAbroad(digits)
  if (parts === null) return value
  if (parts.code !== '86') return `+${parts.code} ${group(parts.rest)}${tail}`
  const { area, rest } = chineseParts(parts.rest)
  const local = group(rest)
  const isLine = !chineseMobile.test(parts.rest) && !/^[48]00/.test(parts.rest)
  if (country !== 'CN') return `+86 ${area} ${local}${tail}`
  return `${isLine ? `0${area}-` : `${area} `}${local}${tail}`
}

/**
 * The digits by which a stored number is looked up, as people type them: `13800138000`, `01065529988`, `4001234567`, of
 * other countries with the calling code `12025550143`; without extension. Of text that is no number, its digits.
 */
export const phoneDigits = (value: string): string => {
  // Most numbers are mobiles of the mainland, and there are very many of them.
  if (value.length === 14 && value.startsWith('+86') && chineseMobile.test(value.slice(3))) return value.slice(3)
  const digits = value.replace(/x\d+$/, '').replace(/\D/g, '')
  if (!value.startsWith('+86')) return digits
  const home = digits.slice(2)
  return chineseMobile.test(home) || /^[48]00\d{7}$/.test(home) ? home : `0${home}`
}

/** Digits from the last to the first, so that an index finds the end of a number. */
export const reversedDigits = (digits: string): string => {
  let reversed = ''
  for (let at = digits.length - 1; at >= 0; at -= 1) reversed += digits[at]
  return reversed
}

/** Whether a text on the command line is meant as a whole number: at least seven digits and nothing but what phones have. */
export const looksLikePhone = (text: string): boolean => {
  const spelt = text.normalize('NFKC').replace(extension, '').trim()
  return spelling.test(spelt) && spelt.replace(/\D/g, '').length >= 7
}
