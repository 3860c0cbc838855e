// What every customer bought up to a day, as columns of numbers: the raw material of RFM and of the value matrix.
// Reads the index of orders by customer, a range of customers at a time. Removed customers and orders are left out.
import { type Expression, type ExpressionBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import { type Day, dayNumberOfDigits } from '../kernel/day.ts'
import { type IdRange, idRanges } from '../kernel/id-ranges.ts'
import { eachNumberRow } from '../kernel/number-rows.ts'
import { type RawQuery, rawRows } from '../kernel/raw-rows.ts'

/** Figures of the customers with a purchase, in ascending order of their ids. Money in minor units of the base currency. */
export interface Purchases {
  readonly customers: Float64Array
  /** Days since 1970-01-01 of the last purchase. */
  readonly lastDay: Float64Array
  /** Number of purchases, in any currency. */
  readonly orders: Float64Array
  /** Purchases less refunds. */
  readonly spend: Float64Array
  /** Orders in another currency, left out of the sums. */
  readonly otherCurrency: number
  /** The same by customer, of those who have any. */
  readonly otherBy: ReadonlyMap<number, number>
}

/** The same with what the value matrix asks for. */
export interface Habits extends Purchases {
  /** Sum of the purchases, refunds not taken off. */
  readonly paid: Float64Array
  /** Number of the purchases in that sum. */
  readonly paidOrders: Float64Array
  /** Number of days with a purchase; empty where it was not asked for. */
  readonly days: Float64Array
}

/** Up to when, and in which currency. */
export interface PurchaseQuestion {
  readonly day: Day
  readonly currency: string
  /** The day that the table `standing` holds for: of customers without an order since, it is read instead of the orders. */
  readonly kept?: Day | null
  /** Only this customer. */
  readonly only?: number
}

type Orders = ExpressionBuilder<Tables, 'sales_order'>

const ordersIn = (reading: Reading, { from, to }: IdRange, { day }: PurchaseQuestion) =>
  reading.db
    .selectFrom('sales_order')
    .where('customer', '>=', from)
    .where('customer', '<=', to)
    .where('at_day', '<=', day)
    .where('removed', 'is', null)

const isPurchase = (eb: Orders) => eb('amount', '>=', 0)

const inBase = (eb: Orders, { currency }: PurchaseQuestion) => eb('currency', '=', currency)

const figures = (eb: Orders, question: PurchaseQuestion) => [
  eb.fn.max('at_day').filterWhere(isPurchase(eb)).as('lastDay'),
  eb.fn.countAll().filterWhere(isPurchase(eb)).as('orders'),
  eb.fn.sum('amount').filterWhere(inBase(eb, question)).as('spend'),
  eb.fn.countAll().filterWhere('currency', '!=', question.currency).as('otherCurrency'),
]

const selectPurchases = (reading: Reading, range: IdRange, question: PurchaseQuestion) =>
  ordersIn(reading, range, question)
    .groupBy('customer')
    .orderBy('customer')
    .select('customer')
    .select((eb) => figures(eb, question))

/** Customers with an order after the one day, up to the other: what is kept for one does not hold for the other. */
const selectBetween = (reading: Reading, days: readonly [Day, Day], limit: number) => {
  const [after, upTo] = days[0] < days[1] ? days : [days[1], days[0]]
  return reading.db
    .selectFrom('sales_order')
    .where('at_day', '>', after)
    .where('at_day', '<=', upTo)
    .select('customer')
    .distinct()
    .limit(limit)
}

const selectOf = (reading: Reading, ids: readonly number[], question: PurchaseQuestion) =>
  reading.db
    .selectFrom('sales_order')
    // One parameter whatever the number of customers.
    .where('customer', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where('at_day', '<=', question.day)
    .where('removed', 'is', null)
    .groupBy('customer')
    .select('customer')
    .select((eb) => figures(eb, question))

const selectKept = (reading: Reading, { from, to }: IdRange) =>
  reading.db
    .selectFrom('standing')
    .where('customer', '>=', from)
    .where('customer', '<=', to)
    .orderBy('customer')
    .select(['customer', 'last_order', 'orders', 'spend', 'other_currency'])

const habits = (eb: Orders, question: PurchaseQuestion) => {
  const isPaid = eb.and([isPurchase(eb), inBase(eb, question)])
  return [
    ...figures(eb, question),
    eb.fn.sum('amount').filterWhere(isPaid).as('paid'),
    eb.fn.countAll().filterWhere(isPaid).as('paidOrders'),
  ]
}

const selectHabits = (reading: Reading, range: IdRange, question: PurchaseQuestion) =>
  ordersIn(reading, range, question)
    .groupBy('customer')
    .orderBy('customer')
    .select('customer')
    .select((eb) => habits(eb, question))

const selectHabitsByDay = (reading: Reading, range: IdRange, question: PurchaseQuestion) => {
  // Grouped by day first, which is the order of the index: the days need not be told apart afterwards.
  const byDay = ordersIn(reading, range, question)
    .groupBy(['customer', 'at_day'])
    .select('customer')
    .select((eb) => habits(eb, question))
  return reading.db
    .selectFrom(byDay.as('of_day'))
    .groupBy('customer')
    .orderBy('customer')
    .select((eb) => [
      'customer',
      eb.fn.max('lastDay').as('lastDay'),
      ...(['orders', 'spend', 'otherCurrency', 'paid', 'paidOrders'] as const).map((key) => eb.fn.sum(key).as(key)),
      eb.fn.count('lastDay').as('days'),
    ])
}

const selectRemoved = async (reading: Reading): Promise<ReadonlySet<number>> => {
  const gone = await reading.db.selectFrom('customer').where('removed', 'is not', null).select('id').execute()
  return new Set(gone.map(({ id }) => id))
}

const countCustomers = async (reading: Reading): Promise<number> => {
  const found = await reading.db
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return found?.count ?? 0
}

const space = sql.lit(' ')

/** The rows of a query as one text of numbers, in its order. */
const selectNumbers = ({ db }: Reading, query: Expression<unknown>, columns: readonly string[]): RawQuery => {
  const cells = sql.join(columns.flatMap((column) => [sql.ref(column), space]))
  const numbers = sql`select cast(group_concat(concat(${cells}), '') as blob) from ${query} as of_customer`
  return { compile: () => numbers.compile(db) }
}

interface Gathered extends Pick<Purchases, 'otherCurrency' | 'otherBy'> {
  readonly columns: readonly Float64Array[]
}

type Rows = ReadonlyMap<number, Float64Array>

/**
 * Gathers columns of customers: id, last day, orders, spend, other currency; what follows is taken as it is.
 * @param instead rows that stand for those of the query
 */
const gather = async (
  reading: Reading,
  { only }: PurchaseQuestion,
  keys: readonly string[],
  select: (range: IdRange) => Expression<unknown>,
  instead?: Rows,
): Promise<Gathered> => {
  const removed = await selectRemoved(reading)
  const most = only === undefined ? await countCustomers(reading) : 1
  const columns = keys.map(() => new Float64Array(most))
  let count = 0
  let otherCurrency = 0
  const otherBy = new Map<number, number>()
  const add = (found: Float64Array): void => {
    const row = instead?.get(found[0] ?? 0) ?? found
    const [customer = 0, last = 0, orders = 0, , others = 0] = row
    if (removed.has(customer)) return
    otherCurrency += others
    if (others > 0) otherBy.set(customer, others)
    row[1] = dayNumberOfDigits(last)
    if (orders === 0 || Number.isNaN(row[1])) return
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]
      if (column) column[count] = row[at] ?? 0
    }
    count += 1
  }
  for (const range of only === undefined ? idRanges(reading.lane, 'customer') : [{ from: only, to: only }]) {
    const [[numbers] = []] = rawRows(reading.lane, selectNumbers(reading, select(range), keys))
    if (numbers instanceof Uint8Array) eachNumberRow(numbers, keys.length, add)
  }
  return { columns: columns.map((column) => column.subarray(0, count)), otherCurrency, otherBy }
}

