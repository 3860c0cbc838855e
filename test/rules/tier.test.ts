// The tiers: where the shares end, how ties stand, and that moving the ends gives what ranking everybody gives.
import { describe, expect, test } from 'vitest'
import { moveCuts, type Ranking, type SpendChange } from '../../src/care/move-cuts.ts'
import {
  cutsOf,
  isAhead,
  isInShare,
  type RankKey,
  tierByRule,
  tierOf,
  tiersOf,
  usualTierSettings,
  windowStart,
} from '../../src/segment/index.ts'
import { chanceOf } from '../oracle/random-base.ts'

const usual = usualTierSettings
const keys = (...spends: number[]): RankKey[] => spends.map((spend, index) => ({ customer: index + 1, spend }))
const letters = (...spends: number[]) => {
  const found = tiersOf(keys(...spends), usual)
  return spends.map((_, index) => (found.get(index + 1) ?? '?')[0]).join('')
}

describe('high if 2 x before < total, middle if 5 x before < 4 x total', () => {
  test.each([
    [[1], 'h', 'one alone'],
    [[0], 'l', 'no spend'],
    [[-5, 0], 'll', 'refunds only'],
    [[5, 5], 'hm', 'half ahead is not less than half, and 5 x 5 is less than 4 x 10'],
    [[1, 1, 1, 1], 'hhmm', 'before 0, 1, 2, 3 of 4'],
    [[1, 1, 1, 1, 1], 'hhhml', 'before 2 of 5 is high, 4 of 5 is not middle'],
    [[50, 30, 20], 'hml', 'exactly half and exactly four fifths ahead'],
    [[51, 30, 19], 'hml', 'a little more'],
    [[49, 31, 20], 'hhl', 'a little less'],
    [[20, 30, 50], 'lmh', 'in any order of ids'],
    [[100, 0, -3, 1], 'hlll', 'the rest of a great one'],
    [[10, 10, 10, 10, 10, 10, 10, 10, 10, 10], 'hhhhhmmmll', 'ties go to the lower id'],
  ])('%j gives %s: %s', (spends, expected) => {
    expect(letters(...spends)).toBe(expected)
  })

  test('whole numbers too large for a double are compared exactly', () => {
    const total = 9_007_199_254_740_991
    expect(isInShare(4_503_599_627_370_495, total, 50)).toBe(true)
    expect(isInShare(4_503_599_627_370_496, total, 50)).toBe(false)
    // A hundred times these two are the same double.
    expect(isInShare(4_503_599_627_370_490, 9_007_199_254_740_981, 50)).toBe(true)
    // Exactly half.
    expect(isInShare(4_503_599_627_370_495, 9_007_199_254_740_990, 50)).toBe(false)
  })

  test('the shares are the firm’s', () => {
    const found = tiersOf(keys(50, 30, 20), { ...usual, highShare: 80, middleShare: 100 })
    expect([...found.values()]).toEqual(['high', 'high', 'middle'])
  })

  test('an override replaces the rule but not the sums', () => {
    const cuts = cutsOf(keys(50, 30, 20), usual)
    expect(tierOf({ customer: 1, spend: 50 }, cuts, 'low')).toBe('low')
    expect(tierOf({ customer: 2, spend: 30 }, cuts, null)).toBe('middle')
    expect(tierOf({ customer: 9, spend: 0 }, cuts, 'high')).toBe('high')
    expect(tierOf({ customer: 9, spend: 0 }, cuts, 'middle')).toBe('middle')
    expect(tierOf({ customer: 9, spend: 0 }, cuts, 'gold')).toBe('low')
  })
})

test.each([
  ['2026-11-27', '2025-11-28'],
  ['2024-12-31', '2024-01-02'],
  ['2025-02-28', '2024-03-01'],
  ['0001-03-01', '0001-01-01'],
])('the window that ends on %s begins on %s', (day, expected) => {
  expect(windowStart(day, usual)).toBe(expected)
})

describe('moving the ends', () => {
  const rankingOf = (spends: ReadonlyMap<number, number>): Ranking => {
    const ranked = [...spends].map(([customer, spend]) => ({ customer, spend })).filter((key) => key.spend > 0)
    ranked.sort((a, b) => (isAhead(a, b) ? -1 : 1))
    return {
      upTo: (place) => ranked.findLast((key) => !isAhead(place, key)),
      after: (place) => ranked.find((key) => place === null || isAhead(place, key)),
    }
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('gives what a new ranking gives (seed %i)', (seed) => {
    const chance = chanceOf(seed)
    const spends = new Map<number, number>()
    let cuts = cutsOf([], usual)
    for (let step = 0; step < 300; step++) {
      const changes = new Map<number, SpendChange>()
      for (let more = chance.below(4); more >= 0; more--) {
        const customer = 1 + chance.below(40)
        const before = changes.get(customer)?.before ?? spends.get(customer) ?? 0
        const after = chance.pick([-5, 0, 0, 1, 1, 5, 5, 5, 10, 100, 1000, chance.below(50)])
        spends.set(customer, after)
        changes.set(customer, { customer, before, after })
      }
      const old = cuts
      const moved = moveCuts(cuts, [...changes.values()], usual, rankingOf(spends))
      cuts = moved.cuts
      const now = [...spends].map(([customer, spend]) => ({ customer, spend }))
      expect(cuts).toEqual(cutsOf(now, usual))
      for (const key of now) {
        if (tierByRule(key, old) !== tierByRule(key, cuts)) expect(moved.crossed).toContain(key.customer)
      }
    }
  })
})
