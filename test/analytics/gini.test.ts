// How unequally a sum is shared out, against published coefficients and the CDNOW sample.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abcClasses, gini, lorenz } from '../../src/analytics/gini.ts'
import { byCustomer, cdnow, isThere } from './reference-files.ts'

describe('the coefficient of Gini', () => {
  it.each([
    [[1, 2, 3, 4], 0.25],
    [[5, 5, 5, 5], 0],
    [[0, 0, 0, 10], 0.75],
    [[10, 1, 6, 1, 2], 0.46],
    [[0, 1], 0.5],
    [[1], 0],
  ])('of %j is %d', (values, coefficient) => {
    expect(gini(values)).toBeCloseTo(coefficient, 12)
  })

  it.each([[[]], [[0, 0]], [[1, -1, 5]]])('of %j is undefined', (values) => {
    expect(gini(values)).toBeNull()
    expect(lorenz(values, 4)).toBeNull()
  })

  it('is twice the area between the curve and the diagonal', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(numbers, (values) => {
        const curve = lorenz(values, values.length)
        if (curve === null) {
          expect(gini(values)).toBeNull()
          return
        }
        const area = curve.slice(1).reduce((sum, point, at) => {
          const before = curve[at] ?? point
          return sum + ((point.people - before.people) * (point.sum + before.sum)) / 2
        }, 0)
        expect(1 - 2 * area).toBeCloseTo(gini(values) ?? Number.NaN, 9)
      }),
    )
  })
})

it('the curve is a straight line between two values', () => {
  expect(lorenz([3, 1], 4)?.map(({ sum }) => sum)).toEqual([0, 0.125, 0.25, 0.625, 1])
})

describe('ABC', () => {
  it('ends A at 80 per cent ahead and B at 95', () => {
    expect(abcClasses([80, 14, 1, 5]).join('')).toBe('ABBC')
    expect(abcClasses([79, 2, 14, 5]).join('')).toBe('AABC')
    expect(abcClasses([100]).join('')).toBe('A')
  })

  it('has all without a sum in C', () => {
    expect(abcClasses([10, 0, -3]).join('')).toBe('ACC')
    expect(abcClasses([0, 0, -1]).join('')).toBe('CCC')
    expect(abcClasses([]).join('')).toBe('')
  })
})

describe.skipIf(!isThere('cdnow_sample_tx.csv'))('CDNOW (skipped where ../shared/data is absent)', () => {
  it('has the published coefficient', () => {
    const spends = [...byCustomer(cdnow()).values()].map((bought) => bought.reduce((sum, one) => sum + one.amount, 0))
    expect(gini(spends)).toBeCloseTo(0.630917117, 9)
  })
})
