// Numbers and addresses are found in any spelling, and nothing else is.
import { describe, expect, it } from 'vitest'
import { nationalDigits, spelledFinder } from '../../src/kernel/spelled-texts.ts'

const texts = [
  '+8613911112222',
  'Linghu@Example.com',
  '李雷',
  '+493012345678',
  '+12025550143',
  '+441632960018x12',
  'k-77',
]
const find = spelledFinder(texts)
const found = (whole: string): readonly string[] => find(whole).map((at) => texts[at] ?? '')

describe('a text in another', () => {
  it.each([
    ['his brother: 139 1111 2222', '+8613911112222'],
    ['call 13911112222!', '+8613911112222'],
    ['+86 139-1111-2222', '+8613911112222'],
    ['0086 (139) 1111.2222', '+8613911112222'],
    ['{"phones":"[\\"+8613911112222\\"]"}', '+8613911112222'],
    ['139–1111–2222', '+8613911112222'],
    ['mail linghu@example.com', 'Linghu@Example.com'],
    ['LINGHU@EXAMPLE.COM', 'Linghu@Example.com'],
    ['像李雷一样', '李雷'],
    ['030 12345678', '+493012345678'],
    ['(202) 555-0143', '+12025550143'],
    ['01632 960018', '+441632960018x12'],
    ['see k-77', 'k-77'],
    ['order 12: 139 1111 2222', '+8613911112222'],
    ['2026-11-22, then (020) 1, then 139-1111-2222', '+8613911112222'],
    ['０３０－１２３４５６７８', '+493012345678'],
    ['tel 12345678', '+493012345678'],
  ])('%s', (whole, text) => expect(found(whole)).toEqual([text]))

  it.each([
    '138 1111 2222',
    '1391111222',
    '1391, 111, 2222',
    '139 1111 2223',
    '2026-11-22 13:11:11.112222',
    'linghu@example.net',
    '李 雷',
    'K-77',
    '139111    12222',
    '1391111Ａ2222',
    '',
  ])('is none of them: %s', (whole) => expect(found(whole)).toEqual([]))

  it('is sought in the spelling of its country too', () => {
    expect(texts.map(nationalDigits)).toEqual(['13911112222', null, null, null, '2025550143', null, null])
    expect(['+8613911112222x12', '+12025550143x5'].map(nationalDigits)).toEqual(['13911112222', '2025550143'])
    const none = ['13911112222', 'x12025550143', 'x+8613911112222', '+8613911112222 or', '+86139111x']
    const others = ['+498611391111222', '+86139111122223']
    expect([...none, ...others].map(nationalDigits)).toEqual(Array(7).fill(null))
  })
})
