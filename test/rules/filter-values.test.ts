// What a value means in a filter, by the kind of its field: how it is read, how that is said in both languages, what is
// refused, why, and what would do.
import { describe, expect, it } from 'vitest'
import type { Field, FieldType } from '../../src/command/field.ts'
import { filterOfArguments } from '../../src/command/filter/arguments.ts'
import type { Condition, Test } from '../../src/command/filter/condition.ts'
import { explainFilter } from '../../src/command/filter/explain.ts'
import { filterFields, findField, nearField } from '../../src/command/filter/find-field.ts'
import { parseFilter } from '../../src/command/filter/parse.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import {
  asksDerived,
  asksStanding,
  customerColumn,
  isSegmented,
  namesSegment,
} from '../../src/command/filter/segment-test.ts'
import { readSort } from '../../src/command/filter/sort.ts'
import { limits } from '../../src/command/filter/syntax.ts'
import type { Noun } from '../../src/command/noun.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { customer, facts, order, product, staff } from '../queries/filter-house.ts'

const field = (key: string, type: FieldType, zh: string, more: Partial<Field> = {}): Field => ({
  key,
  type,
  words: { en: key, zh },
  ...more,
})

/** A sale: fields of the kinds that a customer has none of, or has them otherwise. */
const sale: Noun = {
  ...order,
  name: 'sale',
  plural: 'sales',
  chinese: ['销售'],
  letter: 'L',
  fields: [
    field('customer', { kind: 'reference', to: 'customer' }, '客户'),
    field('order', { kind: 'reference', to: 'order' }, '订单'),
    field(
      'stage',
      {
        kind: 'choice',
        choices: [
          { code: 'none', words: { en: 'none', zh: '无' } },
          { code: 'closed', words: { en: 'closed', zh: '已关闭' } },
        ],
      },
      '阶段',
    ),
    field('paid', { kind: 'flag' }, '已付'),
    field('price', { kind: 'money', currency: 'currency' }, '单价'),
    field('currency', { kind: 'text' }, '币种'),
    field('quantity', { kind: 'decimal' }, '数量'),
    field('years', { kind: 'integer' }, '年龄', { ageOf: 'birthday' }),
    field(
      'why',
      {
        kind: 'words',
        coded: { words: (code) => ({ en: code, zh: code }), code: (text) => (text === '轮到' ? 'in-turn' : text) },
      },
      '原因',
    ),
    field('title', { kind: 'text' }, '标题'),
  ],
}

const nouns = [customer, staff, order, product, sale]
const named = { customer, order, sale } as const
type Named = keyof typeof named
const of = (noun: Noun, text: string): Condition => {
  const condition = readFilter({ where: [text] }, noun, { ...facts, nouns })
  if (!condition) throw new Error('nothing is asked')
  return condition
}
const said = (noun: Noun, condition: Condition): readonly string[] => [
  explainFilter(noun, condition, 'en', facts),
  explainFilter(noun, condition, 'zh', facts),
]
const failureOf = (work: () => unknown): Failure => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing failed')
}
const testOf = (noun: Noun, text: string): Test => {
  const condition = of(noun, text)
  if (condition.kind !== 'test') throw new Error(`${text} is no test`)
  return condition.test
}

