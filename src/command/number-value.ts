// Whole numbers and quantities as people and spreadsheets write them. Amounts of money are amount.ts.
import { decimalText, isPlainNumber, readDecimal } from '../kernel/decimal.ts'
import { same } from '../kernel/words.ts'
import { badValue } from './bad-value.ts'
import type { Field } from './field.ts'
import type { Stored } from './noun.ts'
import type { ValueFacts } from './value.ts'

// Marks between three digits and three digits; any other comma is a slip, or parts decimals.
const grouping = /(?<=\d)[,\s](?=(?:\d{3})(?:\D|$))/g

/** Reads a whole number; fails (`bad-value`) for what is none or lies outside. */
export const readInteger = (field: Field, text: string, min?: number, max?: number): Stored => {
  const plain = text.normalize('NFKC').replace(grouping, '')
  const value = /^[+-]?\d+(\.0+)?$/.test(plain) ? Number(plain) : Number.NaN
  if (!Number.isSafeInteger(value))
    throw badValue(field, text, { en: 'it is not a whole number', zh: '不是整数' }, same(String(Math.max(min ?? 1, 1))))
  if (min !== undefined && value < min)
    throw badValue(field, text, { en: `the least is ${min}`, zh: `最小是 ${min}` }, same(String(min)))
  if (max !== undefined && value > max)
    throw badValue(field, text, { en: `the most is ${max}`, zh: `最大是 ${max}` }, same(String(max)))
  return value
}

/** Reads a number into decimal text without idle zeros; `doubt` is told of one that is not written plainly. */
export const readNumber = (field: Field, text: string, facts: ValueFacts): Stored => {
  const typed = text.normalize('NFKC').replaceAll('\u2212', '-').trim()
  const bare = typed.replace(/^[+-]\s*/, '')
  const number = readDecimal(bare)
  if (!number) throw badValue(field, text, { en: 'it is not a number', zh: '不是数字' }, same('1.5'))
  const value = decimalText(typed.startsWith('-') ? { ...number, digits: -number.digits } : number)
  if (!isPlainNumber(bare)) facts.doubt?.(field, 'read-as', text, undefined, value)
  return value
}
