// Doubles are found whatever a base is like: two columns or all, families, firms, few names, numbers in a row.
import { describe, expect, it } from 'vitest'
import { usualThreshold } from '../../src/customer/dedupe-asked.ts'
import { findDoubles } from '../../src/customer/find-doubles.ts'
import { type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { baseOf, basePlans } from '../bench/kinds-of-bases.ts'
import { blankRow } from '../harness/match-rows.ts'

const nobody = new Set<string>()

const titled = basePlans.map((plan) => [plan.title, plan] as const)

describe('in a base of', () => {
  it.each(titled)('%s doubles are found, and little else', (_, plan) => {
    const sums = { right: 0, found: 0, true: 0 }
    for (const [size, doubles] of [
      [30, 5],
      [300, 45],
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
    const { rows } = baseOf(plan, 500, 0)
    const found = findDoubles(rows.map(matchFactsOf), { threshold: usualThreshold, apart: nobody }).doubles
    expect(found.length).toBeLessThanOrEqual(2)
  })
})

const foundIn = (rows: readonly MatchRow[]): readonly string[] =>
  findDoubles(
    rows.map((row, at) => matchFactsOf({ ...row, id: at + 1 })),
    { threshold: usualThreshold, apart: nobody },
  ).doubles.map(({ a, b }) => `${a} ${b}`)

const strangers = baseOf({ title: '', mix: [100, 0, 0], filled: { phone: 100 } }, 300, 0).rows

describe('in a large base', () => {
  it.each(['many of one name', 'few names, numbers in a row'])('of %s few doubles are found too', (title) => {
    const plan = basePlans.find((one) => one.title === title)
    if (!plan) throw new Error(`no plan ${title}`)
    const { rows, truth } = baseOf(plan, 4000, 20)
    const found = foundIn(rows)
    expect([...truth].filter((pair) => found.includes(pair)).length).toBeGreaterThanOrEqual(truth.size - 1)
    expect(found.filter((pair) => !truth.has(pair)).length).toBeLessThanOrEqual(1)
  })

  it('what is typed where nothing is known makes nobody a double', () => {
    const unknown = { ...blankRow, name: '李娜', phones: ['13800000000'] }
    const rows = [
      ...strangers.map((row, at) => (at < 60 ? { ...row, phones: unknown.phones } : row)),
      unknown,
      { ...unknown, gender: 'female' },
      { ...unknown, gender: 'female' },
    ]
    expect(foundIn(rows)).toEqual([])
  })
})