const none = new Float64Array(0)

const keptKeys = ['customer', 'last_order', 'orders', 'spend', 'other_currency']
const orderKeys = ['customer', 'lastDay', 'orders', 'spend', 'otherCurrency']
const habitKeys = [...orderKeys, 'paid', 'paidOrders']

// Where more customers than a twentieth have bought since, all orders are read from end to end, which is then quicker.
const mostMoved = 0.05

/** What customers bought of whom what is kept for another day does not hold; null where they are too many. */
const readMoved = async (reading: Reading, question: PurchaseQuestion, kept: Day): Promise<Rows | null> => {
  if (kept === question.day) return new Map()
  const most = Math.floor((await countCustomers(reading)) * mostMoved)
  const moved = await selectBetween(reading, [kept, question.day], most + 1).execute()
  if (moved.length > most) return null
  const rows = new Map<number, Float64Array>()
  for (const { customer } of moved) rows.set(customer, Float64Array.of(customer, 0, 0, 0, 0))
  const query = selectNumbers(reading, selectOf(reading, [...rows.keys()], question), orderKeys)
  const [[numbers] = []] = rawRows(reading.lane, query)
  if (numbers instanceof Uint8Array) eachNumberRow(numbers, orderKeys.length, (row) => rows.get(row[0] ?? 0)?.set(row))
  return rows
}

/** Last purchase, number of purchases and net spend of every customer with a purchase up to the day. */
export const readPurchases = async (reading: Reading, question: PurchaseQuestion): Promise<Purchases> => {
  const moved = question.kept ? await readMoved(reading, question, question.kept) : null
  const { columns, ...others } = await (moved === null
    ? gather(reading, question, orderKeys, (range) => selectPurchases(reading, range, question))
    : gather(reading, question, keptKeys, (range) => selectKept(reading, range), moved))
  const [customers = none, lastDay = none, orders = none, spend = none] = columns
  return { customers, lastDay, orders, spend, ...others }
}

/**
 * The same with sums of purchases alone.
 * @param withDays days of purchase as well, at twice the price
 */
export const readHabits = async (reading: Reading, question: PurchaseQuestion, withDays: boolean): Promise<Habits> => {
  const { columns, ...others } = await (withDays
    ? gather(reading, question, [...habitKeys, 'days'], (range) => selectHabitsByDay(reading, range, question))
    : gather(reading, question, habitKeys, (range) => selectHabits(reading, range, question)))
  const [customers = none, lastDay = none, orders = none, spend = none, , paid = none, paidOrders = none, days = none] =
    columns
  return { customers, lastDay, orders, spend, ...others, paid, paidOrders, days }
}
