// What the night does of reviews: the first one of a month makes its list, where the firm set how many.
import type { StoreScene } from '../command/command.ts'
import type { EntryAbout } from '../database/store.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import { addReviews } from './add-reviews.act.ts'
import { reviewersOf } from './review.queries.ts'
import { monthOf } from './review.ts'

/** Makes the list of the day's month, unless there is one or the firm wants none; null then. Says what was added. */
export const monthReviews = async (scene: StoreScene, about: EntryAbout): Promise<Words | null> => {
  const month = monthOf(scene.today)
  const plan = await scene.store.read(async (reading) => {
    const { review_per_owner: perOwner, review_months: pause } = reading.settings()
    if (perOwner === 0 || (await reviewersOf(reading, month)).size > 0) return null
    return { month, today: scene.today, perOwner, pause }
  })
  if (plan === null) return null
  const { result } = await scene.store.write(about, async (writing) => {
    // A review is in no sum: no standing moves.
    writing.settled()
    return addReviews(writing, scene, plan)
  })
  if (result.length === 0) return null
  return {
    en: `${counted(result.length, 'record')} to review in ${month}: crm list reviews month=${month} status:open`,
    zh: `${month} 待复核资料 ${grouped(result.length)} 份：crm list reviews month=${month} status:open`,
  }
}
