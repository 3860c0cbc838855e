// What the records about customers are filled with and refuse: the customer, a pair of lookalikes, the declaration of a
// custom field; and from which likelihood on doubles are asked for.
import { describe, expect, it } from 'vitest'
import type { CheckFacts, Row } from '../../src/command/noun.ts'
import { completeField, customField } from '../../src/customer/custom-field.ts'
import { completeCustomer } from '../../src/customer/customer.ts'
import { thresholdFrom } from '../../src/customer/dedupe-asked.ts'
import { completeLookalike } from '../../src/customer/lookalike.ts'
import { checkFacts } from '../harness/check-facts.ts'

const facts: CheckFacts = {
  ...checkFacts,
  declared: (noun) => (noun === 'customer' ? ['id', 'name', 'tier'] : undefined),
}

const importing = { importing: true }

/** What a failure says to people and programs. */
const refusal = (code: string, field: string | undefined, en: string, zh: string, hint: string) =>
  expect.objectContaining({
    exit: 2,
    code,
    words: { en, zh },
    detail: expect.objectContaining({ ...(field && { field }), hint: { en: hint, zh: hint } }),
  })

describe('a customer', () => {
  it.each<[string, Row, Partial<CheckFacts>, Row]>([
    ['without an age has no day of telling', { name: 'x' }, {}, {}],
    ['whose age is told has the day', { age: 36 }, {}, { age_told: '2026-11-27' }],
    ['whose age was told on a day that is given keeps it', { age: 36, age_told: '2020-05-01' }, {}, {}],
    [
      'whose age stays keeps the day',
      { age: 36, age_told: '2020-05-01' },
      { before: { age: 36, age_told: '2020-05-01' } },
      {},
    ],
    [
      'whose age changes has a new day',
      { age: 37, age_told: '2020-05-01' },
      { before: { age: 36, age_told: '2020-05-01' } },
      { age_told: '2026-11-27' },
    ],
    [
      'whose age is taken away loses the day',
      { age: null, age_told: '2020-05-01' },
      { before: { age: 36, age_told: '2020-05-01' } },
      { age_told: null },
    ],
    [
      'of a file without a name is called after its company',
      { name: null, company: '宏远' },
      importing,
      { name: '宏远' },
    ],
    ['of a file with a name keeps it', { name: '张', company: '宏远' }, importing, {}],
    ['of a file is not called after what says that nothing is known', { company: '-' }, importing, {}],
    ['that was typed is not called after its company', { company: '宏远' }, {}, {}],
    ['of a file may have a class by hand', { class_override: 'new' }, importing, {}],
    [
      'may have a tier by hand where it is said why',
      { tier_override: 'high' },
      { reason: 'a friend of the house' },
      {},
    ],
    ['keeps what was set by hand', { tier_override: 'high' }, { before: { tier_override: 'high' } }, {}],
    ['may lose what was set by hand', { tier_override: null }, { before: { tier_override: 'high' } }, {}],
  ])('%s', (_, row, more, filled) => {
    expect(completeCustomer(row, { ...facts, ...more })).toEqual(filled)
  })

  it.each<[Row, Partial<CheckFacts>, string, string, string, string]>([
    [
      { class_override: 'new' },
      {},
      'class_override',
      'class_override needs a reason',
      '人工类别（class_override）需要说明原因',
      '--class-override new --reason TEXT',
    ],
    [
      { class_override: 'new', tier_override: 'low' },
      { before: { class_override: 'new', tier_override: 'high' } },
      'tier_override',
      'tier_override needs a reason',
      '人工等级（tier_override）需要说明原因',
      '--tier-override low --reason TEXT',
    ],
  ])('with %j is refused without a reason', (row, more, field, en, zh, hint) => {
    const complete = () => completeCustomer(row, { ...facts, ...more })
    expect(complete).toThrow(refusal('missing-reason', field, en, zh, hint))
  })
})

describe('a pair of lookalikes', () => {
  it.each<[Row, Row]>([
    [{ customer: 9, other: 10 }, {}],
    [
      { customer: 10, other: 9 },
      { customer: 9, other: 10 },
    ],
    [{ customer: 10 }, {}],
    [{ other: 9 }, {}],
  ])('%j has the lower id first', (row, filled) => {
    expect(completeLookalike(row)).toEqual(filled)
  })

  it('is of two', () => {
    const complete = () => completeLookalike({ customer: 7, other: 7 })
    expect(complete).toThrow(
      refusal('same-customer', undefined, 'both are C-7', '两者都是 C-7', 'crm dedupe --not C-1 C-2'),
    )
    const why = { en: 'two customers are needed', zh: '需要两位不同的客户' }
    expect(complete).toThrow(expect.objectContaining({ detail: expect.objectContaining({ why }) }))
  })
})

