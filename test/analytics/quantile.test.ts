// Quantiles against numbers that NumPy printed, and against the definition worked out in whole numbers.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ascending, cutPoints, mean, median, quantile } from '../../src/analytics/quantile.ts'

const small = [1, 1, 1, 2, 3, 3, 5, 8, 13, 21]

test('the cut points of ten numbers at the fifths are those of NumPy and R', () => {
  expect([...cutPoints(ascending([...small].reverse()), 5)]).toEqual([1, 2.6, 3.8, 9])
})

describe('a quantile', () => {
  it('is the value itself at the ends and where it falls on one', () => {
    const sorted = ascending(small)
    expect([quantile(sorted, 0, 5), quantile(sorted, 5, 5), quantile(sorted, 1, 3)]).toEqual([1, 21, 2])
  })

  it('of one number is that number, of none is not a number', () => {
    expect(quantile(ascending([7]), 3, 5)).toBe(7)
    expect(quantile(ascending([]), 1, 2)).toBeNaN()
    expect([...cutPoints(ascending([]), 5)]).toEqual([])
  })

  it('lies on the same side of every whole number as the exact one', () => {
    const case_ = fc.record({
      values: fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 }),
      bins: fc.integer({ min: 2, max: 30 }),
    })
    fc.assert(
      fc.property(case_, ({ values, bins }) => {
        const sorted = values.map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        const n = BigInt(bins)
        const cuts = cutPoints(ascending(values), bins)
        for (const [at, cut] of cuts.entries()) {
          const steps = BigInt(sorted.length - 1) * BigInt(at + 1)
          const j = Number(steps / n)
          const low = sorted[j] ?? 0n
          // The exact cut times the number of bins.
          const exact = low * n + (steps % n) * ((sorted[j + 1] ?? low) - low)
          for (const value of values) expect(value > cut).toBe(BigInt(value) * n > exact)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('the median is the middle, or between the two in the middle', () => {
  expect([median(ascending([3, 1, 2])), median(ascending([4, 1, 3, 2]))]).toEqual([2, 2.5])
})

test('the mean of nothing is not a number', () => {
  expect(mean([])).toBeNaN()
  expect(mean([1, 2, 6])).toBe(3)
})
