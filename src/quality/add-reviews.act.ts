// Makes the list of reviews of a month inside a transaction: for a command, and for the night where the firm set a number.
import type { StoreScene } from '../command/command.ts'
import type { Writing } from '../database/store.ts'
import { checks } from './all-checks.queries.ts'
import { type Candidate, type Chosen, chooseReviews, type ReviewPlan } from './choose-reviews.ts'
import { lookingAt } from './look.act.ts'
import { knownCustomers, reviewersOf } from './review.queries.ts'

/** The names of checks that found something, by customer. */
const faultsBy = (looking: Awaited<ReturnType<typeof lookingAt>>) => {
  const faults = { error: new Map<number, string[]>(), warning: new Map<number, string[]>() }
  for (const check of checks)
    for (const { customer } of check.find(looking)) {
      if (customer === null) continue
      const own = faults[check.severity].get(customer) ?? []
      if (own.at(-1) !== check.name) faults[check.severity].set(customer, [...own, check.name])
    }
  return faults
}

/** Chooses and adds; answers with those that were added. Run again for the same month it adds nothing. */
export const addReviews = async (
  writing: Writing,
  facts: Pick<StoreScene, 'nouns' | 'customField' | 'today'>,
  plan: ReviewPlan,
): Promise<readonly Chosen[]> => {
  const listed = await reviewersOf(writing, plan.month)
  const { error, warning } = faultsBy(await lookingAt(writing, facts))
  const candidates: Candidate[] = []
  for (const known of knownCustomers(writing))
    candidates.push({ ...known, errors: error.get(known.id) ?? [], warnings: warning.get(known.id) ?? [] })
  const chosen = chooseReviews(candidates, plan, listed)
  for (const { customer, reviewer, reasons } of chosen)
    await writing.insert('review', {
      month: plan.month,
      customer,
      owner: reviewer,
      reasons: JSON.stringify(reasons),
      status: 'open',
    })
  return chosen
}
