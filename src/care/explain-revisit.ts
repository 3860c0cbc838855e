// Why a reason of the revisit list stands there on that day: from which day it is counted, and how many days on.
// Pure wording of facts handed in; the rules themselves are in reason.ts.
import type { Day } from '../kernel/day.ts'
import { counted, type Words } from '../kernel/words.ts'
import type { Outlook, Reason, RevisitFacts, RevisitSettings } from './revisit-facts.ts'
import { dayAfter, rhythmOf } from './rhythm.ts'

/** The facts a reason is counted from. */
export type CountedFacts = Pick<
  RevisitFacts,
  'class' | 'tier' | 'stage' | 'every' | 'added' | 'firstOrder' | 'lastOrder' | 'lastContact' | 'birthday'
>

const sum = (from: Words, day: Day | null, days: number): Words => ({
  en: `${from.en} ${day} + ${counted(days, 'day')}`,
  zh: `${from.zh} ${day} + ${days} 天`,
})

const lastTalk: Words = { en: 'last talk', zh: '上次联系' }
const lastPurchase: Words = { en: 'last purchase', zh: '上次购买' }

const anchorWords = ({ lastContact, firstOrder }: CountedFacts): Words =>
  lastContact !== null
    ? lastTalk
    : firstOrder !== null
      ? { en: 'first purchase', zh: '首次购买' }
      : { en: 'added', zh: '建档' }

const winbackWords = (facts: CountedFacts, settings: RevisitSettings, due: Day): Words => {
  const rested = facts.lastContact === null ? null : dayAfter(facts.lastContact, settings.winbackDays)
  return rested === due
    ? sum(lastTalk, facts.lastContact, settings.winbackDays)
    : sum(lastPurchase, facts.lastOrder, settings.lostAfterDays + 1)
}

/** How the due day of a reason came about: `last talk 2026-10-21 + 30 days`; the reason's own words where it was told. */
export const becauseOf = (
  reason: Pick<Reason, 'code' | 'due' | 'text'>,
  facts: CountedFacts,
  settings: RevisitSettings,
  outlook: Outlook,
): Words => {
  switch (reason.code) {
    case 'rhythm': {
      const { days } = rhythmOf(facts, settings)
      const from = sum(anchorWords(facts), facts.lastContact ?? facts.firstOrder ?? facts.added, days)
      return { en: `${from.en} (${reason.text.en})`, zh: `${from.zh}（${reason.text.zh}）` }
    }
    case 'aftersales': {
      const from = sum(lastPurchase, facts.lastOrder, settings.aftersalesDays)
      return { en: `${from.en}, no talk since`, zh: `${from.zh}，其后没有联系` }
    }
    case 'winback':
      return winbackWords(facts, settings, reason.due)
    case 'birthday':
      return {
        en: `born ${facts.birthday}, shown ${counted(outlook.lead, 'day')} ahead`,
        zh: `生日 ${facts.birthday}，提前 ${outlook.lead} 天提示`,
      }
    default:
      return reason.text
  }
}

/** What keeps a customer off the list on a day. */
export interface OffFacts {
  readonly snoozeUntil: Day | null
  readonly refusedAll: boolean
  readonly nextDue: Day | null
}

/** Why a customer is not on the list of a day, as one sentence. */
export const offWords = ({ snoozeUntil, refusedAll, nextDue }: OffFacts, day: Day): Words => {
  if (refusedAll) return { en: 'has refused every channel', zh: '拒绝了所有渠道' }
  if (snoozeUntil !== null && snoozeUntil > day)
    return { en: `snoozed until ${snoozeUntil}`, zh: `暂缓到 ${snoozeUntil}` }
  if (nextDue === null) return { en: 'nothing is due', zh: '没有到期事项' }
  return nextDue > day
    ? { en: `not due before ${nextDue}`, zh: `${nextDue} 才到期` }
    : {
        en: `due since ${nextDue}, covered by what is planned or not asked for`,
        zh: `${nextDue} 已到期，但已有安排或不在所问范围`,
      }
}

/** How late a reason is. */
export const lateWords = (days: number): Words =>
  days === 0
    ? { en: 'today', zh: '今天' }
    : days > 0
      ? { en: `${counted(days, 'day')} late`, zh: `逾期 ${days} 天` }
      : { en: `in ${counted(-days, 'day')}`, zh: `还有 ${-days} 天` }
