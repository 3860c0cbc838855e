// The reasons of the revisit list, row by row of the rules' own table, with the edges of each.
import { describe, expect, test } from 'vitest'
import { type RevisitFacts, reasonsOf, usualCareSettings } from '../../src/care/index.ts'
import { compareReasons } from '../../src/care/reason.ts'
import { earliestDue, nextDue, rhythmOf } from '../../src/care/rhythm.ts'

const nobody: RevisitFacts = {
  customer: 7,
  class: 'potential',
  tier: 'low',
  stage: 'none',
  every: 0,
  added: '2026-01-01',
  birthday: null,
  firstOrder: null,
  lastOrder: null,
  lastContact: null,
  lastCare: null,
  open: [],
}

const D = '2026-11-27'
const raised = (facts: Partial<RevisitFacts>, day = D, outlook = { within: 0, lead: 3 }) =>
  reasonsOf({ ...nobody, ...facts }, day, usualCareSettings, outlook).reasons.map(({ code, due }) => `${code}:${due}`)
const open = (...dues: string[]) => dues.map((due, index) => ({ visit: 80 + index, due }))

describe('planned', () => {
  test.each([
    ['due that day', ['2026-11-27'], ['planned:2026-11-27']],
    ['due before', ['2026-11-01'], ['planned:2026-11-01']],
    ['due the day after', ['2026-11-28'], []],
    ['one reason for each visit', ['2026-11-27', '2026-11-01'], ['planned:2026-11-01', 'planned:2026-11-27']],
    ['those that lie ahead are left out', ['2026-11-01', '2026-12-01'], ['planned:2026-11-01']],
  ])('%s', (_, dues, expected) => {
    expect(raised({ open: open(...dues) })).toEqual(expected)
  })

  test('two visits due on one day stand by their ids', () => {
    const { reasons } = reasonsOf(
      {
        ...nobody,
        open: [
          { visit: 12, due: D },
          { visit: 9, due: D },
        ],
      },
      D,
      usualCareSettings,
      { within: 0, lead: 3 },
    )
    expect(reasons.map((reason) => reason.visit)).toEqual([9, 12])
  })
})

