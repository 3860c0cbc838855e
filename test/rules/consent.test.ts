// The rules of consent: what holds by some statements, how it is kept and written, who may be contacted.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentShown, consentText, readConsentKey } from '../../src/command/consent-choices.ts'
import type { Field } from '../../src/command/field.ts'
import type { CheckFacts, Row } from '../../src/command/noun.ts'
import { readValue, type ValueFacts } from '../../src/command/value.ts'
import {
  type Answer,
  agrees,
  completeConsent,
  differingCells,
  heldAnswers,
  lastSaid,
  mayContact,
  newSayings,
  type Statement,
  withHeld,
  writtenDownBy,
} from '../../src/customer/consent.ts'
import {
  allCells,
  cellsIn,
  cellsOf,
  cellsOrNone,
  channelCodes,
  isConsentChannel,
  isDoNotContact,
  purposeCodes,
  refusedChannels,
  saidOver,
  sayingsOf,
  storedCells,
  withSaid,
} from '../../src/kernel/consent.ts'
import { checkFacts } from '../harness/check-facts.ts'

const facts: ValueFacts = { today: '2026-11-22', zone: 'Asia/Shanghai', currency: 'CNY', digits: 2, country: 'CN' }
const field: Field = { key: 'consent', type: { kind: 'consent' }, words: { en: 'consent', zh: '许可' } }
const read = (text: string) => readValue(field, text, facts)

describe('how consent is written and kept', () => {
  it.each([
    ['sms=no;mail=yes', '{"mail":true,"sms":false}', 'mail=yes;sms=no'],
    ['mail.marketing=no', '{"mail.marketing":false}', 'mail.marketing=no'],
    ['mail.marketing=no;mail.care=no', '{"mail":false}', 'mail=no'],
    ['短信=否；邮件.营销=同意', '{"mail.marketing":true,"sms":false}', 'mail.marketing=yes;sms=no'],
    ['sms=no;sms.care=yes', '{"sms.care":true,"sms.marketing":false}', 'sms.care=yes;sms.marketing=no'],
    ['{"sms":false}', '{"sms":false}', 'sms=no'],
    ['all=yes;sms=no', '{"phone":true,"visit":true,"mail":true,"sms":false,"wechat":true,"web":true}', undefined],
    ['全部=否', '{"phone":false,"visit":false,"mail":false,"sms":false,"wechat":false,"web":false}', 'all=no'],
    ['phone=no;visit=no;mail=no;sms=no;wechat=no;web=no', undefined, 'all=no'],
    ['all.marketing=no', undefined, 'all.marketing=no'],
    ['all.marketing=no;sms.care=no', undefined, 'all.marketing=no;sms.care=no'],
    ['信件=no', '{"mail":false}', 'mail=no'],
  ])('%s', (text, stored, written) => {
    const value = read(text)
    if (stored !== undefined) expect(value).toBe(stored)
    if (written !== undefined) expect(consentText(String(value))).toBe(written)
    expect(read(consentText(String(value)))).toBe(value)
  })

  it.each(['fax=no', 'sms', 'sms=perhaps', 'sms.ads.more=no', 'sms.weather=no', '{"sms":1'])('refuses %s', (text) => {
    expect(() => read(text)).toThrow()
  })

  it('says first of all that nobody is to make contact', () => {
    expect(consentShown(String(read('all=no')), 'en')).toBe('DO NOT CONTACT')
    expect(consentShown(String(read('all=no')), 'zh')).toBe('请勿联系')
    expect(consentShown(String(read('all.marketing=no')), 'en')).toBe('every channel (marketing) ✗')
    expect(consentShown(String(read('sms=no;mail.marketing=yes')), 'zh')).toBe('邮件（营销） ✓  短信 ✗')
  })

  it('leaves a channel that is not named as the customer wanted it', () => {
    expect(saidOver('{"sms":false}', '{"mail":true}')).toBe('{"mail":true,"sms":false}')
    expect(saidOver('{"sms":false}', '{"sms.care":true}')).toBe('{"sms.care":true,"sms.marketing":false}')
    expect(saidOver(null, '{"sms":true}')).toBe('{"sms":true}')
  })

  it('is nothing where nothing is kept, and unreadable where something else stands there', () => {
    expect([null, '', '{}'].map(cellsIn)).toEqual(Array(3).fill(new Map()))
    expect(['5', 'null', 'true', '"sms"', '[true]', '{"sms"'].map(cellsIn)).toEqual(Array(6).fill(null))
    expect(cellsIn('{"sms":1,"mail.care":false}')).toEqual(new Map([['mail.care', false]]))
    expect(cellsOrNone(7)).toEqual(new Map())
  })

  it('is said in the fewest sayings', () => {
    const said = (text: string) =>
      sayingsOf(cellsOrNone(read(text))).map((one) => `${one.channel}.${one.purpose} ${one.allowed}`)
    expect(said('all=no')).toEqual(['all.all false'])
    expect(said('all.care=yes;sms.marketing=no')).toEqual(['all.care true', 'sms.marketing false'])
    expect(said('mail=no;sms.care=yes')).toEqual(['mail.all false', 'sms.care true'])
    expect(sayingsOf(new Map())).toEqual([])
  })

  it('may be taken back', () => {
    const both = cellsOrNone('{"sms":false,"mail":true}')
    expect(withSaid(both, [{ channel: 'sms', purpose: 'all', allowed: null }])).toEqual(cellsOrNone('{"mail":true}'))
  })

  it('knows a channel by its code', () => {
    expect(['sms', 'web', 'all', 'fax', ''].map(isConsentChannel)).toEqual([true, true, false, false, false])
  })

  it('comes back from what is kept and from what is written', () => {
    const cells = fc
      .array(fc.constantFrom(true, false, null), { minLength: 12, maxLength: 12 })
      .map(
        (answers) =>
          new Map(
            allCells.flatMap((cell, at) => (answers[at] === null ? [] : [[cell, answers[at] === true] as const])),
          ),
      )
    fc.assert(
      fc.property(cells, (one) => {
        expect(cellsIn(storedCells(one))).toEqual(one)
        expect(withSaid(new Map(), sayingsOf(one))).toEqual(one)
        expect(cellsOrNone(read(consentText(storedCells(one) ?? '')))).toEqual(one)
      }),
    )
  })

  it('reads channel and purpose in both languages', () => {
    expect(readConsentKey('短信.营销')).toEqual({ channel: 'sms', purpose: 'marketing' })
    expect(readConsentKey('all')).toEqual({ channel: 'all', purpose: 'all' })
    expect(readConsentKey('sms.x')).toBeUndefined()
  })
})

