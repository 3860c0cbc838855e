// The class of a customer, sentence by sentence of the rules.
import { describe, expect, test } from 'vitest'
import { type ClassFacts, classOf, customerClasses } from '../../src/segment/index.ts'

const facts = (more: Partial<ClassFacts>): ClassFacts => ({ lastOrder: null, stage: 'none', override: null, ...more })
const settings = { lostAfterDays: 365 }

describe('without a purchase', () => {
  test.each([
    ['none', 'potential'],
    ['inquiry', 'potential'],
    ['meeting', 'potential'],
    ['intent', 'target'],
    ['pricing', 'target'],
    ['deal', 'potential'],
    ['aftersales', 'potential'],
    ['a stage of the firm’s own', 'potential'],
  ])('stage %s makes %s', (stage, expected) => {
    expect(classOf(facts({ stage }), '2026-11-27', settings)).toBe(expected)
  })
})

describe('with a purchase', () => {
  test.each([
    ['2026-11-27', '2026-11-27', 'existing', 'on the very day'],
    ['2025-11-27', '2026-11-27', 'existing', '365 days later'],
    ['2025-11-26', '2026-11-27', 'lost', '366 days later'],
    ['2024-02-29', '2025-02-28', 'existing', '365 days from a leap day'],
    ['2024-02-29', '2025-03-01', 'lost', '366 days from a leap day'],
    ['2024-01-01', '2024-12-31', 'existing', '365 days within a leap year'],
    ['2024-01-01', '2025-01-01', 'lost', '366 days over a leap year'],
    ['2023-01-01', '2024-01-01', 'existing', '365 days over a common year'],
  ])('of %s, on %s, is %s: %s', (lastOrder, day, expected) => {
    expect(classOf(facts({ lastOrder, stage: 'intent' }), day, settings)).toBe(expected)
  })

  test('the cut-off is the firm’s', () => {
    expect(classOf(facts({ lastOrder: '2026-10-28' }), '2026-11-27', { lostAfterDays: 30 })).toBe('existing')
    expect(classOf(facts({ lastOrder: '2026-10-27' }), '2026-11-27', { lostAfterDays: 30 })).toBe('lost')
    expect(classOf(facts({ lastOrder: '2026-11-26' }), '2026-11-27', { lostAfterDays: 0 })).toBe('lost')
  })
})

describe('an override', () => {
  test.each(customerClasses)('to %s holds whatever the facts say', (override) => {
    expect(classOf(facts({ override }), '2026-11-27', settings)).toBe(override)
    expect(classOf(facts({ override, lastOrder: '2026-11-26' }), '1999-01-01', settings)).toBe(override)
    expect(classOf(facts({ override, lastOrder: '2020-01-01', stage: 'pricing' }), '2030-01-01', settings)).toBe(
      override,
    )
  })

  test('that is no class counts as none', () => {
    expect(classOf(facts({ override: 'vip', stage: 'pricing' }), '2026-11-27', settings)).toBe('target')
  })
})
