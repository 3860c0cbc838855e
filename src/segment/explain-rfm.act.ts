// Why a customer has its RFM scores, and what would move them. The cut-offs are held where they are.
import { rfmGroup, scoreText } from '../analytics/rfm.ts'
import type { ReadScene } from '../command/command.ts'
import { formatMoney, moneyNumber } from '../kernel/money.ts'
import { counted, say, type Words } from '../kernel/words.ts'
import { boughtNothing, type Explanation, type Fact, type Move } from './explanation.ts'
import { type KeptDay, type Rfm, readRfm, rfmAsked } from './rfm.act.ts'
import { groupWords } from './scheme.choices.ts'

type Measure = 'r' | 'f' | 'm'

/**
 * The least value of each score that anybody has, the score 1 first; null for a score nobody has. Of the recency it is
 * the greatest: there less is better.
 */
const bounds = ({ scores, recency, purchases, bins }: Rfm, measure: Measure): readonly (number | null)[] => {
  const values = { r: recency.map((days) => -days), f: purchases.orders, m: purchases.spend }[measure]
  const least: (number | null)[] = Array.from({ length: bins }, () => null)
  for (const [place, value] of values.entries()) {
    const score = (scores[measure][place] ?? 1) - 1
    const known = least[score] ?? null
    if (known === null || value < known) least[score] = value
  }
  return measure === 'r' ? least.map((value) => (value === null ? null : -value)) : least
}

/** The nearest higher score that somebody has, with the value at which it begins. */
const nextUp = (
  from: readonly (number | null)[],
  score: number,
): { readonly score: number; readonly at: number } | null => {
  for (let up = score + 1; up <= from.length; up++) {
    const at = from[up - 1] ?? null
    if (at !== null) return { score: up, at }
  }
  return null
}

interface Scored {
  readonly rfm: Rfm
  readonly place: number
  readonly from: Readonly<Record<Measure, readonly (number | null)[]>>
  readonly score: Readonly<Record<Measure, number>>
}

const resultOf = ({ rfm: { bins } }: Scored, { r, f, m }: Readonly<Record<Measure, number>>): Words => {
  const text = scoreText(r, f, m, bins)
  const group = bins === 5 ? groupWords[rfmGroup(r, f)] : null
  return group === null ? { en: text, zh: text } : { en: `${text} ${group.en}`, zh: `${text} ${group.zh}` }
}

const codeOf = ({ rfm: { bins } }: Scored, { r, f, m }: Readonly<Record<Measure, number>>): string =>
  scoreText(r, f, m, bins)

const movesOf = (scene: ReadScene, scored: Scored): readonly Move[] => {
  const { rfm, place, from, score } = scored
  const moves: Move[] = []
  const add = (after: Partial<Record<Measure, number>>, text: Words): void => {
    const whole = { ...score, ...after }
    const result = resultOf(scored, whole)
    moves.push({
      to: codeOf(scored, whole),
      text: { en: `${text.en}: ${result.en}`, zh: `${text.zh}：${result.zh}` },
    })
  }
  if (score.r < rfm.bins) add({ r: rfm.bins }, { en: 'any purchase today', zh: '今天有任何购买' })
  const [frequency, spend] = [rfm.purchases.orders[place] ?? 0, rfm.purchases.spend[place] ?? 0]
  const oftener = nextUp(from.f, score.f)
  if (oftener !== null) {
    const more = Math.max(1, oftener.at - frequency)
    add({ f: oftener.score }, { en: counted(more, 'more purchase'), zh: `再购买 ${more} 次` })
  }
  const dearer = nextUp(from.m, score.m)
  if (dearer !== null) {
    const more = Math.max(1, dearer.at - spend)
    const [en, zh] = [formatMoney(more, scene.facts.currency, 'en'), formatMoney(more, scene.facts.currency, 'zh')]
    add({ m: dearer.score }, { en: `${en} more of net spend`, zh: `净消费再增加 ${zh}` })
  }
  const oldest = from.r[score.r - 1] ?? null
  if (score.r > 1 && oldest !== null) {
    const days = oldest - (rfm.recency[place] ?? 0) + 1
    add({ r: score.r - 1 }, { en: `${counted(days, 'day')} without a purchase`, zh: `${days} 天没有购买` })
  }
  return moves
}

