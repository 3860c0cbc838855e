// Won, lost and back by month, against a walk through every day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeTally } from '../../src/analytics/coming-and-going.ts'

const monthOf = (day: number): number => Math.floor(day / 30)

/** Asks on every day whether a customer is lost. */
const walk = (customers: readonly (readonly number[])[], lostAfter: number, today: number) => {
  const months = new Map<number, number[]>()
  const count = (day: number, what: number): void => {
    const row = months.get(monthOf(day)) ?? [0, 0, 0]
    row[what] = (row[what] ?? 0) + 1
    months.set(monthOf(day), row)
  }
  for (const days of customers) {
    let state = 'none'
    for (let day = 0; day <= today; day++) {
      const last = Math.max(...days.filter((one) => one <= day))
      const now = last < 0 ? 'none' : day - last <= lostAfter ? 'in' : 'lost'
      if (state === 'none' && now === 'in') count(day, 0)
      if (state === 'in' && now === 'lost') count(day, 1)
      if (state === 'lost' && now === 'in') count(day, 2)
      state = now
    }
  }
  return months
}

describe('the months', () => {
  it('are those of a walk through every day', () => {
    const customers = fc.array(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        customers,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 200, max: 260 }),
        (all, after, today) => {
          const tally = changeTally(after, today, monthOf)
          for (const days of all) tally.add(days)
          const walked = walk(all, after, today)
          let before = 0
          for (const { month, won, lost, back, customers: left } of tally.months()) {
            expect([won, lost, back]).toEqual(walked.get(month) ?? [0, 0, 0])
            walked.delete(month)
            before += won - lost + back
            expect(left).toBe(before)
          }
          expect(walked.size).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('go on to the last day that counts', () => {
    const tally = changeTally(365, 95, monthOf)
    tally.add([10])
    expect(tally.months().map(({ customers }) => customers)).toEqual([1, 1, 1, 1])
  })

  it('begin with the first that knows a change', () => {
    const tally = changeTally(20, 130, monthOf)
    tally.add([75])
    expect(tally.months()).toEqual([
      { month: 2, won: 1, lost: 0, back: 0, customers: 1 },
      { month: 3, won: 0, lost: 1, back: 0, customers: 0 },
      { month: 4, won: 0, lost: 0, back: 0, customers: 0 },
    ])
  })

  it('of nobody are none', () => {
    expect(changeTally(20, 130, monthOf).months()).toEqual([])
  })
})
