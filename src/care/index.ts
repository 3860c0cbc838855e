// The door of this room: the revisit list, standings of customers, and how other slices add reasons.
export { usualCareSettings } from './care-settings.ts'
export { comingVisits } from './coming-visits.queries.ts'
export { channelOf, phoneOf, type Reach, refusedIn } from './contact-channel.ts'
export type { Duty } from './duty.ts'
export { isKept } from './is-kept.queries.ts'
export { listRevisits } from './list-revisits.queries.ts'
export { missVisits } from './miss-visits.queries.ts'
export type { Place } from './pair-up.ts'
export { placesOn } from './places.queries.ts'
export { reasonsOf } from './reason.ts'
export {
  defineReasonSource,
  type ReasonSource,
} from './reason-source.ts'
export { rebuildStanding } from './rebuild-standing.queries.ts'

export { recomputeStanding } from './recompute-standing.queries.ts'
export { revisitColumns, screenColumns } from './revisit.columns.ts'

export { compareRows, type RevisitRow } from './revisit.ts'
export type { Reason, RevisitFacts } from './revisit-facts.ts'
export { revisitNotes } from './revisit-notes.ts'
export { settleWith } from './settle-standing.queries.ts'
export { standingAt } from './standing-at.queries.ts'

export { type Counts, listedByOwner } from './tally.ts'
