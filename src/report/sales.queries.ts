// What was sold in a period, by month, product, owner or source: purchases, refunds, buyers. Reads orders, and for
// products their lines. What hangs on a removed customer is left out; orders of erased ones count in sums, not in customers.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { type IdRange, idRanges } from '../kernel/id-ranges.ts'
import { countAt, rawRows } from '../kernel/raw-rows.ts'
import type { Span } from './period.ts'

/** By what sales are told apart. */
export const salesKeys = ['month', 'product', 'owner', 'source'] as const

/** One of them. */
export type SalesKey = (typeof salesKeys)[number]

/** Of which orders: those of a period, in a currency, of some customers (null: of all). */
export interface SalesQuestion extends Span {
  readonly currency: string
  readonly ids: RawBuilder<number> | null
}

/** Sales of one kind; money in minor units. */
export interface SalesGroup {
  readonly key: string | number | null
  readonly name: string | null
  /** Number of purchases; by product, of those with a line of it. */
  readonly purchases: number
  readonly sold: number
  /** As a positive sum. */
  readonly refunds: number
  readonly customers: number
}

/** The month of a group by month. */
export const groupMonth = ({ key }: Pick<SalesGroup, 'key'>): string | null => (key === null ? null : String(key))

/** A month in which nothing was sold. */
export const noSales = (month: string): SalesGroup => ({
  key: month,
  name: null,
  purchases: 0,
  sold: 0,
  refunds: 0,
  customers: 0,
})

const rangesOf = function* ({ lane }: Reading): Generator<IdRange, void> {
  // Nobody's orders first: those of erased people.
  yield { from: 0, to: 0 }
  yield* idRanges(lane, 'customer')
}

/**
 * The orders of a range of customers. The range makes the index by customer the one to walk, which holds all that is
 * summed: by day it would be a step into the table for each order.
 */
const ordersOf = ({ db }: Reading, range: IdRange, { from, to, ids }: SalesQuestion) =>
  db
    .selectFrom('sales_order')
    .where('sales_order.customer', '>=', range.from)
    .where('sales_order.customer', '<=', range.to)
    .where('sales_order.removed', 'is', null)
    .where('sales_order.at_day', '>=', from)
    .where('sales_order.at_day', '<=', to)
    .where(
      'sales_order.customer',
      'not in',
      db.selectFrom('customer').where('removed', 'is not', null).where('id', '>', 0).select('id'),
    )
    .$if(ids !== null, (query) => query.where('sales_order.customer', 'in', ids ?? sql<number>`(null)`))

/** Sums of what is sold and paid back, of an amount that is a purchase from 0 on. */
const sums = (amount: RawBuilder<number>) => [
  sql<number>`coalesce(sum(${amount}) filter (where ${amount} >= 0), 0)`.as('sold'),
  sql<number>`coalesce(-sum(${amount}) filter (where ${amount} < 0), 0)`.as('refunds'),
]

const orderAmount = sql<number>`sales_order.amount`

const selectByMonth = (reading: Reading, range: IdRange, question: SalesQuestion) =>
  ordersOf(reading, range, question)
    .where('sales_order.currency', '=', question.currency)
    .groupBy(sql`substr(sales_order.at_day, 1, 7)`)
    .select(sql<string>`substr(sales_order.at_day, 1, 7)`.as('key'))
    .select(sql<null>`null`.as('name'))
    .select(sql<number>`count(*) filter (where sales_order.amount >= 0)`.as('purchases'))
    .select(sums(orderAmount))
    .select(
      sql<number>`count(distinct nullif(sales_order.customer, 0)) filter (where sales_order.amount >= 0)`.as(
        'customers',
      ),
    )
    .execute()

// An order without lines is one of its own, of no product.
const lineAmount = sql<number>`coalesce(order_line.amount, sales_order.amount)`