const statement = fc.record({
  channel: fc.constantFrom(...channelCodes, 'all'),
  purpose: fc.constantFrom(...purposeCodes, 'all'),
  allowed: fc.constantFrom<Answer>('yes', 'no', 'unknown'),
  at: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
})
const statements = fc
  .array(statement, { maxLength: 8 })
  .map((all): readonly Statement[] => all.map((one, at) => ({ ...one, id: at + 1 })))

const sayNo = (channel: string): Statement => ({ id: 1, channel, purpose: 'all', allowed: 'no', at: '2026-01-01' })

describe('what holds', () => {
  it.each<[string, readonly (readonly [string, string, Answer, string])[], string | null]>([
    ['nothing said', [], null],
    [
      'the last day',
      [
        ['sms', 'all', 'no', '2026-02-01'],
        ['sms', 'all', 'yes', '2026-01-01'],
      ],
      '{"sms":false}',
    ],
    [
      'the last id of a day',
      [
        ['sms', 'all', 'no', '2026-01-01'],
        ['sms', 'all', 'yes', '2026-01-01'],
      ],
      '{"sms":true}',
    ],
    [
      'a later refusal of everything over a yes',
      [
        ['sms', 'all', 'yes', '2026-01-01'],
        ['all', 'all', 'no', '2026-01-02'],
      ],
      '{"phone":false,"visit":false,"mail":false,"sms":false,"wechat":false,"web":false}',
    ],
    [
      'a later yes for one thing over that',
      [
        ['sms', 'all', 'no', '2026-01-01'],
        ['sms', 'care', 'yes', '2026-01-02'],
      ],
      '{"sms.care":true,"sms.marketing":false}',
    ],
    [
      'taken back',
      [
        ['sms', 'all', 'no', '2026-01-01'],
        ['sms', 'all', 'unknown', '2026-01-02'],
      ],
      null,
    ],
  ])('%s', (_, said, stored) => {
    const all = said.map(([channel, purpose, allowed, at], id) => ({ id: id + 1, channel, purpose, allowed, at }))
    expect(storedCells(withHeld(new Map(), heldAnswers(all), allCells, false))).toBe(stored)
    expect(heldAnswers(all.toReversed())).toEqual(heldAnswers(all))
  })

  it('is not said once more', () => {
    const [sms, everything] = [cellsOrNone('{"sms":false}'), cellsOrNone(read('all=no'))]
    expect(newSayings(sms, heldAnswers([sayNo('sms')]), cellsOf('sms', 'all'))).toEqual([])
    expect(newSayings(everything, heldAnswers([sayNo('all')]), allCells)).toEqual([])
    expect(newSayings(sms, new Map(), cellsOf('mail', 'all'))).toEqual([])
    expect(differingCells(sms, cellsOrNone('{"sms":false,"mail.care":true}'))).toEqual(['mail.care'])
  })

  it('is the latest statement that covers a channel and purpose, by day and id', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const held = heldAnswers(all)
        for (const channel of channelCodes)
          for (const purpose of purposeCodes) {
            const covering = all.filter(
              (one) => ['all', channel].includes(one.channel) && ['all', purpose].includes(one.purpose),
            )
            const day = covering
              .map(({ at }) => at)
              .sort()
              .at(-1)
            const last = covering.filter(({ at }) => at === day).at(-1)
            expect(held.get(`${channel}.${purpose}`)).toBe(last?.allowed)
          }
      }),
    )
  })

  it('is brought to what a record says by the statements that are added', () => {
    fc.assert(
      fc.property(statements, statements, (before, wanted) => {
        const was = withHeld(new Map(), heldAnswers(before), allCells, false)
        const now = withHeld(new Map(), heldAnswers(wanted), allCells, false)
        const added = newSayings(now, heldAnswers(before), differingCells(was, now)).map((one, at) => ({
          ...one,
          id: 100 + at,
          at: '2026-04-01',
        }))
        expect(withHeld(was, heldAnswers([...before, ...added]), allCells, true)).toEqual(now)
        if (differingCells(was, now).length === 0) expect(added).toEqual([])
        if (isDoNotContact(now)) expect(added.length).toBeLessThan(2)
      }),
    )
  })

  it('keeps what no statement covers where that is asked', () => {
    const row = cellsOrNone('{"mail":true}')
    const held = heldAnswers([{ id: 1, channel: 'sms', purpose: 'all', allowed: 'no', at: '2026-01-01' }])
    expect(storedCells(withHeld(row, held, allCells, true))).toBe('{"mail":true,"sms":false}')
    expect(storedCells(withHeld(row, held, cellsOf('mail', 'all'), false))).toBe(null)
  })
})

