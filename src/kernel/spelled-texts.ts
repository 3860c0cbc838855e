// Finds which of many names, numbers and addresses stand in a text, numbers and addresses in any spelling: with the code of
// the country or without, in groups, in other case. Pure; for everything else letters are told apart by case.
import { type TextFinder, textFinder } from './many-texts.ts'

// The last digits of a number, which stand in every spelling of it: without the code of the country and the zero of the
// area. Of numbers whose length is known, all that follows the code.
const tailOf = (digits: string): string => {
  if (/^861\d{10}$/.test(digits)) return digits.slice(-11)
  if (/^1\d{10}$/.test(digits)) return digits.slice(-10)
  return digits.slice(-8)
}

const window = 8
const wrap = 10 ** window

interface Tail {
  readonly at: number
  readonly digits: string
}

/** The numbers among the texts by the last digits that all spellings share. */
const tailsOf = (texts: readonly string[]): ReadonlyMap<number, readonly Tail[]> => {
  const tails = new Map<number, Tail[]>()
  for (const [at, text] of texts.entries()) {
    if (!/^\+?\d[\d\s().-]{6,}(?:x\d+)?$/.test(text)) continue
    const digits = tailOf(text.replace(/x\d+$/, '').replaceAll(/\D/g, ''))
    if (digits.length < window) continue
    const key = Number(digits.slice(-window))
    tails.set(key, [...(tails.get(key) ?? []), { at, digits }])
  }
  return tails
}

/** The digit that a sign stands for, the wide ones of Chinese writing too; -1 for none. */
const digitOf = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1
}
// Space, no-break and wide space, ( ) - . / and the dashes of typesetters part the groups of a number.
const parts = new Set([...' \u00a0\u3000()-./\uff0d\u2010\u2011\u2012\u2013·'].map((sign) => sign.charCodeAt(0)))
const apartAtMost = 3

/** Calls back with the digits of each number in a text so far, at each of its digits. */
const eachDigit = (whole: string, seen: (run: string, tail: number) => void): void => {
  let [run, tail, apart] = ['', 0, 0]
  for (let place = 0; place < whole.length; place += 1) {
    const code = whole.charCodeAt(place)
    const digit = digitOf(code)
    if (digit >= 0) {
      run += digit
      tail = (tail * 10 + digit) % wrap
      apart = 0
      if (run.length >= window) seen(run, tail)
    } else if (run !== '' && apart < apartAtMost && parts.has(code)) apart += 1
    else if (run !== '') {
      ;[run, tail, apart] = ['', 0, 0]
    }
  }
}

/** Makes a finder of some texts that knows phone numbers and addresses of mail in any spelling. */
export const spelledFinder = (texts: readonly string[]): TextFinder => {
  const exact = textFinder(texts)
  const tails = tailsOf(texts)
  const mails = textFinder(texts.map((text) => (text.includes('@') ? text.toLowerCase() : '')))
  const hasMails = texts.some((text) => text.includes('@'))
  return (whole) => {
    const found = new Set(exact(whole))
    if (hasMails && whole.includes('@')) for (const at of mails(whole.toLowerCase())) found.add(at)
    if (tails.size > 0)
      eachDigit(whole, (run, tail) => {
        for (const { at, digits } of tails.get(tail) ?? []) if (run.endsWith(digits)) found.add(at)
      })
    return [...found]
  }
}

/** A number in the spelling of its country, all digits: `13800138000` of `+8613800138000`; null where it is none or no other. */
export const nationalDigits = (text: string): string | null => {
  if (!/^\+\d{9,}(?:x\d+)?$/.test(text)) return null
  const digits = text.slice(1).replace(/x\d+$/, '')
  const tail = tailOf(digits)
  return tail.length > window ? tail : null
}
