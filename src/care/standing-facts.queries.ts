// Reads the facts that standings follow from, for a block of customers at a time, in a handful of queries over sets.
// Each brings rows in order of the customer, named in the first column, so that they are merged without a look-up.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import { type Day, dayNumber, firstDay, tryDayFromNumber } from '../kernel/day.ts'
import { windowStart } from '../segment/index.ts'
import type { CareSettings } from './care-settings.ts'
import type { FactKind } from './standing-facts.ts'

/** A range of ids, both ends included. */
export interface IdRange {
  readonly from: number
  readonly to: number
}

/** A block of customers: a range of ids or a list in ascending order. */
export type Block = IdRange | { readonly ids: readonly number[] }

/** What the facts depend on beside the customers. */
export interface FactsQuestion {
  readonly day: Day
  /** Days of the lead of birthdays: visits of purpose care further back cannot matter. */
  readonly lead: number
  readonly settings: CareSettings
  /** Those who are removed, rather than those in use. */
  readonly archived?: boolean
  /** Where only one kind of facts is asked for: the other is not read. */
  readonly only?: FactKind | null
}

// Partial indexes are used only where the query names the same constants.
const done = sql.lit<'done'>('done')

const back = (day: Day, days: number): Day => tryDayFromNumber(dayNumber(day) - days) ?? firstDay

/** Whether a customer's id is in a block. */
export const inBlock = (column: Expression<number>, block: Block): Expression<SqlBool> =>
  'ids' in block
    ? sql<SqlBool>`${column} in (${sql.join(block.ids)})`
    : sql<SqlBool>`${column} between ${block.from} and ${block.to}`

/**
 * Customers not removed, or those who are: id, stage, overrides of class and tier, every, added, birthday, snoozed until, consent,
 * owner.
 */
export const selectCustomers = (reading: Reading, block: Block, archived = false) =>
  reading.db
    .selectFrom('customer')
    .where((eb) => inBlock(eb.ref('customer.id'), block))
    .where('removed', archived ? 'is not' : 'is', null)
    .select(['id', 'stage', 'class_override', 'tier_override', 'every', 'added', 'birthday', 'snooze_until', 'consent'])
    .select('owner')
    .orderBy('id')

type Orders = ExpressionBuilder<Tables, 'sales_order'>

/**
 * Sums over orders up to the day, money in the base currency only: customer, purchases, spend, spend of the window,
 * orders in another currency, first and last day of a purchase.
 */
export const selectOrders = (reading: Reading, block: Block, question: FactsQuestion) => {
  const { settings, day } = question
  const base = (eb: Orders) => eb('currency', '=', settings.currency)
  const purchase = (eb: Orders) => eb('amount', '>=', 0)
  return reading.db
    .selectFrom('sales_order')
    .where((eb) => inBlock(eb.ref('sales_order.customer'), block))
    .where('at_day', '<=', day)
    .where('removed', 'is', null)
    .groupBy('customer')
    .orderBy('customer')
    .select((eb) => [
      'customer',
      eb.fn.count<number>(eb.case().when(purchase(eb)).then(1).end()).as('orders'),
      eb.fn.sum<number>(eb.case().when(base(eb)).then(eb.ref('amount')).else(0).end()).as('spend'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([base(eb), eb('at_day', '>=', windowStart(day, settings))]))
            .then(eb.ref('amount'))
            .else(0)
            .end(),
        )
        .as('spend365'),
      eb.fn
        .count<number>(
          eb
            .case()
            .when(eb('currency', '!=', settings.currency))
            .then(1)
            .end(),
        )
        .as('otherCurrency'),
      eb.fn.min<string | null>(eb.case().when(purchase(eb)).then(eb.ref('at_day')).end()).as('firstOrder'),
      eb.fn.max<string | null>(eb.case().when(purchase(eb)).then(eb.ref('at_day')).end()).as('lastOrder'),
    ])
}

/**
 * The visits done on the last day with one, up to the day asked for: customer, day, channel, time as written, visit.
 * Several where a customer was talked to twice that day, in no order.
 */
export const selectContacts = (reading: Reading, block: Block, day: Day) =>
  reading.db
    .selectFrom((eb) =>
      eb
        .selectFrom('visit')
        .where((inner) => inBlock(inner.ref('visit.customer'), block))
        .where('status', '=', done)
        .where('removed', 'is', null)
        .where('at_day', '<=', day)
        .groupBy('customer')
        .select((inner) => ['customer', inner.fn.max('at_day').as('at_day')])
        .as('latest'),
    )
    .innerJoin('visit', (join) =>
      join
        .onRef('visit.customer', '=', 'latest.customer')
        .onRef('visit.at_day', '=', 'latest.at_day')
        .on('visit.status', '=', done)
        .on('visit.removed', 'is', null),
    )
    .orderBy('latest.customer')
    .select(['latest.customer', 'latest.at_day', 'visit.channel', 'visit.at', 'visit.id'])

/** Visits planned or missed as they stand now, by due day and id: customer, visit, due. */
export const selectOpenVisits = (reading: Reading, block: Block) =>
  reading.db
    .selectFrom('visit')
    .where((eb) => inBlock(eb.ref('visit.customer'), block))
    .where('status', 'in', [sql.lit<'planned'>('planned'), sql.lit<'missed'>('missed')])
    .where('removed', 'is', null)
    .where('due', 'is not', null)
    .orderBy('customer')
    .orderBy('due')
    .orderBy('id')
    .select(['customer', 'id as visit', sql<string>`due`.as('due')])

/** The last visit of purpose care done within the lead of birthdays up to the day: customer, day. */
export const selectCare = (reading: Reading, block: Block, { day, lead }: FactsQuestion) =>
  reading.db
    .selectFrom('visit')
    .where((eb) => inBlock(eb.ref('visit.customer'), block))
    .where('purpose', '=', sql.lit('care'))
    .where('status', '=', done)
    .where('removed', 'is', null)
    .where('at_day', '<=', day)
    .where('at_day', '>=', back(day, lead))
    .groupBy('customer')
    .orderBy('customer')
    .select((eb) => ['customer', eb.fn.max('at_day').as('lastCare')])
