// The cases that are still open, for the foot of the day's screen.
import type { Duty } from '../care/index.ts'
import { counted } from '../kernel/words.ts'

const over = ['confirmed', 'closed'] as const

/** How many complaints are open, and how many of them are past their day. */
export const openComplaints: Duty = async (reading, day) => {
  const { open, late } = await reading.db
    .selectFrom('complaint')
    .innerJoin('customer', 'customer.id', 'complaint.customer')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('complaint.due', '<', day).as('late'),
    ])
    .where('complaint.kind', '=', 'complaint')
    .where('complaint.status', 'not in', over)
    .where('complaint.removed', 'is', null)
    .where('customer.removed', 'is', null)
    .executeTakeFirstOrThrow()
  if (open === 0) return null
  return {
    words: {
      en: `${counted(open, 'complaint')} open${late > 0 ? `, ${late} past their day` : ''}`,
      zh: `未结投诉 ${open} 件${late > 0 ? `，其中 ${late} 件已过期限` : ''}`,
    },
    command: 'crm list complaints not status:closed,confirmed',
  }
}
