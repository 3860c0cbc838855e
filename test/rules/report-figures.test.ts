// Reports as rules: what is counted of consent, what stands against each other, months without gaps, periods, how long
// customers last.
import { describe, expect, it } from 'vitest'
import { monthNumber } from '../../src/analytics/cohort.ts'
import { givenFrom } from '../../src/command/option.ts'
import type { Answer } from '../../src/customer/consent.ts'
import { cellsIn } from '../../src/kernel/consent.ts'
import { firstDay } from '../../src/kernel/day.ts'
import {
  type ConsentCase,
  type ConsentFigures,
  consentFigures,
  consentTotals,
  doubtfulCells,
  type SourcedStatement,
  unprovenCells,
} from '../../src/report/consent.ts'
import { doubtfulCases, refusedVisits } from '../../src/report/consent-conflicts.ts'
import { everyMonth } from '../../src/report/every-month.ts'
import { otherCurrencyNote } from '../../src/report/notices.ts'
import { byMonth, monthsOf, mostMonths, runningNote } from '../../src/report/page-parts.ts'
import { spanAsked, spanJson } from '../../src/report/period.ts'
import { daysIn, monthsIn } from '../../src/report/purchase-days.ts'
import { survivalAt, survivalTally } from '../../src/report/survival.ts'

/** `3 mail.care yes 2026-11-01 form`: a statement by id, cell, answer, day and source. */
const said = (...lines: readonly string[]): readonly SourcedStatement[] =>
  lines.map((line) => {
    const [id = '', cell = '', answer = '', at = '', source = null] = line.split(' ')
    const [channel = '', purpose = ''] = cell.split('.')
    const allowed: Answer = answer === 'yes' || answer === 'no' ? answer : 'unknown'
    return { id: Number(id), channel, purpose, allowed, at, source }
  })

const who = (customer: number, stored: string | null, ...lines: readonly string[]): ConsentCase => ({
  customer,
  name: `N${customer}`,
  cells: cellsIn(stored) ?? new Map(),
  statements: said(...lines),
})

const everything = '{"phone":false,"visit":false,"mail":false,"sms":false,"wechat":false,"web":false}'

