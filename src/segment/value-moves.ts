// What would move a customer to another field of the value matrix, all others as they are. The customer's own figures
// are part of the mean and of the median, so that the cuts are reckoned anew with every step.
import { leastNumber } from '../analytics/least-number.ts'
import { type Cut, type Quadrant, quadrantOf, reaches } from '../analytics/value-matrix.ts'

/** What one customer has bought. Money in minor units. */
export interface Bought {
  readonly paid: number
  readonly paidOrders: number
  readonly spend: number
  readonly orders: number
  readonly days: number
  /** Whether one of its purchases is of the day itself. */
  readonly onDay: boolean
}

/** The matrix, and whose place in it is asked for. */
export interface ValueQuestion {
  readonly value: 'average' | 'spend'
  readonly loyalty: 'orders' | 'days'
  readonly cuts: { readonly value: Cut; readonly loyalty: Cut }
  readonly values: Float64Array
  readonly loyalties: Float64Array
  readonly place: number
  readonly own: Bought
}

/** So many purchases on the day itself, or purchases on so many more days; what they cost together, in minor units. */
export interface ValueStep {
  readonly purchases?: number
  readonly days?: number
  readonly least?: number
  readonly under?: number
}

/** A step and where it leads. */
export interface ValueMove {
  readonly step: ValueStep
  readonly to: Quadrant
}

/** The cut if the value at one place were another. */
const cutWith = (values: Float64Array, place: number, cut: Cut): ((own: number) => number) => {
  if (typeof cut === 'number') return () => cut
  const others = values.filter((_, at) => at !== place)
  if (cut === 'mean') {
    const sum = others.reduce((all, value) => all + value, 0)
    return (own) => (sum + own) / values.length
  }
  others.sort()
  const nth = (at: number, own: number): number =>
    Math.max(others[at - 1] ?? Number.NEGATIVE_INFINITY, Math.min(own, others[at] ?? Number.POSITIVE_INFINITY))
  const middle = Math.floor((values.length - 1) / 2)
  return (own) => (nth(middle, own) + nth(values.length - 1 - middle, own)) / 2
}

/** The moves: one purchase, and as many as loyalty asks for, each of little and of enough. */
export const valueMoves = (question: ValueQuestion): readonly ValueMove[] => {
  const { values, loyalties, place, cuts, own } = question
  const valueCut = cutWith(values, place, cuts.value)
  const loyaltyCut = cutWith(loyalties, place, cuts.loyalty)
  const isHigh = (value: number): boolean => reaches(value, valueCut(value))
  const isLoyal = (loyalty: number): boolean => reaches(loyalty, loyaltyCut(loyalty))
  const valueWith = (purchases: number, sum: number): number =>
    question.value === 'spend' ? own.spend + sum : (own.paid + sum) / (own.paidOrders + purchases)
  const [value, loyalty] = [values[place] ?? 0, loyalties[place] ?? 0]
  const now = quadrantOf(isHigh(value), isLoyal(loyalty))

  const steps = (step: ValueStep, purchases: number, loyal: boolean): readonly ValueMove[] => {
    const reached = (sum: number): boolean => isHigh(valueWith(purchases, sum))
    const [low, high] = [quadrantOf(false, loyal), quadrantOf(true, loyal)]
    if (reached(0)) return [{ step, to: high }]
    const least = leastNumber(reached)
    if (least === null) return [{ step, to: low }]
    return [
      { step: { ...step, under: least }, to: low },
      { step: { ...step, least }, to: high },
    ]
  }

  const counts = question.loyalty === 'orders' || !own.onDay ? 1 : 0
  const one = steps({ purchases: 1 }, 1, isLoyal(loyalty + counts))
  const needed = isLoyal(loyalty) ? null : leastNumber((more) => isLoyal(loyalty + more))
  const often =
    needed === null || needed <= counts
      ? []
      : steps(question.loyalty === 'orders' ? { purchases: needed } : { days: needed }, needed, true)
  return [...one, ...often].filter(({ to }) => to !== now)
}
