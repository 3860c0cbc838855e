// What Chinese readers call checks and reasons: every check has a name of its own, and the name leads back to its code.
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/quality/all-checks.queries.ts'
import { checkCode, checkWords } from '../../src/quality/check-titles.ts'

describe('names of checks', () => {
  test('every check has a Chinese name, no two the same', () => {
    const names = checks.map(({ name }) => checkWords(name).zh)
    for (const [at, { name }] of checks.entries()) expect(names[at], name).toMatch(/^[一-鿿]{2,8}$/)
    expect(new Set(names).size).toBe(checks.length)
  })

  test('a Chinese name is read as its check', () => {
    for (const { name } of checks) expect(checkCode(` ${checkWords(name).zh} `)).toBe(name)
  })

  test.each([
    ['unseen-5459d', '5,459 天无人查看'],
    ['in-turn', '轮到复核'],
    ['moved?', 'moved?'],
  ])('%s is %s', (code, zh) => {
    expect(checkWords(code)).toEqual({ en: code, zh })
  })

  test('what is no name stays what it is', () => {
    expect(checkCode('phone-shared')).toBe('phone-shared')
    expect(checkCode('搬家了')).toBe('搬家了')
  })
})
