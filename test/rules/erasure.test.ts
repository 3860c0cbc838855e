// Erasure as rules: by which texts a person is known, whose rows leave a file, what a certificate says.
import { describe, expect, it } from 'vitest'
import {
  type Certificate,
  certificateHead,
  certificateJson,
  certificateLines,
  certificateOf,
} from '../../src/erasure/certificate.ts'
import { ownerFinder, rowOwnerFinder } from '../../src/erasure/owner-finder.ts'
import { identifiersOf, isTelling, textsOf } from '../../src/erasure/person-values.ts'
import { placeName } from '../../src/erasure/reach.ts'
import { withoutRows } from '../../src/erasure/without-rows.ts'

describe('the texts of a person', () => {
  const row = {
    id: 3,
    key: 'K-20',
    name: '李雷',
    phones: '["+8613911112222","+862165432100"]',
    emails: '["li@x.com"]',
    wechat: 'lilei77',
    city: 'Wuhan',
    class: 'potential',
    added: '2026-11-27',
    at: '2026-11-27T01:02:03.004Z',
    every: '30',
    custom: '{"shop":"Corner House","clubs":"[\\"Lions\\",\\"Rotary\\"]","size":"4","age":37,"vip":true}',
    note: null,
  }

  it('by which it is known again are names, numbers, mails and keys', () => {
    const known = ['K-20', '李雷', '+8613911112222', '+862165432100', 'li@x.com', 'lilei77']
    expect(identifiersOf([row])).toEqual(known)
    expect(identifiersOf([row, { ...row, name: '李蕾' }])).toEqual([...known, '李蕾'])
    expect(identifiersOf([])).toEqual([])
  })

  it('are all others too, but for codes, days and numbers; numbers also as they were typed', () => {
    expect([...textsOf([row, row])].sort()).toEqual(
      [...identifiersOf([row]), 'Wuhan', 'Corner House', 'Lions', 'Rotary', '13911112222'].sort(),
    )
  })

  it.each([
    ['[VIP] Ann', ['[VIP] Ann']],
    ['[VIP]', ['[VIP]']],
    ['["Anne","Beth"]', ['Anne', 'Beth']],
    ['["Anne","Anne"]', ['Anne']],
    ['[12345]', ['12345']],
    ['', []],
    ['Ann', []],
    [null, []],
    [12_345, []],
  ])('of the stored name %j are %j', (name, texts) => {
    expect(identifiersOf([{ name }])).toEqual(texts)
  })

  it.each([
    // What is no object was written by another program, and may hold anything.
    ['null', []],
    ['"text"', ['"text"']],
    ['{}', []],
  ])('of custom fields %s are %j', (custom, texts) => {
    expect(textsOf([{ custom }])).toEqual(texts)
  })

  it.each([
    ['first_contact', false],
    ['abcdefghijklmnopqrst', false],
    ['abcdefghijklmnopqrstu', true],
    ['Wuhan', true],
    ['wuhan 2', true],
    ['2026-11-27', false],
    ['12:30', false],
    ['2026-11-27 ', true],
    ['5 km', true],
    ['1234567890123456789012345', true],
  ])('%j as a city is looked for: %j', (city, is) => {
    expect(textsOf([{ city }])).toEqual(is ? [city] : [])
  })

  it.each([
    ['李', false],
    ['李雷', true],
    ['Li李', true],
    ['Ann', false],
    ['Anne', true],
  ])('%s says who it is: %j', (text, is) => {
    expect(isTelling(text)).toBe(is)
  })
})

describe('whose texts stand in a text', () => {
  const people = [['李雷', '+8613911112222'], ['Anne Lee', '李雷', 'Anne Lee'], ['Chen'], []]

  it.each([
    ['asked by 李雷', [0, 1]],
    ['李雷 and anne lee', [0, 1]],
    ['139 1111 2222', [0]],
    ['Chengdu', []],
    ['chen, Anne Lee', [1, 2]],
    ['', []],
  ])('in %j', (whole, owners) => {
    expect([...ownerFinder(people)(whole)].sort()).toEqual(owners)
  })

  // A file may have left out the code of the country or of the town, or hold letters between the figures.
  const phones = [
    ['+8613911112222', 'Anne Lee'],
    ['+862165432100', '+8654321'],
    ['7654321', '65432100'],
  ]

  it.each([
    ['2,"139 1111 2222",x', [0]],
    ['2;0086.139.1111.2222;x', [0]],
    ['2|tel 1391 and 1112222', [0]],
    ['2\t021 mob 65432100\t', [1, 2]],
    ['7654321', [2]],
    ['0571-7654321', [2]],
    ['765 then 4321', [2]],
    ['8654321', [1]],
    ['654321', []],
    ['1111,2222', []],
    ['1111;2222', []],
    ['1111|2222', []],
    ['1111\t2222', []],
    ['13911112223', []],
    ['Anne Lee', [0]],
    ['', []],
  ])('in the row %j', (row, owners) => {
    expect([...rowOwnerFinder(phones)(row)].sort()).toEqual(owners)
  })

  it('in a row, where no numbers are known', () => {
    expect(rowOwnerFinder([['Anne Lee'], ['K-1234567', '1234567x']])('1234567,Anne Lee')).toEqual([0])
    expect(rowOwnerFinder([['+123456', '+1234567x2'], ['Room 1234567']])('01234567')).toEqual([])
  })
})

