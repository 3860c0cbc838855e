// Amounts of a record that is written: each as a number, and where none is given, quantity times price. The price counts
// as it was typed: it is rounded for itself, never before it is multiplied.
import { type Minor, minorDigits, moneyText, multiplyMoney, multiplyPrice, readWritten } from '../kernel/money.ts'
import { settled } from './amounts.ts'
import { badValue } from './bad-value.ts'
import type { Noun, Row } from './noun.ts'
import type { ValueFacts } from './value.ts'

interface Line {
  readonly quantity: string
  /** As it was typed, or a stored number of minor units. */
  readonly price: string | number
  readonly digits: number
}

const product = ({ quantity, price, digits }: Line): Minor | null => {
  if (typeof price === 'number') return multiplyMoney(price, quantity)
  const written = readWritten(price)
  return written && multiplyPrice(written.value, quantity, digits)
}

const lineOf = (given: Row, merged: Row, facts: ValueFacts): Line | null => {
  const price = typeof given.price === 'string' ? given.price : (merged.price ?? null)
  const quantity = merged.quantity ?? null
  if (price === null || quantity === null) return null
  return { quantity: String(quantity), price, digits: minorDigits(String(merged.currency ?? facts.currency)) }
}

const productOf = (noun: Noun, line: Line): number => {
  const found = product(line)
  if (found !== null) return found.minor
  const field = noun.fields.find(({ key }) => key === 'quantity')
  if (field === undefined) throw new Error(`${noun.name} has no quantity`)
  const most = moneyText(Number.MAX_SAFE_INTEGER, line.digits)
  throw badValue(field, line.quantity, {
    en: `quantity times price goes past ${most}`,
    zh: `数量乘单价超过 ${most}`,
  })
}

/**
 * The values of a new record with its amounts as numbers, in minor units of the currency that is said, that a sign
 * in them tells, or else of the firm. An amount that is not given is quantity times the price as typed, rounded once.
 * Throws a `Failure` (`bad-value`) where a sign contradicts the currency or another amount, or an amount is too large;
 * tells `facts.doubt` what was rounded.
 */
export const newAmounts = (noun: Noun, given: Row, facts: ValueFacts): Row => {
  const values = settled(noun, given, null, facts)
  if (noun.lines === undefined || (values.amount ?? null) !== null) return values
  const line = lineOf(given, values, facts)
  return line === null ? values : { ...values, amount: productOf(noun, line) }
}

/**
 * The same for an edit: in the currency of the record, unless another is said or told. A new quantity or price makes
 * a new amount where none is given.
 * @param before the record with its only line laid in
 */
export const editedAmounts = (noun: Noun, given: Row, before: Row, facts: ValueFacts): Row => {
  const values = settled(noun, given, before, facts)
  // An amount that was only taken over into another currency is none that was given.
  if (noun.lines === undefined || (given.amount ?? null) !== null) return values
  const line = lineOf(given, { ...before, ...values }, facts)
  if (line === null) return values
  const emptied = Object.hasOwn(given, 'amount')
  const changed = ['quantity', 'price'].some((key) => Object.hasOwn(given, key) && values[key] !== before[key])
  const finer =
    typeof line.price === 'string' && product(line)?.minor !== product({ ...line, price: Number(values.price) })?.minor
  return emptied || changed || finer ? { ...values, amount: productOf(noun, line) } : values
}
