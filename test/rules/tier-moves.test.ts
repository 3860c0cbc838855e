// What would move a customer to another tier: the least spend that does, for any firm.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RankKey, usualTierSettings as settings, tiersOf } from '../../src/segment/tier.ts'
import { neededFor, rankOf, tierWith } from '../../src/segment/tier-moves.ts'

const firm = fc
  .array(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 14 })
  .map((spends): readonly RankKey[] => spends.map((spend, at) => ({ customer: at + 1, spend })))

/** The tier by the rule for all, once the customer has so much more. */
const tierOfAll = (all: readonly RankKey[], customer: number, more: number) =>
  tiersOf(
    all.map((key) => (key.customer === customer ? { ...key, spend: key.spend + more } : key)),
    settings,
  ).get(customer)

describe('the tier with another spend', () => {
  it('is that of the rule for everybody', () => {
    fc.assert(
      fc.property(firm, fc.integer({ min: -30, max: 90 }), (all, more) => {
        for (const key of all)
          expect(tierWith(all, { ...key, spend: key.spend + more }, settings)).toBe(tierOfAll(all, key.customer, more))
      }),
    )
  })
})

describe('what is needed', () => {
  it('is enough, and one less is not', () => {
    fc.assert(
      fc.property(firm, fc.constantFrom('high' as const, 'middle' as const), (all, wanted) => {
        const reached = (customer: number, more: number): boolean => {
          const tier = tierOfAll(all, customer, more)
          return tier === 'high' || tier === wanted
        }
        for (const key of all) {
          const needed = neededFor(wanted, all, key, settings) ?? 0
          expect(reached(key.customer, needed)).toBe(true)
          if (needed > 0) expect(reached(key.customer, needed - 1)).toBe(false)
        }
      }),
    )
  })
})

describe('the rank', () => {
  const all = [
    { customer: 1, spend: 10 },
    { customer: 2, spend: 30 },
    { customer: 3, spend: 10 },
    { customer: 4, spend: -5 },
  ]
  it('goes by spend, then id; without spend there is none', () => {
    expect(all.map((key) => rankOf(all, key))).toEqual([
      { rank: 2, before: 30, total: 50 },
      { rank: 1, before: 0, total: 50 },
      { rank: 3, before: 40, total: 50 },
      { rank: null, before: 50, total: 50 },
    ])
  })
})
