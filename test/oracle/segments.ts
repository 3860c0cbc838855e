// A second reckoning of RFM, value matrix and retention, the plain way: lists of orders, sorted and counted one by one.
// It shares no code with the program beyond the calendar.
import { daysBetween } from '../../src/kernel/day.ts'

/** An order as it stands in a file; money in minor units. */
export interface SoldOrder {
  readonly customer: string
  readonly day: string
  readonly amount: number
  readonly currency: string
}

/** What a customer bought up to a day. */
interface Buyer {
  readonly key: string
  readonly id: number
  readonly days: readonly string[]
  readonly paid: readonly number[]
  readonly net: number
  /** Orders that are in no sum. */
  readonly others: number
}

/** What counts: the customers in use with a purchase up to the day, in order of their ids. */
export const buyersOn = (
  orders: readonly SoldOrder[],
  ids: ReadonlyMap<string, number>,
  day: string,
  base: string,
): readonly Buyer[] =>
  [...ids]
    .sort(([, a], [, b]) => a - b)
    .map(([key, id]) => {
      const own = orders.filter((order) => order.customer === key && order.day <= day)
      const bought = own.filter(({ amount }) => amount >= 0)
      const inBase = own.filter(({ currency }) => currency === base)
      return {
        key,
        id,
        days: bought.map((order) => order.day).sort(),
        paid: inBase.filter(({ amount }) => amount >= 0).map(({ amount }) => amount),
        net: inBase.reduce((sum, { amount }) => sum + amount, 0),
        others: own.length - inBase.length,
      }
    })
    .filter(({ days }) => days.length > 0)

/** Score by quantile, in fractions of whole numbers: bins times the cut, compared with bins times the value. */
const byQuantile = (values: readonly number[], bins: number): readonly number[] => {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = Array.from({ length: bins - 1 }, (_, at) => {
    const steps = (sorted.length - 1) * (at + 1)
    const low = sorted[Math.floor(steps / bins)] ?? 0
    const next = sorted[Math.floor(steps / bins) + 1] ?? low
    return low * bins + (steps % bins) * (next - low)
  })
  return values.map((value) => 1 + cuts.filter((cut) => value * bins > cut).length)
}

const byNtile = (values: readonly number[], bins: number): readonly number[] => {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value || a.at - b.at)
  const sizes = Array.from(
    { length: bins },
    (_, at) => Math.floor(values.length / bins) + (at < values.length % bins ? 1 : 0),
  )
  const scores = values.map(() => 0)
  let part = 0
  let left = sizes[0] ?? 0
  for (const { at } of order) {
    while (left === 0) {
      part += 1
      left = sizes[part] ?? 0
    }
    scores[at] = part + 1
    left -= 1
  }
  return scores
}

const groups: readonly (readonly [RegExp, string])[] = [
  [/^[12][12]/, 'hibernating'],
  [/^[12][34]/, 'at_risk'],
  [/^[12]5/, 'cannot_lose'],
  [/^3[12]/, 'about_to_sleep'],
  [/^33/, 'need_attention'],
  [/^[34][45]/, 'loyal'],
  [/^41/, 'promising'],
  [/^51/, 'new'],
  [/^[45][23]/, 'potential_loyalist'],
  [/^5[45]/, 'champion'],
]

/** RFM as the program writes it. */
export const rfmOf = (buyers: readonly Buyer[], day: string, rule: string, bins: number) => {
  const recency = buyers.map(({ days }) => daysBetween(days.at(-1) ?? day, day))
  const [frequency, monetary] = [buyers.map(({ days }) => days.length), buyers.map(({ net }) => net)]
  const by = rule === 'ntile' ? byNtile : byQuantile
  const r =
    rule === 'ntile'
      ? byNtile(
          recency.map((days) => -days),
          bins,
        )
      : byQuantile(recency, bins).map((score) => bins + 1 - score)
  const [f, m] = [by(frequency, bins), by(monetary, bins)]
  return buyers.map(({ id, key, others }, at) => ({
    customer: `C-${id}`,
    key,
    name: key,
    recency_days: recency[at],
    frequency: frequency[at],
    monetary: (monetary[at] ?? 0) / 100,
    other_currency: others,
    r: r[at],
    f: f[at],
    m: m[at],
    score: [r[at], f[at], m[at]].join(bins > 9 ? '-' : ''),
    group: bins === 5 ? groups.find(([pattern]) => pattern.test(`${r[at]}${f[at]}`))?.[1] : null,
  }))
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0)
}

/** The value matrix: the field of each buyer by key. */
export const fieldsOf = (
  buyers: readonly Buyer[],
  { value, loyalty, cut }: { readonly value: string; readonly loyalty: string; readonly cut: string },
): Readonly<Record<string, string>> => {
  const values = buyers.map(({ paid, net }) =>
    value === 'spend' ? net / 100 : paid.length === 0 ? 0 : meanOf(paid) / 100,
  )
  const loyalties = buyers.map(({ days }) => (loyalty === 'days' ? new Set(days).size : days.length))
  const cutOf = cut === 'median' ? medianOf : cut === 'mean' ? meanOf : () => Number(cut)
  const isHigh = (one: number, at: number): boolean => one >= at || Math.abs(one - at) <= 1e-9 * Math.abs(at)
  const [valueCut, loyaltyCut] = [cutOf(values), cutOf(loyalties)]
  return Object.fromEntries(
    buyers.map(({ key }, at) => {
      const [high, loyal] = [isHigh(values[at] ?? 0, valueCut), isHigh(loyalties[at] ?? 0, loyaltyCut)]
      return [key, high && loyal ? 'value' : high ? 'potential' : loyal ? 'maintain' : 'marginal']
    }),
  )
}

const monthAfter = (month: string, k: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + k
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Retention as the program writes it: cohort, size, active. */
export const cohortsOf = (buyers: readonly Buyer[], day: string) => {
  const months = buyers.map(({ days }) => days.map((one) => one.slice(0, 7)))
  const all = months.flat().sort()
  const [first = '', last = ''] = [all[0], all.at(-1)]
  let places = 1
  while (monthAfter(first, places) <= last) places += 1
  const starts = [...new Set(months.map(([start = '']) => start))].sort()
  return starts.map((cohort) => {
    const members = months.filter(([start]) => start === cohort)
    const active = Array.from({ length: places }, (_, k) => {
      const month = monthAfter(cohort, k)
      return `${month}-01` > day ? null : members.filter((own) => own.includes(month)).length
    })
    return { cohort, size: members.length, active }
  })
}
