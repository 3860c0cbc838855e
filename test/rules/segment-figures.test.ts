// The profile of a segment and segments side by side: sums and shares over groups that the store has counted.
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/segment/compare.ts'
import { sumSteps } from '../../src/segment/movement.ts'
import { stepWords } from '../../src/segment/movement-words.ts'
import { partsOf, sumsOf } from '../../src/segment/part.ts'
import { type ProfileGroup, profileOf } from '../../src/segment/segment-profile.ts'

const group = (
  member: boolean,
  customers: number,
  spend: number,
  codes: Partial<ProfileGroup['codes']> = {},
  otherCurrency = 0,
): ProfileGroup => ({
  member,
  customers,
  spend,
  orders: customers * 2,
  otherCurrency,
  codes: { class: 'existing', tier: 'low', stage: 'none', owner: null, source: null, last_contact: 'never', ...codes },
})

describe('a profile', () => {
  const profile = () =>
    profileOf(
      [
        group(true, 3, 900, { tier: 'high', source: 'fair' }),
        group(true, 1, 101, { source: 'web' }),
        group(true, 2, 0, {}, 3),
        group(false, 4, 1001, { tier: 'high', source: 'web' }, 9),
      ],
      { tier: ['high', 'middle', 'low'] },
    )

  it('holds the sums of the segment and its shares of all', () => {
    expect(profile()).toMatchObject({
      customers: 6,
      share: 0.6,
      spend: 1001,
      spendShare: 0.5,
      meanSpend: 167,
      orders: 12,
      otherCurrency: 3,
    })
  })

  it('gives codes in their own order, and leaves out those that nobody in it has', () => {
    expect(profile().parts.filter(({ by }) => by === 'tier')).toEqual([
      { by: 'tier', code: 'high', count: 3, share: 0.5, ofAll: 0.7 },
      { by: 'tier', code: 'low', count: 3, share: 0.5, ofAll: 0.3 },
    ])
  })

  it('gives all else by number, those without one last', () => {
    expect(
      profile()
        .parts.filter(({ by }) => by === 'source')
        .map(({ code, count }) => [code, count]),
    ).toEqual([
      ['fair', 3],
      ['web', 1],
      [null, 2],
    ])
  })

  it('puts those of one number in order of their codes', () => {
    const groups = ['b', null, 'c', 'a'].map((source) => group(true, source === 'c' ? 2 : 1, 5, { source }))
    const { parts } = profileOf(groups, {})
    expect(parts.filter(({ by }) => by === 'source').map(({ code }) => code)).toEqual(['c', 'a', 'b', null])
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

describe('segments of nobody side by side', () => {
  it('have no shares and no mean', () => {
    expect(compare([{ customers: 4, spend: 0, inEach: [true, false] }], 2)).toEqual([
      { customers: 4, share: 1, spend: 0, spendShare: null, meanSpend: 0, common: [4, 0] },
      { customers: 0, share: 0, spend: 0, spendShare: null, meanSpend: null, common: [0, 0] },
    ])
  })
})

describe('the parts into which customers fall', () => {
  const codes = ['a', 'b', 'none'] as const
  const at = (place: number) => codes[place % 2] ?? 'none'

  it('are counted by place, those that nobody is in too', () => {
    const figures = { orders: Float64Array.of(1, 2, 3, 4), days: Float64Array.of(10, 20, 30, 40) }
    expect(sumsOf(codes, [0, 1, 2, 3], at, Float64Array.of(5, 6, 7, -8), figures)).toEqual([
      { code: 'a', count: 2, spend: 12, sums: { orders: 4, days: 40 } },
      { code: 'b', count: 2, spend: -2, sums: { orders: 6, days: 60 } },
      { code: 'none', count: 0, spend: 0, sums: { orders: 0, days: 0 } },
    ])
    // Whoever is in a part that was not asked for is left out.
    expect(sumsOf(['b'], [0, 1], at, Float64Array.of(5, 6), {})).toEqual([{ code: 'b', count: 1, spend: 6, sums: {} }])
  })

  it('have shares and means', () => {
    expect(
      partsOf([
        { code: 'a', count: 3, spend: 60, sums: { orders: 6 } },
        { code: 'b', count: 1, spend: 20 },
        { code: 'none', count: 0, spend: 0, sums: { orders: 0 } },
      ]),
    ).toEqual([
      { code: 'a', count: 3, share: 0.75, spend: 60, spendShare: 0.75, means: { orders: 2 } },
      { code: 'b', count: 1, share: 0.25, spend: 20, spendShare: 0.25, means: {} },
      { code: 'none', count: 0, share: 0, spend: 0, spendShare: 0, means: { orders: null } },
    ])
  })

  it('have none where there is nothing to share', () => {
    expect(partsOf([{ code: 'a', count: 0, spend: 0 }])).toMatchObject([{ share: null, spendShare: null }])
    expect(partsOf([{ code: 'a', count: 1, spend: -5 }])).toMatchObject([{ share: 1, spendShare: null }])
  })
})

describe('movements', () => {
  it('are read from what to what', () => {
    expect(stepWords({ scheme: 'class', from: 'existing', to: 'lost' })).toEqual({
      en: 'class: existing → lost',
      zh: '类别：现有客户 → 流失客户',
    })
    expect(stepWords({ scheme: 'tier', from: 'high', to: 'gold' })).toEqual({
      en: 'tier: high → gold',
      zh: '等级：高价值 → gold',
    })
  })

  it('are added up: class first, the most frequent first, then by their codes', () => {
    const step = (scheme: 'class' | 'tier', from: string, to: string, count: number) => ({ scheme, from, to, count })
    const sums = [
      step('tier', 'low', 'high', 9),
      step('class', 'b', 'c', 1),
      step('class', 'a', 'd', 1),
      step('class', 'a', 'c', 1),
      step('class', 'c', 'd', 2),
      step('class', 'c', 'd', 3),
    ]
    expect(sumSteps(sums).map(({ scheme, from, to, count }) => `${scheme} ${from} ${to} ${count}`)).toEqual([
      'class c d 5',
      'class a c 1',
      'class a d 1',
      'class b c 1',
      'tier low high 9',
    ])
  })
})