describe('a filter is said in words', () => {
  it.each<[Named, string, string, string]>([
    ['customer', 'added:2026-11-03', 'added is on 2026-11-03', '录入日期等于 2026-11-03'],
    ['customer', 'added>=2026-11-03', 'added is on or after 2026-11-03', '录入日期不早于 2026-11-03'],
    ['customer', 'added<=2026-11-03', 'added is on or before 2026-11-03', '录入日期不晚于 2026-11-03'],
    ['customer', 'age<5', 'age is under 5', '年龄小于 5'],
    ['customer', 'age<=5', 'age is at most 5', '年龄至多 5'],
    ['customer', 'age:５', 'age is 5', '年龄等于 5'],
    ['customer', 'age:" 5 "', 'age is 5', '年龄等于 5'],
    ['customer', 'age:-5,+5', 'age is -5 or 5', '年龄等于 -5或等于 5'],
    ['customer', 'age:..5,7..', 'age is at most 5 or at least 7', '年龄至多 5或至少 7'],
    ['customer', 'age:5..5', 'age is 5', '年龄等于 5'],
    ['customer', 'age.over=5', 'age is over 5', '年龄大于 5'],
    ['customer', 'id:" C-3 "', 'id is C-3', '编号等于 C-3'],
    ['customer', 'email:a@b.cn', 'emails contains "a@b.cn"', '邮箱含“a@b.cn”'],
    ['order', 'at:2026-11', 'at is from 2026-11-01 to 2026-11-30', '时间在 2026-11-01 至 2026-11-30 之间'],
    ['customer', 'owner:E-1', 'owner is E-1', '负责人：E-1'],
    ['customer', 'owner:someone', 'owner has "someone" in its name', '负责人：名称含“someone”'],
    ['customer', 'owner:@merry', 'owner has "@merry" in its name', '负责人：名称含“@merry”'],
    ['customer', 'consent.sms.marketing:no', 'SMS (marketing) is refused', '拒绝短信（营销）'],
    ['customer', 'consent.sms.is:no', 'SMS is refused', '拒绝短信'],
    ['customer', 'id:C-3,4', 'id is C-3 or C-4', '编号等于 C-3或等于 C-4'],
    ['customer', 'owner:key:wang', 'owner has the key "wang"', '负责人：外部编号“wang”'],
    [
      'customer',
      'owner:12',
      'owner is E-12 (or, if there is none, has the key "12")',
      '负责人：E-12（若不存在，则外部编号“12”）',
    ],
    ['customer', 'owner=王芳', 'owner is named "王芳"', '负责人：名为“王芳”'],
    ['customer', 'owner:"@me"', 'owner has "@me" in its name', '负责人：名称含“@me”'],
    ['customer', 'owner:"E-1"', 'owner has "E-1" in its name', '负责人：名称含“E-1”'],
    ['customer', 'owner:A-1', 'owner has "A-1" in its name', '负责人：名称含“A-1”'],
    ['customer', 'owner:x@me', 'owner has "x@me" in its name', '负责人：名称含“x@me”'],
    ['customer', 'owner:key:', 'owner has "key:" in its name', '负责人：名称含“key:”'],
    ['customer', 'owner:a12', 'owner has "a12" in its name', '负责人：名称含“a12”'],
    ['customer', 'owner:12a', 'owner has "12a" in its name', '负责人：名称含“12a”'],
    ['sale', 'order:x', 'order has the key "x"', '订单：外部编号“x”'],
    ['sale', 'paid:yes', 'paid is yes', '已付是是'],
    ['sale', 'paid:no', 'paid is no', '已付是否'],
    ['customer', 'key=A1,B2', 'key is "A1" or "B2"', '外部编号是“A1”或“B2”'],
    ['customer', 'name=A1', 'name is "A1"', '姓名是“A1”'],
    ['customer', 'consent.sms:any', 'an answer about SMS is recorded', '记录了对短信的意愿'],
    ['customer', 'consent.sms:yes', 'SMS is allowed', '同意短信'],
    ['customer', 'consent:sms=no', 'SMS is refused', '拒绝短信'],
    ['customer', 'city:any', 'city is not empty', '城市不为空'],
    ['customer', 'phone:138', 'a number of phones has 138 in it', '电话含 138'],
    ['customer', 'phone=13800138000,139', 'phones has the number 13800138000 / 139', '电话有 13800138000 / 139'],
    ['customer', 'segment:vip,"a b"', 'in the segment "vip" or "a b"', '属于分群“vip”或“a b”'],
    ['customer', '张 明', 'the words "张", "明" are in it', '包含 “张”、“明”'],
    [
      'sale',
      'years:30..39',
      'years (by the birthday, else as told) is from 30 to 39',
      '年龄（按生日，否则按告知）在 30 至 39 之间',
    ],
    ['sale', 'years:any', 'years (by the birthday, else as told) is known', '年龄（按生日，否则按告知）已知'],
    ['sale', 'price>5', 'price is over 5.00', '单价大于 5.00'],
    ['sale', 'price:1.2345', 'price is 1.2345', '单价等于 1.2345'],
    ['sale', 'price<$5', 'price is under 5.00 USD', '单价小于 5.00 USD'],
    ['sale', 'price:¥3..¥5', 'price is from 3.00 CNY to 5.00 CNY', '单价在 3.00 CNY 至 5.00 CNY 之间'],
    ['sale', 'quantity:.25," 12.5 "', 'quantity is 0.25 or 12.5', '数量等于 0.25或等于 12.5'],
    ['sale', 'title:a', 'title contains "a"', '标题含“a”'],
  ])('%s %s', (name, filter, en, zh) => {
    expect(said(named[name], of(named[name], filter))).toEqual([en, zh])
  })

  it('a segment by its name, a live one by what it means too', () => {
    const member = (...segments: readonly (readonly [string, string | null])[]): Condition => ({
      kind: 'test',
      field: { key: 'segment', type: { kind: 'reference', to: 'segment' }, words: { en: 'segment', zh: '分群' } },
      test: {
        is: 'member',
        customers: customer,
        column: 'id',
        segments: segments.map(([name, filter], at) => ({
          id: at + 1,
          name,
          condition: filter === null ? null : of(customer, filter),
          few: false,
        })),
      },
    })
    expect(said(customer, member(['vip', null]))).toEqual(['in the segment "vip"', '属于分群“vip”'])
    expect(said(customer, member(['vip', 'tier:high'], ['old', null]))).toEqual([
      'in the segment "vip" (tier is high) or the segment "old"',
      '属于分群“vip”（等级是高）或分群“old”',
    ])
  })
})

