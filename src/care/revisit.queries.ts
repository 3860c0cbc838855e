// Reads the rows of the revisit list out of the table `standing`, kept or temporary, with what they show of customers.
// In the kept table the order of the list is the order of an index: the walk stops when enough rows are found.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import { markOf } from './stored-reasons.ts'

/** A condition on the customers of the list, on the tables `customer` and `standing`. */
export type Restriction = (eb: ExpressionBuilder<Tables, 'customer' | 'standing'>) => Expression<SqlBool>

/** Which rows of the list are wanted. */
export interface RowQuestion {
  /** Only rows that hold a reason of this code. */
  readonly why?: string | undefined
  readonly restrict?: Restriction | undefined
  /** At most so many; null for all. */
  readonly limit: number | null
}

const listed = (reading: Reading, { why, restrict }: Omit<RowQuestion, 'limit'>) =>
  reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .where('standing.band', 'is not', null)
    .$if(why !== undefined, (query) =>
      query.where((eb) => eb(eb.fn<number>('instr', ['standing.reasons', eb.val(markOf(why ?? ''))]), '>', 0)),
    )
    .$if(restrict !== undefined, (query) => query.where((eb) => restrict?.(eb) ?? sql.lit(true)))

/** The rows in order: band, tier, earliest due day, id. */
export const selectListed = (reading: Reading, question: RowQuestion) => {
  const { limit } = question
  return listed(reading, question)
    .leftJoin('staff', 'staff.id', 'customer.owner')
    .select([
      'standing.customer',
      'standing.class',
      'standing.tier',
      'standing.band',
      'standing.last_order',
      'standing.last_contact',
      'standing.last_channel',
      'standing.reasons',
      'customer.key',
      'customer.name',
      'customer.phones',
      'customer.emails',
      'customer.wechat',
      'customer.owner',
      'customer.consent',
      'customer.stage',
      'customer.every',
      'customer.birthday',
      'customer.likes',
      'staff.name as owner_name',
    ])
    .orderBy('standing.band')
    .orderBy('standing.tier_rank')
    .orderBy('standing.due')
    .orderBy('standing.customer')
    .$if(limit !== null, (query) => query.limit(limit ?? 0))
    .execute()
}

/** One row as the store gives it. */
export type ListedRow = Awaited<ReturnType<typeof selectListed>>[number]

/** How many rows there are in each band. */
export const countListed = (reading: Reading, question: Omit<RowQuestion, 'limit'>) =>
  listed(reading, question)
    .groupBy('standing.band')
    .orderBy('standing.band')
    .select((eb) => ['standing.band', eb.fn.countAll<number>().as('rows')])
    .execute()

/** Customers of whom something could not be read, in order of their ids. */
export const selectFaulty = (reading: Reading) =>
  reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .where('standing.faults', 'is not', null)
    .orderBy('standing.customer')
    .select(['standing.customer', 'customer.name', 'standing.faults'])
    .execute()
