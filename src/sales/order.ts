// Rules of an order's own record: its amount from quantity and price, its currency.
import type { CheckFacts, Row, Stored } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { isCurrency, multiplyMoney } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'

/** The amount of a line: its own, else quantity times price, else null. Minor units. */
export const lineAmount = (row: Row): number | null => {
  if (typeof row.amount === 'number') return row.amount
  if (typeof row.price !== 'number' || (row.quantity ?? null) === null) return null
  return multiplyMoney(row.price, String(row.quantity))?.minor ?? null
}

/** Fills amount and currency. Fails on a currency that is none. */
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
  return { ...filled, currency }
}
