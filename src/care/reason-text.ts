// Why, in words: the sentence beside each reason of the revisit list. Pure wording of facts handed in.
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import { ageOn } from '../kernel/next-birthday.ts'
import { everySo, type Words } from '../kernel/words.ts'
import type { RevisitFacts, RevisitSettings } from './revisit-facts.ts'
import { rhythmOf } from './rhythm.ts'

/** The facts that the words speak of. */
export interface TextFacts extends Pick<RevisitFacts, 'class' | 'tier' | 'stage' | 'every' | 'lastOrder' | 'birthday'> {
  /** What the customer likes, as written; fits beside a birthday. */
  readonly likes?: string | null
}

const tierWords: Readonly<Record<string, Words>> = {
  high: { en: 'high tier', zh: '高价值' },
  middle: { en: 'middle tier', zh: '中价值' },
  low: { en: 'low tier', zh: '低价值' },
}

const stageWords: Readonly<Record<string, Words>> = {
  inquiry: { en: 'stage inquiry', zh: '咨询阶段' },
  meeting: { en: 'stage meeting', zh: '见面阶段' },
  intent: { en: 'stage intent', zh: '意向阶段' },
  pricing: { en: 'stage pricing', zh: '谈价阶段' },
}

const classWords: Readonly<Record<string, Words>> = {
  potential: { en: 'potential customer', zh: '潜在客户' },
  target: { en: 'target customer', zh: '目标客户' },
}

const everyWords = (facts: TextFacts, settings: RevisitSettings): Words => {
  const { days, source } = rhythmOf(facts, settings)
  if (source === 'own') return { en: `own rhythm, ${everySo(days, 'day')}`, zh: `自定节奏，每${days}天` }
  const who =
    (source === 'tier' ? tierWords[facts.tier] : (stageWords[facts.stage] ?? classWords[facts.class])) ??
    sameWord(facts)
  return { en: `rhythm: ${who.en}, ${everySo(days, 'day')}`, zh: `节奏：${who.zh}，每${days}天` }
}

const sameWord = (facts: TextFacts): Words => ({ en: facts.class, zh: facts.class })

const dayWords = (ahead: number): Words => {
  if (ahead === 0) return { en: 'birthday today', zh: '今天生日' }
  if (ahead === 1) return { en: 'birthday tomorrow', zh: '明天生日' }
  return { en: `birthday in ${ahead} days`, zh: `${ahead}天后生日` }
}

const birthdayWords = (facts: TextFacts, due: Day, day: Day): Words => {
  const when = dayWords(daysBetween(day, due))
  const age = facts.birthday === null ? null : ageOn(facts.birthday, due)
  const likes = facts.likes ?? ''
  return {
    en: `${when.en}${age === null ? '' : ` (${age})`}${likes === '' ? '' : `, likes ${likes}`}`,
    zh: `${when.zh}${age === null ? '' : `（${age}岁）`}${likes === '' ? '' : `，喜好：${likes}`}`,
  }
}

/** The words of one of the reasons that reason.ts raises; the bare code for any other. */
export const reasonText = (
  reason: { readonly code: string; readonly due: Day; readonly visit: number | null },
  facts: TextFacts,
  day: Day,
  settings: RevisitSettings,
): Words => {
  switch (reason.code) {
    case 'planned':
      return {
        en: `visit V-${reason.visit} planned for ${reason.due}`,
        zh: `计划回访 V-${reason.visit}（${reason.due}）`,
      }
    case 'rhythm':
      return everyWords(facts, settings)
    case 'aftersales':
      return { en: `bought on ${facts.lastOrder}, no talk since`, zh: `${facts.lastOrder} 购买后尚未回访` }
    case 'winback':
      return { en: `lost: last bought on ${facts.lastOrder}`, zh: `已流失：上次购买 ${facts.lastOrder}` }
    case 'birthday':
      return birthdayWords(facts, reason.due, day)
    default:
      return { en: reason.code, zh: reason.code }
  }
}
