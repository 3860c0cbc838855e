// Phones: every spelling to one value, and back to people. Local numbers abroad go through the library.
import fc from 'fast-check'
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { describe, expect, test } from 'vitest'
import {
  formatPhone,
  loadPhones,
  looksLikePhone,
  phoneDigits,
  phonesNeedLibrary,
  readPhone,
  reversedDigits,
} from '../../src/kernel/phone.ts'
import { partsAbroad } from '../../src/kernel/phone-patterns.ts'

const mobile = '+8613800138000'
const beijing = '+861065529988'
const read: readonly (readonly [string, string, string])[] = [
  ['13800138000', mobile, 'mobile'],
  [' 138 0013 8000 ', mobile, 'mobile'],
  ['138-0013-8000', mobile, 'mobile'],
  ['138–0013–8000', mobile, 'mobile'],
  ['１３８００１３８０００', mobile, 'mobile'],
  ['+86 138 0013 8000', mobile, 'mobile'],
  ['+8613800138000', mobile, 'mobile'],
  ['(+86)13800138000', mobile, 'mobile'],
  ['008613800138000', mobile, 'mobile'],
  ['0086-138-0013-8000', mobile, 'mobile'],
  ['8613800138000', mobile, 'mobile'],
  ['86-13800138000', mobile, 'mobile'],
  ['013800138000', mobile, 'mobile'],
  ['8613800138000转12', `${mobile}x12`, 'mobile'],
  ["''13800138000", mobile, 'mobile'],
  ["' +86 138 0013 8000", mobile, 'mobile'],
  ['8601065529988', beijing, 'line'],
  ['86 (010) 65529988', beijing, 'line'],
  ['0086 010 65529988', beijing, 'line'],
  ['010-65529988–8001', `${beijing}x8001`, 'line'],
  ["'13800138000", mobile, 'mobile'],
  ['手机：13800138000', mobile, 'mobile'],
  ['Tel. 13800138000', mobile, 'mobile'],
  ['\u202a13800138000\u202c', mobile, 'mobile'],
  ['19912345678', '+8619912345678', 'mobile'],
  ['010-65529988', beijing, 'line'],
  ['010 6552 9988', beijing, 'line'],
  ['(010) 65529988', beijing, 'line'],
  ['（０１０）６５５２－９９８８', beijing, 'line'],
  ['+86 10 6552 9988', beijing, 'line'],
  ['+86 (010) 6552 9988', beijing, 'line'],
  ['0086 10 65529988', beijing, 'line'],
  ['86-10-65529988', beijing, 'line'],
  ['(0755) 8888 8888', '+8675588888888', 'line'],
  ['0750-3234567', '+867503234567', 'line'],
  ['010-65529988转8001', `${beijing}x8001`, 'line'],
  ['010-65529988轉8001', `${beijing}x8001`, 'line'],
  ['010-65529988 分机 8001', `${beijing}x8001`, 'line'],
  ['010-65529988转分机8001', `${beijing}x8001`, 'line'],
  ['010-65529988 ext. 8001', `${beijing}x8001`, 'line'],
  ['010-65529988 x8001', `${beijing}x8001`, 'line'],
  ['010-65529988#8001', `${beijing}x8001`, 'line'],
  ['010-65529988-8001', `${beijing}x8001`, 'line'],
  [`${beijing}x8001`, `${beijing}x8001`, 'line'],
  ['400-123-4567', '+864001234567', 'line'],
  ['400 820 8820 转 1', '+864008208820x1', 'line'],
  ['400-820-8820-1', '+864008208820x1', 'line'],
  ['8008101234', '+868008101234', 'line'],
  ['+852 2345 6789', '+85223456789', 'abroad'],
  ['00852-23456789', '+85223456789', 'abroad'],
  ['(+852) 2345 6789', '+85223456789', 'abroad'],
  ['+7 1234567', '+71234567', 'abroad'],
  ['+373 1234 5678 9012', '+373123456789012', 'abroad'],
  ['+1 (202) 555-0143', '+12025550143', 'abroad'],
  ['+1 202 555 0143 ext 12', '+12025550143x12', 'abroad'],
  ['+44 (0)20 7946 0958', '+442079460958', 'abroad'],
  ['+886 912 345 678', '+886912345678', 'abroad'],
]

const unread = [
  '1380013800',
  '138001380001',
  '12800138000',
  '1.38001E+10',
  '65529988',
  "1380013'8000",
  '18613800138000',
  '+7 123456',
  '+373 1234 5678 9012 3',
  '95588',
  '010-1552998',
  '026-65529988',
  '+86 1380013800',
  '+999 1234567',
  '+852 1',
  '+1 123 456 7890',
  '15912345678901',
  '13800138000/13900139000',
  '13800138000(家)',
  '不详',
  '-',
  '',
]

