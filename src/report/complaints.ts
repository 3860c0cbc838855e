// When complaints were closed, and how long that took as a rule. Pure rules.
import { type Lasting, medianTime } from '../analytics/survival.ts'
import { type Day, daysBetween } from '../kernel/day.ts'

/** The statuses with which a complaint is over. */
const over: readonly string[] = ['confirmed', 'closed']

/** Whether a complaint of this status is over. */
export const isOver = (status: string): boolean => over.includes(status)

/** A change of status by day: what it was before. */
export interface StatusStep {
  readonly day: Day
  readonly from: string
}

/**
 * The day on which a complaint was last closed: the last change from an open status to one with which it is over.
 * @param steps its changes, the oldest first; each leads to the status before the next one, the last to `status`
 * @returns null while it is open, and where nobody noted when it was closed, as in an import of old cases
 */
export const closedOn = (steps: readonly StatusStep[], status: string): Day | null =>
  // All steps after the last from an open status are between statuses with which it is over.
  isOver(status) ? (steps.findLast(({ from }) => !isOver(from))?.day ?? null) : null

/**
 * How a complaint stood at the end of a day, and when it was closed before that. One that came in after its status last
 * changed, as by an import of old cases, stands as it is now.
 * @param steps its changes, the oldest first
 * @param status as it is now
 */
export const asOf = (
  steps: readonly StatusStep[],
  status: string,
  day: Day,
): { readonly status: string; readonly closed: Day | null } => {
  const until = steps.filter((step) => step.day <= day)
  const then = steps[until.length]?.from ?? status
  return { status: then, closed: closedOn(until, then) }
}

/** A complaint with its end. */
export interface Case {
  readonly received: Day
  readonly status: string
  readonly closed: Day | null
}

/** What becomes of cases up to a day. */
export interface CaseFigures {
  readonly received: number
  readonly open: number
  readonly closed: number
  /** Days to close by the estimate of Kaplan and Meier; null where half of them are not closed yet. */
  readonly median: number | null
}

/** Counts cases as they stood on a day. Those closed on a day nobody noted count as closed, and not for the median. */
export const caseFigures = (cases: readonly Case[], day: Day): CaseFigures => {
  const isOpen = (one: Case): boolean => !isOver(one.status)
  const lasting = cases.flatMap((one): readonly Lasting[] => {
    if (isOpen(one)) return [{ time: daysBetween(one.received, day), ended: false }]
    return one.closed === null ? [] : [{ time: Math.max(0, daysBetween(one.received, one.closed)), ended: true }]
  })
  const open = cases.filter(isOpen).length
  return { received: cases.length, open, closed: cases.length - open, median: medianTime(lasting) }
}
