// Rules of an order's own record: its amount from quantity and price, its currency.
import type { CheckFacts, Row } from '../command/noun.ts'
import { multiplyMoney } from '../kernel/money.ts'

/** The amount of a line: its own, else quantity times price, else null. Minor units of the order's currency. */
const lineAmount = (row: Row): number | null => {
  if (typeof row.amount === 'number') return row.amount
  if (typeof row.price !== 'number' || (row.quantity ?? null) === null) return null
  return multiplyMoney(row.price, String(row.quantity))?.minor ?? null
}

/** Fills amount and currency; an order of which nothing is said is in that of the firm. */
export const completeOrder = (row: Row, facts: CheckFacts): Row => ({
  amount: lineAmount(row),
  currency: row.currency ?? facts.currency,
})
