// Why a customer has its tier, and what would move it. All others are held as they are.
import type { ReadScene } from '../command/command.ts'
import { choiceWords } from '../command/show-value.ts'
import { tiers as tierChoices } from '../customer/index.ts'
import { dayNumber, tryDayFromNumber } from '../kernel/day.ts'
import { formatMoney, moneyNumber } from '../kernel/money.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { counted, grouped, same, type Words } from '../kernel/words.ts'
import { selectDailySpend, selectOwn } from './explain.queries.ts'
import type { Explanation, Move } from './explanation.ts'
import { readRanked } from './spend.queries.ts'
import { isTier, type RankKey, type Tier, type TierSettings, tierRank, windowStart } from './tier.ts'
import { neededFor, rankOf, tierWith } from './tier-moves.ts'

interface Question {
  readonly scene: ReadScene
  readonly key: RankKey
  readonly ranked: readonly RankKey[]
  readonly settings: TierSettings
}

const money = (minor: number, { facts }: ReadScene): Words => ({
  en: formatMoney(minor, facts.currency, 'en'),
  zh: formatMoney(minor, facts.currency, 'zh'),
})

const upMoves = ({ scene, key, ranked, settings }: Question): readonly Move[] =>
  (['middle', 'high'] as const).flatMap((to) => {
    const more = neededFor(to, ranked, key, settings)
    if (more === null || more === 0) return []
    // What takes it out of low may take it past middle.
    if (tierWith(ranked, { ...key, spend: key.spend + more }, settings) !== to) return []
    const amount = money(more, scene)
    return [
      { to, step: { spend: more }, text: { en: `${amount.en} more of net spend`, zh: `净消费再增加 ${amount.zh}` } },
    ]
  })

/** The first day on which so much of the spend has left the window that the tier falls, if nothing more is bought. */
const fall = async ({ scene, key, ranked, settings }: Question, tier: Tier): Promise<readonly Move[]> => {
  if (tier === 'low') return []
  const { currency } = scene.facts
  const from = windowStart(scene.today, settings)
  let { spend } = key
  for (const day of await selectDailySpend(scene.reading, key.customer, { from, to: scene.today, currency })) {
    spend -= day.spend
    const to = tierWith(ranked, { ...key, spend }, settings)
    const when = tryDayFromNumber(dayNumber(day.day) + settings.spendDays)
    if (tierRank(to) > tierRank(tier) && when !== null)
      return [{ to, step: { until: when }, text: { en: `nothing bought until ${when}`, zh: `到 ${when} 仍没有购买` } }]
  }
  return []
}

const wordsOf = (code: string): Words => ({
  en: choiceWords(tierChoices, code, 'en'),
  zh: choiceWords(tierChoices, code, 'zh'),
})

/** `segment explain C-12 --scheme tier`. */
export const explainTier = async (scene: ReadScene, customer: number): Promise<Explanation> => {
  const { digits, currency } = scene.facts
  const firm = scene.reading.settings()
  const settings = {
    spendDays: firm.spend_days,
    highShare: firm.high_share,
    middleShare: firm.middle_share,
    currency,
  }
  const own = await selectOwn(scene.reading, customer)
  const ranked = await readRanked(scene.reading, scene.today, settings)
  const daily = await selectDailySpend(scene.reading, customer, {
    from: windowStart(scene.today, settings),
    to: scene.today,
    currency,
  })
  const key = { customer, spend: daily.reduce((sum, { spend }) => sum + spend, 0) }
  const question: Question = { scene, key, ranked, settings }
  const { rank, before, total } = rankOf(ranked, key)
  const byRule = tierWith(ranked, key, settings)
  const override = own.tier_override !== null && isTier(own.tier_override) ? own.tier_override : null
  const result = override ?? byRule
  const ends = { high: (total * settings.highShare) / 100, middle: (total * settings.middleShare) / 100 }
  const [spend, ahead, all] = [money(key.spend, scene), money(before, scene), money(total, scene)]
  const [highEnd, middleEnd] = [money(Math.round(ends.high), scene), money(Math.round(ends.middle), scene)]
  return {
    scheme: 'tier',
    result,
    resultWords: wordsOf(result),
    inputs: {
      spend365: moneyNumber(key.spend, digits),
      rank,
      before: moneyNumber(before, digits),
      total: moneyNumber(total, digits),
      override,
      by_rule: byRule,
    },
    cuts: {
      high_before: sixPlaces(ends.high / 10 ** digits),
      middle_before: sixPlaces(ends.middle / 10 ** digits),
    },
    facts: [
      {
        label: { en: `spend of ${counted(settings.spendDays, 'day')}`, zh: `${settings.spendDays} 天消费` },
        text: spend,
      },
      {
        label: { en: 'rank', zh: '排名' },
        text: rank === null ? { en: 'none', zh: '无' } : same(`${grouped(rank)} / ${grouped(ranked.length)}`),
      },
      {
        label: { en: 'spent by those ahead', zh: '前额' },
        text: { en: `${ahead.en} of ${all.en}`, zh: `${ahead.zh} / ${all.zh}` },
      },
      {
        label: { en: 'ends', zh: '分界' },
        text: {
          en: `high while that is under ${highEnd.en}, middle under ${middleEnd.en}`,
          zh: `前额小于 ${highEnd.zh} 为高，小于 ${middleEnd.zh} 为中`,
        },
      },
      ...(override === null ? [] : [{ label: { en: 'set by hand', zh: '人工指定' }, text: wordsOf(override) }]),
    ],
    moves:
      override === null
        ? [...upMoves(question), ...(await fall(question, byRule))]
        : [{ to: byRule, text: same(`crm edit customer C-${customer} --tier-override ""`) }],
  }
}