describe('consent', () => {
  const cases = [
    who(1, '{"mail":true}', '1 mail.all yes 2025-03-01 form'),
    who(2, '{"mail":false,"sms.care":true}', '2 mail.all no 2026-01-02 call', '3 sms.care yes 2026-05-01 form'),
    who(3, everything, '4 all.all no 2024-07-01 form'),
    who(4, null),
    // A record that says what nobody noted.
    who(5, '{"sms":true}'),
  ]
  const line = ({ code, customers, allowed, refused, unknown, oldest, newest }: ConsentFigures): string =>
    [code, customers, allowed, refused, unknown, oldest, newest].join(' ')

  it('is counted by customers', () => {
    expect(consentTotals(cases)).toEqual({ customers: 5, said: 4, noContact: 1 })
  })

  it('is counted by channel and purpose, in their order, with those of whom nothing is known', () => {
    const rows = consentFigures(cases, 'channel').map(line)
    expect(rows).toHaveLength(12)
    expect(rows[0]).toBe('phone.care 1 0 1 4 2024-07-01 2024-07-01')
    expect(rows.slice(4, 8)).toEqual([
      'mail.care 3 1 2 2 2024-07-01 2026-01-02',
      'mail.marketing 3 1 2 2 2024-07-01 2026-01-02',
      'sms.care 3 2 1 2 2024-07-01 2026-05-01',
      'sms.marketing 2 1 1 3 2024-07-01 2024-07-01',
    ])
    expect(consentFigures([], 'channel').map(line)[0]).toBe('phone.care 0 0 0 0  ')
  })

  it('is counted by source, the most customers first, what no statement says last', () => {
    expect(consentFigures(cases, 'source').map(line)).toEqual([
      'form 3 2 1 0 2024-07-01 2026-05-01',
      'call 1 0 1 0 2026-01-02 2026-01-02',
      ' 1 1 0 0  ',
    ])
    const few = ['y', 'z', 'x'].map((source, at) => who(at, '{"web":true}', `${at} web.all yes 2026-01-01 ${source}`))
    for (const all of [
      [who(9, '{"web":true}'), ...few],
      [...few, who(9, '{"web":true}')],
    ])
      expect(consentFigures(all, 'source').map(({ code }) => code)).toEqual(['x', 'y', 'z', null])
  })

  it('is counted by year, the latest first, what no statement says last', () => {
    expect(consentFigures([...cases].reverse(), 'year').map(line)).toEqual([
      '2026 1 1 1 0 2026-01-02 2026-05-01',
      '2025 1 1 0 0 2025-03-01 2025-03-01',
      '2024 1 0 1 0 2024-07-01 2024-07-01',
      ' 1 1 0 0  ',
    ])
  })

  it.each([
    ['a yes and a no of one day', ['1 mail.care yes 2026-01-01', '2 mail.care no 2026-01-01'], ['mail.care']],
    [
      'in what both cover',
      ['1 mail.all no 2026-01-01', '2 all.care yes 2026-01-01', '3 sms.marketing no 2026-01-01'],
      ['mail.care'],
    ],
    ['not of two days', ['1 mail.care yes 2026-01-01', '2 mail.care no 2026-01-02'], []],
    [
      'not where something was said since',
      ['1 mail.care yes 2026-01-01', '2 mail.care no 2026-01-01', '3 mail.care yes 2026-01-02'],
      [],
    ],
    ['not of two cells', ['1 mail.care yes 2026-01-01', '2 sms.care no 2026-01-01'], []],
    ['not twice the same', ['1 mail.care yes 2026-01-01', '2 mail.care yes 2026-01-01'], []],
    // Recorded wrongly and taken back: nothing is left to be in doubt about.
    ['not what was taken back', ['1 mail.care unknown 2026-01-01', '2 mail.care no 2026-01-01'], []],
    ['not what was taken back later', ['1 mail.care no 2026-01-01', '2 mail.care unknown 2026-01-01'], []],
    ['nor a yes', ['1 mail.care yes 2026-01-01', '2 mail.care unknown 2026-01-01'], []],
  ])('is in doubt: %s', (_, lines, cells) => {
    expect(doubtfulCells(who(1, null, ...lines))).toEqual(cells)
  })

  it('is a yes without a proof where no statement says it', () => {
    expect(unprovenCells(who(1, '{"mail":true,"sms":false}', '1 mail.care yes 2026-01-01'))).toEqual(['mail.marketing'])
    expect(unprovenCells(who(1, null))).toEqual([])
  })

  it('in doubt or without a proof is told with what to type', () => {
    const one = who(7, '{"web.care":true}', '1 mail.care yes 2026-01-01', '2 mail.care no 2026-01-01')
    const shared = { customer: 7, name: 'N7', record: null }
    expect(doubtfulCases([who(1, null), one])).toEqual([
      { ...shared, kind: 'doubtful', cells: ['mail.care'], mend: 'crm list consents customer:C-7' },
      { ...shared, kind: 'unproven', cells: ['web.care'], mend: 'crm add consent C-7 --allowed yes --source ...' },
    ])
  })

  it.each([
    ['a way that was refused', '{"phone":false}', 'phone', ['phone.care'], 'crm edit visit V-3 --channel visit'],
    [
      'the next way that is open',
      '{"phone":false,"visit.care":false}',
      'phone',
      ['phone.care'],
      'crm edit visit V-3 --channel mail',
    ],
    ['everything refused', everything, 'sms', ['sms.care'], 'crm cancel visit V-3'],
    ['everything refused, no way said', everything, null, [], 'crm cancel visit V-3'],
    ['everything refused, a way of no consent', everything, 'store', [], 'crm cancel visit V-3'],
    ['consent that cannot be read', '{"phone"', 'phone', ['phone.care'], 'crm cancel visit V-3'],
    ['marketing refused alone', '{"phone.marketing":false}', 'phone', null, ''],
    ['another way refused', '{"phone":false}', 'mail', null, ''],
    ['no way said, one refused', '{"phone":false}', null, null, ''],
    ['a way of no consent, one refused', '{"phone":false}', 'store', null, ''],
    ['nothing said', null, 'phone', null, ''],
  ])('and an open visit: %s', (_, consent, channel, cells, mend) => {
    const visit = { id: 3, customer: 7, name: 'N7', channel, due: null, consent }
    const told = cells && [{ kind: 'planned', customer: 7, name: 'N7', record: 'V-3', cells, mend }]
    expect(refusedVisits([visit])).toEqual(told ?? [])
  })
})