describe('a value', () => {
  it.each<[Named, string, string]>([
    ['customer', 'tier:无', 'not present'],
    ['customer', 'tier:空', 'not present'],
    ['customer', 'tier:有', 'present'],
    ['customer', 'added:任意', 'present'],
    ['customer', 'name:none', 'not present'],
    ['customer', 'name:ANY', 'present'],
    ['customer', 'name:"none"', 'text'],
    // In texts and flags the Chinese words are common words.
    ...(['name:无', 'note:空', 'langs:有'] as const).map((filter): [Named, string, string] => [
      'customer',
      filter,
      'text',
    ]),
    ['sale', 'paid:有', 'stored'],
    ['customer', 'tier:"无"', 'refused'],
    // A code that is called so is meant.
    ['sale', 'stage:none', 'stored'],
    ['sale', 'stage:无', 'stored'],
    ['sale', 'stage:any', 'present'],
  ])('%s %s says that nothing or something is there: %s', (name, filter, is) => {
    const condition = (): Condition => of(named[name], filter)
    if (is === 'refused') expect(failureOf(condition).exit).toBe(2)
    else {
      const found = condition()
      const [not, part] = found.kind === 'not' ? (['not ', found.part] as const) : (['', found] as const)
      expect(`${not}${part.kind === 'test' ? part.test.is : ''}`).toBe(is)
    }
  })

  it('of several may be one that says that nothing is there', () => {
    expect(said(customer, of(customer, 'city:none,北京'))[0]).toBe('city is empty or city contains "北京"')
    expect(said(customer, of(customer, 'city:any,北京'))[0]).toBe('city is not empty or city contains "北京"')
    expect(said(customer, of(customer, 'city!=none'))[0]).toBe('city is not empty')
  })

  it('of codes or currencies is found by what people see', () => {
    expect(testOf(sale, 'why:轮到')).toEqual({
      is: 'text',
      how: 'part',
      texts: [{ typed: '轮到', folded: 'in-turn' }],
    })
    expect(testOf(sale, 'currency=美元')).toMatchObject({ texts: [{ typed: '美元', folded: 'usd' }] })
    expect(testOf(sale, 'currency:元宝')).toMatchObject({ texts: [{ folded: '元宝' }] })
    expect(testOf(sale, 'title:美元')).toMatchObject({ texts: [{ folded: '美元' }] })
  })

  it('of a key is to the letter where all of it is given', () => {
    expect(testOf(customer, 'key=A1,"b 2"')).toEqual({ is: 'stored', values: ['A1', 'b 2'] })
    expect(testOf(customer, 'key:A1')).toMatchObject({
      is: 'text',
      how: 'part',
      texts: [{ typed: 'A1', folded: 'a1' }],
    })
    expect(testOf(customer, 'name=A1')).toMatchObject({ is: 'text', how: 'whole' })
  })

  it('of a record says where it stood, for the store that may not have it', () => {
    expect(testOf(customer, 'owner:王')).toEqual({
      is: 'reference',
      noun: staff,
      targets: [
        { by: 'name', how: 'part', name: { typed: '王', folded: '王' }, place: { source: 'owner:王', at: 6, end: 7 } },
      ],
    })
  })

  it.each([
    ['phone:138-0013', ['1380013'], 'part'],
    ['phone=+8613800138000', ['13800138000'], 'whole'],
    ['phone:+8613800138000', ['8613800138000', '13800138000'], 'part'],
  ])('of phones is its digits: %s', (filter, digits, how) => {
    expect(testOf(customer, filter)).toMatchObject({ is: 'phone', how, digits })
  })

  it('of tags is the whole tag, with or without its sign', () => {
    for (const filter of ['#vip', 'tag:vip', 'tag:＃vip', 'tag:#vip'])
      expect(testOf(customer, filter)).toMatchObject({ how: 'whole', texts: [{ folded: 'vip' }] })
    expect(testOf(customer, 'tag:a#vip')).toMatchObject({ texts: [{ folded: 'a#vip' }] })
  })

  it('of amounts with their own currency is in units of that', () => {
    expect(testOf(sale, 'price>=12.5')).toMatchObject({ is: 'amount', only: null, spans: [{ from: { value: 12.5 } }] })
    expect(testOf(sale, 'price:$5')).toMatchObject({ only: 'USD' })
    // A sign that may be that of the firm is.
    expect(testOf(sale, 'price:¥5,6')).toMatchObject({ only: 'CNY' })
    expect(testOf(sale, 'price:$5..6')).toMatchObject({ only: 'USD' })
    const yen = { ...facts, nouns, currency: 'JPY', digits: 0 }
    expect(readFilter({ where: ['price:¥5'] }, sale, yen)).toMatchObject({ test: { only: 'JPY', base: 'JPY' } })
    const refused = failureOf(() => of(sale, 'price:$5..¥6'))
    expect(refused.detail.why).toEqual({ en: 'the other amount is in USD', zh: '另一个金额的币种是 USD' })
  })

  it.each<[string, string | null, string | null]>([
    ['added.within:7d', '2026-11-20', '2026-12-04'],
    ['added.within:+7d', '2026-11-27', '2026-12-04'],
    ['added.within:-7d', '2026-11-20', '2026-11-27'],
    ['added.within:7d-ago', '2026-11-20', '2026-11-27'],
    ['added.within:7天前', '2026-11-20', '2026-11-27'],
    ['added.within:7天后', '2026-11-27', '2026-12-04'],
    ['added.within:２周', '2026-11-13', '2026-12-11'],
    ['added.within:1m', '2026-10-27', '2026-12-27'],
    ['added.within:1个月', '2026-10-27', '2026-12-27'],
    ['added.within:1年', '2025-11-27', '2027-11-27'],
    ['added.within:2026-11', '2026-11-01', '2026-11-30'],
    ['birthday.within:7d', '2026-11-27', '2026-12-04'],
    ['birthday.within:-7d', '2026-11-20', '2026-11-27'],
    ['birthday:01-05', '2027-01-05', '2027-01-05'],
    ['added:01-05', '2026-01-05', '2026-01-05'],
    ['birthday:today', '2026-11-27', '2026-11-27'],
  ])('of days: %s is from %s to %s', (filter, from, to) => {
    expect(testOf(customer, filter)).toMatchObject({
      spans: [{ from: { value: from, open: false }, to: { value: to, open: false } }],
    })
  })

  it('of birthdays is the day of birth where it is over, else the next one', () => {
    const kinds = (filter: string): readonly string[] => {
      const condition = of(customer, filter)
      const parts = condition.kind === 'or' ? condition.parts : [condition]
      return parts.map((part) => (part.kind === 'test' ? part.test.is : part.kind))
    }
    expect(kinds('birthday:1990')).toEqual(['birth'])
    expect(kinds('birthday<1970')).toEqual(['birth'])
    expect(kinds('birthday>1970')).toEqual(['birth'])
    expect(kinds('birthday:2026-12')).toEqual(['next-birthday'])
    expect(kinds('birthday:today')).toEqual(['next-birthday'])
    expect(kinds('birthday:1990,2026-12')).toEqual(['birth', 'next-birthday'])
  })
})