describe('a custom field', () => {
  it.each(['customer.grade', 'customer.等级', 'customer.a1_b', `customer.${'x'.repeat(40)}`])('may be %s', (name) => {
    expect(completeField({ name, type: 'text' }, facts)).toEqual({ noun: 'customer' })
  })

  it.each([
    ['grade', 'it is written noun.name', '写法是 对象.名称'],
    ['customer.', 'it is written noun.name'],
    ['customer.1st', 'it is written noun.name'],
    ['customer._x', 'it is written noun.name'],
    ['customer.two words', 'it is written noun.name'],
    ['x customer.grade', 'it is written noun.name'],
    ['customer.grade!', 'it is written noun.name'],
    ['Customer.grade', 'it is written noun.name'],
    [`customer.${'x'.repeat(41)}`, 'it is written noun.name'],
    ['castle.grade', 'there is no noun "castle"', '没有对象“castle”'],
    ['customer.tier', 'customer has a field tier of its own', 'customer 本来就有字段 tier'],
  ])('may not be %s', (name, why, zh = '') => {
    expect(() => completeField({ name }, facts)).toThrow(
      expect.objectContaining({
        exit: 2,
        code: 'bad-field-name',
        words: { en: `a custom field cannot be called "${name}"`, zh: `自定义字段不能叫“${name}”` },
        detail: expect.objectContaining({
          field: 'name',
          why: { en: expect.stringContaining(why), zh: expect.stringContaining(zh) },
        }),
      }),
    )
  })

  it('that is a choice has its choices', () => {
    const choice = { name: 'customer.grade', type: 'choice' }
    expect(() => completeField(choice, facts)).toThrow(
      refusal('missing-field', 'choices', 'a choice needs its choices', '选项字段需要给出选项', '--choices a,b,c'),
    )
    expect(completeField({ ...choice, choices: '["a"]' }, facts)).toEqual({ noun: 'customer' })
    expect(completeField({ name: 'customer.grade', type: 'words' }, facts)).toEqual({ noun: 'customer' })
  })

  it('is one of its noun like any other, seen inside where nobody says who may', () => {
    const row = { name: 'customer.grade', type: 'choice', choices: '["a","b"]', label: '客户等级', sensitivity: null }
    expect(customField(row)).toEqual({
      noun: 'customer',
      field: {
        key: 'grade',
        type: {
          kind: 'choice',
          choices: [
            { code: 'a', words: { en: 'a', zh: 'a' } },
            { code: 'b', words: { en: 'b', zh: 'b' } },
          ],
        },
        words: { en: '客户等级', zh: '客户等级' },
        custom: true,
        secrecy: 'internal',
      },
    })
  })

  it.each([
    [{ label: null, sensitivity: 'secret' }, 'grade', 'secret'],
    [{ sensitivity: 'public' }, 'grade', 'public'],
    [{ label: 'G', sensitivity: 'internal' }, 'G', 'internal'],
    // Who wrote something else there meant to hide it: it is not open to everybody.
    [{ label: 'G', sensitivity: 'hidden' }, 'G', 'internal'],
  ])('that says %j', (more, label, secrecy) => {
    const { field } = customField({ name: 'customer.grade', type: 'text', ...more })
    expect([field.key, field.words.en, field.secrecy]).toEqual(['grade', label, secrecy])
  })

  it.each(['text', 'long', 'integer', 'decimal', 'money', 'day', 'flag', 'words', 'choice'])('of type %s', (type) => {
    const { field } = customField({ name: 'customer.grade', type, choices: null })
    expect(field.type).toEqual(type === 'choice' ? { kind: type, choices: [] } : { kind: type })
  })
})

describe('the likelihood of doubles', () => {
  it.each([
    [undefined, 0.75],
    ['0.9', 0.9],
    ['.25', 0.25],
    ['1', 1],
    [' 90% ', 0.9],
    ['87.25%', 0.8725],
    ['100%', 1],
  ])('%s is %d', (text, share) => {
    expect(thresholdFrom(text)).toBe(share)
  })

  it.each(['0', '0%', '1.01', '101%', '90', '-0.5', 'x0.5', '0.5x', '1.', '', 'high'])('is not %j', (text) => {
    const said = refusal(
      'bad-value',
      'threshold',
      `--threshold cannot be "${text}"`,
      `--threshold 不能是“${text}”`,
      '--threshold 0.9',
    )
    expect(() => thresholdFrom(text)).toThrow(said)
    const why = { en: 'it is above 0 and at most 1', zh: '须大于 0 且不超过 1' }
    expect(() => thresholdFrom(text)).toThrow(expect.objectContaining({ detail: expect.objectContaining({ why }) }))
  })
})
