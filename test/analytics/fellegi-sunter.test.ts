// The weights of Fellegi and Sunter by hand, and EM: it finds the shares that made the pairs, and beliefs hold where there
// are few pairs.
import { describe, expect, it } from 'vitest'
import {
  fieldWeights,
  kindsOf,
  type LinkFields,
  learnWeights,
  missing,
  packLevels,
  unpackLevels,
} from '../../src/analytics/fellegi-sunter.ts'

const twoKinds: LinkFields = [
  [
    [0.1, 0.9],
    [0.9, 0.1],
  ],
  [
    [0.05, 0.15, 0.8],
    [0.9, 0.08, 0.02],
  ],
  [
    [0.3, 0.7],
    [0.99, 0.01],
  ],
]

describe('a pattern', () => {
  it('is packed and taken apart again, missing fields too', () => {
    for (const levels of [
      [0, 0, 0],
      [1, 2, 1],
      [missing, missing, missing],
      [missing, 2, 0],
    ])
      expect(unpackLevels(twoKinds, packLevels(twoKinds, levels))).toEqual(levels)
  })

  it('has a number of its own', () => {
    const codes = new Set<number>()
    for (const a of [-1, 0, 1])
      for (const b of [-1, 0, 1, 2]) for (const c of [-1, 0, 1]) codes.add(packLevels(twoKinds, [a, b, c]))
    expect(codes.size).toBe(36)
  })
})

describe('weights', () => {
  const model = { kinds: [0.1, 0.9], fields: twoKinds, rounds: 0 }

  it('are log2 of m over u', () => {
    expect(fieldWeights(model, [1, 2, missing])).toEqual([Math.log2(9), Math.log2(40), 0])
    expect(fieldWeights(model, [0, 0, 0])[0]).toBeCloseTo(-Math.log2(9), 12)
  })

  it('add up to the odds, with those before any was seen', () => {
    const levels = [1, 1, 0]
    const [double = 0] = kindsOf(model, levels)
    const bits = fieldWeights(model, levels).reduce((sum, weight) => sum + weight, 0)
    expect(Math.log2(double / (1 - double))).toBeCloseTo(bits + Math.log2(0.1 / 0.9), 12)
  })

  it('say nothing where nothing is known', () => {
    expect(kindsOf(model, [missing, missing, missing])[0]).toBeCloseTo(0.1, 12)
  })
})

/** The number of pairs of each pattern that these shares would make of so many, to the fraction. */
const expected = (kinds: readonly number[], fields: LinkFields, pairs: number): Map<number, number> => {
  let patterns: { levels: number[]; shares: readonly number[] }[] = [{ levels: [], shares: kinds }]
  for (const field of fields)
    patterns = patterns.flatMap(({ levels, shares }) =>
      (field[0] ?? []).map((_, level) => ({
        levels: [...levels, level],
        shares: shares.map((share, kind) => share * (field[kind]?.[level] ?? 0)),
      })),
    )
  return new Map(
    patterns.map(({ levels, shares }) => [
      packLevels(fields, levels),
      pairs * shares.reduce((sum, one) => sum + one, 0),
    ]),
  )
}

