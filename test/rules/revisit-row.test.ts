// What makes a row of the revisit list, who is kept off it, how a customer is reached, and what a standing holds.
import { describe, expect, test } from 'vitest'
import { listIn } from '../../src/care/contact-channel.ts'
import {
  channelOf,
  compareRows,
  defineReasonSource,
  phoneOf,
  type Reach,
  refusedIn,
  usualCareSettings,
} from '../../src/care/index.ts'
import { closeWith, isKeptOff, reasonsCell } from '../../src/care/revisit.ts'
import type { StandingFacts } from '../../src/care/standing-facts.ts'
import { type Standing, standingOf } from '../../src/care/standing-row.ts'
import { cutsOf, noCuts, usualTierSettings } from '../../src/segment/index.ts'

const D = '2026-11-27'

describe('who is kept off', () => {
  test.each([
    ['2026-11-28', true],
    ['2026-11-27', false],
    [null, false],
  ])('snoozed until %s: %s', (until, expected) => {
    expect(isKeptOff(until, new Set(), D)).toBe(expected)
  })

  test('all six channels refused, not five', () => {
    const all = ['phone', 'visit', 'mail', 'sms', 'wechat', 'web']
    expect(isKeptOff(null, new Set(all), D)).toBe(true)
    expect(isKeptOff(null, new Set(all.slice(1)), D)).toBe(false)
    expect(isKeptOff(null, new Set([...all.slice(1), 'fax', 'post']), D)).toBe(false)
  })

  test('a consent that is yes or not recorded refuses nothing', () => {
    expect([...(refusedIn('{"sms":false,"mail":true}') ?? [])]).toEqual(['sms'])
    expect([...(refusedIn(null) ?? ['?'])]).toEqual([])
    expect(refusedIn('{')).toBe(null)
    expect(refusedIn('[]')).toBe(null)
    for (const odd of ['7', '"no"', 'null']) expect(refusedIn(odd)).toBe(null)
    for (const none of ['', '{}']) expect([...(refusedIn(none) ?? ['?'])]).toEqual([])
  })
})

test.each<[string | null, readonly string[] | null]>([
  [null, []],
  ['', []],
  ['[]', []],
  ['["a","b"]', ['a', 'b']],
  ['["a","",7,null]', ['a']],
  ['{"a":1}', null],
  ['"a"', null],
  ['[', null],
])('a list kept as %s is %j', (stored, texts) => {
  expect(listIn(stored)).toEqual(texts)
})

describe('how to reach', () => {
  const reach = (more: Partial<Reach>): Reach => ({
    refused: new Set(),
    phone: '+8613800138000',
    mail: true,
    wechat: true,
    lastChannel: null,
    ...more,
  })
  const refused = (...channels: string[]) => ({ refused: new Set(channels) })
  test.each<[string, Partial<Reach>, string | null]>([
    ['that of the last talk', { lastChannel: 'web' }, 'web'],
    ['that of the last talk refused since', { lastChannel: 'web', ...refused('web') }, 'phone'],
    ['no channel of the last talk', { lastChannel: '' }, 'phone'],
    ['phone refused', refused('phone'), 'wechat'],
    ['no number', { phone: null }, 'wechat'],
    ['neither number nor chat', { phone: null, wechat: false }, 'mail'],
    ['nothing at all', { phone: null, wechat: false, mail: false }, 'visit'],
    ['nothing at all, no visits', { phone: null, wechat: false, mail: false, ...refused('visit') }, 'sms'],
    ['the last one', { phone: null, wechat: false, mail: false, ...refused('visit', 'sms') }, 'web'],
    ['none left', { phone: null, wechat: false, mail: false, ...refused('visit', 'sms', 'web') }, null],
  ])('%s', (_, more, expected) => {
    expect(channelOf(reach(more))).toBe(expected)
  })

  test('the number is left out only when calls and messages are both refused', () => {
    expect(phoneOf(reach(refused('phone')))).toBe('+8613800138000')
    expect(phoneOf(reach(refused('phone', 'sms')))).toBe(null)
    expect(phoneOf(reach({ phone: null }))).toBe(null)
  })
})

test('rows stand by band, tier, days late, id as a number', () => {
  const row = (band: number, tier: 'high' | 'middle' | 'low', due: string, customer: number) => ({
    band,
    tier,
    due,
    customer,
  })
  const sorted = [
    row(1, 'low', '2026-11-27', 50),
    row(2, 'high', '2026-11-01', 9),
    row(2, 'high', '2026-11-01', 10),
    row(2, 'high', '2026-11-02', 1),
    row(2, 'middle', '2025-11-02', 1),
    row(2, 'low', '2025-11-02', 1),
    row(3, 'high', '2020-11-02', 1),
  ]
  expect([...sorted].reverse().sort(compareRows)).toEqual(sorted)
})

test('the command that closes a row, and the cell of a flat file', () => {
  const reason = { code: 'planned', days_late: 0, text: { en: '', zh: '' } }
  const reasons = [
    { ...reason, due: '2026-11-02', visit: 81 },
    { ...reason, due: '2026-11-20', visit: 80 },
  ]
  expect(closeWith(7, reasons)).toBe('crm done visit V-81')
  expect(closeWith(7, [{ code: 'rhythm', visit: null }, ...reasons])).toBe('crm done visit V-81')
  expect(closeWith(7, [])).toBe('crm log C-7 "..."')
  expect(reasonsCell(reasons)).toBe('planned:2026-11-02;planned:2026-11-20')
})

