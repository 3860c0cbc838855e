// The quality of customers' records as figures: five shares for each record, each field and each group, and one score.
// Pure: what is filled and what checks found is handed in. Formulas: docs/formulas.md.
import { type Day, daysBetween } from '../kernel/day.ts'

/** The five dimensions, in their order. */
export const dimensions = ['completeness', 'validity', 'uniqueness', 'consistency', 'freshness'] as const

/** One of them. */
export type Dimension = (typeof dimensions)[number]

/** A share of 0 to 1 for each dimension; null where there is nothing to judge. */
export type Shares = Readonly<Record<Dimension, number | null>>

/** A record that nobody changed, talked to or looked through for longer is stale. */
export const freshFor = 365

/** A customer as far as the quality of its record goes. */
export interface Judged {
  readonly id: number
  readonly name: string
  readonly owner: number | null
  readonly source: string | null
  readonly spend: number
  readonly seen: Day
  /** Counted fields that are empty, and how many count for it. */
  readonly lacks: readonly string[]
  readonly counted: number
  /** Checks of validity that found something, and of consistency that found an error. */
  readonly invalid: readonly string[]
  readonly inconsistent: readonly string[]
  readonly double: boolean
}

/** Days since the record was seen; never below 0. */
export const unseenFor = ({ seen }: Judged, today: Day): number => Math.max(0, daysBetween(seen, today))

/** The five figures of one record. */
const figuresOf = (record: Judged, today: Day): readonly number[] => [
  record.counted === 0 ? 1 : (record.counted - record.lacks.length) / record.counted,
  record.invalid.length === 0 ? 1 : 0,
  record.double ? 0 : 1,
  record.inconsistent.length === 0 ? 1 : 0,
  unseenFor(record, today) <= freshFor ? 1 : 0,
]

/** The mean of a record's five figures, 0 to 100. */
export const recordScore = (record: Judged, today: Day): number => {
  const figures = figuresOf(record, today)
  return (100 * figures.reduce((sum, one) => sum + one, 0)) / figures.length
}

/** The five shares of some records: the means of theirs. Nulls for none. */
export const sharesOf = (records: readonly Judged[], today: Day): Shares => {
  const sums = dimensions.map(() => 0)
  for (const record of records)
    for (const [place, figure] of figuresOf(record, today).entries()) sums[place] = (sums[place] ?? 0) + figure
  const share = (place: number): number | null => (records.length === 0 ? null : (sums[place] ?? 0) / records.length)
  return {
    completeness: share(0),
    validity: share(1),
    uniqueness: share(2),
    consistency: share(3),
    freshness: share(4),
  }
}

/**
 * One figure of 0 to 100: the mean of the five shares, which is the mean of the scores of the records. So the score of the
 * store follows from those of its owners or sources by their customers. Null where there is nothing to judge.
 */
export const scoreOf = (shares: Shares): number | null => {
  let sum = 0
  for (const dimension of dimensions) {
    const share = shares[dimension]
    if (share === null) return null
    sum += share
  }
  return (100 * sum) / dimensions.length
}

/** The records with the lowest scores; of equal ones the more valuable first, then by id. */
export const worstRecords = (records: readonly Judged[], today: Day, most: number): readonly Judged[] => {
  const scored = records
    .map((record) => ({ record, score: recordScore(record, today) }))
    .filter(({ score }) => score < 100)
    .sort((a, b) => a.score - b.score || b.record.spend - a.record.spend || a.record.id - b.record.id)
  return (most === 0 ? scored : scored.slice(0, most)).map(({ record }) => record)
}