describe('a value that cannot be is refused with the reason', () => {
  it.each<[Named, string, string, string, string | undefined]>([
    ['customer', 'age:1.5', 'it is not a whole number', '不是整数', 'age:30'],
    ['customer', 'age:x1', 'it is not a whole number', '不是整数', 'age:30'],
    ['customer', 'age:1x', 'it is not a whole number', '不是整数', 'age:30'],
    ['sale', 'quantity:1,5x', 'it is not a number', '不是数字', 'quantity:1,1.5'],
    ['sale', 'quantity:x5', 'it is not a number', '不是数字', 'quantity:1.5'],
    ['customer', 'spend:much', 'it is not an amount', '不是金额', 'spend:1234.50'],
    ['sale', 'price:much', 'it is not an amount', '不是金额', 'price:1234.50'],
    ['customer', 'spend:$5', 'amounts here are in CNY', '此处金额以 CNY 计', undefined],
    ['customer', 'spend:1.2345', 'amounts have 2 decimal places', '金额有 2 位小数', undefined],
    ['customer', 'id:O-1', 'the ids of customers begin with C-', '客户的编号以 C- 开头', 'id:C-1'],
    ['sale', 'order:C-1', 'the ids of orders begin with O-', '订单的编号以 O- 开头', 'order:O-1'],
    ['customer', 'introducer:@me', 'it does not name a customer', '它不指客户', undefined],
    ['customer', 'owner:@last', 'it does not name a staff', '它不指员工', undefined],
    ['customer', 'age:5..1', 'the range runs backwards', '范围的前后颠倒', undefined],
    ['customer', 'age:..', 'a range needs an end', '范围至少要有一端', undefined],
    ['customer', 'age.within:5', 'within is for days', 'within 只用于日期', 'age:1..5'],
    ['customer', 'age>1,2', 'lists and ranges go after a colon', '列表和范围写在冒号之后', 'age:1..5'],
    ['customer', 'age>none', 'none and any are asked with a colon', 'none 和 any 用冒号', 'age:none'],
    ['customer', 'name>a', 'its values have no order', '它的值没有先后大小', 'name:text'],
    ['customer', 'tag>a', 'its values have no order', '它的值没有先后大小', 'tags:vip'],
    ['customer', 'phone>a', 'its values have no order', '它的值没有先后大小', 'phones:8000'],
    ['customer', 'owner>a', 'its values have no order', '它的值没有先后大小', 'owner:E-12'],
    ['sale', 'paid>yes', 'its values have no order', '它的值没有先后大小', 'paid:yes'],
    ['customer', 'consent>x', 'its values have no order', '它的值没有先后大小', 'consent:any'],
    ['customer', 'segment>a', 'its values have no order', '它的值没有先后大小', 'segment:vip'],
    ['customer', 'name:""', 'there is nothing in it to look for', '其中没有可查找的内容', 'name:none'],
    ['customer', 'phone:abc', 'a phone is found by its digits', '电话按数字查找', 'phone:8000'],
    ['customer', 'consent.sms:x', 'it is yes or no', '可以是 yes（是）或 no（否）', 'consent.sms:yes'],
    ['customer', 'consent:sms', 'a channel and an answer are needed', '需要渠道和答复', 'consent.sms:no'],
    ['customer', 'consent:sms=x', 'it is yes or no', '可以是 yes（是）或 no（否）', 'consent:sms=yes'],
    ['customer', 'consent:"sms=x"', 'it is yes or no', '可以是 yes（是）或 no（否）', 'consent:"sms=yes"'],
    ['customer', 'city:y consent.sms:x', 'it is yes or no', '可以是 yes（是）或 no（否）', 'city:y consent.sms:yes'],
    ['customer', 'consent:sms=', 'a channel and an answer are needed', '需要渠道和答复', 'consent.sms:no'],
    ['customer', 'consent:=no', 'a channel and an answer are needed', '需要渠道和答复', 'consent.sms:no'],
    [
      'customer',
      'consent.smm:no',
      'the channels are phone, visit, mail, sms, wechat, web, all, each with .care or .marketing behind it where that is meant',
      '渠道有 phone、visit、mail、sms、wechat、web、all，需要区分用途时后面加 .care 或 .marketing',
      'consent.sms:no',
    ],
    ...(
      [
        ['city:x consent.smm:no', 'city:x consent.sms:no'],
        ['consent:smm=no', 'consent:sms=no'],
        ['consent:sms.carr=no', 'consent:sms.care=no'],
        ['consent:"sms.marketin=no"', 'consent:"sms.marketing=no"'],
      ] as const
    ).map(([filter, instead]): [Named, string, string, string, string] => [
      'customer',
      filter,
      'the channels are phone, visit, mail, sms, wechat, web, all, each with .care or .marketing behind it where that is meant',
      '渠道有 phone、visit、mail、sms、wechat、web、all，需要区分用途时后面加 .care 或 .marketing',
      instead,
    ]),
    ['customer', 'tier:x', 'it is one of high, middle, low', '可以是高（high）、中（middle）、低（low）', 'tier:high'],
    ['customer', 'tier:lwo', 'it is one of high, middle, low', '可以是高（high）、中（middle）、低（low）', 'tier:low'],
    // The opposite of a choice is asked for as such.
    ['sale', 'stage:未关闭', 'it is one of none, closed', '可以是无（none）、已关闭（closed）', 'not stage:closed'],
    ['sale', 'stage:not-closed', 'it is one of none, closed', '可以是无（none）、已关闭（closed）', 'not stage:closed'],
    ['sale', 'stage:none,未关闭', 'it is one of none, closed', '可以是无（none）、已关闭（closed）', 'stage:none,none'],
    ['sale', 'stage:不晓得', 'it is one of none, closed', '可以是无（none）、已关闭（closed）', 'stage:none'],
    [
      'customer',
      'added.within:+999999y',
      'it lies outside the years 0001 to 9999',
      '超出 0001 年至 9999 年',
      undefined,
    ],
    ['customer', 'added.within:999999y', 'it lies outside the years 0001 to 9999', '超出 0001 年至 9999 年', undefined],
    [
      'customer',
      'added.within:-999999y',
      'it lies outside the years 0001 to 9999',
      '超出 0001 年至 9999 年',
      undefined,
    ],
    [
      'customer',
      'segment:any',
      'a customer is in as many segments as its facts say: name the one that is meant',
      '客户可同时属于多个分群，请写明是哪一个',
      undefined,
    ],
    [
      'customer',
      'age.ovr:5',
      'after a field and a dot stands one of has, is, on, before, under, after, over, min, max, within, then a colon',
      '字段和点之后应是 has、is、on、before、under、after、over、min、max、within 之一，然后是冒号',
      'age.over:5',
    ],
    [
      'customer',
      'consent.sms.hsa:x',
      'after a field and a dot stands one of has, is, on, before, under, after, over, min, max, within, then a colon',
      '字段和点之后应是 has、is、on、before、under、after、over、min、max、within 之一，然后是冒号',
      'consent.sms.has:x',
    ],
    [
      'customer',
      'teir:x',
      'before a sign stands a field; a text that holds such a sign is put in quotes',
      '符号前面应是字段；文字里含有这种符号时请加引号',
      'tier:x',
    ],
  ])('%s %s', (name, filter, en, zh, instead) => {
    const noun = named[name]
    const { exit, detail } = failureOf(() => of(noun, filter))
    expect([exit, detail.why]).toEqual([2, { en, zh }])
    if (instead === undefined) return
    expect(detail.hint?.en).toBe(`crm list ${noun.plural} --where '${instead}'`)
    // The same is said to whoever mends the line as it was typed.
    const { mend } = detail
    if (mend?.is !== 'stretch') throw new Error('a stretch is mended')
    expect(mend.source).toBe(filter)
    expect(filter.slice(0, mend.from) + mend.right + filter.slice(mend.to)).toBe(instead)
  })

  it('says who is not known, and words in which there is nothing', () => {
    const nobody = failureOf(() => readFilter({ where: ['owner:@me'] }, customer, { ...facts, me: null }))
    expect(nobody.detail.why?.en).toBe('no member of staff is known as you; --as says who you are')
    expect(nobody.detail.why?.zh).toBe('不知道您是哪位员工；可用 --as 指明')
    expect(failureOf(() => of(customer, '""')).words.zh).toContain('这个词里没有可查找的内容')
    expect(failureOf(() => of(order, '#vip')).words.zh).toContain('订单没有标签')
    expect(failureOf(() => of(customer, 'teir:x')).words.zh).toContain('没有字段“teir”')
    expect(failureOf(() => of(customer, 'age.ovr:5')).words.zh).toContain('无法理解“.ovr”')
    expect(failureOf(() => of(customer, 'name>a')).words.zh).toContain('姓名（name）不能这样筛选')
    expect(failureOf(() => of(customer, 'age>1,2')).words.zh).toContain('比较只能有一个值')
    expect(failureOf(() => of(customer, 'age.over.max:5')).words.zh).toContain('无法理解“.over.max”')
    // A word that is right is not proposed anew.
    for (const filter of ['age.over>5', 'age.over.max:5'])
      expect(failureOf(() => of(customer, filter)).detail.mend).toBe(undefined)
    expect(failureOf(() => of(customer, 'added:soon')).detail.hint?.en).toBe(
      "crm list customers --where 'added:2026-11'",
    )
    expect(failureOf(() => of(sale, 'stage:未关闭')).code).toBe('unknown-value')
  })

  it('by its beginning where it is long', () => {
    expect(failureOf(() => of(customer, `tier:${'x'.repeat(40)}`)).words.en).toContain(`"${'x'.repeat(40)}"`)
    expect(failureOf(() => of(customer, `tier:${'𠮷'.repeat(41)}`)).words.en).toContain(`"${'𠮷'.repeat(39)}…"`)
    expect(failureOf(() => of(customer, `tier:${'x'.repeat(500)}`)).words.en).toContain(`"${'x'.repeat(39)}…"`)
  })
})

