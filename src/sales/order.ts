// Rules of an order's own record. Its amounts are read and multiplied where every noun's are: src/command/line-amounts.ts.
import type { CheckFacts, Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { minorDigits, moneyText } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'

const positiveRefund = (row: Row, currency: string): Failure =>
  new Failure(
    'usage',
    'positive-refund',
    { en: 'a refund has a negative amount', zh: '退款的金额应为负数' },
    {
      why: {
        en: `it says that it refunds ${lettered('O', Number(row.refund_of))}, and would count as a purchase`,
        zh: `它注明退自 ${lettered('O', Number(row.refund_of))}，却会计为一次购买`,
      },
      field: 'amount',
      hint: same(`--amount ${moneyText(-Number(row.amount), minorDigits(currency))}`),
    },
  )

/**
 * Fills the currency: an order of which nothing is said is in that of the firm. Fails (`positive-refund`) for what a person
 * types as the refund of another order with an amount above 0: a slip that would count as a purchase. A file is taken as it is.
 */
export const completeOrder = (row: Row, facts: CheckFacts): Row => {
  const currency = String(row.currency ?? facts.currency)
  const refunds = typeof row.refund_of === 'number' && typeof row.amount === 'number' && row.amount > 0
  if (refunds && !facts.importing) throw positiveRefund(row, currency)
  return { currency }
}
