// RFM scores against a published data set and its scores by other programs, and the groups as a whole table.
import { describe, expect, it } from 'vitest'
import { ascending, cutPoints } from '../../src/analytics/quantile.ts'
import { rfmGroup, rfmScores, scoreBy, scoreText } from '../../src/analytics/rfm.ts'
import { daysBetween } from '../../src/kernel/day.ts'
import { isThere, rowsOf } from './reference-files.ts'

const small = Float64Array.from([1, 1, 1, 2, 3, 3, 5, 8, 13, 21])
const same = { recency: small, frequency: small, monetary: small }

describe('the scores of ten numbers', () => {
  it('by quantile are equal for equal values', () => {
    const { r, f } = rfmScores(same, 'quantile', 5)
    expect([...f].join('')).toBe('1112334455')
    expect([...r].join('')).toBe('5554332211')
  })

  it('by ntile are equally frequent; of the recency the longest ago is 1', () => {
    const { r, f } = rfmScores(same, 'ntile', 5)
    expect([...f].join('')).toBe('1122334455')
    expect([...r].join('')).toBe('4554332211')
  })
})

it('a value on a cut does not pass it', () => {
  expect([scoreBy(Float64Array.of(2, 4), 2), scoreBy(Float64Array.of(2, 4), 2.5)]).toEqual([1, 2])
})

describe.skipIf(!isThere('rfm_data_orders.csv'))(
  'the orders of 995 customers (skipped where ../shared/data is absent)',
  () => {
    const orders = rowsOf('rfm_data_orders.csv')
    const named = new Map<string, { last: string; orders: number; spend: number }>()
    for (const [name = '', day = '', revenue = ''] of orders) {
      const one = named.get(name) ?? { last: '', orders: 0, spend: 0 }
      one.orders += 1
      one.spend += Number(revenue)
      if (day > one.last) one.last = day
      named.set(name, one)
    }
    const all = [...named.values()]
    const values = {
      recency: Float64Array.from(all, ({ last }) => daysBetween(last, '2006-12-31')),
      frequency: Float64Array.from(all, (one) => one.orders),
      monetary: Float64Array.from(all, ({ spend }) => spend),
    }
    const counts = (scores: Uint16Array): readonly number[] =>
      [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length)

    it('have the published frequencies of F by either rule', () => {
      expect(counts(rfmScores(values, 'quantile', 5).f)).toEqual([268, 187, 176, 244, 120])
      const { r, f, m } = rfmScores(values, 'ntile', 5)
      expect([r, f, m].map(counts)).toEqual(Array.from({ length: 3 }, () => [199, 199, 199, 199, 199]))
    })

    // That package scores by the same cut points, but passes one only from the next whole number on.
    it('have the scores of the R package rfm by our cut points and its rule', () => {
      const columns = [values.recency, values.frequency, values.monetary]
      const cuts = columns.map((column) => cutPoints(ascending(column), 5))
      const names = [...named.keys()]
      const scoreAt = (which: number, place: number): number => {
        const value = columns[which]?.[place] ?? 0
        const score = 1 + (cuts[which]?.filter((cut) => value >= cut + 1).length ?? 0)
        return which === 0 ? 6 - score : score
      }
      const theirs = rowsOf('vectors/rfm_orders_scores.csv')
      expect(theirs).toHaveLength(995)
      const differing = theirs.filter(([name = '', , , , , r, f, m]) => {
        const place = names.indexOf(name)
        return [r, f, m].join() !== [0, 1, 2].map((which) => scoreAt(which, place)).join()
      })
      expect(differing).toEqual([])
    })
  },
)

describe('the groups', () => {
  it('are those of the table', () => {
    const table = [1, 2, 3, 4, 5].map((r) => [1, 2, 3, 4, 5].map((f) => rfmGroup(r, f)))
    const [h, a, c, s, n, l, p, w, pl, ch] = [
      'hibernating',
      'at_risk',
      'cannot_lose',
      'about_to_sleep',
      'need_attention',
      'loyal',
      'promising',
      'new',
      'potential_loyalist',
      'champion',
    ]
    expect(table).toEqual([
      [h, h, a, a, c],
      [h, h, a, a, c],
      [s, s, n, l, l],
      [p, pl, pl, l, l],
      [w, pl, pl, ch, ch],
    ])
  })
})

it('scores of two digits are parted', () => {
  expect([scoreText(5, 4, 3, 5), scoreText(9, 1, 2, 9), scoreText(10, 4, 3, 10)]).toEqual(['543', '912', '10-4-3'])
})
