// The door of this room: the revisit list, standings of customers, and how other slices add reasons.
export { type CareSettings, usualCareSettings } from './care-settings.ts'
export { comingVisits } from './coming-visits.queries.ts'
export { channelOf, contactChannels, listIn, phoneOf, type Reach, refusedIn } from './contact-channel.ts'
export type { Duty } from './duty.ts'
export { isKept } from './is-kept.queries.ts'
export { listRevisits, type RevisitFault, type RevisitQuestion, type Revisits } from './list-revisits.queries.ts'
export { missVisits } from './miss-visits.queries.ts'
export type { OnMove, Place } from './pair-up.ts'
export { type Placing, placesOn } from './places.queries.ts'
export { type RawReason, reasonBands, reasonsOf } from './reason.ts'
export {
  defineReasonSource,
  type ReasonSource,
  type SourceDefinition,
  type SourceQuestion,
  type SourceReason,
} from './reason-source.ts'
export { type KeepOptions, rebuildStanding } from './rebuild-standing.queries.ts'
export { readCareSettings } from './reckon.queries.ts'
export { recomputeStanding, type StandingCheck, type StandingDifference } from './recompute-standing.queries.ts'
export { revisitColumns, screenColumns } from './revisit.columns.ts'
export type { Restriction } from './revisit.queries.ts'
export { compareRows, type RevisitRow, reasonsCell } from './revisit.ts'
export type { Fault, Outlook, Reason, RevisitFacts, RevisitSettings } from './revisit-facts.ts'
export { revisitNotes } from './revisit-notes.ts'
export { settleStanding, settleWith } from './settle-standing.queries.ts'
export { type StandingAnswer, type StandingQuestion, standingAt } from './standing-at.queries.ts'
export type { Standing } from './standing-row.ts'
export { type Counts, codesOf, listedByOwner } from './tally.ts'
