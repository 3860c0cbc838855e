// Reads the rows of the revisit list out of the table `standing`, kept or temporary, with what they show of customers.
// In the kept table the order of the list is the order of an index: the walk stops when enough rows are found.
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Tables } from '../database/tables.ts'
import { markOf } from './stored-reasons.ts'

/** A condition on the customers of the list, on the tables `customer` and `standing`. */
export type Restriction = (eb: ExpressionBuilder<Tables, 'customer' | 'standing'>) => Expression<SqlBool>

/** Narrows the list to the customers that a filter finds. */
export const restrictTo = (where: RawBuilder<SqlBool>): Restriction => {
  const found = sql`select r.id from customer as r left join standing as s on s.customer = r.id where ${where}`
  return () => sql<SqlBool>`customer.id in (${found})`
}

/** Which rows of the list are wanted. */
export interface RowQuestion {
  /** Only rows that hold a reason of this code. */
  readonly why?: string | undefined
  /** Only customers of this member of staff; null for nobody's. */
  readonly owner?: number | null | undefined
  readonly restrict?: Restriction | undefined
  /** At most so many; null for all. */
  readonly limit: number | null
}

const listed = (reading: Reading, { why, owner, restrict }: Omit<RowQuestion, 'limit'>) =>
  reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .where('standing.band', 'is not', null)
    .$if(why !== undefined, (query) =>
      query.where((eb) => eb(eb.fn<number>('instr', ['standing.reasons', eb.val(markOf(why ?? ''))]), '>', 0)),
    )
    .$if(owner !== undefined, (query) => query.where('standing.owner', 'is', owner ?? null))
    .$if(restrict !== undefined, (query) => query.where((eb) => restrict?.(eb) ?? sql.lit(true)))

/** Puts the rows in order: band, tier, earliest due day, id; and stops at the limit. */
export const inOrder = (reading: Reading, question: RowQuestion) =>
  listed(reading, question)
    .orderBy('standing.band')
    .orderBy('standing.tier_rank')
    .orderBy('standing.due')
    .orderBy('standing.customer')
    .$if(question.limit !== null, (query) => query.limit(question.limit ?? 0))

/**
 * The rows in order. Columns: customer, key, name, phones, owner, class, stage, rank of
 * the tier, reasons, band, last contact, last channel, consent, every, last purchase, whether there is a mail address,
 * whether there is a chat id.
 */
export const selectListed = (reading: Reading, question: RowQuestion) =>
  inOrder(reading, question).select((eb) => [
    'standing.customer',
    'customer.key',
    'customer.name',
    'customer.phones',
    'customer.owner',
    'standing.class',
    'customer.stage',
    'standing.tier_rank',
    'standing.reasons',
    'standing.band',
    'standing.last_contact',
    'standing.last_channel',
    'customer.consent',
    'customer.every',
    'standing.last_order',
    eb(eb.fn<number>('length', ['customer.emails']), '>', 2).as('mail'),
    eb(eb.fn<number>('length', ['customer.wechat']), '>', 0).as('chat'),
  ])

/** Birthday and likes of some customers: id, birthday, likes. Few of a list have a birthday soon. */
export const selectBirthdays = (reading: Reading, customers: readonly number[]) =>
  reading.db.selectFrom('customer').where('id', 'in', customers).select(['id', 'birthday', 'likes'])

/** Names of the staff by id, removed ones too. */
export const selectStaffNames = (reading: Reading) => reading.db.selectFrom('staff').select(['id', 'name']).execute()

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
