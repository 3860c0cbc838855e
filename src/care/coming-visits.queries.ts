// The visits planned for the next seven days, for the foot of the day's screen.
import type { Reading } from '../database/store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { counted } from '../kernel/words.ts'
import type { Duty } from './duty.ts'

const ahead = 7

const planned = (reading: Reading, day: Day) =>
  reading.db
    .selectFrom('visit')
    .where('visit.status', '=', 'planned')
    .where('visit.due', '>', day)
    .where('visit.due', '<=', addDays(day, ahead))
    .where('visit.removed', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))

/** How many visits are planned for the seven days after the day. */
export const comingVisits: Duty = async (reading, day) => {
  // All of them are an index walk. To look at the customer of each would be a step into the table for every visit, so
  // those of the few removed ones are counted by themselves.
  const all = await planned(reading, day).executeTakeFirstOrThrow()
  const removed = reading.db.selectFrom('customer').where('removed', 'is not', null).select('id')
  const gone = await planned(reading, day).where('visit.customer', 'in', removed).executeTakeFirstOrThrow()
  const count = all.count - gone.count
  if (count === 0) return null
  return {
    words: {
      en: `${counted(count, 'visit')} planned in the next ${counted(ahead, 'day')}`,
      zh: `未来${ahead}天计划回访 ${count} 次`,
    },
    command: `crm list visits status:planned due.within:+${ahead}d --sort due`,
  }
}
