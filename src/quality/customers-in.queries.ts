// The customers that a line asks for, as a set.
import type { RawBuilder } from 'kysely'
import type { Reading } from '../database/store.ts'

/** The ids that a subquery finds; null for all customers. */
export const customersIn = (
  { db, lane }: Pick<Reading, 'db' | 'lane'>,
  asked: RawBuilder<number> | null,
): ReadonlySet<number> | null => {
  if (asked === null) return null
  const query = db.selectFrom('customer').where('id', 'in', asked).select('id')
  return new Set(lane.run(query).map(({ id }) => Number(id)))
}
