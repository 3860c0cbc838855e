// E-mail addresses: what is one, how it is stored and compared.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emailKey, looksLikeEmail, readEmail } from '../../src/kernel/email.ts'

const good: readonly (readonly [string, string])[] = [
  ['a@b.cn', 'a@b.cn'],
  [' Zhang.San@Example.COM ', 'Zhang.San@example.com'],
  ['zhang_san+crm@mail.example.com', 'zhang_san+crm@mail.example.com'],
  ['zhang＠example．com', 'zhang@example.com'],
  ['zhang@example。com', 'zhang@example.com'],
  ['张三@例子.公司', '张三@例子.公司'],
  ['info@公司.中国', 'info@公司.中国'],
  ['x@xn--fiqs8s.com', 'x@xn--fiqs8s.com'],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ['138@163.com', '138@163.com'],
  ['A@b.cn', 'A@b.cn'],
  ['A@b.c.com', 'A@b.c.com'],
  ['a@b.4you', 'a@b.4you'],
  ['a@b.top1', 'a@b.top1'],
  [`${'a'.repeat(64)}@${'b.'.repeat(93)}com`, `${'a'.repeat(64)}@${'b.'.repeat(93)}com`],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
]

const bad = [
  '', '@', 'a', 'a@', '@b.com', 'a@b', 'a..b@c.com', '.a@c.com', 'a.@c.com', 'a@b..com', 'a@.com', 'a@b.com.', 'a@-b.com', 'a@b-.com',
  'a b@c.com', 'a@b c.com', 'a@b@c.com', 'ab.com', 'a@b.example.12', 'A@example.com.d', `${'a'.repeat(64)}@${'b.'.repeat(94)}com`,
  `a@${'北京上海广州深圳天津.'.repeat(12)}com`, '"a b"@c.com', 'a@[1.2.3.4]', 'a@1.2.3.4', 'a@b.c', 'a@b_c.com', 'a,b@c.com', 'a@b.com;c@d.com',
  '张三 <a@b.com>', `${'a'.repeat(65)}@example.com`, `a@${'b'.repeat(64)}.com`, `a@${'b.'.repeat(130)}com`, 'a\n@b.com', '\u202ea@b.com',
] // biome-ignore format: a list

describe('readEmail', () => {
  test.each(good)('%j is %s', (text, stored) => {
    expect(readEmail(text)).toBe(stored)
  })

  test.each(bad)('%j is none', (text) => {
    expect(readEmail(text)).toBeNull()
  })

  test('is stable, and holds one @ with a dotted domain in lower case', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.emailAddress(), fc.string({ unit: fc.constantFrom('a', 'B', '.', '-', '@', '公', '1', ' ') })),
        (text) => {
          const stored = readEmail(text)
          if (stored === null) return
          expect(readEmail(stored)).toBe(stored)
          expect(stored).toMatch(/^[^@\s]+@[^@\sA-Z]+\.[^@\sA-Z.]{2,}$/)
        },
      ),
    )
  })
})

test('comparison and looks', () => {
  expect(emailKey('Zhang.San@example.com')).toBe('zhang.san@example.com')
  expect([' a@b ', '张三＠例子.公司', '@me', 'a@', 'a b@c', 'me', 'a@b c', 'a@b@c'].map(looksLikeEmail)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})
