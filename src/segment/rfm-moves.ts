// What would move a customer to another RFM score, all others as they are: pure arithmetic over everybody's values.
// A purchase counts three times: it is the last one, it is one more, and it costs something.
import { leastNumber } from '../analytics/least-number.ts'
import { type RfmRule, type RfmValues, scoreText } from '../analytics/rfm.ts'
import { scoreAmong } from '../analytics/rfm-among.ts'

/** Scores of one customer. */
export interface RfmScore {
  readonly r: number
  readonly f: number
  readonly m: number
}

/** Whose score is asked for, and among whom. */
export interface RfmQuestion extends RfmValues {
  readonly place: number
  readonly rule: RfmRule
  readonly bins: number
}

/** Purchases on the day itself, of so much together in minor units, or so many more days without one. */
export type RfmStep =
  | { readonly purchases: number; readonly exactly?: number; readonly under?: number }
  | { readonly days: number }

/** A step and the scores after it. */
export interface RfmMove {
  readonly step: RfmStep
  readonly score: RfmScore
}

/** The score of a customer after buying: days since, number of purchases and net spend as they are then. */
export const rfmScoreWith = (
  { recency, frequency, monetary, place, rule, bins }: RfmQuestion,
  own: { readonly days: number; readonly purchases: number; readonly spend: number },
): RfmScore => {
  const among = { place, rule, bins }
  const age = { ...among, values: recency.map((days) => -days) }
  return {
    // Less is better. Under `quantile` the cuts are those of the days, so that it is the days that are scored and turned.
    r: rule === 'ntile' ? scoreAmong(age, -own.days) : bins + 1 - scoreAmong({ ...among, values: recency }, own.days),
    f: scoreAmong({ ...among, values: frequency }, own.purchases),
    m: scoreAmong({ ...among, values: monetary }, own.spend),
  }
}

const highest = (values: Float64Array): number => {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}

/** The moves: buying a little, buying for so much, buying so often, and buying nothing for so long. */
export const rfmMoves = (question: RfmQuestion): readonly RfmMove[] => {
  const { recency, frequency, monetary, place } = question
  const [days, purchases, spend] = [recency[place] ?? 0, frequency[place] ?? 0, monetary[place] ?? 0]
  const now = rfmScoreWith(question, { days, purchases, spend })
  const after = (more: { purchases?: number; spend?: number; days?: number }): RfmScore =>
    rfmScoreWith(question, {
      days: more.days === undefined ? 0 : days + more.days,
      purchases: purchases + (more.purchases ?? 0),
      spend: spend + (more.spend ?? 0),
    })
  const most = (values: Float64Array, own: number): number => Math.max(1, highest(values) + 1 - own)
  const amount = leastNumber((more) => after({ spend: more }).m > now.m, most(monetary, spend))
  const often = leastNumber((more) => after({ purchases: more }).f > now.f, most(frequency, purchases))
  const long = leastNumber((more) => after({ days: more }).r < now.r, most(recency, days))
  const under = amount === null ? {} : { under: amount }
  const moves: RfmMove[] = [{ step: { purchases: 1, ...under }, score: after({ purchases: 1 }) }]
  if (amount !== null)
    moves.push({
      step: { purchases: 1, exactly: amount },
      score: after({ purchases: 1, spend: amount }),
    })
  if (often !== null && often > 1)
    moves.push({ step: { purchases: often, ...under }, score: after({ purchases: often }) })
  if (long !== null) moves.push({ step: { days: long }, score: after({ days: long }) })
  const text = ({ r, f, m }: RfmScore): string => scoreText(r, f, m, question.bins)
  return moves.filter(({ score }) => text(score) !== text(now))
}
