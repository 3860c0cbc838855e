// What a mask leaves of a value: never its middle, never a text that could be taken for the value, and of a mask itself.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskBirthday, maskEmail, maskInitial, maskPhone, withoutYear } from '../../src/kernel/mask.ts'
import { isMask } from '../../src/kernel/mask-shape.ts'
import { readPhone } from '../../src/kernel/phone.ts'
import { runs } from '../harness/property-runs.ts'

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''))

const mobile = fc.tuple(fc.integer({ min: 30, max: 99 }), digits(8, 8)).map(([head, rest]) => `+861${head}${rest}`)
const line = digits(7, 8).map((rest) => `+8610${rest}`)
const abroad = fc
  .tuple(fc.constantFrom('1', '44', '49', '81', '852'), digits(6, 10))
  .map(([code, rest]) => `+${code}${rest}`)
const extension = fc.option(digits(1, 6), { nil: undefined })
const phone = fc
  .tuple(fc.oneof(mobile, line, abroad), extension)
  .map(([number, ext]) => (ext === undefined ? number : `${number}x${ext}`))

describe('the mask of a phone', () => {
  it('keeps its shape', () => {
    const left = ['+8613800138000', '+861065529988', '+861065529988x8001', '+12025550143', 'ask his wife'].map(
      maskPhone,
    )
    expect(left).toEqual(['138****8000', '010-**** 9988', '010-**** 9988 x****', '+1 20* *** 0143', '****'])
    const short = ['+29012345', '+355123456', '+3531234567', '+85223456789', '+442079460958'].map(maskPhone)
    expect(short).toEqual(['+290 * ****', '+355 ** ****', '+353 1** **67', '+852 23** **89', '+44 20* *** 0958'])
  })

  it('hides at least four digits in a row of the number, and all of its extension', () => {
    fc.assert(
      fc.property(phone, (value) => {
        const left = maskPhone(value)
        const whole = value.replace(/x.*$/, '').slice(1)
        const kept = left
          .replace(/ x\*{4}$/, '')
          .replace(/^\+\d+ /, '')
          .replace(/^0/, '')
        const stars = kept.replace(/[^*\d]/g, '')
        expect(stars).toMatch(/^\d*\*{4,}\d*$/)
        const [head = '', tail = ''] = stars.split(/\*+/)
        // Never more than eight digits, and nothing that was between them.
        expect(head.length + tail.length).toBeLessThanOrEqual(8)
        expect(whole.endsWith(tail)).toBe(true)
        if (value.includes('x')) expect(left).toMatch(/ x\*{4}$/)
      }),
      runs(2000),
    )
  })

  it('is no number, is known as a mask, and is its own mask', () => {
    fc.assert(
      fc.property(phone, (value) => {
        const left = maskPhone(value)
        expect(readPhone(left).known).toBe(false)
        expect(isMask('phones', left)).toBe(true)
        expect(maskPhone(left)).toBe(left)
      }),
      runs(2000),
    )
  })
})

describe('the masks of other values', () => {
  it('leave the first letter of a mail or a handle and nothing behind it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/), (local) => {
        const mail = `${local}@example.com`
        expect(maskEmail(mail)).toBe(`${local[0]}***@example.com`)
        expect(maskInitial(local)).toBe(`${local[0]}***`)
        for (const [kind, left] of [
          ['emails', maskEmail(mail)],
          ['initial', maskInitial(local)],
        ] as const) {
          expect(isMask(kind, left)).toBe(true)
          expect(left.replace('@example.com', '')).not.toContain(local.slice(1))
        }
        expect(maskEmail(maskEmail(mail))).toBe(maskEmail(mail))
        expect(maskInitial(maskInitial(local))).toBe(maskInitial(local))
      }),
      runs(2000),
    )
    expect(['nobody', '@example.com', ''].map(maskEmail)).toEqual(['***', '***', '***'])
    expect([maskEmail('w@example.com'), maskInitial('张'), maskInitial('𠀀山')]).toEqual([
      '***@example.com',
      '***',
      '𠀀***',
    ])
  })

  it('leave of a birthday its day', () => {
    expect(['1990-05-17', '--05-17', 'lunar:1990-08-15', 'lunar:--06L-15', '1990'].map(maskBirthday)).toEqual([
      '****-05-17',
      '****-05-17',
      'lunar:****-08-15',
      'lunar:****-06L-15',
      '***',
    ])
    expect(maskBirthday(maskBirthday('1990-05-17'))).toBe('****-05-17')
    expect(['x1990-05-17', 'lunar:x', ''].map(maskBirthday)).toEqual(['***', '***', '***'])
    expect(['1990-05-17', 'lunar:1990-08-15', '1990'].map(withoutYear)).toEqual(['--05-17', 'lunar:--08-15', null])
    expect(isMask('birthday', '****-05-17')).toBe(true)
  })

  it('are not seen where there is none', () => {
    for (const [kind, text] of [
      ['long', 'a **bold** word'],
      ['text', '5*3'],
      ['phones', '138 0013 8000'],
      ['emails', 'a*b@example.com'],
      ['initial', 'zhang**'],
    ] as const)
      expect(isMask(kind, text)).toBe(false)
    expect(isMask('long', '***')).toBe(true)
  })
})
