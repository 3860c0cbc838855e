// The visit that follows a done one: on the day that was named, or at the visit's own interval.

import type { Row } from '../command/noun.ts'
import { addRecord, type Saved, type SaveFacts } from '../command/save.ts'
import type { Writing } from '../database/store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { visitNoun } from './visit.noun.ts'

/** The day of the follow-up: as named, else `every` days after the visit, else none. */
export const followUpDay = (visit: Row, named: Day | null, done: Day): Day | null => {
  if (named !== null) return named
  const every = visit.every ?? null
  return typeof every === 'number' && every > 0 ? addDays(done, every) : null
}

/** Plans the follow-up with the same customer, staff, channel and interval. */
export const planFollowUp = (writing: Writing, visit: Row, due: Day, facts: SaveFacts): Promise<Saved> =>
  addRecord(
    writing,
    visitNoun,
    {
      customer: visit.customer ?? null,
      status: 'planned',
      due,
      every: visit.every ?? null,
      channel: visit.channel ?? null,
      purpose: visit.purpose ?? null,
      staff: visit.staff ?? null,
    },
    facts,
  )