describe('months without gaps', () => {
  const fill = (months: readonly (string | null)[], from: string, to: string) =>
    everyMonth<string | null>(
      months,
      { from, to },
      (month) => month,
      (month) => `(${month})`,
    )

  it.each([
    ['up to the last day', ['2026-09'], firstDay, '2026-11-27', ['2026-09', '(2026-10)', '(2026-11)']],
    ['from the first there is', ['2026-11', '2026-09'], firstDay, '2026-11-27', ['2026-11', '2026-09', '(2026-10)']],
    ['from the day asked for', ['2026-02'], '2025-12-15', '2026-02-01', ['2026-02', '(2025-12)', '(2026-01)']],
    [
      'a month outside the period',
      ['2025-11', '2026-02'],
      '2026-01-01',
      '2026-01-31',
      ['2025-11', '2026-02', '(2025-12)', '(2026-01)'],
    ],
    ['what has no month', ['2026-10', null], firstDay, '2026-11-27', ['2026-10', null, '(2026-11)']],
    ['nothing where there are no rows', [], firstDay, '2026-11-27', []],
    ['nothing where none has a month', [null], '2026-01-01', '2026-11-27', [null]],
    ['nothing over more than fifty years', ['1976-11'], firstDay, '2026-11-27', ['1976-11']],
  ])('%s', (_, months, from, to, all) => {
    expect(fill(months, from, to)).toEqual(all)
  })

  it('are fifty years at most', () => {
    expect(fill(['1976-12'], firstDay, '2026-11-27')).toHaveLength(600)
  })

  it('of a chart go from the first to the last, the latest ten years', () => {
    expect(monthsOf(['2026-02', null, '2025-12'])).toEqual(['2025-12', '2026-01', '2026-02'])
    expect(monthsOf([null])).toEqual([])
    const many = monthsOf(['2016-12', '2026-11'])
    expect([many.length, many[0], many.at(-1)]).toEqual([mostMonths, '2016-12', '2026-11'])
    expect(monthsOf(['2016-11', '2026-11'])).toEqual(many)
    const rows = [
      { code: '2026-02', n: 7 },
      { code: null, n: 9 },
    ]
    expect(byMonth(['2026-01', '2026-02'], rows, ({ n }) => n)).toEqual([0, 7])
  })

  it('say what is not over, and what is in no sum', () => {
    expect([runningNote(true, 'en'), runningNote(false, 'en')]).toEqual([['The last month is not over yet.'], []])
    expect(runningNote(true, 'zh')).toEqual(['最后一个月尚未结束。'])
    expect([otherCurrencyNote(0, 'en'), otherCurrencyNote(1, 'en')]).toEqual([
      [],
      ['1 order in another currency is left out of every sum.'],
    ])
    expect(otherCurrencyNote(2, 'zh')).toEqual(['2 笔其他货币的订单未计入汇总。'])
  })
})

