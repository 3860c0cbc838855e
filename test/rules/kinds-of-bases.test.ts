// Doubles are found whatever a base is like: two columns or all, families, firms, few names, numbers in a row.
import { describe, expect, it } from 'vitest'
import { usualThreshold } from '../../src/customer/dedupe-asked.ts'
import { findDoubles } from '../../src/customer/find-doubles.ts'
import { matchFactsOf } from '../../src/customer/match-facts.ts'
import { baseOf, basePlans } from '../bench/kinds-of-bases.ts'

const nobody = new Set<string>()

const titled = basePlans.map((plan) => [plan.title, plan] as const)

describe('in a base of', () => {
  it.each(titled)('%s doubles are found, and little else', (_, plan) => {
    const sums = { right: 0, found: 0, true: 0 }
    for (const [size, doubles] of [
      [30, 5],
      [300, 45],
      [800, 16],
      [1000, 150],
    ] as const) {
      const { rows, truth } = baseOf(plan, size, doubles)
      const found = findDoubles(rows.map(matchFactsOf), { threshold: usualThreshold, apart: nobody }).doubles
      sums.found += found.length
      sums.true += truth.size
      sums.right += found.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
    }
    expect(sums.right / sums.true).toBeGreaterThanOrEqual(0.95)
    expect(sums.right / sums.found).toBeGreaterThanOrEqual(0.95)
  })

  it.each(titled)('%s without doubles hardly anything is found', (_, plan) => {
    const { rows } = baseOf(plan, 800, 0)
    const found = findDoubles(rows.map(matchFactsOf), { threshold: usualThreshold, apart: nobody }).doubles
    expect(found.length).toBeLessThanOrEqual(2)
  })
})
