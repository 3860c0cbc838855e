// The orders of one customer, for the customer's page. Walks the index of that customer; removed orders are left out.
import { type Kysely, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import type { Day } from '../kernel/day.ts'
import { once } from '../kernel/once.ts'

/** What was bought in an order: the name of a product and how many, where lines say so. */
export interface LineOf {
  readonly name: string
  readonly quantity: string | null
}

const orders = (db: Kysely<Tables>, customer: number) =>
  db
    .selectFrom('sales_order')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .select(['id', 'key', 'at', 'at_day', 'amount', 'currency', 'channel', 'refund_of', 'note'])

/** An order of a customer. */
export type OrderOf = Awaited<ReturnType<ReturnType<typeof orders>['execute']>>[number]

/** All orders, by id. Read once a snapshot. */
export const ordersOf = once(
  ({ db }: Reading, customer: number): Promise<readonly OrderOf[]> => orders(db, customer).orderBy('id').execute(),
)

/** The lines with a product, by order. */
export const linesOf = async (
  { db }: Reading,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly LineOf[]>> => {
  const found = new Map<number, LineOf[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('order_line')
    .innerJoin('product', 'product.id', 'order_line.product')
    // One parameter whatever the number of orders.
    .where('order_line.parent', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy('order_line.parent')
    .orderBy('order_line.position')
    .select(['order_line.parent', 'product.name', 'order_line.quantity'])
    .execute()
  for (const { parent, name, quantity } of rows) {
    const list = found.get(parent)
    if (list) list.push({ name, quantity })
    else found.set(parent, [{ name, quantity }])
  }
  return found
}

/** Days with a purchase up to a day, ascending, each once; refunds are none. The index alone answers. */
export const purchaseDaysOf = async ({ db }: Reading, customer: number, day: Day): Promise<readonly Day[]> => {
  const rows = await db
    .selectFrom('sales_order')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .where('amount', '>=', 0)
    .where('at_day', '<=', day)
    .select('at_day')
    .distinct()
    .orderBy('at_day')
    .execute()
  return rows.map((row) => row.at_day)
}

/** Number of purchases, net spend and orders in other currencies of the day that the standings hold for. */
export const boughtBy = ({ db }: Reading, customer: number) =>
  db
    .selectFrom('standing')
    .where('customer', '=', customer)
    .select(['orders', 'spend', 'last_order', 'other_currency'])
    .executeTakeFirst()
