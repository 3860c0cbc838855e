// Cleaning at the door and folding for comparison.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, foldText, isChinese } from '../../src/kernel/text.ts'

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(' ', '　', '張', '乾', '餅', 'É', 'ς', '\ud800', '\u200b', '\r', '\n', '\t', '\0'),
  ),
})

describe('cleanText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['张小明', '张小明'],
    ['  张小明　', '张小明'],
    [' Bob ', 'Bob'],
    ['a\0b\x07c\x7f\u0085', 'abc'],
    ['a\tb\r\nc', 'a b c'],
    ['e\u0301', 'é'],
    ['豈', '豈'],
    ['a\ud800b', 'a\ufffdb'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['a\u202eb', 'a\u202eb'],
    ['\ufeff姓名', '姓名'],
    ['\u200b \u2060张 \u200b三\u3000\u200b\ufeff ', '张 \u200b三'],
    ['\u200b\u2060\ufeff', ''],
    ['\u200b', ''],
    ['', ''],
    ['   ', ''],
  ]
  test.each(cases)('%j is %j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean)
  })

  test('keeps tabs and line breaks where lines are wanted', () => {
    expect(cleanText(' a\tb\r\nc\rd\u2028e\0\n', { multiline: true })).toBe('a\tb\nc\nd\ne')
  })

  test('spaces inside a text at whose edge one has no width are passed but once', () => {
    const inside = `a${' '.repeat(100_000)}b`
    const began = performance.now()
    expect(cleanText(`\u200b${inside}\u200b`) === inside).toBe(true)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('gives NFC without controls, lone surrogates and outer spaces, and is stable', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, multiline) => {
        const clean = cleanText(text, { multiline })
        expect(clean).toBe(clean.trim())
        expect(clean.normalize('NFC')).toBe(clean)
        expect(clean).not.toMatch(multiline ? /[\0-\x08\x0b-\x1f\x7f-\x9f]/ : /[\0-\x1f\x7f-\x9f]/)
        expect(clean).not.toMatch(/\p{Surrogate}/u)
        expect(cleanText(clean, { multiline })).toBe(clean)
      }),
    )
  })
})

describe('foldText', () => {
  const same: readonly (readonly [string, string])[] = [
    ['張三豐', '张三丰'],
    ['張 三　豐', '张三丰'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['Maria  LOPEZ', ' maria lopez'],
    ['ABC 公司', 'abc公司'],
    ['O’Brien', "o'brien"],
    ['玛丽•洛佩斯', '玛丽·洛佩斯'],
    ['玛丽・洛佩斯', '玛丽·洛佩斯'],
    ['宏远（北京）', '宏远(北京)'],
    ['a\u200bb\u00adc', 'abc'],
    ['ΑΣ', 'ας'],
    ['ﬁne', 'fine'],
    ['餅 乾', '饼干'],
    ['衞生', '卫生'],
  ]
  test.each(same)('%j equals %j', (one, other) => {
    expect(foldText(one)).toBe(foldText(other))
  })

  test.each([
    ['公司 ABC', '公司abc'],
    ['ABC 公司', 'abc公司'],
    ['Li  Wei', 'li wei'],
    ['玛丽·洛佩斯 ​ Co', '玛丽·洛佩斯co'],
    ['é é', 'é é'],
    ['ZOË', 'zoë'],
    ['a\x7fb', 'a\x7fb'],
    ['@[`{', '@[`{'],
    ['一龥鿿', '一龥鿿'],
  ])('%j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  const different: readonly (readonly [string, string])[] = [
    ['张乾', '张干'],
    ['José', 'Jose'],
    ['ab', 'a b'],
    ['张三', '张三丰'],
  ]
  test.each(different)('%j differs from %j', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other))
  })

  test('is stable, and does not mind case or form of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        const clean = cleanText(text)
        expect(foldText(clean.normalize('NFD'))).toBe(foldText(clean))
      }),
    )
  })

  test('a short way round gives what the long way gives', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'z', '9', ' ', '\t', '-', '張', '三', '乾', '餅') }),
        (text) => {
          expect(foldText(text)).toBe(foldText(`${text}\u200b`))
        },
      ),
    )
  })
})

test('isChinese', () => {
  expect(['一', '鿿', '⺀'].map(isChinese)).toEqual([true, true, true])
  expect(['张', '〇', '々', '㑇', '𬭎', '豈'].map(isChinese)).toEqual([true, true, true, true, true, true])
  expect(['a', 'あ', '한', '，', '1', 'あ张'].map(isChinese)).toEqual([false, false, false, false, false, false])
})