describe('the period', () => {
  it.each([
    [undefined, { from: null, to: '2026-11-27' }],
    ['2026-01..2026-03', { from: '2026-01-01', to: '2026-03-31' }],
    // Never after the day asked for.
    ['2026', { from: '2026-01-01', to: '2026-11-27' }],
    ['2026-11-27', { from: '2026-11-27', to: '2026-11-27' }],
  ])('%s', (text, span) => {
    const given = givenFrom(new Map(text === undefined ? [] : [['period', [text]]]))
    expect(spanJson(spanAsked({ given, today: '2026-11-27' }))).toEqual(span)
  })

  it('that cannot be read is refused by its flag', () => {
    const given = givenFrom(new Map([['period', ['soonish']]]))
    expect(() => spanAsked({ given, today: '2026-11-27' })).toThrow(
      expect.objectContaining({ code: 'bad-date', detail: expect.objectContaining({ field: 'period' }) }),
    )
  })
})

describe('how long customers last', () => {
  const curve = (end: 'lost' | 'repeat', today: number, customers: readonly (readonly number[])[], step = 30) => {
    const tally = survivalTally(end, 365, today)
    for (const days of customers) tally.add(days)
    return survivalAt(tally.counts(), step)
  }

  it('is told at every so many days, as far as anybody has been seen', () => {
    const { rows, ...whole } = curve('repeat', 100, [[10, 0], [0, 40], [0], []])
    expect(whole).toEqual({ customers: 3, ended: 2, median: 40 })
    expect(rows.map(({ days, atRisk, ended, survival }) => [days, atRisk, ended, survival.toFixed(3)])).toEqual([
      [0, 3, 0, '1.000'],
      [30, 2, 1, '0.667'],
      [60, 1, 1, '0.333'],
      [90, 1, 0, '0.333'],
    ])
    expect(rows[0]?.interval).toBeNull()
    expect(rows[3]?.interval).toEqual(rows[2]?.interval)
    expect(rows[2]?.interval?.lower).toBeLessThan(1 / 3)
  })

  it('is told at the last end too, where that lies beyond the marks, and who is seen no longer counts no more', () => {
    const { rows } = curve('repeat', 100, [[0, 100], [40]])
    expect(rows.map(({ days, atRisk, ended }) => [days, atRisk, ended])).toEqual([
      [0, 2, 0],
      [30, 2, 0],
      [60, 2, 0],
      [90, 1, 0],
      [100, 1, 1],
    ])
    expect(curve('repeat', 90, [[0, 90]]).rows.map(({ days }) => days)).toEqual([0, 30, 60, 90])
  })

  it('ends on the day of the first purchase for who bought twice on it', () => {
    const three = [[5, 5], [7, 7, 9], [5], [5]]
    expect(curve('repeat', 100, three).rows[0]).toMatchObject({ days: 0, atRisk: 4, ended: 2, survival: 0.5 })
  })

  it('ends where somebody is lost first, the day after so many without a purchase', () => {
    const lost = (today: number, ...days: readonly number[]) =>
      curve('lost', today, [days]).rows.findLast(({ ended }) => ended > 0)?.days
    expect(lost(365, 0)).toBeUndefined()
    expect(lost(366, 0)).toBe(366)
    expect(lost(2000, 0, 100)).toBe(466)
    // What is bought on that very day comes in time, a day later it does not.
    expect(lost(2000, 0, 366)).toBe(732)
    expect(lost(2000, 0, 367)).toBe(366)
    expect(lost(2000, 367, 0, 1200)).toBe(366)
  })

  it('of nobody is nothing', () => {
    expect(curve('lost', 100, [])).toEqual({ customers: 0, ended: 0, median: null, rows: [] })
  })
})

it('days of purchase come written one behind another', () => {
  expect(monthsIn('2026-11-272026-12-01')).toEqual([monthNumber('2026-11-01'), monthNumber('2026-12-01')])
  expect(daysIn('1970-01-011970-01-31')).toEqual([0, 30])
  expect(daysIn('')).toEqual([])
})
