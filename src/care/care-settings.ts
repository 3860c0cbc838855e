// The firm's numbers for classes, tiers and the revisit list, gathered from its settings and the policies of its tiers.
// Reads a transaction that is open already; changes nothing.
import type { FirmSettings } from '../database/settings.ts'
import type { ClassSettings, Tier, TierSettings } from '../segment/index.ts'
import type { RevisitSettings } from './revisit-facts.ts'

/** Every number that a standing follows from, beside the facts and the day. */
export interface CareSettings extends RevisitSettings, ClassSettings, TierSettings {
  /** The base currency: orders in another are left out of the sums. */
  readonly currency: string
}

/** Gathers them. `rhythms` is the rhythm of each tier's policy. */
export const careSettings = (firm: FirmSettings, rhythms: Readonly<Record<Tier, number>>): CareSettings => ({
  currency: firm.currency,
  lostAfterDays: firm.lost_after_days,
  spendDays: firm.spend_days,
  highShare: firm.high_share,
  middleShare: firm.middle_share,
  birthdayLead: firm.birthday_lead,
  aftersalesDays: firm.aftersales_days,
  aftersalesWindow: firm.aftersales_window,
  winbackDays: firm.winback_days,
  stageRhythm: {
    inquiry: firm.rhythm_inquiry,
    meeting: firm.rhythm_meeting,
    intent: firm.rhythm_intent,
    pricing: firm.rhythm_pricing,
  },
  otherRhythm: firm.rhythm_other,
  tierRhythm: rhythms,
})

/** What holds when nothing is set; the same as a new store's. */
export const usualCareSettings: CareSettings = {
  currency: 'CNY',
  lostAfterDays: 365,
  spendDays: 365,
  highShare: 50,
  middleShare: 80,
  birthdayLead: 3,
  aftersalesDays: 7,
  aftersalesWindow: 30,
  winbackDays: 180,
  stageRhythm: { inquiry: 3, meeting: 7, intent: 7, pricing: 3 },
  otherRhythm: 30,
  tierRhythm: { high: 30, middle: 90, low: 180 },
}
