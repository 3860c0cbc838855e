// Filters against a noun: what is refused and what is offered instead, how a filter is explained, and the help page.
import { describe, expect, it } from 'vitest'
import { explainFilter } from '../../src/command/filter/explain.ts'
import { filterTopics } from '../../src/command/filter/filter.help.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import { readSort } from '../../src/command/filter/sort.ts'
import type { Noun } from '../../src/command/noun.ts'
import { program } from '../../src/commands.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { customer, facts, order, staff } from '../queries/filter-house.ts'

const read = (noun: Noun, text: string) => readFilter({ where: [text] }, noun, facts)

const failureOf = (work: () => unknown): Failure => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing failed')
}

const explained = (noun: Noun, text: string, language: 'en' | 'zh'): string => {
  const condition = read(noun, text)
  return condition === null ? '' : explainFilter(noun, condition, language, facts)
}

describe('what a noun does not know is refused', () => {
  it.each([
    ['teir:high', 'unknown-field', 'there is no field "teir" (column 1)', "crm list customers --where 'tier:high'"],
    [
      '张 not teir:high',
      'unknown-field',
      'there is no field "teir" (column 7)',
      "crm list customers --where '张 not tier:high'",
    ],
    ['tier:hihg', 'unknown-value', 'tier cannot be "hihg" (column 6)', "crm list customers --where 'tier:high'"],
    [
      'tier:high,"hihg" 张',
      'unknown-value',
      'tier cannot be "hihg" (column 11)',
      `crm list customers --where 'tier:high,high 张'`,
    ],
    ['age:old', 'unknown-value', 'age cannot be "old" (column 5)', undefined],
    ['age:5..1', 'unknown-value', 'age cannot be "5..1" (column 5)', undefined],
    ['age:..', 'unknown-value', 'age cannot be ".." (column 5)', undefined],
    ['age>1,2', 'bad-filter', 'a comparison takes one value (column 7)', "crm list customers --where 'age:1..5'"],
    ['age>1..2', 'bad-filter', 'a comparison takes one value (column 5)', "crm list customers --where 'age:1..5'"],
    [
      'age.within:5',
      'bad-filter',
      '"age.within:" cannot be asked of age (column 1)',
      "crm list customers --where 'age:1..5'",
    ],
    ['age.ovr:5', 'bad-filter', '".ovr:" is not understood (column 4)', "crm list customers --where 'age.over:5'"],
    ['age.over.max:5', 'bad-filter', '".over.max:" is not understood (column 4)', undefined],
    ['age.over>5', 'bad-filter', '".over>" is not understood (column 4)', undefined],
    ['age>none', 'bad-filter', '"age>" cannot be asked of age (column 1)', "crm list customers --where 'age:none'"],
    ['name>a', 'bad-filter', '"name>" cannot be asked of name (column 1)', "crm list customers --where 'name:text'"],
    ['tier>low', 'bad-filter', '"tier>" cannot be asked of tier (column 1)', "crm list customers --where 'tier:high'"],
    ['spend:0.005', 'unknown-value', 'spend cannot be "0.005" (column 7)', undefined],
    ['added:2026-02-30', 'unknown-value', 'added cannot be "2026-02-30" (column 7)', undefined],
    ['added:1/12/2026', 'unknown-value', 'added cannot be "1/12/2026" (column 7)', undefined],
    ['added.within:999999y', 'unknown-value', 'added cannot be "999999y" (column 14)', undefined],
    ['id:O-1', 'unknown-value', 'id cannot be "O-1" (column 4)', "crm list customers --where 'id:C-1'"],
    ['introducer:@me', 'unknown-value', 'introducer cannot be "@me" (column 12)', undefined],
    ['owner:@last', 'unknown-value', 'owner cannot be "@last" (column 7)', undefined],
    ['phone:abc', 'unknown-value', 'phones cannot be "abc" (column 7)', "crm list customers --where 'phone:8000'"],
    [
      'consent:sms',
      'bad-filter',
      '"consent:" cannot be asked of consent (column 1)',
      "crm list customers --where 'consent.sms:no'",
    ],
    ['consent.fax:no', 'unknown-value', 'consent cannot be "fax" (column 9)', undefined],
    [
      'consent.sms:perhaps',
      'unknown-value',
      'consent cannot be "perhaps" (column 13)',
      "crm list customers --where 'consent.sms:yes'",
    ],
    ['http://a.b', 'unknown-field', 'there is no field "http" (column 1)', 'crm list customers --fields help'],
    ['name:""', 'unknown-value', 'name cannot be "" (column 6)', "crm list customers --where 'name:none'"],
    ['""', 'bad-filter', 'there is nothing in this word to look for (column 1)', undefined],
    [
      "teir:'x'",
      'unknown-field',
      'there is no field "teir" (column 1)',
      "crm list customers --where 'tier:'\\''x'\\'''",
    ],
  ])('%s', (text, code, sentence, hint) => {
    const failure = failureOf(() => read(customer, text))
    expect(failure.exit).toBe(2)
    expect(failure.code).toBe(code)
    expect(failure.words.en).toBe(sentence)
    if (hint !== undefined) expect(failure.detail.hint?.en).toBe(hint)
  })

  it('says it in Chinese', () => {
    expect(failureOf(() => read(customer, 'tier:hihg')).words.zh).toBe('等级（tier）不能是“hihg”（第 6 列）')
  })

  it('knows whether a noun has tags, and who asks', () => {
    expect(failureOf(() => read(order, '#vip')).words.en).toBe('orders have no tags (column 1)')
    expect(failureOf(() => readFilter({ where: ['owner:@me'] }, customer, { ...facts, me: null })).code).toBe(
      'unknown-value',
    )
    expect(failureOf(() => readFilter({ words: ['#vip'] }, staff, facts)).code).toBe('unknown-field')
  })
})

