// The standing of one customer on one day: class, tier, sums, next contact, place in the revisit list. Pure rules.
import type { StandingRow } from '../database/tables.ts'
import type { Day } from '../kernel/day.ts'
import { classOf, type TierCuts, tierByRule, tierOf } from '../segment/index.ts'
import type { CareSettings } from './care-settings.ts'
import { compareReasons, raise, reasonBands } from './reason.ts'
import type { SourceReason } from './reason-source.ts'
import { isKeptOff } from './revisit.ts'
import type { Fault, Outlook, RevisitFacts } from './revisit-facts.ts'
import { nextDue } from './rhythm.ts'
import type { FactKind } from './standing-facts.ts'
import { type CheckedFacts, checkFacts, type StandingFacts } from './standing-facts.ts'
import { storeReasons, type WordedReason } from './stored-reasons.ts'

/** A row of `standing` as it is written; the rank of the tier follows by itself. */
export type Standing = Omit<StandingRow, 'tier_rank'>

/** What all rows of one reckoning share. */
export interface Reckoning {
  readonly day: Day
  readonly settings: CareSettings
  readonly outlook: Outlook
  readonly cuts: TierCuts
  /** Of those who are removed, rather than of those in use. */
  readonly archived?: boolean
  /** Where only one kind of facts was read: what takes both, the revisit list and the next due day, stays empty. */
  readonly kind?: FactKind | null
  /** Reasons of other slices for a customer, each with its band. May throw for one of them. */
  readonly others: (customer: number) => readonly BandedReason[]
}

/** A reason of another slice and the band it puts its customer in. */
export interface BandedReason extends SourceReason {
  readonly band: number
}

interface Place {
  readonly band: number | null
  readonly due: Day | null
  readonly reasons: string | null
  readonly faults: readonly Fault[]
}

const nowhere = (faults: readonly Fault[]): Place => ({ band: null, due: null, reasons: null, faults })

/** Reckons the standing of one customer. Never fails for what a record holds: that becomes a fault in the row. */
export const standingOf = (facts: StandingFacts, reckoning: Reckoning): Standing => {
  const { settings, cuts, day } = reckoning
  const checked = checkFacts(facts)
  const key = { customer: facts.customer, spend: facts.spend365 }
  const tier = tierOf(key, cuts, facts.tierOverride)
  const customerClass = classOf(
    { lastOrder: checked.lastOrder, stage: facts.stage, override: facts.classOverride },
    day,
    settings,
  )
  const known: RevisitFacts = {
    customer: facts.customer,
    class: customerClass,
    tier,
    stage: facts.stage,
    every: facts.every,
    added: checked.added,
    birthday: facts.birthday,
    firstOrder: checked.firstOrder,
    lastOrder: checked.lastOrder,
    lastContact: checked.lastContact,
    lastCare: checked.lastCare,
    open: checked.open,
  }
  const isWhole = (reckoning.kind ?? null) === null
  const place = isWhole ? placeOf(known, checked, reckoning) : nowhere([])
  return {
    customer: facts.customer,
    owner: facts.owner,
    class: customerClass,
    tier,
    tier_by_rule: tierByRule(key, cuts),
    spend365: facts.spend365,
    orders: facts.orders,
    spend: facts.spend,
    other_currency: facts.otherCurrency,
    first_order: checked.firstOrder,
    last_order: checked.lastOrder,
    last_contact: checked.lastContact,
    last_channel: facts.lastChannel,
    next_due: isWhole ? nextDue(known, settings) : null,
    band: place.band,
    due: place.due,
    reasons: place.reasons,
    faults: place.faults.length === 0 ? null : JSON.stringify(place.faults),
  }
}

const placeOf = (facts: RevisitFacts, checked: CheckedFacts, reckoning: Reckoning): Place => {
  const { day, settings, outlook } = reckoning
  const own = raise(facts, day, settings, outlook)
  const others = fromOthers(facts.customer, reckoning)
  const faults = [...checked.faults, ...own.faults, ...others.faults]
  if (checked.refused === null || isKeptOff(checked.snoozeUntil, checked.refused, day)) return nowhere(faults)
  const all: readonly WordedReason[] = [...own.raised, ...others.reasons].sort(compareReasons)
  const first = all[0]
  if (first === undefined) return nowhere(faults)
  const bands = [
    ...own.raised.map((reason) => reasonBands[reason.code] ?? 3),
    ...others.reasons.map(({ band }) => band),
  ]
  return { band: Math.min(...bands), due: first.due, reasons: storeReasons(all), faults }
}

const fromOthers = (
  customer: number,
  reckoning: Reckoning,
): { readonly reasons: readonly BandedReason[]; readonly faults: readonly Fault[] } => {
  try {
    return { reasons: reckoning.others(customer), faults: [] }
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error)
    return { reasons: [], faults: [{ record: `C-${customer}`, field: 'reasons', value }] }
  }
}
