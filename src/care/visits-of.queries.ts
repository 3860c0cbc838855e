// The visits of one customer with the names of who made them, for the customer's page. Index walks over that customer.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { once } from '../kernel/once.ts'

const select = ({ db }: Reading, customer: number) =>
  db
    .selectFrom('visit')
    .leftJoin('staff', 'staff.id', 'visit.staff')
    .where('visit.customer', '=', customer)
    .where('visit.removed', 'is', null)
    .select([
      'visit.id',
      'visit.status',
      'visit.due',
      'visit.at',
      'visit.at_day',
      'visit.channel',
      'visit.purpose',
      'visit.outcome',
      'visit.mood',
      'visit.minutes',
      'visit.next',
      'visit.note',
      'visit.staff',
      'staff.name as staff_name',
    ])

/** A visit of a customer. */
export type VisitOf = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** All visits that are not removed, by id. Read once a snapshot. */
export const visitsOf = once(
  (reading: Reading, customer: number): Promise<readonly VisitOf[]> =>
    select(reading, customer).orderBy('visit.id').execute(),
)

/** The visits planned or missed, by due day and id. */
export const openVisitsOf = (reading: Reading, customer: number): Promise<readonly VisitOf[]> =>
  select(reading, customer)
    .where('visit.status', 'in', ['planned', 'missed'])
    .orderBy('visit.due')
    .orderBy('visit.id')
    .execute()

/** The last visit done up to a day: the latest day, on it the latest time written, then the highest id. */
export const lastVisitOf = (reading: Reading, customer: number, day: Day): Promise<VisitOf | undefined> =>
  select(reading, customer)
    .where('visit.status', '=', 'done')
    .where('visit.at_day', '<=', day)
    .orderBy('visit.at_day', 'desc')
    .orderBy('visit.at', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(1)
    .executeTakeFirst()