describe('what was given is put together', () => {
  it('asks for nothing without words', () => {
    expect(readFilter({}, customer, facts)).toBeNull()
    expect(readFilter({ where: [], words: [] }, customer, facts)).toBeNull()
    expect(failureOf(() => readFilter({ where: [''] }, customer, facts)).code).toBe('bad-filter')
  })

  it('needs all of --where and the free words', () => {
    const condition = readFilter(
      { where: ['tier:high or tier:low', '-old'], words: ['Maria Lopez', '张'] },
      customer,
      facts,
    )
    expect(condition && explainFilter(customer, condition, 'en', facts)).toBe(
      '(tier is high or tier is low) and not (the words "old" are in it) and the words "Maria Lopez", "张" are in it',
    )
  })
})

describe('a filter is explained', () => {
  it.each([
    [
      'tier:high last_visit.before:30d-ago',
      'tier is high and last contact is before 2026-10-28',
      '等级是高 且 上次联系早于 2026-10-28',
    ],
    ['age:1..5,7', 'age is from 1 to 5 or 7', '年龄在 1 至 5 之间或等于 7'],
    ['spend.over:5000', 'spend is over 5000.00', '消费大于 5000.00'],
    ['added:2026-11', 'added is from 2026-11-01 to 2026-11-30', '录入日期在 2026-11-01 至 2026-11-30 之间'],
    ['added.after:2026-11', 'added is after 2026-11-30', '录入日期晚于 2026-11-30'],
    [
      'birthday.within:7d',
      'the next birthday is from 2026-11-27 to 2026-12-04',
      '下一个生日在 2026-11-27 至 2026-12-04 之间',
    ],
    ['birthday:1990', 'the day of birth is from 1990-01-01 to 1990-12-31', '出生日期在 1990-01-01 至 1990-12-31 之间'],
    ['owner:none', 'owner is empty', '负责人为空'],
    ['owner:@me,王', 'owner is E-1 or has "王" in its name', '负责人：E-1或名称含“王”'],
    ['not tag:vip', 'not (tags is "vip")', '不是（标签是“vip”）'],
    ['consent.sms:no', 'SMS is refused', '拒绝短信'],
    [
      '(name:a or 张) city!=b',
      '(name contains "a" or the words "张" are in it) and not (city is "b")',
      '（姓名含“a” 或 包含 “张”） 且 不是（城市是“b”）',
    ],
    ['id>=C-3', 'id is at least C-3', '编号至少 C-3'],
  ])('%s', (text, en, zh) => {
    expect(explained(customer, text, 'en')).toBe(en)
    expect(explained(customer, text, 'zh')).toBe(zh)
  })
})

describe('sorting', () => {
  it.each([
    ['-spend,name', ['-spend', 'name', 'id']],
    ['id', ['id']],
    ['-id,name', ['-id', 'name']],
    [' 消费 ， +last-visit', ['spend', 'last_contact', 'id']],
    ['name,-name', ['name', 'id']],
    [undefined, ['name', 'id']],
  ])('%s', (text, steps) => {
    expect(readSort(customer, text).map(({ field, down }) => `${down ? '-' : ''}${field.key}`)).toEqual(steps)
  })

  it.each([
    ['teir', 'unknown-field', 'there is no field "teir" to sort by (column 1)', '--sort tier'],
    ['name,-teir', 'unknown-field', 'there is no field "teir" to sort by (column 7)', '--sort name,-tier'],
    ['name desc', 'unknown-field', 'there is no field "name desc" to sort by (column 1)', undefined],
    ['', 'bad-sort', 'a field is missing in --sort (column 1)', '--sort -added,name'],
    ['name,', 'bad-sort', 'a field is missing in --sort (column 6)', '--sort -added,name'],
    ['consent', 'bad-sort', 'a list cannot be sorted by consent (column 1)', '--sort id'],
  ])('%s is refused', (text, code, sentence, hint) => {
    const failure = failureOf(() => readSort(customer, text))
    expect(failure.code).toBe(code)
    expect(failure.words.en).toBe(sentence)
    if (hint !== undefined) expect(failure.detail.hint?.en).toBe(hint)
  })

  it('refuses a field of the lines, and an endless list', () => {
    expect(failureOf(() => readSort(order, 'product')).code).toBe('bad-sort')
    expect(failureOf(() => readSort(customer, 'name,'.repeat(1000))).exit).toBe(2)
  })
})

describe('the help page', () => {
  const examples = filterTopics.flatMap((topic) => topic.examples)

  it.each(examples)('$noun $filter', ({ noun, filter, about }) => {
    const of = program.nouns.find(({ name }) => name === noun)
    const real = { ...facts, nouns: program.nouns }
    const condition = of ? readFilter({ where: [filter] }, of, real) : null
    expect(of && condition && explainFilter(of, condition, 'en', real)).toMatch(/\w/)
    expect(about.zh).toMatch(/\p{Script=Han}/u)
  })
})