const boundsText = (from: readonly (number | null)[], shown: (value: number) => string, isAge: boolean): Words => {
  const parts = from.flatMap((value, at) => (value === null ? [] : [{ score: at + 1, value: shown(value) }]))
  const sign = isAge ? '≤' : '≥'
  return {
    en: parts.map(({ score, value }) => `${score}: ${sign} ${value}`).join('; '),
    zh: parts.map(({ score, value }) => `${score} 分：${sign} ${value}`).join('；'),
  }
}

const factsOf = (scene: ReadScene, { rfm, place, from, score }: Scored): readonly Fact[] => {
  const shownMoney = (language: 'en' | 'zh') => (minor: number) => formatMoney(minor, scene.facts.currency, language)
  const days = rfm.recency[place] ?? 0
  const spend = rfm.purchases.spend[place] ?? 0
  const at = (value: string, of: number): string => `${value} → ${of}`
  const age = boundsText(from.r, String, true)
  const times = boundsText(from.f, String, false)
  const few = from.r.length <= 10
  const facts: readonly Fact[] = [
    {
      label: { en: 'R days since', zh: 'R 距今天数' },
      text: { en: at(String(days), score.r), zh: at(String(days), score.r) },
    },
    {
      label: { en: 'F purchases', zh: 'F 购买次数' },
      text: {
        en: at(String(rfm.purchases.orders[place] ?? 0), score.f),
        zh: at(String(rfm.purchases.orders[place] ?? 0), score.f),
      },
    },
    {
      label: { en: 'M net spend', zh: 'M 净消费' },
      text: { en: at(shownMoney('en')(spend), score.m), zh: at(shownMoney('zh')(spend), score.m) },
    },
  ]
  if (!few) return facts
  return [
    ...facts,
    { label: { en: 'R is', zh: 'R 分界' }, text: age },
    { label: { en: 'F is', zh: 'F 分界' }, text: times },
    {
      label: { en: 'M is', zh: 'M 分界' },
      text: {
        en: say(boundsText(from.m, shownMoney('en'), false), 'en'),
        zh: say(boundsText(from.m, shownMoney('zh'), false), 'zh'),
      },
    },
  ]
}

/** `segment explain C-12 --scheme rfm`. */
export const explainRfm = async (scene: ReadScene, customer: number, keptDay: KeptDay): Promise<Explanation> => {
  const rfm = await readRfm(scene, rfmAsked(scene), await keptDay(scene.reading))
  const { purchases, scores, recency } = rfm
  const place = purchases.customers.indexOf(customer)
  if (place < 0) return boughtNothing('rfm')
  const score = { r: scores.r[place] ?? 0, f: scores.f[place] ?? 0, m: scores.m[place] ?? 0 }
  const from = { r: bounds(rfm, 'r'), f: bounds(rfm, 'f'), m: bounds(rfm, 'm') }
  const scored: Scored = { rfm, place, from, score }
  const { digits } = scene.facts
  return {
    scheme: 'rfm',
    result: codeOf(scored, score),
    resultWords: resultOf(scored, score),
    inputs: {
      recency_days: recency[place] ?? 0,
      frequency: purchases.orders[place] ?? 0,
      monetary: moneyNumber(purchases.spend[place] ?? 0, digits),
      ...score,
      group: rfm.groupAt(place),
    },
    cuts: {
      rule: rfm.rule,
      bins: rfm.bins,
      r: from.r,
      f: from.f,
      m: from.m.map((value) => (value === null ? null : moneyNumber(value, digits))),
    },
    facts: factsOf(scene, scored),
    moves: movesOf(scene, scored),
  }
}
