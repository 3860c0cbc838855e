// The customers of a segment counted by what they are, and the largest of them. Reads `standing`, which must hold for the day.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { countAt, numberAt, rawRows, textAt } from '../kernel/raw-rows.ts'
import { contactSpans, type ProfileGroup } from './segment-profile.ts'

/** A condition on `customer as r` and `standing as s`. */
export type InSegment = RawBuilder<SqlBool>

const spanDays = [30, 90, 180]

/** A talk today is 0 days ago; one of 30 days ago is still within 30. */
const contactSpan = (today: Day): RawBuilder<string> => {
  const spans = spanDays.map(
    (days, at) => sql`when s.last_contact >= ${addDays(today, -days)} then ${contactSpans[at]}`,
  )
  return sql`case when s.last_contact is null then 'never' ${sql.join(spans, sql` `)} else 'earlier' end`
}

const customers = (reading: Reading) =>
  reading.db.selectFrom('customer as r').innerJoin('standing as s', 's.customer', 'r.id').where('r.removed', 'is', null)

/** Every customer in use, grouped by all that a profile tells, in and outside the segment. One pass. */
export const selectProfile = (reading: Reading, inIt: InSegment, today: Day): readonly ProfileGroup[] => {
  const inner = customers(reading)
    .select(['s.class', 's.tier', 'r.stage', 'r.owner', 'r.source', 's.spend', 's.orders', 's.other_currency'])
    .select([contactSpan(today).as('span'), sql<number>`(${inIt})`.as('member')])
  const grouped = reading.db
    .selectFrom(inner.as('c'))
    .groupBy(['member', 'class', 'tier', 'stage', 'owner', 'source', 'span'])
    .select(['member', 'class', 'tier', 'stage', 'owner', 'source', 'span'])
    .select((eb) => [
      eb.fn.countAll<number>().as('customers'),
      eb.fn.sum<number>('spend').as('spend'),
      eb.fn.sum<number>('orders').as('orders'),
      eb.fn.sum<number>('other_currency').as('otherCurrency'),
    ])
  return rawRows(reading.lane, grouped).map((row) => {
    const owner = numberAt(row, 4)
    return {
      member: countAt(row, 0) === 1,
      codes: {
        class: textAt(row, 1),
        tier: textAt(row, 2),
        stage: textAt(row, 3),
        owner: owner === null ? null : `E-${owner}`,
        source: textAt(row, 5),
        last_contact: textAt(row, 6),
      },
      customers: countAt(row, 7),
      spend: numberAt(row, 8) ?? 0,
      orders: countAt(row, 9),
      otherCurrency: countAt(row, 10),
    }
  })
}

/** A customer of the segment. */
export interface SegmentCustomer {
  readonly id: number
  readonly key: string | null
  readonly name: string
  readonly tier: string
  readonly spend: number
  readonly lastContact: string | null
}

/** The customers of the segment with the highest spend of the last year. */
export const selectLargest = (reading: Reading, inIt: InSegment, limit: number): readonly SegmentCustomer[] =>
  rawRows(
    reading.lane,
    customers(reading)
      .where(inIt)
      .orderBy('s.spend365', 'desc')
      .orderBy('s.customer')
      .limit(limit)
      .select(['r.id', 'r.key', 'r.name', 's.tier', 's.spend', 's.last_contact']),
  ).map((row) => ({
    id: countAt(row, 0),
    key: textAt(row, 1),
    name: textAt(row, 2) ?? '',
    tier: textAt(row, 3) ?? 'low',
    spend: numberAt(row, 4) ?? 0,
    lastContact: textAt(row, 5),
  }))

/** The ids of the customers of the segment, in order. */
export const selectIds = (reading: Reading, inIt: InSegment): readonly number[] =>
  rawRows(reading.lane, customers(reading).where(inIt).orderBy('r.id').select('r.id')).map((row) => countAt(row, 0))

/** The ids of customers who were members of a fixed segment at the end of a day. Those removed since are left out. */
export const selectMembersOn = (
  reading: Reading,
  segment: number,
  since: { readonly day: Day; readonly instant: string },
) =>
  rawRows(
    reading.lane,
    reading.db
      .selectFrom('segment_member as m')
      .innerJoin('customer as c', 'c.id', 'm.customer')
      .where('c.removed', 'is', null)
      .where('m.segment', '=', segment)
      .where('m.added', '<=', since.day)
      .where((eb) => eb.or([eb('m.removed', 'is', null), eb('m.removed', '>=', since.instant)]))
      .orderBy('m.customer')
      .select('m.customer')
      .distinct(),
  ).map((row) => countAt(row, 0))

/** The names of members of staff by lettered id. */
export const selectOwners = async ({ db }: Pick<Reading, 'db'>): Promise<ReadonlyMap<string, string>> =>
  new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [`E-${id}`, name]))