describe('rhythm', () => {
  const cases: readonly [string, Partial<RevisitFacts>, string[]][] = [
    ['own rhythm due', { every: 30, lastContact: '2026-10-28' }, ['rhythm:2026-11-27']],
    ['own rhythm not yet due', { every: 30, lastContact: '2026-10-29' }, []],
    ['own rhythm 0 is none', { every: 0, lastContact: '2000-01-01' }, []],
    ['own rhythm before that of the stage', { every: 60, stage: 'inquiry', lastContact: '2026-11-01' }, []],
    ['inquiry, 3 days', { every: null, stage: 'inquiry', lastContact: '2026-11-24' }, ['rhythm:2026-11-27']],
    ['inquiry, not before', { every: null, stage: 'inquiry', lastContact: '2026-11-25' }, []],
    ['meeting, 7 days', { every: null, stage: 'meeting', lastContact: '2026-11-20' }, ['rhythm:2026-11-27']],
    [
      'intent, 7 days',
      { every: null, class: 'target', stage: 'intent', lastContact: '2026-11-20' },
      ['rhythm:2026-11-27'],
    ],
    [
      'pricing, 3 days',
      { every: null, class: 'target', stage: 'pricing', lastContact: '2026-11-24' },
      ['rhythm:2026-11-27'],
    ],
    ['any other stage, 30 days', { every: null, stage: 'deal', lastContact: '2026-10-28' }, ['rhythm:2026-11-27']],
    [
      'a stage named like a method, 30 days',
      { every: null, stage: 'constructor', lastContact: '2026-10-28' },
      ['rhythm:2026-11-27'],
    ],
    [
      'existing and high, 30 days',
      { every: null, class: 'existing', tier: 'high', lastContact: '2026-10-28' },
      ['rhythm:2026-11-27'],
    ],
    [
      'existing and middle, 90 days',
      { every: null, class: 'existing', tier: 'middle', lastContact: '2026-08-29' },
      ['rhythm:2026-11-27'],
    ],
    [
      'existing and low, 180 days',
      { every: null, class: 'existing', tier: 'low', lastContact: '2026-05-31' },
      ['rhythm:2026-11-27'],
    ],
    [
      'existing: the stage is not asked',
      { every: null, class: 'existing', tier: 'low', stage: 'pricing', lastContact: '2026-11-20' },
      [],
    ],
    ['lost: no rhythm, not even an own one', { every: 1, class: 'lost', lastContact: '2026-01-01' }, []],
    [
      'from the first purchase without a talk',
      { every: 30, firstOrder: '2026-10-28', lastOrder: '2026-11-26', added: '2025-01-01' },
      ['rhythm:2026-11-27'],
    ],
    ['from the day added without either', { every: 30, added: '2026-10-28' }, ['rhythm:2026-11-27']],
    [
      'from the last talk before all',
      { every: 30, lastContact: '2026-11-01', firstOrder: '2026-01-01', lastOrder: '2026-01-01' },
      [],
    ],
    ['over 29 February', { every: 1, lastContact: '2028-02-28' }, []],
    [
      'covered by a visit due on anchor + 2 x rhythm',
      { every: 30, lastContact: '2026-10-28', open: open('2026-12-27') },
      [],
    ],
    [
      'not covered by one due a day later',
      { every: 30, lastContact: '2026-10-28', open: open('2026-12-28') },
      ['rhythm:2026-11-27'],
    ],
    [
      'covered by a visit long due',
      { every: 30, lastContact: '2026-10-28', open: open('2026-09-01') },
      ['planned:2026-09-01'],
    ],
    ['covered by one of several', { every: 30, lastContact: '2026-10-28', open: open('2027-09-01', '2026-12-01') }, []],
    ['beyond the end of the calendar', { every: 36_500_000, lastContact: '2026-10-28' }, []],
  ]
  test.each(cases)('%s', (_, facts, expected) => {
    expect(raised(facts)).toEqual(expected)
  })

  test.each<[Partial<RevisitFacts>, object]>([
    [{ every: 0 }, { days: 0, source: 'none' }],
    [
      { every: 5, class: 'existing' },
      { days: 5, source: 'own' },
    ],
    [
      { every: 5, class: 'lost' },
      { days: 0, source: 'none' },
    ],
    [
      { every: null, class: 'existing', tier: 'high' },
      { days: 30, source: 'tier' },
    ],
    [
      { every: null, stage: 'inquiry' },
      { days: 3, source: 'stage' },
    ],
  ])('%j: where it comes from', (facts, expected) => {
    expect(rhythmOf({ ...nobody, ...facts }, usualCareSettings)).toEqual(expected)
  })

  test('at the end of the calendar any visit covers it', () => {
    const facts = { every: 300, lastContact: '9998-08-05', open: open('9999-12-31') }
    expect(raised({ ...facts, open: [] }, '9999-06-01')).toEqual(['rhythm:9999-06-01'])
    expect(raised(facts, '9999-06-01')).toEqual([])
  })

  test('crosses leap days and year ends', () => {
    expect(raised({ every: 1, lastContact: '2028-02-28' }, '2028-02-29')).toEqual(['rhythm:2028-02-29'])
    expect(raised({ every: 2, lastContact: '2026-02-28' }, '2026-03-02')).toEqual(['rhythm:2026-03-02'])
    expect(raised({ every: 1, lastContact: '2026-12-31' }, '2027-01-01')).toEqual(['rhythm:2027-01-01'])
  })
})

describe('aftersales', () => {
  const bought = (lastOrder: string, lastContact: string | null = null) => ({
    class: 'existing' as const,
    firstOrder: lastOrder,
    lastOrder,
    lastContact,
  })
  test.each([
    ['7 days after', bought('2026-11-20'), ['aftersales:2026-11-27']],
    ['6 days after', bought('2026-11-21'), []],
    ['due 30 days ago', bought('2026-10-21'), ['aftersales:2026-10-28']],
    ['due 31 days ago', bought('2026-10-20'), []],
    ['talked on the day of the purchase', bought('2026-11-20', '2026-11-20'), []],
    ['talked after it', bought('2026-11-20', '2026-11-25'), []],
    ['talked the day before it', bought('2026-11-20', '2026-11-19'), ['aftersales:2026-11-27']],
  ])('%s', (_, facts, expected) => {
    expect(raised(facts)).toEqual(expected)
  })
})

test.each<[Partial<RevisitFacts>, string]>([
  [{ class: 'existing', lastOrder: '9999-12-28' }, '9999-12-31'],
  [{ class: 'lost', lastOrder: '9999-06-01' }, '9999-12-31'],
  [{ class: 'lost', lastOrder: '9998-06-01', lastContact: '9999-12-01' }, '9999-12-31'],
  [{ every: 40, lastContact: '9999-12-01' }, '9999-12-31'],
])('%j: no day beyond the end of the calendar', (facts, day) => {
  expect(raised(facts, day)).toEqual([])
})

