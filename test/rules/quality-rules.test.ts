// What data quality makes of single values: texts made plain, which fields of a record are looked at, what stands in
// spoilt columns, records in use, the command that mends a value, a review as it is written.
import { describe, expect, it } from 'vitest'
import { visitNoun } from '../../src/care/visit.noun.ts'
import type { Field } from '../../src/command/field.ts'
import type { Noun, Row } from '../../src/command/noun.ts'
import { contactNoun } from '../../src/customer/contact.noun.ts'
import { customerNoun } from '../../src/customer/customer.noun.ts'
import { readStoredObject } from '../../src/kernel/stored-object.ts'
import { editLine } from '../../src/quality/check.ts'
import { type FixKind, fixesOf } from '../../src/quality/fixes.ts'
import { customerColumn, inUse, ownFields } from '../../src/quality/in-use.ts'
import { completeReview } from '../../src/quality/review.ts'
import { inBrief } from '../../src/quality/stored.ts'
import { tidyLine, tidyLines, tidyName, tidyPhones } from '../../src/quality/tidy.ts'
import { productNoun } from '../../src/sales/product.noun.ts'
import { isNamedBy } from '../../src/team/role-named.ts'
import { checkFacts } from '../harness/check-facts.ts'

describe('a line made plain', () => {
  it.each([
    ['  a \t b\u3000c\u00a0 ', 'a b c'],
    ['a\n\nb', 'a b'],
    ['Zhou\u200b\u2060\ufeff\u00ad', 'Zhou'],
    ['e\u0301', '\u00e9'],
    // Joiners are part of a sign, commas of full width of Chinese.
    ['👩‍👧 你好，', '👩‍👧 你好，'],
    ['', ''],
  ])('%j is %j', (text, plain) => expect(tidyLine(text)).toBe(plain))
})

describe('a text made plain', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['\n\na\n\n', 'a'],
    ['  - a   b  \n\t- c', '  - a b\n\t- c'],
    ['a\n \u3000 \n\t\nb', 'a\n\nb'],
    ['a\u200b e\u0301', 'a \u00e9'],
    [' ', ''],
  ])('%j is %j', (text, plain) => expect(tidyLines(text)).toBe(plain))
})

describe('a name made plain', () => {
  it.each([
    ['张　三', true, '张三'],
    ['欧 阳 娜 娜', true, '欧阳娜娜'],
    ['欧 阳修', true, '欧阳修'],
    // Two names, or a double surname: nobody knows.
    ['张三 李四', true, '张三 李四'],
    ['𠮷 野家', true, '𠮷野家'],
    ['宏 远', false, '宏 远'],
    ['Ｍaria  Lopez２', true, 'Maria Lopez2'],
    ['王 Helen', true, '王 Helen'],
    ['A B', true, 'A B'],
    ['张 三丰 李', true, '张 三丰 李'],
    ['宏远（北京）', true, '宏远（北京）'],
    ['ＡＺａｚ０９：；', false, 'AZaz09：；'],
  ])('%s (of a person: %s) is %s', (name, isPerson, plain) => expect(tidyName(name, isPerson)).toBe(plain))
})

it('numbers that can be read are stored as others are, each once; others stay', () => {
  expect(tidyPhones(['138 0013 8000', '+8613800138000', 'ask Anna', '13800138000'], 'CN')).toEqual([
    '+8613800138000',
    'ask Anna',
  ])
})

const field = (
  key: string,
  kind: 'text' | 'long' | 'phones' | 'words' | 'integer',
  more: Partial<Field> = {},
): Field => ({
  key,
  type: { kind },
  words: { en: key, zh: key },
  ...more,
})

const noun = (name: string, more: Partial<Noun> = {}): Noun => ({
  name,
  plural: `${name}s`,
  chinese: [name],
  letter: 'C',
  table: name,
  about: { en: name, zh: name },
  title: 'name',
  sort: 'id',
  fields: [
    field('key', 'text'),
    field('name', 'text'),
    field('city', 'text'),
    field('note', 'long'),
    field('phones', 'phones'),
    field('tags', 'words'),
    field('age', 'integer'),
    field('class', 'text', { derived: true }),
    field('grade', 'text', { custom: true }),
  ],
  ...more,
})

describe('what is fixed', () => {
  const row: Row = {
    key: ' A  1 ',
    name: '张 三',
    city: ' 北京 ',
    note: 'a  b\n\n\nc ',
    phones: '["138 0013 8000","x"]',
    tags: '["a  b"]',
    age: 36,
    class: ' x ',
    grade: ' x ',
  }
  const fixed = (kinds: readonly FixKind[], more: Row = {}, name = 'customer'): Row =>
    fixesOf(noun(name), { ...row, ...more }, new Set(kinds), 'CN')

  it.each<[readonly FixKind[], Row]>([
    [['phones'], { phones: '["+8613800138000","x"]' }],
    [['names'], { name: '张三' }],
    // A key is to the letter; of a name spaces alone are no matter of names.
    [['spaces'], { city: '北京', note: 'a b\n\nc' }],
    [[], {}],
  ])('of %j', (kinds, changes) => expect(fixed(kinds)).toEqual(changes))

  it('is nothing where nothing is to be done, and a text is never emptied', () => {
    const plain: Row = { key: null, name: '张三', city: '北京', note: null, phones: '[]', tags: '[]' }
    expect(fixed(['phones', 'names', 'spaces'], plain)).toEqual({})
    expect(fixed(['names', 'spaces'], { ...plain, name: '\u200b', city: ' ', note: ' ' })).toEqual({})
    expect(fixed(['phones'], { phones: 'broken' })).toEqual({})
    expect(fixesOf(noun('customer'), {}, new Set(['names', 'spaces', 'phones']), 'CN')).toEqual({})
  })

  it.each([
    ['customer', {}, '张三'],
    ['contact', {}, '张三'],
    ['staff', {}, '张三'],
    ['customer', { kind: 'person' }, '张三'],
    ['customer', { kind: 'company' }, undefined],
    ['product', {}, undefined],
  ])('of the name of a %s %j', (name, more, expected) => {
    expect(fixed(['names'], more, name).name).toBe(expected)
  })
})