describe('a standing', () => {
  const facts: StandingFacts = {
    customer: 7,
    owner: null,
    stage: 'none',
    classOverride: null,
    tierOverride: null,
    every: 0,
    added: '2026-01-01',
    birthday: null,
    snoozeUntil: null,
    consent: null,
    orders: 0,
    spend: 0,
    spend365: 0,
    otherCurrency: 0,
    firstOrder: null,
    lastOrder: null,
    lastContact: null,
    lastChannel: null,
    lastCare: null,
    open: [],
  }
  const reckon = (
    more: Partial<StandingFacts>,
    others: Parameters<typeof standingOf>[1]['others'] = () => [],
    cuts = noCuts,
  ): Standing =>
    standingOf(
      { ...facts, ...more },
      { day: D, settings: usualCareSettings, outlook: { within: 0, lead: 3 }, cuts, others },
    )

  test('a reason of another slice leads with its band and keeps its words', () => {
    const promise = {
      code: 'promise',
      due: '2026-11-26',
      visit: null,
      band: 1,
      text: { en: 'promise: x', zh: '承诺：x' },
    }
    const row = reckon({ open: [{ visit: 3, due: '2026-11-01' }] }, () => [promise])
    expect(row.band).toBe(1)
    expect(row.due).toBe('2026-11-01')
    expect(row.reasons).toBe('[["planned","2026-11-01",3],["promise","2026-11-26",null,"promise: x","承诺：x"]]')
  })

  test('reasons of both kinds stand in one order', () => {
    const promise = { code: 'promise', due: '2026-11-01', visit: null, band: 1, text: { en: 'x', zh: 'x' } }
    const row = reckon({ open: [{ visit: 3, due: '2026-11-20' }] }, () => [promise])
    expect([row.due, row.reasons]).toEqual([
      '2026-11-01',
      '[["promise","2026-11-01",null,"x","x"],["planned","2026-11-20",3]]',
    ])
  })

  test('its tier is that of the spend within the window', () => {
    const cuts = cutsOf(
      [
        { customer: 7, spend: 60 },
        { customer: 8, spend: 40 },
      ],
      usualTierSettings,
    )
    expect([reckon({ spend365: 60 }, undefined, cuts).tier, reckon({ spend: 60 }, undefined, cuts).tier]).toEqual([
      'high',
      'low',
    ])
  })

  test('without anything wrong has no faults', () => {
    expect(reckon({ open: [{ visit: 3, due: D }] }).faults).toBeNull()
  })

  test('a visit whose day cannot be read does not take the others with it', () => {
    const row = reckon({
      open: [
        { visit: 3, due: '2026-11-20' },
        { visit: 4, due: 'soon' },
      ],
    })
    expect([row.reasons, row.faults]).toEqual([
      '[["planned","2026-11-20",3]]',
      '[{"record":"V-4","field":"due","value":"soon"}]',
    ])
  })

  test('a source that stumbles over one customer costs its reasons alone', () => {
    const row = reckon({ open: [{ visit: 3, due: D }] }, () => {
      throw new Error('cannot read K-9')
    })
    expect(row.band).toBe(2)
    expect(row.faults).toBe('[{"record":"C-7","field":"reasons","value":"cannot read K-9"}]')
  })

  test.each<[string, Partial<StandingFacts>, object[]]>([
    ['a due day', { open: [{ visit: 3, due: '2026-02-30' }] }, [{ record: 'V-3', field: 'due', value: '2026-02-30' }]],
    ['the day added', { added: '', every: 30 }, [{ record: 'C-7', field: 'added', value: '' }]],
    ['the first purchase', { firstOrder: 'x' }, [{ record: 'C-7', field: 'first_order', value: 'x' }]],
    ['the last purchase', { lastOrder: 'x' }, [{ record: 'C-7', field: 'last_order', value: 'x' }]],
    ['the last talk', { lastContact: 'x' }, [{ record: 'C-7', field: 'last_contact', value: 'x' }]],
    ['the last talk of care', { lastCare: 'x' }, [{ record: 'C-7', field: 'last_contact', value: 'x' }]],
    ['the snooze', { snoozeUntil: 'soon' }, [{ record: 'C-7', field: 'snooze_until', value: 'soon' }]],
    ['the consent', { consent: '{' }, [{ record: 'C-7', field: 'consent', value: '{' }]],
    ['the birthday', { birthday: '1990-02-31' }, [{ record: 'C-7', field: 'birthday', value: '1990-02-31' }]],
  ])('%s that cannot be read is named', (_, more, expected) => {
    expect(JSON.parse(reckon(more).faults ?? '[]')).toEqual(expected)
  })

  test('a consent that cannot be read allows nothing', () => {
    expect(reckon({ open: [{ visit: 3, due: D }], consent: '{' }).band).toBe(null)
    expect(reckon({ open: [{ visit: 3, due: D }], consent: '{"sms":false}' }).band).toBe(2)
  })

  test('snoozed or refusing customers have a standing but no place in the list', () => {
    const row = reckon({ open: [{ visit: 3, due: D }], snoozeUntil: '2026-11-28' })
    expect(row).toMatchObject({ band: null, due: null, reasons: null, next_due: D })
  })
})

test('a source made of facts and a rule', async () => {
  const source = defineReasonSource<{ due: string }>({
    name: 'promises',
    codes: { promise: { en: 'promise', zh: '承诺' } },
    band: 1,
    facts: async () => new Map([[7, [{ due: '2026-11-26' }, { due: '2026-11-29' }]]]),
    raise: ({ due }, { day }) =>
      due <= day ? { code: 'promise', due, visit: null, text: { en: due, zh: due } } : null,
  })
  // The source asks the store for nothing here.
  const of = await source.gather({} as never, { day: D, outlook: { within: 0, lead: 3 }, only: null })
  expect(of(7).map(({ due }) => due)).toEqual(['2026-11-26'])
  expect(of(8)).toEqual([])
})
