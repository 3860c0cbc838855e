// What every customer bought up to a day, as columns of numbers: the raw material of RFM and of the value matrix.
// Reads the index of orders by customer, a range of customers at a time. Removed customers and orders are left out.
import type { ExpressionBuilder } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import { type Day, dayNumber, isDay } from '../kernel/day.ts'
import { type IdRange, idRanges } from '../kernel/id-ranges.ts'
import { countAt, type RawQuery, type RawRow, rawRows, textAt } from '../kernel/raw-rows.ts'

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
  /** Whether the table `standing` holds for that day: it is then read instead of the orders. */
  readonly kept?: boolean
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

const rangesOf = async (reading: Reading, { only }: PurchaseQuestion): Promise<readonly IdRange[]> => {
  if (only !== undefined) return [{ from: only, to: only }]
  const highest = await reading.db
    .selectFrom('customer')
    .select((eb) => eb.fn.max<number | null>('id').as('id'))
    .executeTakeFirst()
  return idRanges(highest?.id ?? 0)
}

const selectRemoved = async (reading: Reading): Promise<ReadonlySet<number>> => {
  const gone = await reading.db.selectFrom('customer').where('removed', 'is not', null).select('id').execute()
  return new Set(gone.map(({ id }) => id))
}

/** Gathers rows `customer, last day, orders, spend, other currency ...` as columns; what follows the last is taken as it is. */
const gather = async (
  reading: Reading,
  question: PurchaseQuestion,
  width: number,
  select: (range: IdRange) => RawQuery,
): Promise<Pick<Purchases, 'otherCurrency' | 'otherBy'> & { readonly columns: readonly Float64Array[] }> => {
  const removed = await selectRemoved(reading)
  const columns: number[][] = Array.from({ length: width }, () => [])
  let otherCurrency = 0
  const otherBy = new Map<number, number>()
  const add = (row: RawRow): void => {
    if (removed.has(countAt(row, 0))) return
    const others = countAt(row, 4)
    otherCurrency += others
    if (others > 0) otherBy.set(countAt(row, 0), others)
    const last = textAt(row, 1)
    if (countAt(row, 2) === 0 || last === null || !isDay(last)) return
    for (let at = 0; at < width; at++) columns[at]?.push(at === 1 ? dayNumber(last) : countAt(row, at))
  }
  for (const range of await rangesOf(reading, question))
    for (const row of rawRows(reading.lane, select(range))) add(row)
  return { columns: columns.map((column) => Float64Array.from(column)), otherCurrency, otherBy }
}

const none = new Float64Array(0)

/** Last purchase, number of purchases and net spend of every customer with a purchase up to the day. */
export const readPurchases = async (reading: Reading, question: PurchaseQuestion): Promise<Purchases> => {
  const { columns, ...others } = await gather(reading, question, 4, (range) =>
    question.kept === true ? selectKept(reading, range) : selectPurchases(reading, range, question),
  )
  const [customers = none, lastDay = none, orders = none, spend = none] = columns
  return { customers, lastDay, orders, spend, ...others }
}

/**
 * The same with sums of purchases alone.
 * @param withDays days of purchase as well, at twice the price
 */
export const readHabits = async (reading: Reading, question: PurchaseQuestion, withDays: boolean): Promise<Habits> => {
  const { columns, ...others } = await gather(reading, question, withDays ? 8 : 7, (range) =>
    withDays ? selectHabitsByDay(reading, range, question) : selectHabits(reading, range, question),
  )
  const [customers = none, lastDay = none, orders = none, spend = none, , paid = none, paidOrders = none, days = none] =
    columns
  return { customers, lastDay, orders, spend, ...others, paid, paidOrders, days }
}
