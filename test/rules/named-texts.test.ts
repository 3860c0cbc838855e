// What counts as naming somebody: alone and not inside a longer word, in any case, numbers in any spelling.
import { describe, expect, it } from 'vitest'
import { mentionFinder, namedFinder } from '../../src/kernel/named-texts.ts'

const texts = ['Chen', 'Ann Lee', '李雷', '+8613911112222', 'Li@x.com', 'K-20']

describe('a text', () => {
  it.each([
    ['crm add customer Chen --city Chengdu', ['Chen']],
    ['crm edit customers --city Chengdu', []],
    ['crm edit customers --where name:chen', ['Chen']],
    ['asked by ANN LEE.', ['Ann Lee']],
    ['Joann Lee', []],
    ['告诉李雷了', ['李雷']],
    ['给Chen打电话', ['Chen']],
    ['--introducer "139 1111 2222"', ['+8613911112222']],
    ['call 0086-139-1111-2222 at once', ['+8613911112222']],
    ['１３９１１１１２２２２', ['+8613911112222']],
    ['--amount 39111122', []],
    ['mail LI@X.COM', ['Li@x.com']],
    ['mail wangli@x.com', []],
    ['key:k-20', ['K-20']],
    ['key:K-2024', []],
    ['', []],
  ])('%j names %j', (whole, named) => {
    expect(namedFinder(texts)(whole).map((at) => texts[at])).toEqual(named)
  })
})

// Eight digits and more are nobody else's number, whatever stands beside them; fewer, and keys with letters, may be.
it.each([
  ['12345678', 'ref x12345678y', true],
  ['+49 3012345678', 'x+49 3012345678y', true],
  ['1234567', 'no. 1234567', true],
  ['1234567', 'no. 12345678', false],
  ['123-4567', 'no. 123-45678', false],
  ['ab12345678', 'ab12345678', true],
  ['ab12345678', 'ab123456789', false],
  ['12345678ab', '912345678ab', false],
])('%s in %j: %s', (text, whole, is) => {
  expect(namedFinder([text])(whole)).toEqual(is ? [0] : [])
})

describe('what is told of a text', () => {
  it.each([
    ['the Chens in Chengdu', ['Chen']],
    ['key:K-2024', []],
    ['K-2024, K-20', ['K-20']],
    ['1K-20', ['K-20']],
    ['call 139-1111-2222', ['+8613911112222']],
    ['LI@X.COM', ['Li@x.com']],
  ])('%j is %j', (whole, named) => {
    expect(mentionFinder(texts)(whole).map((at) => texts[at])).toEqual(named)
  })
})
