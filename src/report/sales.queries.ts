// What was sold in a period, by month, product, owner or source: purchases, refunds, buyers. Reads orders, and for
// products their lines. What hangs on a removed customer is left out.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
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

const ordersOf = (reading: Reading, { from, to, ids }: Omit<SalesQuestion, 'currency'>) =>
  reading.db
    .selectFrom('sales_order')
    .innerJoin('customer', 'customer.id', 'sales_order.customer')
    .where('customer.removed', 'is', null)
    .where('sales_order.removed', 'is', null)
    .where('sales_order.at_day', '>=', from)
    .where('sales_order.at_day', '<=', to)
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))

const keyOf: Readonly<Record<Exclude<SalesKey, 'product'>, RawBuilder<string | number | null>>> = {
  month: sql`substr(sales_order.at_day, 1, 7)`,
  owner: sql.ref('customer.owner'),
  source: sql.ref('customer.source'),
}

const selectByOrder = (reading: Reading, by: Exclude<SalesKey, 'product'>, question: SalesQuestion) =>
  ordersOf(reading, question)
    .where('sales_order.currency', '=', question.currency)
    .leftJoin('staff', (join) => join.on('staff.id', '=', by === 'owner' ? sql.ref('customer.owner') : sql.lit(null)))
    .groupBy(keyOf[by])
    .select((eb) => [
      keyOf[by].as('key'),
      eb.fn.max<string | null>('staff.name').as('name'),
      eb.fn.countAll<number>().filterWhere('sales_order.amount', '>=', 0).as('purchases'),
      sql<number>`coalesce(sum(sales_order.amount) filter (where sales_order.amount >= 0), 0)`.as('sold'),
      sql<number>`coalesce(-sum(sales_order.amount) filter (where sales_order.amount < 0), 0)`.as('refunds'),
      sql<number>`count(distinct sales_order.customer) filter (where sales_order.amount >= 0)`.as('customers'),
    ])
    .execute()

const selectByProduct = (reading: Reading, question: SalesQuestion) =>
  ordersOf(reading, question)
    .where('sales_order.currency', '=', question.currency)
    .leftJoin('order_line', 'order_line.parent', 'sales_order.id')
    .leftJoin('product', 'product.id', 'order_line.product')
    .groupBy('order_line.product')
    .select((eb) => [
      'order_line.product as key',
      eb.fn.max<string | null>('product.name').as('name'),
      sql<number>`count(distinct sales_order.id) filter (where ${lineAmount} >= 0)`.as('purchases'),
      sql<number>`coalesce(sum(${lineAmount}) filter (where ${lineAmount} >= 0), 0)`.as('sold'),
      sql<number>`coalesce(-sum(${lineAmount}) filter (where ${lineAmount} < 0), 0)`.as('refunds'),
      sql<number>`count(distinct sales_order.customer) filter (where ${lineAmount} >= 0)`.as('customers'),
    ])
    .execute()

// An order without lines is one of its own, of no product.
const lineAmount = sql<number>`coalesce(order_line.amount, sales_order.amount)`

/** The groups, in no order. */
export const selectSales = (reading: Reading, by: SalesKey, question: SalesQuestion): Promise<readonly SalesGroup[]> =>
  by === 'product' ? selectByProduct(reading, question) : selectByOrder(reading, by, question)

/** Net spend of the period of every customer with an order in it. */
export const selectSpends = (reading: Reading, question: SalesQuestion): Promise<readonly { spend: number }[]> =>
  ordersOf(reading, question)
    .where('sales_order.currency', '=', question.currency)
    .groupBy('sales_order.customer')
    .select((eb) => eb.fn.sum<number>('sales_order.amount').as('spend'))
    .execute()

/** Whole figures: distinct buyers, and the orders in another currency. */
export const selectTotals = (reading: Reading, question: SalesQuestion) =>
  ordersOf(reading, question)
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('sales_order.currency', '!=', question.currency).as('otherCurrency'),
      sql<number>`count(distinct sales_order.customer) filter (
        where sales_order.amount >= 0 and sales_order.currency = ${question.currency})`.as('customers'),
    ])
    .executeTakeFirstOrThrow()
