// Planned visits whose day has passed become missed: the night's mark on them, journalled like any other change.
import { sql } from 'kysely'
import type { Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'

/**
 * Marks every planned visit that was due before the day as missed, unless it or its customer is removed; says how many.
 * No standing follows from it: planned and missed visits count alike.
 */
export const missVisits = async (writing: Writing, day: Day): Promise<number> => {
  const planned = await writing.db
    .selectFrom('visit')
    // Written out, so that the index of planned visits serves.
    .where('status', '=', sql.lit<'planned'>('planned'))
    .where('removed', 'is', null)
    .where('due', '<', day)
    .where('customer', 'not in', (eb) =>
      eb.selectFrom('customer').select('customer.id').where('customer.removed', 'is not', null),
    )
    .orderBy('id')
    .select('id')
    .execute()
  for (const { id } of planned) await writing.update('visit', id, { status: 'missed' })
  return planned.length
}