describe('the grammar says what is wrong with a text', () => {
  const parts = {
    en: 'a long list of records is better kept as a tag or a segment',
    zh: '大量记录请改用标签或分群来保存',
  }
  it.each<[string, string, string]>([
    ['', 'the filter is empty', '筛选条件是空的'],
    ['or a', 'a filter cannot begin with "or"', '筛选条件不能这样开头'],
    [')', 'a filter cannot begin with ")"', '筛选条件不能这样开头'],
    ['a or', 'something is missing after "or"', '“or”后面缺少内容'],
    ['()', 'something is missing after "("', '“(”后面缺少内容'],
    ['city:x or', 'something is missing after "or"', '“or”后面缺少内容'],
    ['(a', 'a bracket is never closed', '括号没有闭合'],
    ['a ) b', '")" closes nothing', '“)”没有对应的左括号'],
    ['tier:', 'a value is missing after "tier:"', '“tier:”后面缺少值'],
    ['name:"a"b', '"b" follows without a space', '“b”前面缺少空格'],
    ['x #,', 'a value is missing after "#"', '“#”后面缺少值'],
    ['x "a', 'a quote is opened and never closed', '引号没有闭合'],
    [
      '('.repeat(limits.depth + 1),
      `brackets are nested deeper than ${limits.depth}`,
      `括号嵌套超过 ${limits.depth} 层`,
    ],
    [
      'a'.repeat(limits.length + 1),
      `the filter is too long: it may have ${limits.length} characters`,
      `筛选条件太长：最多 ${limits.length} 个字符`,
    ],
    [
      'a '.repeat(limits.parts + 1),
      `the filter is too long: it may have ${limits.parts} parts`,
      `筛选条件太长：最多 ${limits.parts} 个部分`,
    ],
  ])('%#', (text, en, zh) => {
    const { words, detail } = failureOf(() => parseFilter(text))
    expect([words.en.replace(/ \(column \d+\)$/, ''), words.zh.replace(/（第 \d+ 列）$/, '')]).toEqual([en, zh])
    if (en.startsWith('the filter is too long')) expect(detail.why).toEqual(parts)
    else if (detail.mend === undefined && !en.startsWith('a value')) expect(detail.hint?.en).toBe('crm help filters')
  })

  it.each([
    ['tier:', 'the value follows without a space; records that have none are found with none', 'tier:none'],
    ['tag:(a or b)', 'several values are parted by commas, without brackets', 'tag:a,b'],
    ['tag:（a）', 'several values are parted by commas, without brackets', 'tag:a,b'],
  ])('%s: %s', (text, why, hint) => {
    const { detail } = failureOf(() => parseFilter(text))
    expect([detail.why?.en, detail.hint?.en]).toEqual([why, hint])
    expect(detail.mend).toEqual(
      hint === 'tier:none' ? { is: 'stretch', source: text, from: 5, to: 5, right: 'none' } : undefined,
    )
  })

  it('says why', () => {
    expect(failureOf(() => parseFilter('name:"a"b')).detail.why).toEqual({
      en: 'after a quoted text or a value comes a space, a comma or a bracket; a text with brackets stands in quotes',
      zh: '引号或值之后应是空格、逗号或括号；含括号的文字要加引号',
    })
    expect(failureOf(() => parseFilter('x “a')).detail.why).toEqual({
      en: 'a closing ” is missing',
      zh: '缺少闭合的 ”',
    })
    expect(failureOf(() => parseFilter('tag:(a)')).detail.why?.zh).toBe('多个值用逗号分开，不加括号')
    expect(failureOf(() => parseFilter('tag:')).detail.why?.zh).toBe('值要紧跟其后，不加空格；查找没有值的记录用 none')
  })

  it('as many parts and characters as may be are read', () => {
    expect(() => parseFilter('a '.repeat(limits.parts))).not.toThrow()
    expect(() => parseFilter('a'.repeat(limits.length))).not.toThrow()
  })

  it('of a whole filter in one word', () => {
    const { words, detail } = failureOf(() => filterOfArguments(['tier:high city:x']))
    expect(words.en).toContain('several conditions stand in one quoted word')
    expect(words.zh).toContain('一个引号里写了多个条件')
    expect(detail.why).toEqual({
      en: 'a quoted word is one phrase; a whole filter in quotes goes after --where',
      zh: '一个引号是一个短语；整个筛选条件请写在 --where 后面',
    })
    expect(detail.hint).toEqual({ en: "--where 'tier:high city:x'", zh: "--where 'tier:high city:x'" })
    expect(detail.mend).toEqual({ is: 'value', wrong: 'tier:high city:x', right: 'tier:high city:x', flag: 'where' })
  })
})