describe('EM', () => {
  const rough: LinkFields = [
    [
      [0.2, 0.8],
      [0.7, 0.3],
    ],
    [
      [0.2, 0.2, 0.6],
      [0.7, 0.2, 0.1],
    ],
    [
      [0.2, 0.8],
      [0.8, 0.2],
    ],
  ]

  it('finds the shares that made the pairs', () => {
    const patterns = expected([0.08, 0.92], twoKinds, 1_000_000)
    const found = learnWeights({ kinds: [0.2, 0.8], fields: rough }, patterns, { belief: [1, 1], rounds: 5000 })
    expect(found.kinds[0]).toBeCloseTo(0.08, 2)
    for (const [at, field] of twoKinds.entries())
      for (const [kind, shares] of field.entries())
        for (const [level, share] of shares.entries()) expect(found.fields[at]?.[kind]?.[level]).toBeCloseTo(share, 1)
  })

  it('counts in one round each pair to its kinds by how likely they are, and a field only where it is there', () => {
    const fields: LinkFields = [
      [
        [0.2, 0.8],
        [0.6, 0.4],
      ],
      [
        [0.5, 0.5],
        [0.9, 0.1],
      ],
    ]
    const patterns = new Map([
      [packLevels(fields, [1, missing]), 4],
      [packLevels(fields, [0, 0]), 2],
    ])
    const found = learnWeights({ kinds: [0.25, 0.75], fields }, patterns, { belief: [2, 3], rounds: 1 })
    // The share of doubles in either pattern, and how many pairs that makes of them.
    const first = (0.25 * 0.8) / (0.25 * 0.8 + 0.75 * 0.4)
    const second = (0.25 * 0.2 * 0.5) / (0.25 * 0.2 * 0.5 + 0.75 * 0.6 * 0.9)
    const [doubles, others] = [4 * first + 2 * second, 4 * (1 - first) + 2 * (1 - second)]
    expect(found.rounds).toBe(1)
    expect(found.kinds[0]).toBeCloseTo((doubles + 0.5) / (doubles + 0.5 + others + 1.5), 12)
    expect(found.fields[0]?.[0]?.[1]).toBeCloseTo((4 * first + 2 * 0.8) / (doubles + 2), 12)
    expect(found.fields[0]?.[1]?.[0]).toBeCloseTo((2 * (1 - second) + 3 * 0.6) / (others + 3), 12)
    expect(found.fields[1]?.[0]?.[0]).toBeCloseTo((2 * second + 2 * 0.5) / (2 * second + 2), 12)
    expect(found.fields[1]?.[1]?.[1]).toBeCloseTo((3 * 0.1) / (2 * (1 - second) + 3), 12)
  })

  it.each([
    ['the kinds', twoKinds, [0.5, 0.5], 100],
    ['a field', rough, [0.08, 0.92], 1],
  ])('ends with the first round that moves nothing by a millionth (%s move most)', (_, fields, kinds, believed) => {
    const patterns = expected(kinds, twoKinds, 5_000)
    const belief = [believed, believed]
    const learnt = (rounds: number) => learnWeights({ kinds: [0.2, 0.8], fields }, patterns, { belief, rounds })
    const { rounds } = learnt(5_000)
    const shares = (at: number): readonly number[] => [...learnt(at).kinds, ...learnt(at).fields.flat(2)]
    const moved = (one: readonly number[], other: readonly number[]): number =>
      Math.max(...one.map((share, at) => Math.abs(share - (other[at] ?? 0))))
    expect(moved(shares(rounds), shares(rounds - 1))).toBeLessThan(1e-6)
    expect(moved(shares(rounds - 1), shares(rounds - 2))).toBeGreaterThanOrEqual(1e-6)
    expect(learnt(3).rounds).toBe(3)
  })

  it('makes the pairs no less likely from round to round', () => {
    const patterns = expected([0.08, 0.92], twoKinds, 10_000)
    const likelihood = (rounds: number): number => {
      const model = learnWeights({ kinds: [0.2, 0.8], fields: rough }, patterns, { belief: [0, 0], rounds })
      let sum = 0
      for (const [code, count] of patterns) {
        const levels = unpackLevels(twoKinds, code)
        const chance = model.kinds.reduce(
          (all, share, kind) =>
            all + levels.reduce((p, level, at) => p * (model.fields[at]?.[kind]?.[level] ?? 0), share),
          0,
        )
        sum += count * Math.log(chance)
      }
      return sum
    }
    const steps = [1, 2, 3, 5, 8, 13, 40].map(likelihood)
    for (const [at, one] of steps.slice(1).entries()) expect(one).toBeGreaterThanOrEqual((steps[at] ?? 0) - 1e-6)
  })

  it('moves no share further from its belief than it may', () => {
    const patterns = new Map([[packLevels(rough, [1, 2, 1]), 1_000_000]])
    const believed = { kinds: [0.2, 0.8], fields: rough }
    const free = learnWeights(believed, patterns, { belief: [1, 1] })
    expect(free.fields[1]?.[0]?.[2]).toBeGreaterThan(0.99)
    const held = learnWeights(believed, patterns, { belief: [1, 1], reach: 2 })
    // 0.2, 0.2, 0.6 at the most: 0.1, 0.1, 1 (0.6 twice is more than all), brought to the sum of 1.
    expect(held.fields[1]?.[0]?.[2]).toBeCloseTo(1 / 1.2, 6)
    expect(held.fields[1]?.[0]?.[0]).toBeCloseTo(0.1 / 1.2, 6)
  })

  it('pools levels that speak less for a double than the level below them', () => {
    const fields: LinkFields = [
      [
        [0.2, 0.3, 0.5],
        [0.3, 0.6, 0.1],
      ],
    ]
    const options = { belief: [1000, 1000], ordered: true, rounds: 1 }
    const [field] = learnWeights({ kinds: [0.5, 0.5], fields }, new Map(), options).fields
    expect(field?.[0]).toEqual([0.2, 0.3, 0.5])
    // 0.3 / 0.2 and 0.6 / 0.3 rise: both are 0.9 / 0.5.
    expect(field?.[1]?.[0]).toBeCloseTo(0.36, 12)
    expect(field?.[1]?.[1]).toBeCloseTo(0.54, 12)
    expect(field?.[1]?.[2]).toBeCloseTo(0.1, 12)
    const shares = learnWeights({ kinds: [0.5, 0.5], fields: rough }, new Map(), options).fields
    expect(shares[1]?.[1]?.[1]).toBeCloseTo(0.2, 12)
  })

  it('leaves the beliefs as they are where there are no pairs, and nearly so where there are few', () => {
    const believed = { kinds: [0.2, 0.8], fields: rough }
    const none = learnWeights(believed, new Map(), { belief: [100, 100] })
    expect(none.kinds[0]).toBeCloseTo(0.2, 12)
    expect(none.fields[1]?.[0]?.[2]).toBeCloseTo(0.6, 12)
    const few = learnWeights(believed, new Map([[packLevels(rough, [1, 2, 1]), 3]]), { belief: [100, 100] })
    expect(few.fields[1]?.[0]?.[2]).toBeGreaterThan(0.6)
    expect(few.fields[1]?.[0]?.[2]).toBeLessThan(0.62)
  })
})
