// The word that was perhaps meant.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, suggest } from '../../src/kernel/suggest.ts'

const fields = [
  'name',
  'tier',
  'class',
  'owner',
  'birthday',
  'last_contact',
  'next_due',
  'spend',
  'stage',
  '客户',
  '回访',
  '投诉',
  '商机',
  '客户名称',
]
const verbs = ['add', 'list', 'show', 'edit', 'remove', 'restore', 'import', 'export', 'complaint', 'customer']

describe('suggest', () => {
  const near: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['teir', fields, 'tier'],
    ['TIER', fields, 'tier'],
    ['nmae', fields, 'name'],
    ['birtday', fields, 'birthday'],
    ['lastcontact', fields, 'last_contact'],
    ['客护', fields, '客户'],
    ['客戶', fields, '客户'],
    ['客户名', fields, '客户'],
    ['lst', verbs, 'list'],
    ['ad', verbs, 'add'],
    ['comp', verbs, 'complaint'],
    ['com', verbs, 'complaint'],
    ['co', verbs, undefined],
    ['compl', ['complete list', 'complaints of all'], 'complete list'],
    ['投诉', ['投诉处理记录'], '投诉处理记录'],
    ['投', ['投诉处理记录'], undefined],
    ['custmoers', verbs, 'customer'],
    ['exprot', verbs, 'export'],
    // Never the opposite, though it is one sign away.
    ['未关闭', ['已关闭', '关闭'], undefined],
    ['未关必', ['已关闭', '未关闭'], '未关闭'],
    ['有效', ['无效', '有郊'], '有郊'],
    ['quantum', verbs, undefined],
    ['x', verbs, undefined],
    ['张三', fields, undefined],
    ['', verbs, undefined],
    ['', [''], undefined],
    // One sign allows no slip, two or three one, more at least two.
    ['a', ['ab'], undefined],
    ['ab', ['a'], 'a'],
    ['abc', ['axy'], undefined],
    ['abcd', ['abxy'], 'abxy'],
    ['abcdefghi', ['abcdefxyz'], 'abcdefxyz'],
    ['abcdefgh', ['abcdexyz'], undefined],
  ]
  test.each(near)('%j', (word, words, expected) => {
    expect(suggest(word, words)).toBe(expected)
  })

  test('of equals the first', () => {
    expect(suggest('bat', ['cat', 'hat'])).toBe('cat')
  })

  test('a word of the list is itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...verbs), (word) => {
        expect(suggest(word, verbs)).toBe(word)
      }),
    )
  })
})

describe('editDistance', () => {
  const distances: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['a', '', 1],
    ['ca', 'abc', 3],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
    ['张三', '张三丰', 1],
  ]
  test.each(distances)('%s to %s is %d', (from, to, distance) => {
    expect(editDistance([...from], [...to])).toBe(distance)
    expect(editDistance([...to], [...from])).toBe(distance)
  })

  test('stops past the limit', () => {
    // Of few letters, so that many are near and exchanged.
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.nat({ max: 4 }), (a, b, limit) => {
        expect(editDistance([...a], [...b], limit)).toBe(Math.min(editDistance([...a], [...b]), limit + 1))
      }),
    )
  })
})
