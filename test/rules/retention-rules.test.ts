// Retention rules: how long, from which day, on which day somebody falls due, and what holds somebody back.
import { describe, expect, it } from 'vitest'
import {
  type Basis,
  countedFrom,
  dueOn,
  type Holds,
  heldBy,
  type KeepingFacts,
  sinceWords,
} from '../../src/erasure/retention.ts'
import { keptForText, overOn, readKeptFor } from '../../src/erasure/retention-time.ts'
import { foldText } from '../../src/kernel/text.ts'

describe('how long people are kept', () => {
  it.each([
    ['24m', '24m'],
    [' 24 M ', '24m'],
    ['２４ｍ', '24m'],
    ['24mo', '24m'],
    ['1 month', '1m'],
    ['24months', '24m'],
    ['24 个月', '24m'],
    ['24月', '24m'],
    ['730d', '730d'],
    ['31 day', '31d'],
    ['31 days', '31d'],
    ['31天', '31d'],
    ['31日', '31d'],
    ['5y', '5y'],
    ['1 year', '1y'],
    ['5 years', '5y'],
    ['5年', '5y'],
    // The shortest and the longest: thirty days, a hundred years.
    ['30d', '30d'],
    ['29d', null],
    ['1m', '1m'],
    ['0m', null],
    ['100y', '100y'],
    ['101y', null],
    ['36500d', '36500d'],
    ['36501d', null],
    ['1216m', '1216m'],
    ['1217m', null],
    ['0000024m', null],
    ['24', null],
    ['m', null],
    ['24w', null],
    ['-24m', null],
    ['2.5y', null],
    ['24m.', null],
    ['24m 5d', null],
    ['24 constructor', null],
    ['24monthss', null],
    ['', null],
  ])('%j is %j', (text, kept) => {
    const read = readKeptFor(text)
    expect(read && keptForText(read)).toBe(kept)
  })

  it.each([
    ['2026-01-31', '30d', '2026-03-02'],
    ['2026-01-31', '1m', '2026-02-28'],
    ['2024-02-29', '12m', '2025-02-28'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2024-02-29', '4y', '2028-02-29'],
    // Beyond the calendar nobody falls due, and a rule is not stopped by it.
    ['9999-12-31', '30d', null],
    ['9999-12-31', '1m', null],
    ['9999-12-01', '30d', '9999-12-31'],
  ])('%s and %s: over on %s', (since, text, over) => {
    const time = readKeptFor(text)
    expect(time && overOn(since, time)).toBe(over)
  })
})

const nothing: KeepingFacts = {
  customer: 7,
  name: 'Ann',
  archived: false,
  added: '2020-01-01',
  lastContact: null,
  lastPurchase: null,
  lastOrder: null,
  lastComplaint: null,
  openComplaint: null,
  plannedVisit: null,
  tags: [],
}
const everything: KeepingFacts = {
  ...nothing,
  lastContact: '2021-01-01',
  lastPurchase: '2022-01-01',
  lastOrder: '2023-01-01',
  lastComplaint: '2024-01-01',
}

describe('what a rule counts from', () => {
  const since = (basis: Basis, facts: KeepingFacts) => {
    const found = countedFrom(basis, facts)
    return found && `${found.what} ${found.day}`
  }

  it.each([
    ['last_contact', 'contact 2021-01-01', null],
    ['last_purchase', 'purchase 2022-01-01', null],
    ['added', 'added 2020-01-01', 'added 2020-01-01'],
    ['last_activity', 'complaint 2024-01-01', 'added 2020-01-01'],
  ] as const)('%s: of somebody with everything %s, of somebody new %s', (basis, of, ofNew) => {
    expect([since(basis, everything), since(basis, nothing)]).toEqual([of, ofNew])
  })

  it.each([
    ['contact', { lastContact: '2025-01-01' }],
    ['purchase', { lastPurchase: '2025-01-01' }],
    ['order', { lastOrder: '2025-01-01' }],
    ['complaint', { lastComplaint: '2025-01-01' }],
    ['added', { added: '2025-01-01' }],
    // A purchase is an order too: it is called what says more.
    ['purchase', { lastPurchase: '2025-01-01', lastOrder: '2025-01-01' }],
  ])('the last activity may be %s', (what, facts) => {
    expect(since('last_activity', { ...everything, ...facts })).toBe(`${what} 2025-01-01`)
  })

  it('has words in both languages', () => {
    expect(Object.values(sinceWords).map(({ en, zh }) => `${en} ${zh}`)).toEqual([
      'last contact 最近联系',
      'last purchase 最近购买',
      'last order 最近订单',
      'last complaint 最近投诉',
      'added 建档',
    ])
  })
})

describe('somebody', () => {
  const holds: Holds = { booksFrom: '2016-11-27', tags: new Set(['keep']), fold: foldText }

  it.each([
    ['by nothing', {}, null],
    ['by a tag, in any case', { tags: ['vip', 'KEEP'] }, ['tag', 'tag KEEP', '标签 KEEP']],
    ['by an open complaint', { openComplaint: 3 }, ['complaint', 'complaint K-3 is open', '投诉 K-3 未结']],
    ['by a planned visit', { plannedVisit: 4 }, ['visit', 'visit V-4 is planned', '已计划回访 V-4']],
    [
      'by an order for the books',
      { lastOrder: '2016-11-28' },
      ['order', 'order of 2016-11-28, kept for the books', '2016-11-28 的订单仍在账册保存期内'],
    ],
    ['not by an order on the last day of the books', { lastOrder: '2016-11-27' }, null],
    ['not by another tag', { tags: ['vip'] }, null],
  ])('is held back %s', (_, facts, hold) => {
    const found = heldBy({ ...nothing, ...facts }, holds)
    expect(found && [found.code, found.words.en, found.words.zh]).toEqual(hold)
  })

  const rule = { basis: 'last_contact', after: { count: 24, unit: 'm' } } as const

  it('falls due on the day on which the time is over, and is told with what holds it back', () => {
    const facts = { ...everything, archived: true, openComplaint: 3 }
    expect(dueOn('2022-12-31', rule, facts, holds)).toBeNull()
    expect(dueOn('2023-01-01', rule, facts, holds)).toEqual({
      customer: 7,
      name: 'Ann',
      archived: true,
      since: { day: '2021-01-01', what: 'contact' },
      due: '2023-01-01',
      hold: expect.objectContaining({ code: 'complaint' }),
    })
    expect(dueOn('2026-11-27', rule, { ...everything, lastOrder: null }, holds)).toMatchObject({ hold: null })
  })

  it('never falls due where the rule counts from what never was, nor beyond the calendar', () => {
    expect(dueOn('2026-11-27', rule, nothing, holds)).toBeNull()
    expect(dueOn('9999-12-31', rule, { ...everything, lastContact: '9998-12-31' }, holds)).toBeNull()
  })
})
