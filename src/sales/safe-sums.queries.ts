// Sums of money are exact as long as they are safe integers. A write that would carry one past that is refused.
import { sql } from 'kysely'
import type { Writing } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { minorDigits, moneyText } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'

const most = Number.MAX_SAFE_INTEGER

// Beyond this many customers one look at all of them is cheaper than one at each.
const manyCustomers = 2000

const tooLarge = (writing: Writing, who: string | null): Failure => {
  const { currency } = writing.settings()
  const end = `${moneyText(most, minorDigits(currency))} ${currency}`
  return new Failure(
    'usage',
    'sum-too-large',
    who === null
      ? { en: 'the orders of all customers together are too large', zh: '全部客户的订单总额过大' }
      : { en: `the orders of ${who} together are too large`, zh: `${who} 的订单总额过大` },
    {
      why: { en: `sums are exact up to ${end}`, zh: `总额精确到 ${end} 为止` },
      field: 'amount',
      hint: same(`crm list orders ${who === null ? '' : `customer:${who} `}--sort -amount`),
    },
  )
}

/** Refuses (`sum-too-large`) sums beyond the safe integers, of the customers named or of all. After standings are settled. */
export const refuseUnsafeSums = async (writing: Writing, customers: ReadonlySet<number>): Promise<void> => {
  if (customers.size === 0) return
  const row = await writing.db
    .selectFrom('standing')
    .where((eb) => eb.or([eb('spend', '>', most), eb('spend', '<', -most)]))
    .$if(customers.size <= manyCustomers, (query) =>
      query.where('customer', 'in', sql<number>`(select value from json_each(${JSON.stringify([...customers])}))`),
    )
    .select('customer')
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) throw tooLarge(writing, `C-${row.customer}`)
  const cuts = await writing.db.selectFrom('kept').where('key', '=', 'cuts').select('value').executeTakeFirst()
  const list: unknown = JSON.parse(cuts?.value ?? '[]')
  if (Array.isArray(list) && Number(list[0] ?? 0) > most) throw tooLarge(writing, null)
}