describe('who may be contacted', () => {
  it.each<[string | null, 'sms' | 'phone', 'care' | 'marketing', 'yes' | 'not-refused', boolean]>([
    [null, 'sms', 'care', 'yes', true],
    [null, 'sms', 'marketing', 'yes', false],
    [null, 'sms', 'marketing', 'not-refused', true],
    ['{"sms":false}', 'sms', 'care', 'yes', false],
    ['{"sms":false}', 'phone', 'care', 'yes', true],
    ['{"sms":true}', 'sms', 'marketing', 'yes', true],
    ['{"sms.care":true}', 'sms', 'marketing', 'yes', false],
    ['{"sms.care":true}', 'sms', 'marketing', 'not-refused', true],
    ['{"sms.marketing":false}', 'sms', 'care', 'yes', true],
    ['{"sms.marketing":false}', 'sms', 'marketing', 'not-refused', false],
    ['{broken', 'sms', 'care', 'not-refused', false],
  ])('%s by %s for %s, rule %s: %s', (consent, channel, purpose, rule, may) => {
    expect(mayContact(consent, channel, purpose, rule)).toBe(may)
  })

  it('counts the channels refused for a purpose', () => {
    const cells = cellsOrNone('{"sms":false,"mail.marketing":false,"phone":true}')
    expect([...refusedChannels(cells, 'care')]).toEqual(['sms'])
    expect([...refusedChannels(cells, 'marketing')]).toEqual(['mail', 'sms'])
  })
})

