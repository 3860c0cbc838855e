// Rules of an order's own record: its amount from quantity and price, its currency.
import type { CheckFacts, Row, Stored } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { isCurrency, minorDigits, multiplyMoney } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'

/** The amount of a line: its own, else quantity times price, else null. Minor units. */
export const lineAmount = (row: Row): number | null => {
  if (typeof row.amount === 'number') return row.amount
  if (typeof row.price !== 'number' || (row.quantity ?? null) === null) return null
  return multiplyMoney(row.price, String(row.quantity))?.minor ?? null
}

const moneyKeys: readonly string[] = ['amount', 'cost', 'price']

/** An amount in units of `digits` without the places that its currency has not; rounded half away from zero. */
const roundedTo = (minor: number, digits: number, currency: string): number => {
  const unit = 10 ** Math.max(0, digits - minorDigits(currency))
  return unit === 1 ? minor : Math.sign(minor) * Math.round(Math.abs(minor) / unit) * unit
}

/**
 * Fills amount and currency. Amounts of every currency are kept in units of the base currency's digits; those of one
 * with fewer are rounded to its own. Fails on a currency that is none.
 */
export const completeOrder = (row: Row, facts: CheckFacts): Row => {
  const filled: Record<string, Stored> = { amount: lineAmount(row) }
  const currency = String(row.currency ?? facts.currency).toUpperCase()
  if (!isCurrency(currency))
    throw new Failure(
      'usage',
      'bad-value',
      { en: `currency cannot be "${currency}"`, zh: `币种不能是“${currency}”` },
      { field: 'currency', hint: same('--currency CNY') },
    )
  for (const key of moneyKeys) {
    const value = filled[key] ?? row[key]
    if (typeof value === 'number') filled[key] = roundedTo(value, facts.digits, currency)
  }
  return { ...filled, currency }
}
