// The staff record that bears the login name of whoever types.
import type { Kysely } from 'kysely'
import type { AnyTables, Lane } from '../database/store.ts'
import type { Noun } from './noun.ts'

/** Its id; null where no record in use has the name as its key. Asked at once, on the open connection. */
export const staffOfUser = (open: Kysely<AnyTables>, lane: Lane, staff: Noun, user: string): number | null => {
  const query = open.selectFrom(staff.table).select('id').where('key', '=', user).where('removed', 'is', null)
  const [found] = lane.run(query)
  return found ? Number(found.id) : null
}
