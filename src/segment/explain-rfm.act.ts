// Why a customer has its RFM scores, by which cut points, and what would move them: reckoned anew for every move.
import { ascending, cutPoints } from '../analytics/quantile.ts'
import { rfmGroup, scoreText } from '../analytics/rfm.ts'
import type { ReadScene } from '../command/command.ts'
import { dayNumber, tryDayFromNumber } from '../kernel/day.ts'
import { formatMoney, moneyNumber } from '../kernel/money.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { same, say, type Words } from '../kernel/words.ts'
import { boughtNothing, type Explanation, type Fact, type Move } from './explanation.ts'
import { type KeptDay, type Rfm, readRfm, rfmAsked } from './rfm.act.ts'
import { type RfmMove, type RfmScore, rfmMoves } from './rfm-moves.ts'
import { groupWords } from './scheme.choices.ts'
import { purchasesText } from './step-words.ts'

const resultOf = (bins: number, { r, f, m }: RfmScore): Words => {
  const text = scoreText(r, f, m, bins)
  const group = bins === 5 ? groupWords[rfmGroup(r, f)] : null
  return group === null ? { en: text, zh: text } : { en: `${text} ${group.en}`, zh: `${text} ${group.zh}` }
}

const moveOf = (scene: ReadScene, bins: number, { step, score }: RfmMove): readonly Move[] => {
  const to = scoreText(score.r, score.f, score.m, bins)
  const result = resultOf(bins, score)
  const told = (text: Words): Words => ({ en: `${text.en}: ${result.en}`, zh: `${text.zh}：${result.zh}` })
  if ('purchases' in step) return [{ to, step, text: told(purchasesText(scene, step)) }]
  const until = tryDayFromNumber(dayNumber(scene.today) + step.days)
  if (until === null) return []
  return [{ to, step: { until }, text: told({ en: `nothing bought until ${until}`, zh: `到 ${until} 仍没有购买` }) }]
}

interface Cuts {
  readonly r: Float64Array
  readonly f: Float64Array
  readonly m: Float64Array
}

const cutsOf = ({ recency, purchases, bins }: Rfm): Cuts => ({
  r: cutPoints(ascending(recency), bins),
  f: cutPoints(ascending(purchases.orders), bins),
  m: cutPoints(ascending(purchases.spend), bins),
})

/** Which whole numbers have which score: a whole number is above a cut when it is above its whole part. */
const boundsText = (cuts: Float64Array, shown: (value: number) => string, isAge: boolean): Words => {
  const bins = cuts.length + 1
  const parts = [...cuts, Number.POSITIVE_INFINITY].flatMap((cut, at) => {
    const [most, before] = [Math.floor(cut), Math.floor(cuts[at - 1] ?? Number.NEGATIVE_INFINITY)]
    if (most <= before) return []
    const range = Number.isFinite(most) ? `≤ ${shown(most)}` : `> ${shown(before)}`
    return [{ score: isAge ? bins - at : at + 1, range }]
  })
  return {
    en: parts.map(({ score, range }) => `${score}: ${range}`).join('; '),
    zh: parts.map(({ score, range }) => `${score} 分：${range}`).join('；'),
  }
}

// More scores than these are no longer a line that anybody reads.
const mostBins = 10

const factsOf = (scene: ReadScene, rfm: Rfm, place: number, score: RfmScore): readonly Fact[] => {
  const shownMoney = (language: 'en' | 'zh') => (minor: number) => formatMoney(minor, scene.facts.currency, language)
  const spend = rfm.purchases.spend[place] ?? 0
  const at = (value: string, of: number): string => `${value} → ${of}`
  const facts: readonly Fact[] = [
    { label: { en: 'R days since', zh: 'R 距今天数' }, text: same(at(String(rfm.recency[place] ?? 0), score.r)) },
    {
      label: { en: 'F purchases', zh: 'F 购买次数' },
      text: same(at(String(rfm.purchases.orders[place] ?? 0), score.f)),
    },
    {
      label: { en: 'M net spend', zh: 'M 净消费' },
      text: { en: at(shownMoney('en')(spend), score.m), zh: at(shownMoney('zh')(spend), score.m) },
    },
  ]
  // NTILE parts by places: there is no value at which a score begins.
  if (rfm.rule === 'ntile' || rfm.bins > mostBins) return facts
  const cuts = cutsOf(rfm)
  return [
    ...facts,
    { label: { en: 'R is', zh: 'R 分界' }, text: boundsText(cuts.r, String, true) },
    { label: { en: 'F is', zh: 'F 分界' }, text: boundsText(cuts.f, String, false) },
    {
      label: { en: 'M is', zh: 'M 分界' },
      text: {
        en: say(boundsText(cuts.m, shownMoney('en'), false), 'en'),
        zh: say(boundsText(cuts.m, shownMoney('zh'), false), 'zh'),
      },
    },
  ]
}

/** `segment explain C-12 --scheme rfm`. */
export const explainRfm = async (scene: ReadScene, customer: number, keptDay: KeptDay): Promise<Explanation> => {
  const rfm = await readRfm(scene, rfmAsked(scene), await keptDay(scene.reading))
  const { purchases, scores, recency, rule, bins } = rfm
  const place = purchases.customers.indexOf(customer)
  if (place < 0) return boughtNothing('rfm')
  const score = { r: scores.r[place] ?? 0, f: scores.f[place] ?? 0, m: scores.m[place] ?? 0 }
  const { digits } = scene.facts
  const cuts = rule === 'ntile' ? null : cutsOf(rfm)
  const values = { recency, frequency: purchases.orders, monetary: purchases.spend }
  return {
    scheme: 'rfm',
    result: scoreText(score.r, score.f, score.m, bins),
    resultWords: resultOf(bins, score),
    inputs: {
      recency_days: recency[place] ?? 0,
      frequency: purchases.orders[place] ?? 0,
      monetary: moneyNumber(purchases.spend[place] ?? 0, digits),
      ...score,
      group: rfm.groupAt(place),
    },
    cuts: {
      rule,
      bins,
      r: cuts && [...cuts.r].map(sixPlaces),
      f: cuts && [...cuts.f].map(sixPlaces),
      m: cuts && [...cuts.m].map((cut) => sixPlaces(cut / 10 ** digits)),
    },
    facts: factsOf(scene, rfm, place, score),
    moves: rfmMoves({ ...values, place, rule, bins }).flatMap((move) => moveOf(scene, bins, move)),
  }
}
