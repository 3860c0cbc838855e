// The deadline of a tier's policy: what is read as one, and what is refused.
import { describe, expect, it } from 'vitest'
import { completeTier, readDeadline } from '../../src/segment/deadline.ts'

describe('a deadline', () => {
  it.each([
    ['24h', '24h'],
    ['024 H', '24h'],
    ['２４小时', '24h'],
    ['3d', '3d'],
    ['3 Days', '3d'],
    ['1天', '1d'],
    ['2个星期', null],
    ['2周', '2w'],
    ['1 week', '1w'],
    ['24', null],
    ['0h', null],
    ['soon', null],
    [' 3d ', '3d'],
    ['3d!', null],
    ['about 3d', null],
    ['1.5d', null],
    ['-3d', null],
    ['toString', null],
    ['12345h', null],
  ])('%s is %s', (text, kept) => {
    expect(readDeadline(text)).toBe(kept)
  })
})

const facts = {
  today: '2026-11-27',
  importing: false,
  reason: null,
  currency: 'CNY',
  digits: 2,
  declared: () => undefined,
} as const

describe('a tier', () => {
  it('is given a deadline in its form', () => {
    expect(completeTier({ deadline: '3 天' }, { ...facts, before: { deadline: null } })).toEqual({ deadline: '3d' })
    expect(completeTier({ deadline: null }, { ...facts, before: { deadline: '3d' } })).toEqual({})
  })

  it('keeps what an older program took, until it is changed', () => {
    const before = { deadline: 'soon' }
    expect(completeTier({ deadline: 'soon' }, { ...facts, before })).toEqual({})
    expect(() => completeTier({ deadline: 'sooner' }, { ...facts, before })).toThrow('deadline cannot be "sooner"')
    expect(() => completeTier({ deadline: 'sooner' }, { ...facts, before: null })).toThrow(
      expect.objectContaining({
        exit: 2,
        code: 'bad-value',
        words: { en: 'deadline cannot be "sooner"', zh: '投诉时限（deadline）不能是“sooner”' },
        detail: {
          field: 'deadline',
          why: { en: 'it is a number of hours, days or weeks', zh: '应为若干小时、天或周' },
          hint: { en: '24h', zh: '24h' },
        },
      }),
    )
  })
})