describe('a field', () => {
  it.each([
    ['last_contact', 'last_contact'],
    ['LAST  Contact', 'last_contact'],
    ['last - contact', 'last_contact'],
    ['last_visit', 'last_contact'],
    ['上次联系', 'last_contact'],
    ['手机', 'phones'],
    ['#', 'tags'],
    ['id', 'id'],
    ['编号', 'id'],
    ['none', undefined],
  ])('is named %s: %s', (name, key) => expect(findField(customer, name)?.key).toBe(key))

  it('that a noun lists as its id is its id', () => {
    const id = field('id', { kind: 'integer' }, '序号')
    const own: Noun = { ...sale, fields: [...sale.fields, id] }
    expect(findField(own, 'id')).toBe(id)
    expect(filterFields(own)).toBe(own.fields)
    expect(filterFields(sale).length).toBe(sale.fields.length + 1)
    expect(nearField(own, 'titel')).toBe('title')
    expect(nearField(own, '序好')).toBe('序号')
  })

  it('names the customer of a record', () => {
    expect([customer, order, staff].map(customerColumn)).toEqual(['id', 'customer', undefined])
    const segmented: Noun = { ...sale, fields: [...sale.fields, field('segment', { kind: 'text' }, '分段')] }
    expect([customer, order, staff, segmented].map(isSegmented)).toEqual([true, true, false, false])
  })
})