describe('winback', () => {
  const lost = (lastOrder: string | null, lastContact: string | null = null) => ({
    class: 'lost' as const,
    firstOrder: lastOrder,
    lastOrder,
    lastContact,
  })
  test.each([
    ['366 days after the last purchase', lost('2025-11-26'), ['winback:2026-11-27']],
    ['lost by hand, 365 days after', lost('2025-11-27'), []],
    ['180 days after the last talk', lost('2024-01-01', '2026-05-31'), ['winback:2026-11-27']],
    ['179 days after it', lost('2024-01-01', '2026-06-01'), []],
    ['a talk long before', lost('2025-01-01', '2025-01-01'), ['winback:2026-01-02']],
    ['lost by hand, without a purchase', lost(null), []],
    ['over a leap day', lost('2024-02-28'), ['winback:2025-02-28']],
  ])('%s', (_, facts, expected) => {
    expect(raised(facts)).toEqual(expected)
  })

  test('is for the lost alone', () => {
    expect(raised({ class: 'existing', firstOrder: '2024-01-01', lastOrder: '2024-01-01' })).toEqual([])
  })
})

describe('birthday', () => {
  test.each([
    ['that day', '1990-11-27', D, ['birthday:2026-11-27']],
    ['three days ahead', '1990-11-30', D, ['birthday:2026-11-30']],
    ['four days ahead', '1990-12-01', D, []],
    ['the day before', '1990-11-26', D, []],
    ['without a year', '--11-28', D, ['birthday:2026-11-28']],
    ['a year alone', '1990', D, []],
    ['over the year end', '--01-02', '2026-12-30', ['birthday:2027-01-02']],
    ['29 February in a common year, on the 28th', '1992-02-29', '2026-02-25', ['birthday:2026-02-28']],
    ['29 February in a common year, on the day', '1992-02-29', '2026-02-28', ['birthday:2026-02-28']],
    ['29 February in a common year, too late', '1992-02-29', '2026-03-01', []],
    ['29 February in a leap year', '--02-29', '2028-02-26', ['birthday:2028-02-29']],
    ['29 February in a leap year, on the 28th', '--02-29', '2028-02-28', ['birthday:2028-02-29']],
    ['28 February in a leap year', '--02-28', '2028-02-28', ['birthday:2028-02-28']],
    ['29 February in 2100', '--02-29', '2100-02-27', ['birthday:2100-02-28']],
    ['lunar', 'lunar:1990-08-15', '2026-09-25', ['birthday:2026-09-25']],
    ['lunar, at new year', 'lunar:--01-01', '2026-02-14', ['birthday:2026-02-17']],
    ['lunar 30th in a month of 29 days', 'lunar:--12-30', '2026-02-14', ['birthday:2026-02-16']],
    ['lunar leap month in its year', 'lunar:--06L-01', '2025-07-25', ['birthday:2025-07-25']],
    ['lunar leap month, not in the plain one of that year', 'lunar:--06L-01', '2025-06-25', []],
    ['lunar leap month in another year', 'lunar:--06L-01', '2026-07-14', ['birthday:2026-07-14']],
    ['plain month in a year with that leap month: the first', 'lunar:--06-01', '2025-06-25', ['birthday:2025-06-25']],
    ['plain month, not in the leap one', 'lunar:--06-01', '2025-07-25', []],
  ])('%s', (_, birthday, day, expected) => {
    expect(raised({ birthday }, day)).toEqual(expected)
  })

  test.each([
    ['2026-11-27', []],
    ['2026-11-25', []],
    ['2026-11-24', ['birthday:2026-11-28']],
  ])('a talk of purpose care on %s (due 28, lead 3)', (lastCare, expected) => {
    expect(raised({ birthday: '--11-28', lastCare, lastContact: lastCare })).toEqual(expected)
  })

  test('that is empty is none, and no fault', () => {
    expect(reasonsOf({ ...nobody, birthday: '' }, D, usualCareSettings, { within: 0, lead: 3 })).toEqual({
      reasons: [],
      faults: [],
    })
  })

  test('a talk of another purpose does not count', () => {
    expect(raised({ birthday: '--11-28', lastContact: D })).toEqual(['birthday:2026-11-28'])
  })

  test.each(['1990-02-31', 'banana', 'lunar:--13-01'])(
    '%s cannot be read: a fault, and the other reasons stand',
    (birthday) => {
      const found = reasonsOf({ ...nobody, birthday, open: open(D) }, D, usualCareSettings, { within: 0, lead: 3 })
      expect(found.reasons.map(({ code }) => code)).toEqual(['planned'])
      expect(found.faults).toEqual([{ record: 'C-7', field: 'birthday', value: birthday }])
    },
  )
})