describe('a file without the rows of some people', () => {
  const find = ownerFinder([['Anne Lee'], ['Beth Wu']])

  it.each([
    [
      'rows go, the others stay as they are',
      'name,note\r\nAnne Lee,x\r\nCarl,"a, b"\r\n',
      'name,note\r\nCarl,"a, b"\r\n',
      [0],
    ],
    ['the head stays', 'Anne Lee,Beth Wu\nBeth Wu,\n', 'Anne Lee,Beth Wu\n', [1]],
    ['a row goes with all its lines', 'a,b\n"one\nAnne Lee\n",2\n3,4\n', 'a,b\n3,4\n', [0]],
    ['quotes written twice end no row', 'a\n"say ""x""\nBeth Wu"\nC\n', 'a\nC\n', [1]],
    ['the last row may have no end', 'a\nCarl\nAnne Lee', 'a\nCarl\n', [0]],
    ['nor need a quote be closed', 'a\nCarl\n"Anne\nAnne Lee', 'a\nCarl\n', [0]],
    ['of two people', 'a\nBeth Wu\nAnne Lee\nBeth Wu\n', 'a\n', [0, 1]],
    ['none', 'a\nCarl\n', 'a\nCarl\n', []],
    ['nothing', '', '', []],
  ])('%s', (_, before, text, owners) => {
    const without = withoutRows(before, find, true)
    expect([without.text, [...without.owners].sort()]).toEqual([text, owners])
  })

  it('that knows no quotes is one of lines', () => {
    expect(withoutRows('a\n5" pipe\nAnne Lee\nCarl', find, false).text).toBe('a\n5" pipe\nCarl')
  })
})

describe('a certificate', () => {
  const row = {
    id: 2,
    customer: 7,
    at: '2026-11-27T01:02:03.004Z',
    who: 'wang',
    reason: null,
    reached: '{"customer":1,"contact":1200}',
    entries: '[4,9]',
    mentions: '["V-3","entry 12"]',
    backups: '["a.backup","b.backup"]',
    remains: '{}',
    entry: 5,
    cleaned: 1,
  }
  const one = certificateOf(row)
  const lines = (given: Partial<Certificate>, language: 'en' | 'zh') =>
    certificateLines({ ...one, reached: {}, mentions: [], backups: [], ...given }).map((words) =>
      words[language].trim(),
    )

  it('is read from the store, for scripts without what only the store needs', () => {
    expect(one).toMatchObject({ reached: { customer: 1, contact: 1200 }, entries: [4, 9] })
    expect(certificateJson(one)).toEqual({
      customer: 'C-7',
      at: row.at,
      who: 'wang',
      reason: null,
      reached: { customer: 1, contact: 1200 },
      mentions: ['V-3', 'entry 12'],
      backups: ['a.backup', 'b.backup'],
      entry: 5,
    })
  })

  it('says what was reached, who still names the person, which copies are older', () => {
    expect(certificateLines(one).map(({ en }) => en.trim())).toEqual([
      'customers, erased: 1',
      'contacts, erased: 1,200',
      'still named, in records of others: V-3, entry 12',
      'older copies that hold the person: a.backup, b.backup',
    ])
    expect(lines({}, 'en')).toEqual([])
    expect(lines({ reached: { contact: 1200, own_table: 1 } }, 'zh')).toEqual([
      '联系人，已彻底删除：1,200',
      'own_table：1',
    ])
  })

  it.each([
    [20, '', ''],
    [21, ' and 1 more', '，另有 1 处'],
  ])('of %i records of others names twenty; every copy', (count, en, zh) => {
    const mentions = Array.from({ length: count }, (_, at) => `V-${at + 1}`)
    const shown = mentions.slice(0, 20).join(', ')
    expect(lines({ mentions }, 'en')).toEqual([`still named, in records of others: ${shown}${en}`])
    expect(lines({ mentions }, 'zh')).toEqual([`其他记录中仍提到：${shown}${zh}`])
    expect(lines({ backups: mentions }, 'zh')).toEqual([`仍含此人的旧备份：${mentions.join(', ')}`])
  })

  it('is headed by when, by whom and why, never by the name', () => {
    expect(certificateHead(one, 'Asia/Shanghai')).toEqual({
      en: 'C-7 erased 2026-11-27 09:02 by wang',
      zh: 'C-7 于 2026-11-27 09:02 由 wang 彻底删除',
    })
    expect(certificateHead({ ...one, reason: 'asked for' }, 'Asia/Shanghai')).toEqual({
      en: 'C-7 erased 2026-11-27 09:02 by wang · asked for',
      zh: 'C-7 于 2026-11-27 09:02 由 wang 彻底删除 · asked for',
    })
  })

  it('calls a table that it does not know by its own name', () => {
    expect(placeName('customer')).toEqual({ en: 'customers, erased', zh: '客户，已彻底删除' })
    expect(placeName('own_table')).toEqual({ en: 'own_table', zh: 'own_table' })
  })
})
