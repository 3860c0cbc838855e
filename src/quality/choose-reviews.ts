// Whose records are looked through in a month: those with faults first, then those that nobody has looked at for longest,
// then the most valuable. Pure: the same store and the same month give the same list.
import { type Day, daysBetween } from '../kernel/day.ts'

/** A customer who may be on the list. */
export interface Candidate {
  readonly id: number
  /** Who would look; null for nobody. */
  readonly reviewer: number | null
  /** Names of checks that found an error. */
  readonly errors: readonly string[]
  /** Names of checks that found a warning. */
  readonly warnings: readonly string[]
  /** The last day on which somebody changed the record, talked to the customer or looked the record through. */
  readonly seen: Day
  /** Net spend in minor units. */
  readonly spend: number
  /** The month of the last review, if any. */
  readonly reviewed: string | null
  /** One is still open, of whatever month. */
  readonly waiting: boolean
}

/** How a list is made. */
export interface ReviewPlan {
  readonly month: string
  readonly today: Day
  readonly perOwner: number
  /** Months in which nobody without a fault comes twice. */
  readonly pause: number
}

/** A place on the list. */
export interface Chosen {
  readonly customer: number
  readonly reviewer: number | null
  readonly reasons: readonly string[]
}

/** Unseen for longer is a reason of its own. */
const staleAfter = 180

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

const mayCome = ({ errors, reviewed, waiting }: Candidate, { month, pause }: ReviewPlan): boolean => {
  if (waiting) return false
  if (reviewed === null) return true
  const ago = monthNumber(month) - monthNumber(reviewed)
  return ago > 0 && (errors.length > 0 || ago >= pause)
}

const reasonsOf = ({ errors, warnings, seen }: Candidate, today: Day): readonly string[] => {
  const days = daysBetween(seen, today)
  const found = [...errors, ...warnings, ...(days > staleAfter ? [`unseen-${days}d`] : [])]
  return found.length > 0 ? found : ['in-turn']
}

const compare = (a: Candidate, b: Candidate): number =>
  b.errors.length - a.errors.length ||
  (a.seen === b.seen ? 0 : a.seen < b.seen ? -1 : 1) ||
  b.spend - a.spend ||
  a.id - b.id

/** The list, by reviewer (nobody last) and urgency. Reviewers in `listed` have theirs already. */
export const chooseReviews = (
  candidates: Iterable<Candidate>,
  plan: ReviewPlan,
  listed: ReadonlySet<number | null>,
): readonly Chosen[] => {
  const byReviewer = new Map<number | null, Candidate[]>()
  for (const one of candidates) {
    if (listed.has(one.reviewer) || !mayCome(one, plan)) continue
    const own = byReviewer.get(one.reviewer) ?? []
    own.push(one)
    byReviewer.set(one.reviewer, own)
  }
  const reviewers = [...byReviewer.keys()].sort(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  )
  return reviewers.flatMap((reviewer) =>
    (byReviewer.get(reviewer) ?? [])
      .sort(compare)
      .slice(0, plan.perOwner)
      .map((one) => ({ customer: one.id, reviewer, reasons: reasonsOf(one, plan.today) })),
  )
}
