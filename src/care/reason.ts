// The five reasons of the firm's own rules for contacting a customer: planned, rhythm, aftersales, winback, birthday.
// Pure rules on facts handed in; reasons of other slices come through reason-source.ts.
import { type BirthdayParts, birthdayParts } from '../kernel/birthday-parts.ts'
import type { Day } from '../kernel/day.ts'
import { daysBetween, lastDay } from '../kernel/day.ts'
import { nextOf } from '../kernel/next-birthday.ts'
import { reasonText } from './reason-text.ts'
import type { Fault, Outlook, Reasons, RevisitFacts, RevisitSettings } from './revisit-facts.ts'
import { anchorOf, dayAfter, earliestDue, rhythmOf } from './rhythm.ts'

/** Codes of the reasons made here, with the band each puts its customer in; band 1 is left to other slices. */
export const reasonBands: Readonly<Record<string, number>> = {
  planned: 2,
  rhythm: 2,
  aftersales: 2,
  winback: 3,
  birthday: 3,
}

/** Order of reasons inside a row: by due day, code, visit. */
export const compareReasons = (a: RawReason, b: RawReason): number =>
  a.due === b.due
    ? a.code === b.code
      ? (a.visit ?? 0) - (b.visit ?? 0)
      : a.code < b.code
        ? -1
        : 1
    : a.due < b.due
      ? -1
      : 1

const noFaults: readonly Fault[] = []

/** What a reason is before its words are found. */
export interface RawReason {
  readonly code: string
  readonly due: Day
  readonly visit: number | null
}

/**
 * All reasons for contacting a customer on a day, in order. Whether the customer may be contacted at all (removed, snoozed,
 * refused) is not looked at here. A birthday that cannot be read is a fault; the other reasons stand.
 */
export const reasonsOf = (facts: RevisitFacts, day: Day, settings: RevisitSettings, outlook: Outlook): Reasons => {
  const { raised, faults } = raise(facts, day, settings, outlook)
  const reasons = raised.map((raw) => ({
    ...raw,
    days_late: daysBetween(raw.due, day),
    text: reasonText(raw, facts, day, settings),
  }))
  return { reasons: reasons.sort(compareReasons), faults }
}

/** As `reasonsOf`, but not in order and without words: for writing down many. */
export const raise = (
  facts: RevisitFacts,
  day: Day,
  settings: RevisitSettings,
  outlook: Outlook,
): { readonly raised: readonly RawReason[]; readonly faults: readonly Fault[] } => {
  const horizon = outlook.within === 0 ? day : (dayAfter(day, outlook.within) ?? lastDay)
  const raised: RawReason[] = []
  for (const { visit, due } of facts.open) if (due <= horizon) raised.push({ code: 'planned', due, visit })
  const add = (code: string, due: Day | null) => {
    if (due !== null) raised.push({ code, due, visit: null })
  }
  add('rhythm', rhythm(facts, settings, horizon))
  add('aftersales', aftersales(facts, day, settings, horizon))
  add('winback', winback(facts, settings, horizon))
  if (facts.birthday === null || facts.birthday === '') return { raised, faults: noFaults }
  const parts = birthdayParts(facts.birthday)
  if (parts === null)
    return { raised, faults: [{ record: `C-${facts.customer}`, field: 'birthday', value: facts.birthday }] }
  add('birthday', birthday(parts, facts.lastCare, day, outlook.lead))
  return { raised, faults: noFaults }
}

const rhythm = (facts: RevisitFacts, settings: RevisitSettings, horizon: Day): Day | null => {
  const { days } = rhythmOf(facts, settings)
  const anchor = anchorOf(facts)
  if (days === 0 || anchor === null) return null
  const due = dayAfter(anchor, days)
  if (due === null || due > horizon) return null
  const planned = earliestDue(facts)
  const covered = dayAfter(anchor, 2 * days)
  return planned !== null && (covered === null || planned <= covered) ? null : due
}

const aftersales = (facts: RevisitFacts, day: Day, settings: RevisitSettings, horizon: Day): Day | null => {
  const { lastOrder, lastContact } = facts
  if (lastOrder === null || (lastContact !== null && lastContact >= lastOrder)) return null
  const due = dayAfter(lastOrder, settings.aftersalesDays)
  if (due === null || due > horizon) return null
  return daysBetween(due, day) <= settings.aftersalesWindow ? due : null
}

const winback = (facts: RevisitFacts, settings: RevisitSettings, horizon: Day): Day | null => {
  const { lastOrder, lastContact } = facts
  if (facts.class !== 'lost' || lastOrder === null) return null
  const lost = dayAfter(lastOrder, settings.lostAfterDays + 1)
  const rested = lastContact === null ? lost : dayAfter(lastContact, settings.winbackDays)
  if (lost === null || rested === null) return null
  // Days are texts: the larger of two is the later.
  if (rested > lost) return rested <= horizon ? rested : null
  return lost <= horizon ? lost : null
}

const birthday = (parts: BirthdayParts, lastCare: Day | null, day: Day, lead: number): Day | null => {
  const due = nextOf(parts, day)
  if (due === null || daysBetween(day, due) > lead) return null
  return lastCare !== null && daysBetween(lastCare, due) <= lead ? null : due
}
