// The interval of Wilson against what R's prop.test prints without correction of continuity.
import { describe, expect, it } from 'vitest'
import { wilson } from '../../src/analytics/wilson.ts'

describe('the interval', () => {
  it.each([
    [8, 10, 0.4901625, 0.9433178],
    [81, 263, 0.2552885, 0.3662096],
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [412, 500, 0.7881859, 0.8548736],
  ])('of %i in %i is that of R', (hits, n, lower, upper) => {
    const found = wilson(hits, n)
    expect(found?.lower).toBeCloseTo(lower, 6)
    expect(found?.upper).toBeCloseTo(upper, 6)
  })

  it('of nothing is unknown', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  it('ends at 0 and at 1 exactly where none or all hit, whatever the rounding', () => {
    for (let n = 1; n <= 300; n++) expect([wilson(0, n)?.lower, wilson(n, n)?.upper]).toEqual([0, 1])
  })

  it('never leaves 0 to 1', () => {
    for (const n of [1, 2, 3, 1_000_000])
      for (const hits of [0, 1, n - 1, n]) {
        const { lower, upper } = wilson(hits, n) ?? { lower: -1, upper: 2 }
        expect(lower >= 0 && lower <= hits / n && hits / n <= upper && upper <= 1).toBe(true)
      }
  })
})