describe('what stands in a column', () => {
  it.each([
    [null, {}],
    ['{"a":1}', { a: 1 }],
    ['[1]', null],
    ['null', null],
    ['3', null],
    ['{broken', null],
  ])('%j is the object %j', (stored, object) => expect(readStoredObject(stored)).toEqual(object))

  it('is cut to so many signs in a sentence', () => {
    expect(inBrief('a \n b\tc')).toBe('a b c')
    expect(inBrief('𠮷'.repeat(60))).toBe('𠮷'.repeat(60))
    expect(inBrief('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(59)}…`)
    expect(inBrief('abcd', 3)).toBe('ab…')
  })
})

describe('records in use', () => {
  const nouns: readonly Noun[] = [productNoun, customerNoun, contactNoun, visitNoun]
  const named = (name: string): Noun => nouns.find((one) => one.name === name) ?? productNoun

  it.each([
    ['customer', 'r.removed is null'],
    ['contact', 'r.removed is null and r."customer" not in (select id from "customer" where removed is not null)'],
    ['visit', 'r.removed is null and r."customer" not in (select id from "customer" where removed is not null)'],
  ])('%s: %s', (name, condition) => expect(inUse(named(name), nouns)).toBe(condition))

  it('hang on all that they belong to, where that is known here', () => {
    const customer: Field = { ...field('owner', 'text'), type: { kind: 'reference', to: 'customer' } }
    const one = noun('thing', { fields: [field('name', 'text'), customer], hangsOn: ['name', 'owner'] })
    expect(inUse(one, nouns)).toContain('r."owner" not in')
    expect(inUse(one, nouns)).not.toContain('r."name" not in')
    expect(inUse(one, [])).toBe('r.removed is null')
    expect(customerColumn(one)).toBe('owner')
    expect(customerColumn({ ...one, hangsOn: ['name'] })).toBe(null)
    const product: Field = { ...field('product', 'text'), type: { kind: 'reference', to: 'product' } }
    expect(customerColumn({ ...one, fields: [product, customer], hangsOn: ['product', 'owner'] })).toBe('owner')
    expect(customerColumn({ ...one, hangsOn: [], parent: 'owner' })).toBe(null)
  })

  it.each([
    ['customer', 'id'],
    ['visit', 'customer'],
    ['product', null],
  ])('of %s are about the customer in %s', (name, column) => expect(customerColumn(named(name))).toBe(column))

  it('have the fields of their own table', () => {
    const lines = { table: 'line', parent: 'order_id', fields: ['age', 'city'] }
    expect(ownFields(noun('order', { lines })).map(({ key }) => key)).toEqual(['key', 'name', 'note', 'phones', 'tags'])
    expect(ownFields(noun('customer')).map(({ key }) => key)).toContain('city')
  })
})

it.each([
  ['birthday', undefined, 'crm edit customer C-7 --birthday DATE'],
  ['age_told', undefined, 'crm edit customer C-7 --age-told DATE'],
  ['introducer', undefined, 'crm edit customer C-7 --introducer REF'],
  ['age', undefined, 'crm edit customer C-7 --age N'],
  ['city', undefined, 'crm edit customer C-7 --city TEXT'],
  ['city', '北京', 'crm edit customer C-7 --city 北京'],
])('%s is mended by a line (%s)', (key, value, line) => {
  expect(editLine('customer', 'C', 7, key, value)).toBe(line)
})

describe('a review', () => {
  it.each<[Row, Row]>([
    [{}, { month: '2026-11', done: null, result: null }],
    [
      { month: '2026-12', status: 'open', done: '2026-11-01', result: 'right' },
      { month: '2026-12', done: null, result: null },
    ],
    [{ status: 'done' }, { month: '2026-11', done: '2026-11-27', result: null }],
    [
      { status: 'done', done: '2026-11-01', result: 'mended' },
      { month: '2026-11', done: '2026-11-01', result: 'mended' },
    ],
  ])('of %j is filled with %j', (row, filled) => expect(completeReview(row, checkFacts)).toEqual(filled))

  it.each(['2026-00', '2026-13', '2026-1', '12026-01', '2026-011', 'May'])('of %s is refused', (month) => {
    expect(() => completeReview({ month }, checkFacts)).toThrow(
      expect.objectContaining({
        exit: 2,
        code: 'bad-value',
        words: { en: `month cannot be "${month}"`, zh: `月份不能是“${month}”` },
        detail: expect.objectContaining({ field: 'month', hint: { en: '2026-11', zh: '2026-11' } }),
      }),
    )
  })
})

describe('a role', () => {
  const role: Row = { id: 3, key: 'front', name_key: '前台', removed: null }

  it.each([
    ['front', true],
    ['前臺', true],
    ['RL-3', true],
    ['rl-3', true],
    ['Front', false],
    ['RL-4', false],
    ['', false],
  ])('is named by %j: %s', (word, named) => {
    expect(isNamedBy(word, role)).toBe(named)
    expect(isNamedBy(word, { id: 3, key: 'front', name_key: '前台' })).toBe(named)
    expect(isNamedBy(word, { ...role, removed: '2026-11-01' })).toBe(false)
    expect(isNamedBy(word, null)).toBe(false)
  })
})
