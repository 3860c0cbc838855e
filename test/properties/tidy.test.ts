// What `fix` does to a text: done twice it changes nothing, and nothing but spaces and widths is ever lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhone } from '../../src/kernel/phone.ts'
import { tidyLine, tidyLines, tidyName, tidyPhones } from '../../src/quality/tidy.ts'
import { runs } from '../harness/property-runs.ts'

const odd = fc.constantFrom(
  ...[' ', '  ', '\u3000', '\u00a0', '\t', '\n', '\r\n', '\u200b', '\ufeff', '\u00ad', '张', '三', '丰', '欧', '陽'],
  ...['Ａ', 'ｚ', '９', '（', '，', 'é', 'e\u0301', '\u0301', '😀', '👩‍👩‍👧', '\u200d', 'x', '-', '1', '한', '𠮷'],
)
const text = fc.oneof(
  fc.array(odd, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const lossless: readonly (readonly [string, (value: string) => string])[] = [
  ['a line', tidyLine],
  ['several lines', tidyLines],
  ['the name of a person', (value) => tidyName(value, true)],
  ['the name of a company', (value) => tidyName(value, false)],
]

/** All that counts of a text: no spaces, no signs of no width, letters of full width as others. */
const essence = (value: string): string =>
  value
    .replace(/[\s\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => sign.normalize('NFKC'))
    .normalize('NFC')

describe.each(lossless)('%s', (_, tidy) => {
  it('made plain twice is made plain once', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(tidy(tidy(value))).toBe(tidy(value))
      }),
      runs(2000),
    )
  })

  it('keeps every letter and sign, in order', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(essence(tidy(value))).toBe(essence(value))
      }),
      runs(2000),
    )
  })
})

const digit = fc.constantFrom(...'0123456789 -+()xabc')
const phone = fc.oneof(
  fc.array(digit, { maxLength: 16 }).map((parts) => parts.join('')),
  fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
)

describe('phones', () => {
  it('made plain twice are made plain once, and none that can be read stays unread', () => {
    fc.assert(
      fc.property(fc.array(phone, { maxLength: 4 }), (phones) => {
        const tidy = tidyPhones(phones, 'CN')
        expect(tidyPhones(tidy, 'CN')).toEqual(tidy)
        const known = phones.flatMap((one) => (readPhone(one).known ? [readPhone(one).value] : []))
        expect(known.every((one) => tidy.includes(one))).toBe(true)
        expect(phones.every((one) => readPhone(one).known || tidy.includes(one))).toBe(true)
      }),
      runs(2000),
    )
  })
})

describe('a name', () => {
  it.each([
    ['张　三　丰', true, '张三丰'],
    ['李 四', true, '李四'],
    ['欧 阳 娜 娜', true, '欧阳娜娜'],
    ['张三 李四', true, '张三 李四'],
    ['欧阳 娜娜', true, '欧阳 娜娜'],
    ['宏 远', false, '宏 远'],
    ['Ｍaria   Lopez', true, 'Maria Lopez'],
    ['王芳 Helen', true, '王芳 Helen'],
    ['宏远（北京）', false, '宏远（北京）'],
    ['張小明', true, '張小明'],
  ])('%s (person: %s) becomes %s', (name, isPerson, expected) => {
    expect(tidyName(name, isPerson)).toBe(expected)
  })
})

describe('a note', () => {
  it('keeps its lines and what stands in front of them', () => {
    expect(tidyLines('a  b \n\n\n\n  - c\u3000\u3000d\t\n')).toBe('a b\n\n  - c d')
  })
})
