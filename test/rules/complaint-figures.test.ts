// When a complaint was closed, by the changes of its status, and what that makes of a few of them.
import { describe, expect, it } from 'vitest'
import { asOf, caseFigures, closedOn, isOver } from '../../src/report/complaints.ts'
import { nextStatuses } from '../../src/service/complaint.ts'

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

describe('on a day', () => {
  const steps = [step('2026-01-05', 'received'), step('2026-01-07', 'closed'), step('2026-02-01', 'reopened')]

  it.each([
    ['2026-01-04', 'received', null],
    ['2026-01-05', 'closed', '2026-01-05'],
    ['2026-01-31', 'reopened', null],
    ['2026-02-01', 'confirmed', '2026-02-01'],
  ])('%s it stood as it did then', (day, status, closed) => {
    expect(asOf(steps, 'confirmed', day)).toEqual({ status, closed })
  })

  it('one without a history stands as it is now', () => {
    expect(asOf([], 'closed', '2020-01-01')).toEqual({ status: 'closed', closed: null })
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
    const one = { received: '2026-01-01', status: 'received', closed: null }
    expect(caseFigures([one, one, ...cases], '2026-01-31')).toEqual({ received: 6, open: 3, closed: 3, median: null })
  })

  it('of nothing are nothing', () => {
    expect(caseFigures([], '2026-01-31')).toEqual({ received: 0, open: 0, closed: 0, median: null })
  })
})

describe('the flow of a case', () => {
  const next = Object.entries(nextStatuses)

  it('knows every status, and comes to an end from each', () => {
    const all = ['received', 'accepted', 'investigating', 'resolved', 'confirmed', 'closed', 'reopened']
    expect(next.map(([status]) => status)).toEqual(all)
    for (const [status, after] of next) {
      expect(all).toEqual(expect.arrayContaining([...after]))
      if (status !== 'closed') expect(after).toContain('closed')
    }
  })

  it('never goes back but by being opened again, and only the customer confirms what was resolved', () => {
    for (const [status, after] of next) {
      expect(after).not.toContain('received')
      expect(after).not.toContain(status)
      if (isOver(status)) expect(after.filter((one) => !isOver(one))).toEqual(['reopened'])
      expect(after.includes('confirmed')).toBe(status === 'resolved')
      expect(after.includes('reopened')).toBe(['resolved', 'confirmed', 'closed'].includes(status))
    }
  })
})