describe('looking ahead', () => {
  const within = { within: 10, lead: 3 }
  test.each<[string, Partial<RevisitFacts>, string[]]>([
    ['planned', { open: open('2026-12-07', '2026-12-08') }, ['planned:2026-12-07']],
    ['rhythm', { every: 30, lastContact: '2026-11-07' }, ['rhythm:2026-12-07']],
    ['aftersales', { class: 'existing', firstOrder: '2026-11-27', lastOrder: '2026-11-27' }, ['aftersales:2026-12-04']],
    [
      'aftersales: its end stays by the day itself',
      { class: 'existing', firstOrder: '2026-10-21', lastOrder: '2026-10-21' },
      ['aftersales:2026-10-28'],
    ],
    ['winback', { class: 'lost', firstOrder: '2025-12-06', lastOrder: '2025-12-06' }, ['winback:2026-12-07']],
    ['birthday: not moved by it', { birthday: '--12-02' }, []],
  ])('--within 10: %s', (_, facts, expected) => {
    expect(raised(facts, D, within)).toEqual(expected)
  })

  test('--lead moves birthdays alone, and the talks that answer them', () => {
    expect(raised({ birthday: '--12-05', open: open('2026-12-01') }, D, { within: 0, lead: 8 })).toEqual([
      'birthday:2026-12-05',
    ])
    expect(raised({ birthday: '--12-05', lastCare: '2026-11-27' }, D, { within: 0, lead: 8 })).toEqual([])
    expect(raised({ birthday: '--12-05', lastCare: '2026-11-26' }, D, { within: 0, lead: 8 })).toEqual([
      'birthday:2026-12-05',
    ])
  })

  test('days late are negative for what lies ahead', () => {
    const { reasons } = reasonsOf({ ...nobody, open: open('2026-12-07') }, D, usualCareSettings, within)
    expect(reasons[0]?.days_late).toBe(-10)
  })
})

test('reasons stand by due day, then code, then visit', () => {
  const facts = {
    class: 'existing' as const,
    every: 30,
    firstOrder: '2026-11-20',
    lastOrder: '2026-11-20',
    lastContact: '2026-10-28',
    birthday: '--11-27',
    open: open('2026-12-28'),
  }
  expect(raised({ ...facts })).toEqual(['aftersales:2026-11-27', 'birthday:2026-11-27', 'rhythm:2026-11-27'])
})

test('reasons alike in day and code stand by their visits, those without one first', () => {
  const reason = (visit: number | null) => ({ code: 'planned', due: D, visit })
  expect(compareReasons(reason(12), reason(9))).toBeGreaterThan(0)
  expect(compareReasons(reason(9), reason(12))).toBeLessThan(0)
  expect(compareReasons(reason(9), reason(null))).toBeGreaterThan(0)
  expect(compareReasons(reason(9), reason(9))).toBe(0)
})

test('the earliest visit is found wherever it stands', () => {
  expect(earliestDue({ open: open('2026-12-20', '2026-11-02', '2026-12-01') })).toBe('2026-11-02')
  expect(earliestDue({ open: [] })).toBeNull()
})

test.each<[string, Partial<RevisitFacts>, string | null]>([
  ['the rhythm', { every: 30, lastContact: '2026-10-28' }, '2026-11-27'],
  ['the earlier of visit and rhythm', { every: 30, lastContact: '2026-10-28', open: open('2026-12-20') }, '2026-11-27'],
  ['the earlier visit', { every: 30, lastContact: '2026-10-28', open: open('2026-12-20', '2026-11-02') }, '2026-11-02'],
  [
    'for the lost the visit alone',
    { class: 'lost', every: 30, lastContact: '2026-10-28', open: open('2026-12-20') },
    '2026-12-20',
  ],
  ['nothing', {}, null],
])('next due: %s', (_, facts, expected) => {
  expect(nextDue({ ...nobody, ...facts }, usualCareSettings)).toBe(expected)
})
