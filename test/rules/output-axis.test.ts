// The axes of charts: round numbers that hold everything, and texts short enough for them.
import { describe, expect, it } from 'vitest'
import { countText, moreText, shareText, shortMoney } from '../../src/output/axis-texts.ts'
import { bentScale, plainScale } from '../../src/output/scale.ts'

const yuan = { currency: 'CNY', digits: 2 }

describe('money on an axis', () => {
  it.each([
    [0, '¥0', '¥0'],
    [12.4, '¥0.12', '¥0.12'],
    [999_900, '¥9,999', '¥9,999'],
    [1_000_000, '¥10k', '¥1万'],
    [1_250_000, '¥12.5k', '¥1.25万'],
    [-1_250_000, '-¥12.5k', '-¥1.25万'],
    [99_900_000, '¥999k', '¥99.9万'],
    [100_000_000, '¥1m', '¥100万'],
    [9_990_000_000, '¥99.9m', '¥9990万'],
    [10_000_000_000, '¥100m', '¥1亿'],
    [123_456_789_000, '¥1.235bn', '¥12.35亿'],
    [100_000_000_000, '¥1bn', '¥10亿'],
  ])('%d fen are %s, %s', (minor, en, zh) => {
    expect([shortMoney(minor, yuan, 'en'), shortMoney(minor, yuan, 'zh')]).toEqual([en, zh])
  })

  it('has the sign and the digits of its currency', () => {
    expect(shortMoney(20_000, { currency: 'JPY', digits: 0 }, 'zh')).toBe('JP¥2万')
    expect(shortMoney(2_000_000, { currency: 'USD', digits: 2 }, 'zh')).toBe('US$2万')
  })
})

it('counts, shares and what is left to the table', () => {
  expect([countText(-1200), countText(0), countText(1200), shareText(0.5)]).toEqual(['-1,200', '0', '1,200', '50%'])
  expect([moreText('en')(1200), moreText('zh')(3)]).toEqual(['and 1,200 more in the table', '另有 3 项，见表格'])
})

describe('a plain scale', () => {
  it.each([
    [[3, 47], 5, [0, 10, 20, 30, 40, 50]],
    [[47, 3], 5, [0, 10, 20, 30, 40, 50]],
    [[-30, 20], 5, [-30, -20, -10, 0, 10, 20]],
    [[-25, 25], 5, [-30, -20, -10, 0, 10, 20, 30]],
    [[0.1, 0.16], 5, [0, 0.05, 0.1, 0.15, 0.2]],
    [[0, 0.3], 3, [0, 0.1, 0.2, 0.3]],
    [[9], 5, [0, 2, 4, 6, 8, 10]],
    [[1000], 2, [0, 500, 1000]],
    // Nothing, and what nobody could tell from nothing.
    [[], 5, [0, 0.2]],
    [[0, 2e-10], 5, [0, 0.2]],
  ])('of %j in about %i is marked %j', (values, count, marks) => {
    const scale = plainScale(values, count)
    expect(scale.marks).toEqual(marks)
    expect(scale.at(marks[0] ?? 0)).toBe(0)
    expect(scale.at(marks.at(-1) ?? 0)).toBeCloseTo(1, 12)
    expect(scale.at(0)).toBeCloseTo(-(marks[0] ?? 0) / ((marks.at(-1) ?? 0) - (marks[0] ?? 0)))
  })

  it('of whole things has whole marks', () => {
    expect([plainScale([0, 1], 5, true).marks, plainScale([1.5], 5, true).marks]).toEqual([
      [0, 1],
      [0, 1, 2],
    ])
    expect(plainScale([20], 5, true).marks).toEqual([0, 5, 10, 15, 20])
  })
})

describe('a bent scale', () => {
  it.each([
    [0, 1000, 20, [0, 10, 20, 50, 100, 200, 500, 1000]],
    // Fewer where there is less room, from 0 outward.
    [0, 1000, 5, [0, 20, 100, 500]],
    [-100, 1000, 8, [-100, -20, 0, 20, 100, 500]],
    [-100, 1000, 30, [-100, -50, -20, -10, 0, 10, 20, 50, 100, 200, 500, 1000]],
    // 0 only where it lies inside.
    [20, 1000, 30, [20, 50, 100, 200, 500, 1000]],
    [-1000, -10, 30, [-1000, -500, -200, -100, -50, -20, -10]],
    [25, 450, 30, [50, 100, 200]],
    [-1000, -50, 30, [-1000, -500, -200, -100, -50]],
    [-50, 0, 30, [-50, -20, -10, 0]],
    [7, 7, 30, []],
  ])('from %i to %i in at most %i is marked %j', (least, most, count, marks) => {
    const scale = bentScale(least, most, 10, count)
    expect(scale.marks).toEqual(marks)
    expect([scale.at(least), scale.at(most > least ? most : least + 10)]).toEqual([0, 1])
  })

  it('is marked from its unit on', () => {
    expect(bentScale(0, 300, 30, 30).marks).toEqual([0, 50, 100, 200])
  })

  it('gives each doubling about the same room, and both sides of 0 alike', () => {
    const { at } = bentScale(-100_000, 100_000, 10, 8)
    const doubling = at(80_000) - at(40_000)
    expect(at(40_000) - at(20_000)).toBeCloseTo(doubling, 4)
    expect(at(-20_000) - at(-40_000)).toBeCloseTo(doubling, 4)
    expect(at(0)).toBe(0.5)
    expect(at(1) - at(0)).toBeLessThan(doubling / 5)
  })
})
