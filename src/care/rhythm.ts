// How often a customer is to be contacted, and when the next contact falls due by that rhythm. Pure rules.
import type { Day } from '../kernel/day.ts'
import { dayNumber, tryDayFromNumber } from '../kernel/day.ts'
import type { RevisitFacts, RevisitSettings } from './revisit-facts.ts'

/** What the length of a rhythm follows from. */
export type RhythmFacts = Pick<RevisitFacts, 'class' | 'tier' | 'stage' | 'every'>

/** What the day follows from, from which a rhythm runs. */
export type AnchorFacts = Pick<RevisitFacts, 'added' | 'firstOrder' | 'lastContact'>

/** Where a rhythm comes from: the customer, the stage, the tier, or there is none. */
export type RhythmSource = 'own' | 'stage' | 'tier' | 'none'

/** A rhythm in days; `days` is 0 exactly when `source` is `none`. */
export interface Rhythm {
  readonly days: number
  readonly source: RhythmSource
}

const none: Rhythm = { days: 0, source: 'none' }

const rhythm = (days: number, source: RhythmSource): Rhythm => (days > 0 ? { days, source } : none)

/** The rhythm of a customer: none for a lost one; else its own; else by stage before the first purchase, by tier after. */
export const rhythmOf = (facts: RhythmFacts, settings: RevisitSettings): Rhythm => {
  if (facts.class === 'lost') return none
  if (facts.every !== null) return rhythm(facts.every, 'own')
  if (facts.class === 'existing') return rhythm(settings.tierRhythm[facts.tier], 'tier')
  return rhythm(stageDays(facts.stage, settings), 'stage')
}

const stageDays = (stage: string, settings: RevisitSettings): number =>
  Object.hasOwn(settings.stageRhythm, stage)
    ? (settings.stageRhythm[stage] ?? settings.otherRhythm)
    : settings.otherRhythm

/** The day from which the rhythm runs: the last talk, else the first purchase, else the day the customer was added. */
export const anchorOf = (facts: AnchorFacts): Day | null => facts.lastContact ?? facts.firstOrder ?? facts.added

/** The day so many days after another; null beyond the end of the calendar. */
export const dayAfter = (day: Day, days: number): Day | null => tryDayFromNumber(dayNumber(day) + days)

/** The day on which the rhythm asks for the next contact, or null where there is no rhythm. */
export const rhythmDue = (facts: RhythmFacts & AnchorFacts, settings: RevisitSettings): Day | null => {
  const { days } = rhythmOf(facts, settings)
  const anchor = anchorOf(facts)
  return days === 0 || anchor === null ? null : dayAfter(anchor, days)
}

/** The earliest due day of the open visits, or null without one. */
export const earliestDue = (facts: Pick<RevisitFacts, 'open'>): Day | null => {
  let earliest: Day | null = null
  for (const { due } of facts.open) if (earliest === null || due < earliest) earliest = due
  return earliest
}

/** The earlier of the earliest open visit's due day and the rhythm's; a rhythm that a plan covers counts all the same. */
export const nextDue = (facts: RevisitFacts, settings: RevisitSettings): Day | null => {
  const visit = earliestDue(facts)
  const byRhythm = rhythmDue(facts, settings)
  if (visit === null) return byRhythm
  return byRhythm !== null && byRhythm < visit ? byRhythm : visit
}
