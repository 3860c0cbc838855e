// The profile of a segment and segments side by side: sums and shares over groups that the store has counted.
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/segment/compare.ts'
import { type ProfileGroup, profileOf } from '../../src/segment/segment-profile.ts'

const group = (
  member: boolean,
  customers: number,
  spend: number,
  codes: Partial<ProfileGroup['codes']> = {},
): ProfileGroup => ({
  member,
  customers,
  spend,
  orders: customers * 2,
  otherCurrency: 0,
  codes: { class: 'existing', tier: 'low', stage: 'none', owner: null, source: null, last_contact: 'never', ...codes },
})

describe('a profile', () => {
  const profile = profileOf(
    [
      group(true, 3, 900, { tier: 'high', source: 'fair' }),
      group(true, 1, 101, { source: 'web' }),
      group(true, 2, 0),
      group(false, 4, 1001, { tier: 'high', source: 'web' }),
    ],
    { tier: ['high', 'middle', 'low'] },
  )

  it('holds the sums of the segment and its shares of all', () => {
    expect(profile).toMatchObject({
      customers: 6,
      share: 0.6,
      spend: 1001,
      spendShare: 0.5,
      meanSpend: 167,
      orders: 12,
    })
  })

  it('gives codes in their own order, and leaves out those that nobody in it has', () => {
    expect(profile.parts.filter(({ by }) => by === 'tier')).toEqual([
      { by: 'tier', code: 'high', count: 3, share: 0.5, ofAll: 0.7 },
      { by: 'tier', code: 'low', count: 3, share: 0.5, ofAll: 0.3 },
    ])
  })

  it('gives all else by number, those without one last', () => {
    expect(profile.parts.filter(({ by }) => by === 'source').map(({ code, count }) => [code, count])).toEqual([
      ['fair', 3],
      ['web', 1],
      [null, 2],
    ])
  })

  it('of nobody has no shares and no mean', () => {
    expect(profileOf([group(false, 2, 0)], {})).toEqual({
      customers: 0,
      share: 0,
      spend: 0,
      spendShare: null,
      meanSpend: null,
      orders: 0,
      otherCurrency: 0,
      parts: [],
    })
    expect(profileOf([], {}).share).toBeNull()
  })

  it.each([
    [3, 500, 167],
    [3, -500, -167],
    [2, 1, 1],
    [2, -1, -1],
  ])('rounds the mean of %i with %i half away from zero', (customers, spend, mean) => {
    expect(profileOf([group(true, customers, spend)], {}).meanSpend).toBe(mean)
  })
})

describe('segments side by side', () => {
  it('have what they have in common counted', () => {
    const both = { customers: 2, spend: 300, inEach: [true, true] }
    const first = { customers: 3, spend: 100, inEach: [true, false] }
    const none = { customers: 5, spend: 0, inEach: [false, false] }
    expect(compare([both, first, none], 2)).toEqual([
      { customers: 5, share: 0.5, spend: 400, spendShare: 1, meanSpend: 80, common: [5, 2] },
      { customers: 2, share: 0.2, spend: 300, spendShare: 0.75, meanSpend: 150, common: [2, 2] },
    ])
  })
})
