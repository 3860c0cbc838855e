// Jaro and Winkler against the values printed by Winkler (1990) and in later tables of his, and what must hold for any texts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaro, jaroWinkler } from '../../src/analytics/jaro-winkler.ts'

describe('Jaro and Winkler', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.944, 0.961],
    ['DIXON', 'DICKSONX', 0.767, 0.813],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['北京宏远科技有限公司', '北京宏远科技股份有限公司', 0.944, 0.967],
  ])('%s and %s', (a, b, plain, winkler) => {
    expect(jaro(a, b)).toBeCloseTo(plain, 3)
    expect(jaroWinkler(a, b)).toBeCloseTo(winkler, 3)
  })

  it('is 0 for nothing in common and 1 for the same', () => {
    expect(jaroWinkler('', '')).toBe(0)
    expect(jaroWinkler('', 'a')).toBe(0)
    expect(jaroWinkler('abc', 'xyz')).toBe(0)
    expect(jaroWinkler('a', 'a')).toBe(1)
  })

  it('takes each unit of a long text once, however short the other is', () => {
    const long = `${'a'.repeat(150)}z${'a'.repeat(249)}`
    expect(jaro('zz', long)).toBeCloseTo((1 / 2 + 1 / 400 + 1) / 3, 12)
    expect(jaro(long, 'zz')).toBeCloseTo((1 / 2 + 1 / 400 + 1) / 3, 12)
  })

  it('takes nothing for common that is too far off on either side', () => {
    expect(jaro('bcdefa', 'aghijk')).toBe(0)
    expect(jaro('aghijk', 'bcdefa')).toBe(0)
    expect(jaro('xxaxxx', 'bcdeaf')).toBeCloseTo((1 / 6 + 1 / 6 + 1) / 3, 12)
  })

  it.each([
    [150, 3],
    [3, 400],
    [900, 900],
  ])('is by the definition also for %d and %d units', (m, n) => {
    // Each unit once, so that nothing is out of order.
    const text = (length: number) => String.fromCharCode(...Array.from({ length }, (_, at) => 0x4e00 + at))
    const [a, b] = [text(m), text(n)]
    const by = (common: number): number => (common / m + common / n + 1) / 3
    expect(jaro(a, b)).toBeCloseTo(by(Math.min(m, n)), 12)
    // All one place further on: still near enough, and in order.
    expect(jaro(a, `${b.slice(1)}!`)).toBeCloseTo(by(Math.min(m, n) - 1), 12)
  })

  it('is the same from both sides and between 0 and 1, for texts of any length', () => {
    const text = fc.string({ maxLength: 90, unit: fc.constantFrom('a', 'b', 'c', 'd', '张', '明') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alike = jaro(a, b)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        expect(jaroWinkler(a, b)).toBeGreaterThanOrEqual(alike)
        if (a !== '') expect(jaroWinkler(a, a)).toBe(1)
      }),
    )
  })
})
