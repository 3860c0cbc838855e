import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockWidth, cellWidth, clustersOf, cutCells, padCells, wrapCells } from '../../src/output/width.ts'

describe('cells taken by a text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['客户', 4],
    ['Ａ，', 4],
    ['ｱｲ', 2],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['ひがしﾞ', 7],
    ['e\u0301tude', 5],
    ['ก็็็', 1],
    ['กำ', 2],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['🇨🇳', 2],
    ['👍🏽', 2],
    ['❤️', 2],
    ['1️⃣', 2],
    ['𠮷野家', 6],
    ['邉󠄀', 2],
    ['½ ① · ¥', 7],
    ['\u3000', 2],
    ['\ue000', 1],
    ['⟨U+202E⟩', 8],
    ['␛', 1],
  ])('%s takes %i', (text, width) => {
    expect(cellWidth(text)).toBe(width)
  })

  it('is the greatest of the lines for a text of several', () => {
    expect(blockWidth('客户\nabcde\n')).toBe(5)
  })
})

describe('filling and cutting', () => {
  it('fills by cells on either side', () => {
    expect(padCells('客户', 6)).toBe('客户  ')
    expect(padCells('客户', 6, 'right')).toBe('  客户')
    expect(padCells('客户', 3)).toBe('客户')
  })
  it('cuts between characters and marks the cut', () => {
    expect(cutCells('客户名单', 8)).toBe('客户名单')
    expect(cutCells('客户名单', 7)).toBe('客户名…')
    expect(cutCells('客户名单', 6)).toBe('客户…')
    expect(cutCells('a👨‍👩‍👧b', 3)).toBe('a…')
  })
})

describe('breaking into lines', () => {
  it('keeps words whole and breaks Chinese anywhere', () => {
    expect(wrapCells('the second plant is late', 10)).toEqual(['the second', 'plant is', 'late'])
    expect(wrapCells('电话 136 1199 1934', 14)).toEqual(['电话', '136 1199 1934'])
    expect(wrapCells('on 2026-11-01 10:00', 16)).toEqual(['on', '2026-11-01 10:00'])
    expect(wrapCells('价格可以交货太慢', 6)).toEqual(['价格可', '以交货', '太慢'])
    expect(wrapCells('call 王芳 in the morning', 9)).toEqual(['call 王芳', 'in the', 'morning'])
  })
  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(wrapCells('价格可以，交货太慢', 8)).toEqual(['价格可', '以，交货', '太慢'])
    expect(wrapCells('价格可（以）', 8)).toEqual(['价格可', '（以）'])
  })
  it('breaks beside wide letters on either side rather than before the word', () => {
    expect(wrapCells('x abcd客', 7)).toEqual(['x abcd', '客'])
    expect(wrapCells('x 客abcd', 6)).toEqual(['x 客', 'abcd'])
    expect(wrapCells('ab,客;cd', 5)).toEqual(['ab,', '客;cd'])
    expect(wrapCells('abc;def', 5)).toEqual(['abc;', 'def'])
    expect(wrapCells('abc  def', 4)).toEqual(['abc', 'def'])
  })
  it('leaves a character alone that is wider than the line', () => {
    expect(wrapCells('\u1100\u1100\u1161', 2)).toEqual(['\u1100\u1100\u1161'])
  })
  it('breaks a long word hard', () => {
    expect(wrapCells('https://example.com/abc', 8)).toEqual(['https://', 'example.', 'com/abc'])
  })
  it('keeps line breaks and blank lines', () => {
    expect(wrapCells('a\n\nb', 5)).toEqual(['a', '', 'b'])
  })

  const text = fc.string({
    unit: fc.constantFrom(...'ab ,，。（）「」客户é😀1¥\n-', '👨‍👩‍👧', 'ก็', '🇨🇳', 'longword'),
    maxLength: 60,
  })
  it('never exceeds the width and loses nothing but spaces at a break', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (sample, width) => {
        const lines = wrapCells(sample, width)
        for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(sample.replace(/[ \n]/g, ''))
        expect(lines.length).toBeGreaterThanOrEqual(sample.split('\n').length)
      }),
    )
  })
  it('splits into characters that join to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sample) => {
        expect(clustersOf(sample).join('')).toBe(sample)
      }),
    )
  })
})
