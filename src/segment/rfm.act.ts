// RFM of all customers on a day: what was asked on the command line, and the scores of everybody.
import { type RfmGroup, type RfmRule, type RfmScores, rfmGroup, rfmRules, rfmScores } from '../analytics/rfm.ts'
import type { ReadScene } from '../command/command.ts'
import type { Options } from '../command/option.ts'
import type { Reading } from '../database/store.ts'
import { type Day, dayNumber } from '../kernel/day.ts'
import { badValue } from './asked.act.ts'
import { type Purchases, readPurchases } from './purchases.queries.ts'

/** The day that what is kept of every customer holds for: most orders need not be summed again. Null for none. */
export type KeptDay = (reading: Reading) => Promise<Day | null>

/** Flags of RFM. */
export const rfmOptions: Options = {
  rule: {
    about: { en: 'how values become scores', zh: '评分方法' },
    value: 'quantile|ntile',
    choices: rfmRules,
  },
  bins: { about: { en: 'the highest score; 5 if not said', zh: '最高分，默认 5' }, value: 'N' },
}

/** Which rule and how many bins. */
export interface RfmAsked {
  readonly rule: RfmRule
  readonly bins: number
}

const usualBins = 5
const mostBins = 1000

/** Reads `--rule` and `--bins`. Throws `bad-value` (exit 2). */
export const rfmAsked = (scene: Pick<ReadScene, 'given'>): RfmAsked => {
  const text = scene.given.text('bins')
  const bins = text === undefined ? usualBins : /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (bins < 2 || bins > mostBins)
    throw badValue(
      'bins',
      text ?? '',
      { en: `it is a number from 2 to ${mostBins}`, zh: `应为 2 到 ${mostBins} 的整数` },
      '5',
    )
  const rule = scene.given.text('rule')
  return { rule: rfmRules.find((one) => one === rule) ?? 'quantile', bins }
}

/** RFM of all customers with a purchase; one place for each, in ascending order of their ids. */
export interface Rfm extends RfmAsked {
  readonly purchases: Purchases
  readonly recency: Float64Array
  readonly scores: RfmScores
  /** The group of a place; null unless there are five bins. */
  readonly groupAt: (place: number) => RfmGroup | null
}

/** Reads what all customers bought and scores it. `kept`: the day that the table `standing` holds for. */
export const readRfm = async (scene: ReadScene, asked: RfmAsked, kept: Day | null): Promise<Rfm> => {
  const purchases = await readPurchases(scene.reading, { day: scene.today, currency: scene.facts.currency, kept })
  const today = dayNumber(scene.today)
  const recency = new Float64Array(purchases.lastDay.length)
  for (let place = 0; place < recency.length; place++) recency[place] = today - (purchases.lastDay[place] ?? today)
  const scores = rfmScores({ recency, frequency: purchases.orders, monetary: purchases.spend }, asked.rule, asked.bins)
  const groupAt = (place: number): RfmGroup | null =>
    asked.bins === 5 ? rfmGroup(scores.r[place] ?? 0, scores.f[place] ?? 0) : null
  return { ...asked, purchases, recency, scores, groupAt }
}
