// The value matrix against the published fields of the CDNOW sample, and the tolerance at a cut.
import { describe, expect, it } from 'vitest'
import { cutOf, quadrantOf, quadrants, reaches } from '../../src/analytics/value-matrix.ts'
import { byCustomer, cdnow, isThere } from './reference-files.ts'

describe('a cut', () => {
  it('is reached from above and at it, and just below by what sums of doubles differ', () => {
    expect([reaches(3, 3), reaches(2.99, 3), reaches(3 - 1e-10, 3), reaches(3 - 1e-8, 3)]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect([reaches(-5, -5), reaches(-5.1, -5), reaches(0.1 + 0.2, 0.3), reaches(0.3, 0.1 + 0.2)]).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('is reached within a billionth of its size, and by 0 where it is 0', () => {
    expect([reaches(1e6 - 0.0009, 1e6), reaches(1e6 - 0.0011, 1e6), reaches(0, 0), reaches(-1e-12, 0)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('is the mean, the median or the number; of nothing there is none', () => {
    const values = Float64Array.of(1, 2, 9, 4)
    expect([cutOf(values, 'mean'), cutOf(values, 'median'), cutOf(values, 7)]).toEqual([4, 3, 7])
    expect(cutOf(new Float64Array(0), 'mean')).toBeNull()
    expect(cutOf(new Float64Array(0), 7)).toBe(7)
  })
})

it('the fields are told by both', () => {
  expect([quadrantOf(true, true), quadrantOf(true, false), quadrantOf(false, true), quadrantOf(false, false)]).toEqual([
    'value',
    'potential',
    'maintain',
    'marginal',
  ])
})

describe.skipIf(!isThere('cdnow_sample_tx.csv'))('CDNOW (skipped where ../shared/data is absent)', () => {
  it('falls into the published fields', () => {
    const customers = [...byCustomer(cdnow()).values()]
    const loyalty = Float64Array.from(customers, (bought) => bought.length)
    const value = Float64Array.from(
      customers,
      (bought) => bought.reduce((sum, { amount }) => sum + amount, 0) / bought.length / 100,
    )
    const [valueCut, loyaltyCut] = [cutOf(value, 'mean') ?? 0, cutOf(loyalty, 'mean') ?? 0]
    expect(loyaltyCut).toBeCloseTo(2.8408994, 7)
    expect(valueCut).toBeCloseTo(32.9873847, 7)
    const found = customers.map((_, at) =>
      quadrantOf(reaches(value[at] ?? 0, valueCut), reaches(loyalty[at] ?? 0, loyaltyCut)),
    )
    expect(quadrants.map((one) => found.filter((code) => code === one).length)).toEqual([311, 495, 425, 1126])
  })
})
