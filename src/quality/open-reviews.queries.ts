// The records that are still to be looked through this month or before, for the foot of the day's screen.
import type { Duty } from '../care/index.ts'
import { counted, grouped } from '../kernel/words.ts'

/** How many reviews of the day's month and of earlier ones are open. */
export const openReviews: Duty = async (reading, day) => {
  const { open } = await reading.db
    .selectFrom('review')
    .innerJoin('customer', 'customer.id', 'review.customer')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('review.status', '=', 'open')
    .where('review.removed', 'is', null)
    .where('review.month', '<=', day.slice(0, 7))
    .where('customer.removed', 'is', null)
    .executeTakeFirstOrThrow()
  if (open === 0) return null
  return {
    words: { en: `${counted(open, 'record')} to review`, zh: `待复核资料 ${grouped(open)} 份` },
    command: 'crm list reviews status:open',
  }
}