describe('a filter asks', () => {
  const member = (...conditions: readonly (Condition | null)[]): Condition => ({
    kind: 'test',
    field: {
      key: 'segment',
      type: { kind: 'reference', to: 'segment' },
      words: { en: 'segment', zh: '分群' },
      derived: true,
    },
    test: {
      is: 'member',
      customers: customer,
      column: 'id',
      segments: conditions.map((condition, at) => ({ id: at + 1, name: `s${at}`, condition, few: false })),
    },
  })
  const within = (one: Condition): readonly Condition[] => [
    one,
    { kind: 'not', part: one },
    { kind: 'and', parts: [of(customer, 'city:x'), one] },
    { kind: 'or', parts: [of(customer, 'words'), { kind: 'not', part: one }] },
  ]

  it.each<[string, () => Condition, boolean, boolean, boolean]>([
    ['a field', () => of(customer, 'city:x'), false, false, false],
    ['words', () => of(customer, 'words'), false, false, false],
    ['an id', () => of(customer, 'id:C-1'), false, false, false],
    ['what is derived', () => of(customer, 'tier:high'), false, false, true],
    ['a segment by name', () => of(customer, 'segment:vip'), true, false, true],
    ['fixed members', () => member(null), false, false, false],
    ['a live segment of fields', () => member(of(customer, 'city:x')), false, true, false],
    ['a live segment of what is derived', () => member(of(customer, 'not tier:high')), false, true, true],
    ['one of several segments that is', () => member(null, of(customer, 'not tier:high')), false, true, true],
  ])('%s', (_, make, segment, standing, derived) => {
    for (const condition of within(make()))
      expect([namesSegment(condition), asksStanding(condition), asksDerived(condition)]).toEqual([
        segment,
        standing,
        derived,
      ])
  })

  it('segments of customers and of what is theirs, as they were typed', () => {
    expect(testOf(customer, 'segment:" vip ",x')).toEqual({
      is: 'segment',
      named: [
        { text: 'vip', place: { source: 'segment:" vip ",x', at: 8, end: 15 } },
        { text: 'x', place: { source: 'segment:" vip ",x', at: 16, end: 17 } },
      ],
    })
    expect(testOf(order, '分群:vip')).toMatchObject({ is: 'segment' })
    expect(of(customer, 'segment!=vip')).toMatchObject({ kind: 'not', part: { test: { is: 'segment' } } })
    expect(testOf(customer, 'segment:"any"')).toMatchObject({ named: [{ text: 'any' }] })
    for (const name of ['anyone', 'not-any', '没有'])
      expect(testOf(customer, `segment:${name}`)).toMatchObject({ is: 'segment' })
    expect(failureOf(() => of(staff, 'segment:vip')).code).toBe('unknown-field')
    const ofStaff: Noun = { ...sale, fields: [field('customer', { kind: 'reference', to: 'staff' }, '客户')] }
    expect(failureOf(() => of(ofStaff, 'segment:vip')).code).toBe('unknown-field')
    const own: Noun = { ...sale, fields: [...sale.fields, field('segment', { kind: 'text' }, '分段')] }
    expect(testOf(own, 'segment:vip')).toMatchObject({ is: 'text' })
  })
})

