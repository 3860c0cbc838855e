// What the reasons of customers on the revisit list are counted from, and who of those asked for is not on it. Reads the
// table `standing` as it holds for the day.
import type { Reading } from '../database/store.ts'
import { isCustomerClass, tiers } from '../segment/index.ts'
import { hasRefusedAll, refusedIn } from './contact-channel.ts'
import type { CountedFacts, OffFacts } from './explain-revisit.ts'
import type { Restriction } from './revisit.queries.ts'

const standings = (reading: Reading) =>
  reading.db.selectFrom('standing').innerJoin('customer', 'customer.id', 'standing.customer')

/** The facts of some customers, by id. */
export const selectCounted = async (
  reading: Reading,
  customers: readonly number[],
): Promise<ReadonlyMap<number, CountedFacts>> => {
  if (customers.length === 0) return new Map()
  const rows = await standings(reading)
    .where('customer.id', 'in', customers)
    .select([
      'customer.id',
      'customer.added',
      'customer.birthday',
      'customer.every',
      'customer.stage',
      'standing.class',
      'standing.tier_rank',
      'standing.first_order',
      'standing.last_order',
      'standing.last_contact',
    ])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        class: isCustomerClass(row.class) ? row.class : 'potential',
        tier: tiers[row.tier_rank - 1] ?? 'low',
        stage: row.stage,
        every: row.every,
        added: row.added,
        firstOrder: row.first_order,
        lastOrder: row.last_order,
        lastContact: row.last_contact,
        birthday: row.birthday,
      },
    ]),
  )
}

/** A customer who was asked for and is not on the list. */
export interface OffList extends OffFacts {
  readonly customer: number
  readonly name: string
}

/** The first of those who meet a condition and are not on the list, by id. */
export const selectOff = async (
  reading: Reading,
  restrict: Restriction,
  limit: number,
): Promise<readonly OffList[]> => {
  const rows = await standings(reading)
    .where('standing.band', 'is', null)
    .where((eb) => restrict(eb))
    .select(['customer.id', 'customer.name', 'customer.snooze_until', 'customer.consent', 'standing.next_due'])
    .orderBy('customer.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    customer: row.id,
    name: row.name,
    snoozeUntil: row.snooze_until,
    refusedAll: hasRefusedAll(refusedIn(row.consent) ?? new Set()),
    nextDue: row.next_due,
  }))
}
