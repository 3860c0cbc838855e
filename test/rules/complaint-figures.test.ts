// When a complaint was closed, by the changes of its status, and what that makes of a few of them.
import { describe, expect, it } from 'vitest'
import { caseFigures, closedOn } from '../../src/report/complaints.ts'

const step = (day: string, from: string) => ({ day, from })

describe('the day on which it was closed', () => {
  it('is that of the change', () => {
    const steps = [step('2026-01-02', 'received'), step('2026-01-09', 'accepted')]
    expect(closedOn(steps, 'closed')).toBe('2026-01-09')
  })

  it('is the first of confirmed and closed', () => {
    const steps = [step('2026-01-05', 'resolved'), step('2026-01-09', 'confirmed')]
    expect(closedOn(steps, 'closed')).toBe('2026-01-05')
  })

  it('is the last time, where it was opened again', () => {
    const steps = [step('2026-01-05', 'received'), step('2026-01-07', 'closed'), step('2026-02-01', 'reopened')]
    expect(closedOn(steps, 'closed')).toBe('2026-02-01')
    expect(closedOn(steps.slice(0, 2), 'reopened')).toBeNull()
  })

  it('is not known of one that came in closed', () => {
    expect(closedOn([], 'closed')).toBeNull()
  })
})

describe('the figures', () => {
  const cases = [
    { received: '2026-01-01', status: 'closed', closed: '2026-01-11' },
    { received: '2026-01-01', status: 'closed', closed: '2026-01-05' },
    { received: '2026-01-01', status: 'accepted', closed: null },
    { received: '2025-01-01', status: 'closed', closed: null },
  ]

  it('count the open ones as open, for the median too', () => {
    expect(caseFigures(cases, '2026-01-31')).toEqual({ received: 4, open: 1, closed: 3, median: 10 })
    expect(caseFigures(cases, '2026-01-04')).toEqual({ received: 4, open: 3, closed: 1, median: null })
    expect(caseFigures(cases, '2026-01-06')).toEqual({ received: 4, open: 2, closed: 2, median: null })
  })

  it('of nothing are nothing', () => {
    expect(caseFigures([], '2026-01-31')).toEqual({ received: 0, open: 0, closed: 0, median: null })
  })
})