const selectByProduct = (reading: Reading, range: IdRange, question: SalesQuestion) =>
  ordersOf(reading, range, question)
    .where('sales_order.currency', '=', question.currency)
    .leftJoin('order_line', 'order_line.parent', 'sales_order.id')
    .leftJoin('product', 'product.id', 'order_line.product')
    .groupBy('order_line.product')
    .select((eb) => ['order_line.product as key', eb.fn.max<string | null>('product.name').as('name')])
    .select(sql<number>`count(distinct sales_order.id) filter (where ${lineAmount} >= 0)`.as('purchases'))
    .select(sums(lineAmount))
    .select(
      sql<number>`count(distinct nullif(sales_order.customer, 0)) filter (where ${lineAmount} >= 0)`.as('customers'),
    )
    .execute()

const byCustomer = (reading: Reading, range: IdRange, question: SalesQuestion) =>
  ordersOf(reading, range, question)
    .where('sales_order.currency', '=', question.currency)
    .groupBy('sales_order.customer')
    .select('sales_order.customer')
    .select(sql<number>`count(*) filter (where sales_order.amount >= 0)`.as('purchases'))
    .select(sums(orderAmount))

const selectByCustomer = (reading: Reading, range: IdRange, by: 'owner' | 'source', question: SalesQuestion) =>
  reading.db
    .selectFrom(byCustomer(reading, range, question).as('bought'))
    .innerJoin('customer', 'customer.id', 'bought.customer')
    .leftJoin('staff', (join) => join.on('staff.id', '=', by === 'owner' ? sql.ref('customer.owner') : sql.lit(null)))
    .groupBy(`customer.${by}`)
    .select((eb) => [
      `customer.${by} as key` as const,
      eb.fn.max<string | null>('staff.name').as('name'),
      eb.fn.sum<number>('bought.purchases').as('purchases'),
      sql<number>`sum(bought.sold)`.as('sold'),
      sql<number>`sum(bought.refunds)`.as('refunds'),
      eb.fn
        .countAll<number>()
        .filterWhere((inner) => inner.and([inner('bought.purchases', '>', 0), inner('customer.id', '>', 0)]))
        .as('customers'),
    ])
    .execute()

const selectRange = (
  reading: Reading,
  range: IdRange,
  by: SalesKey,
  question: SalesQuestion,
): Promise<readonly SalesGroup[]> => {
  switch (by) {
    case 'month':
      return selectByMonth(reading, range, question)
    case 'product':
      return selectByProduct(reading, range, question)
    default:
      return selectByCustomer(reading, range, by, question)
  }
}

/** The groups, in no order. */
export const selectSales = async (
  reading: Reading,
  by: SalesKey,
  question: SalesQuestion,
): Promise<readonly SalesGroup[]> => {
  const groups = new Map<string | number | null, SalesGroup>()
  for (const range of await rangesOf(reading))
    for (const part of await selectRange(reading, range, by, question)) {
      const known = groups.get(part.key)
      // A customer is in one range alone: even those counted once add up.
      groups.set(part.key, {
        ...part,
        purchases: part.purchases + (known?.purchases ?? 0),
        sold: part.sold + (known?.sold ?? 0),
        refunds: part.refunds + (known?.refunds ?? 0),
        customers: part.customers + (known?.customers ?? 0),
      })
    }
  return [...groups.values()]
}

/** The net spend of every customer with an order in the period, how many of them bought, and orders in another currency. */
export interface SalesTotals {
  readonly spends: readonly number[]
  readonly customers: number
  readonly otherCurrency: number
}

const selectOther = (reading: Reading, range: IdRange, question: SalesQuestion) =>
  ordersOf(reading, range, question)
    .where('sales_order.currency', '!=', question.currency)
    .select((eb) => eb.fn.countAll<number>().as('orders'))

/** Reads them. */
export const selectTotals = async (reading: Reading, question: SalesQuestion): Promise<SalesTotals> => {
  const spends: number[] = []
  let [customers, otherCurrency] = [0, 0]
  for (const range of await rangesOf(reading)) {
    // Columns: customer, purchases, sold, refunds.
    for (const row of rawRows(reading.lane, byCustomer(reading, range, question))) {
      if (countAt(row, 0) === 0) continue
      spends.push(countAt(row, 2) - countAt(row, 3))
      if (countAt(row, 1) > 0) customers += 1
    }
    for (const row of rawRows(reading.lane, selectOther(reading, range, question))) otherCurrency += countAt(row, 0)
  }
  return { spends, customers, otherCurrency }
}