describe('a statement', () => {
  const said: Row = {
    id: 4,
    customer: 7,
    channel: 'sms',
    purpose: 'marketing',
    allowed: 'yes',
    at: '2026-11-01',
    source: 'paper form',
    note: null,
  }
  const checked: CheckFacts = { ...checkFacts, today: '2026-11-22' }
  const refused = (row: Row, before: Row | null): unknown => {
    try {
      return completeConsent(row, { ...checked, before })
    } catch (error) {
      return error
    }
  }

  it.each<[string, Row, Row | null]>([
    ['yes, with its source', said, null],
    ['no, without a source', { ...said, allowed: 'no', source: null }, null],
    ['of today', { ...said, at: '2026-11-22' }, null],
    ['of a day to come as it was written before', { ...said, at: '2026-12-01' }, { ...said, at: '2026-12-01' }],
    ['taken back as not known', { ...said, allowed: 'unknown' }, said],
    ['with its source found later', said, { ...said, source: 'add customer (王芳)' }],
    ['with a source where none was', { ...said, allowed: 'no' }, { ...said, allowed: 'no', source: null }],
    [
      'with a source where a command stood',
      { ...said, allowed: 'no' },
      { ...said, allowed: 'no', source: 'edit customer' },
    ],
    ['with another note', { ...said, note: 'by letter' }, said],
  ])('may be %s', (_, row, before) => {
    expect(refused(row, before)).toEqual({})
  })

  it.each<[string, Row, Row]>([
    ['customer', { ...said, customer: 8 }, said],
    ['channel', { ...said, channel: 'all' }, said],
    ['purpose', { ...said, purpose: 'care' }, said],
    ['allowed', { ...said, allowed: 'no' }, said],
    ['allowed', { ...said, allowed: 'yes' }, { ...said, allowed: 'unknown' }],
    ['at', { ...said, at: '2026-11-02' }, said],
    ['at', { ...said, at: '2026-11-02', source: 'add customer' }, { ...said, source: 'add customer' }],
    ['source', { ...said, source: 'web form' }, said],
    ['source', { ...said, source: null, allowed: 'unknown' }, said],
    ['source', said, { ...said, source: 'we add customer' }],
    ['source', said, { ...said, source: 'edit customer of the web form' }],
  ])('keeps its %s as proof', (field, row, before) => {
    expect(refused(row, before)).toMatchObject({
      exit: 4,
      code: 'said-before',
      words: {
        en: `${field} of CN-4 is not changed: it is what was said`,
        zh: expect.stringMatching(/^CN-4 的(?:客户|渠道|用途|答复|表态日|来源)不能改动：它是当时的表态$/),
      },
      detail: {
        field,
        why: {
          en: expect.stringContaining('a new answer is a statement of its own; one recorded wrongly becomes unknown'),
          zh: expect.stringContaining('记错的改为 unknown'),
        },
      },
    })
  })

  it('that only its file holds so far is named by its row', () => {
    const { id: _, ...adding } = said
    expect(refused({ ...said, customer: 8 }, adding)).toMatchObject({
      words: {
        en: 'customer of a statement of an earlier row is not changed: it is what was said',
        zh: '前面一行表态的客户不能改动：它是当时的表态',
      },
    })
  })

  it('that is another answer is one of its own, and which is said', () => {
    const line = 'crm add consent C-7 --channel sms --purpose marketing --allowed'
    expect(refused({ ...said, allowed: 'no' }, said)).toMatchObject({ detail: { hint: { en: `${line} no` } } })
    expect(refused(said, { ...said, allowed: 'no' })).toMatchObject({
      detail: { hint: { en: `${line} yes --source "..."` } },
    })
  })

  it('of yes needs its source', () => {
    expect(refused({ ...said, source: null }, null)).toMatchObject({
      exit: 2,
      code: 'missing-field',
      words: { en: 'a yes needs its source', zh: '同意需要注明来源' },
      detail: {
        field: 'source',
        why: { en: 'the firm must be able to show where it was given', zh: '公司须能说明在哪里取得同意' },
        hint: { en: '--source "paper form"' },
      },
    })
  })

  it('of a day to come is none', () => {
    expect(refused({ ...said, at: '2026-11-23' }, null)).toMatchObject({
      exit: 2,
      code: 'bad-value',
      words: { en: 'at cannot be "2026-11-23"', zh: '表态日不能是“2026-11-23”' },
      detail: {
        field: 'at',
        why: { en: 'nobody has said it yet: the day is still to come', zh: '该日未到，还没有人这样表示' },
        hint: { en: '--at today' },
      },
    })
  })

  it('whose source nobody gave names the command, and who took a yes', () => {
    const about = { command: 'add customer', who: '王芳' }
    expect(writtenDownBy(about, 'yes')).toBe('add customer (王芳)')
    expect(writtenDownBy(about, 'no')).toBe('add customer')
    expect(writtenDownBy(about, 'unknown')).toBe('add customer')
  })

  it('about some channels is found by its last day', () => {
    const of = (channel: string, at: string, id: number): Statement => ({
      id,
      channel,
      purpose: 'all',
      allowed: 'no',
      at,
    })
    const all = [of('sms', '2026-02-01', 1), of('mail', '2026-03-01', 2), of('sms', '2026-01-01', 3)]
    expect(lastSaid(all, new Set(['sms.care']))).toBe('2026-02-01')
    expect(lastSaid(all, new Set(['sms.care', 'mail.marketing']))).toBe('2026-03-01')
    expect(lastSaid(all, new Set(['web.care']))).toBe(null)
  })

  it.each<[string, Answer | undefined, boolean]>([
    ['{"sms":true}', 'yes', true],
    ['{"sms":true}', 'no', false],
    ['{"sms":true}', 'unknown', false],
    ['{"sms":true}', undefined, true],
    ['{"sms":false}', 'no', true],
    ['{"mail":true}', 'unknown', true],
    ['{"mail":true}', 'no', false],
  ])('a record of %s agrees with %s: %s', (record, answer, expected) => {
    const held = new Map(answer === undefined ? [] : [['sms.care', answer] as const])
    expect(agrees(cellsOrNone(record), held, 'sms.care')).toBe(expected)
  })
})
