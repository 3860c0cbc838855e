// Kaplan and Meier against the remission times of Freireich and others, 1963, as R prints them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianTime, survivalCurve, survivalOfCounts } from '../../src/analytics/survival.ts'
import { isThere, rowsOf } from './reference-files.ts'

/** `9+` goes on at 9. */
const observed = (text: string) =>
  text.split(' ').map((one) => ({ time: Number.parseInt(one, 10), ended: !one.endsWith('+') }))

const remission = observed('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')

describe('the curve', () => {
  it('has the published steps', () => {
    const steps = survivalCurve(remission)
    expect(steps.map(({ time, atRisk, ended }) => [time, atRisk, ended])).toEqual([
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ])
    const published = [0.8571429, 0.8067227, 0.7529412, 0.6901961, 0.627451, 0.5378151, 0.4481793]
    for (const [at, survival] of published.entries()) expect(steps[at]?.survival).toBeCloseTo(survival, 7)
  })

  it('of nothing has no steps', () => {
    expect(survivalCurve([])).toEqual([])
  })
})

describe('the median', () => {
  it('is the first time with no more than half left', () => {
    expect(medianTime(remission)).toBe(23)
    expect(medianTime(observed('4 2'))).toBe(2)
  })

  it('is not reached while half go on', () => {
    expect(medianTime(observed('3 5+ 9+'))).toBeNull()
    expect(medianTime([])).toBeNull()
  })
})

describe('the interval', () => {
  it('is the published one by log-log', () => {
    const last = survivalCurve(remission).at(-1)
    expect(last?.interval?.lower).toBeCloseTo(0.18805, 5)
    expect(last?.interval?.upper).toBeCloseTo(0.68014, 5)
  })

  it('is unknown where nothing is left', () => {
    expect(survivalCurve(observed('3 5')).map(({ survival, interval }) => [survival, interval === null])).toEqual([
      [0.5, false],
      [0, true],
    ])
  })
})

describe('the curve from counts', () => {
  it('is that of the observations', () => {
    const one = fc.record({ time: fc.integer({ min: 0, max: 12 }), ended: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const count = (ended: boolean, time: number) =>
          all.filter((it) => it.ended === ended && it.time === time).length
        const times = Array.from({ length: 13 }, (_, time) => time)
        const counts = {
          ended: times.map((time) => count(true, time)),
          ongoing: times.map((time) => count(false, time)),
        }
        expect(survivalOfCounts(counts)).toEqual(survivalCurve(all))
      }),
    )
  })
})

it('counts may end earlier on one side than on the other', () => {
  expect(survivalOfCounts({ ended: [0, 1], ongoing: [0, 0, 0, 1] })).toEqual(survivalCurve(observed('1 3+')))
  expect(survivalOfCounts({ ended: [0, 1, 0, 1], ongoing: [1] })).toEqual(survivalCurve(observed('0+ 1 3')))
})

describe.skipIf(!isThere('vectors/km_telco.csv'))('R prints the same (skipped where ../shared/data is absent)', () => {
  it('for 21 patients', () => {
    for (const [at, [, , , survival, , lower, upper]] of rowsOf('vectors/km_6mp_log-log.csv').entries()) {
      const step = survivalCurve(remission)[at]
      expect(step?.survival).toBeCloseTo(Number(survival), 12)
      expect(step?.interval?.lower).toBeCloseTo(Number(lower), 12)
      expect(step?.interval?.upper).toBeCloseTo(Number(upper), 12)
    }
  })

  it('for 7,043 subscribers', () => {
    const customers = rowsOf('telco_churn.csv').map((row) => ({ time: Number(row[5]), ended: row.at(-1) === 'Yes' }))
    const curve = survivalCurve(customers)
    const published = rowsOf('vectors/km_telco.csv').filter(([time]) => time !== '0')
    expect(published.length).toBeGreaterThan(5)
    for (const [time, , survival, , lower, upper] of published) {
      const step = curve.findLast((one) => one.time <= Number(time))
      expect(step?.survival).toBeCloseTo(Number(survival), 12)
      expect(step?.interval?.lower).toBeCloseTo(Number(lower), 12)
      expect(step?.interval?.upper).toBeCloseTo(Number(upper), 12)
    }
  })
})
