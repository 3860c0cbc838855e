import { describe, expect, it } from 'vitest'
import { usualInterval } from '../../src/sales/purchase-interval.ts'

describe('the usual interval between purchases', () => {
  it.each([
    [[], null],
    [['2026-01-01'], null],
    [['2026-01-01', '2026-01-31'], 30],
    // Three gaps of 10, 20, 300 days: one long pause does not count for much.
    [['2026-01-01', '2026-01-11', '2026-01-31', '2026-11-27'], 20],
    [['2026-01-01', '2026-01-21', '2026-11-17', '2026-11-27'], 20],
    // Two middle gaps: their mean, halves up.
    [['2026-01-01', '2026-01-11', '2026-01-22'], 11],
    [['2024-02-28', '2024-03-01'], 2],
  ])('of %j is %j', (days, every) => {
    expect(usualInterval(days)).toBe(every)
  })
})