describe('readPhone', () => {
  test.each(read)('%j is %s', (text, value, kind) => {
    expect(readPhone(text)).toEqual({ value, kind, known: true })
  })

  test.each(unread)('%j cannot be read and stays', (text) => {
    expect(readPhone(text)).toEqual({ value: text, kind: 'text', known: false })
  })

  test('a text that cannot be read is cleaned', () => {
    expect(readPhone(' 无\0电话 ').value).toBe('无电话')
  })

  test('what libphonenumber makes of valid Chinese numbers, in any spelling', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
    const number = fc.oneof(
      fc.tuple(fc.constantFrom('130', '138', '150', '177', '186', '199'), digits(8)),
      fc.tuple(
        fc.constantFrom('010', '021', '0755', '0571'),
        fc.tuple(fc.constantFrom(...'2345678'), digits(7)).map((part) => part.join('')),
      ),
    )
    fc.assert(
      fc.property(number, fc.constantFrom('', ' ', '-'), ([head, tail], between) => {
        const text = head + between + tail
        const theirs = parsePhoneNumberFromString(text, 'CN')
        if (theirs?.isValid()) expect(readPhone(text).value).toBe(theirs.number)
      }),
    )
  })

  test('any text: what was read is read again as it is, and so is what people see', () => {
    const parts = fc.constantFrom(
      '+',
      '86',
      '0',
      '10',
      '138',
      '0013',
      '8000',
      '6552',
      '9988',
      ' ',
      '-',
      '(',
      ')',
      '转',
      'x',
      '852',
      '1',
      '202',
      '555',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.constantFrom('CN'), (pieces, country) => {
        const phone = readPhone(pieces.join(''), country)
        expect(readPhone(phone.value, country)).toEqual(phone)
        expect(readPhone(formatPhone(phone.value, country), country)).toEqual(phone)
        if (phone.known) expect(phone.value).toMatch(/^\+\d{7,15}(x\d{1,6})?$/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('local numbers abroad', () => {
  test('are read by the library once it is loaded', async () => {
    await loadPhones()
    expect(phonesNeedLibrary('US')).toBe(false)
    expect(readPhone('(202) 555-0143 x12', 'US')).toEqual({ value: '+12025550143x12', kind: 'abroad', known: true })
    expect(readPhone('0912 345 678', 'TW').value).toBe('+886912345678')
    expect(readPhone('2345 6789', 'HK').value).toBe('+85223456789')
    expect(readPhone('12345', 'US').known).toBe(false)
    expect(readPhone('011 86 138 0013 8000', 'US')).toEqual({ value: mobile, kind: 'mobile', known: true })
    expect(readPhone('011 86 10 6552 9988 x12', 'US')).toEqual({ value: `${beijing}x12`, kind: 'line', known: true })
    expect(readPhone('13800138000', 'US').known).toBe(false)
    expect(readPhone('13800138000', 'XX').known).toBe(false)
  })
})

test('calling codes are those of countries as the library has them, and the few of no country', () => {
  const codes = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)))
  for (const code of '379 800 808 870 878 881 882 883 888 979'.split(' ')) codes.add(code)
  const rests = ['2025550143', '912345678', '23456789', '13800138000']
  const seen = Array.from({ length: 999 }, (_, at) => rests.map((rest) => partsAbroad(`${at + 1}${rest}`)?.code ?? '-'))
  const found = new Set(seen.flat())
  found.delete('-')
  expect([...found].sort()).toEqual([...codes].sort())
})

describe('formatPhone', () => {
  const shown: readonly (readonly [string, string, string])[] = [
    [mobile, 'CN', '138 0013 8000'],
    [mobile, 'US', '+86 138 0013 8000'],
    [beijing, 'CN', '010-6552 9988'],
    [beijing, 'US', '+86 10 6552 9988'],
    [`${beijing}x8001`, 'CN', '010-6552 9988 x8001'],
    ['+867503234567', 'CN', '0750-323 4567'],
    ['+864001234567', 'CN', '400 123 4567'],
    ['+12025550143', 'CN', '+1 202 555 0143'],
    ['+85223456789', 'CN', '+852 2345 6789'],
    ['+886912345678', 'CN', '+886 912 345 678'],
    ['+442079460958', 'CN', '+44 207 946 0958'],
    ['+8675588888888', 'CN', '0755-8888 8888'],
    ['+8613800138000x12', 'CN', '138 0013 8000 x12'],
    ['+29012345', 'CN', '+290 1 2345'],
    ['+355123456', 'CN', '+355 12 3456'],
    ['+3531234567', 'CN', '+353 123 4567'],
    ['+33612345678', 'CN', '+33 612 345 678'],
    ['+4915112345678', 'CN', '+49 151 1234 5678'],
    ['+373123456789012', 'CN', '+373 1234 5678 9012'],
    ['+8613800138000x1234567', 'CN', '+8613800138000x1234567'],
    ['+999123456789', 'CN', '+999123456789'],
    ['不详', 'CN', '不详'],
    ['1380013800', 'CN', '1380013800'],
  ]
  test.each(shown)('%s in %s is %s', (value, country, text) => {
    expect(formatPhone(value, country)).toBe(text)
  })
})

test('digits for looking up', () => {
  expect(
    [mobile, `${beijing}x8001`, '+864001234567', '+12025550143', '内线 12', '1380013800'].map(phoneDigits),
  ).toEqual(['13800138000', '01065529988', '4001234567', '12025550143', '12', '1380013800'])
  expect(reversedDigits('13800138000')).toBe('00083100831')
})

test('looksLikePhone', () => {
  const yes = [
    '13800138000',
    '+86 138 0013 8000',
    '010-65529988',
    '010-65529988转8001',
    '６５５２９９８８',
    '6552998',
    ' +86 138 0013 8000 ',
    '(0755) 8888 8888',
  ]
  const no = ['12', '123456', '12-34-5', '1 2 3 4 5 6', 'C-12', '张三', '2026-12-01x', 'abc1234567', '', '1.5万']
  expect(yes.filter((text) => !looksLikePhone(text))).toEqual([])
  expect(no.filter(looksLikePhone)).toEqual([])
})
