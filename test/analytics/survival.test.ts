// Kaplan and Meier against the remission times of Freireich and others, 1963, as R prints them.
import { describe, expect, it } from 'vitest'
import { medianTime, survivalCurve } from '../../src/analytics/survival.ts'

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