describe('an order of a list', () => {
  it('has so many fields at most', () => {
    const many: Noun = {
      ...sale,
      fields: Array.from({ length: 21 }, (_, at) => field(`f${at}`, { kind: 'text' }, `列${at}`)),
    }
    const names = many.fields.map(({ key }) => key)
    expect(readSort(many, names.slice(0, 20).join(',')).length).toBe(21)
    const { code, words } = failureOf(() => readSort(many, names.join(',')))
    expect([code, words.en, words.zh]).toEqual([
      'bad-sort',
      expect.stringContaining('a list is sorted by 20 fields at most'),
      expect.stringContaining('最多按 20 个字段排序'),
    ])
  })

  it.each([
    ['xyzzy', '--sort id', '没有可排序的字段“xyzzy”'],
    ['name, teir', "--sort 'name, tier'", '没有可排序的字段“teir”'],
    ['name,teir', '--sort name,tier', '没有可排序的字段“teir”'],
    ['', '--sort -added,name', '--sort 缺少字段'],
    ['consent', '--sort id', '不能按授权（consent）排序'],
  ])('%j would be %s', (text, hint, zh) => {
    const { words, detail } = failureOf(() => readSort(customer, text))
    expect([detail.field, detail.hint?.en]).toEqual(['sort', hint])
    expect(words.zh).toContain(zh)
  })

  it('says why not', () => {
    expect(failureOf(() => readSort(customer, 'consent')).detail.why).toEqual({
      en: 'a record has several of them, or none that compares',
      zh: '一条记录可能有多个值，或无法比较',
    })
  })
})
