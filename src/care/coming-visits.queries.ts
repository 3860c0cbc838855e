// The visits planned for the next seven days, for the foot of the day's screen.
import { addDays } from '../kernel/day.ts'
import { counted } from '../kernel/words.ts'
import type { Duty } from './duty.ts'

const ahead = 7

/** How many visits are planned for the seven days after the day. */
export const comingVisits: Duty = async (reading, day) => {
  const { count } = await reading.db
    .selectFrom('visit')
    .innerJoin('customer', 'customer.id', 'visit.customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('visit.status', '=', 'planned')
    .where('visit.due', '>', day)
    .where('visit.due', '<=', addDays(day, ahead))
    .where('visit.removed', 'is', null)
    .where('customer.removed', 'is', null)
    .executeTakeFirstOrThrow()
  if (count === 0) return null
  return {
    words: {
      en: `${counted(count, 'visit')} planned in the next ${counted(ahead, 'day')}`,
      zh: `未来${ahead}天计划回访 ${count} 次`,
    },
    command: `crm list visits status:planned due.within:+${ahead}d --sort due`,
  }
}
