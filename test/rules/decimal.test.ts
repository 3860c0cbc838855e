// Exact decimals out of text: where reading ends, and how they are written, multiplied and rounded.
import { describe, expect, it } from 'vitest'
import {
  decimalText,
  isPlainNumber,
  isPointed,
  multiplyDecimals,
  readDecimal,
  toUnits,
} from '../../src/kernel/decimal.ts'

describe('a decimal', () => {
  it.each<[string, bigint, number]>([
    ['12', 12n, 0],
    ['012.50', 1250n, 2],
    ['1e3', 1000n, 0],
    ['1.5e1', 15n, 0],
    ['1.25e1', 125n, 1],
    ['1e-30', 1n, 30],
    ['1e30', 10n ** 30n, 0],
    ['1'.repeat(40), BigInt('1'.repeat(40)), 0],
  ])('%s is read to the last digit', (text, digits, scale) => {
    expect(readDecimal(text)).toEqual({ digits, scale })
  })

  it.each(['', '1'.repeat(41), '1e31', '1e-31', '1.5e-30', '-1', ' 1', '1,23,456', '1 e3'])('%j is none', (text) => {
    expect(readDecimal(text)).toBeNull()
  })

  it.each<[bigint, number, string]>([
    [1250n, 2, '12.5'],
    [-1250n, 2, '-12.5'],
    [5n, 3, '0.005'],
    [-5n, 0, '-5'],
    [100n, 2, '1'],
    [0n, 2, '0'],
  ])('%d at %d places is written %s', (digits, scale, text) => {
    expect(decimalText({ digits, scale })).toBe(text)
  })

  it('is multiplied without loss', () => {
    expect(multiplyDecimals({ digits: -25n, scale: 1 }, { digits: 3n, scale: 2 })).toEqual({ digits: -75n, scale: 3 })
  })

  it.each<[bigint, number, number, number, boolean]>([
    [5n, 1, 0, 1, true],
    [-5n, 1, 0, -1, true],
    [4n, 1, 0, 0, true],
    [-4n, 1, 0, 0, true],
    [7n, 0, 0, 7, false],
    [7n, 0, 2, 700, false],
    [70n, 1, 0, 7, false],
  ])('%d at %d places, in units of %d places, is %d', (digits, scale, places, units, rounded) => {
    expect(toUnits({ digits, scale }, places)).toEqual({ units, rounded })
  })

  it('past the safe integers has no units', () => {
    const most = BigInt(Number.MAX_SAFE_INTEGER)
    expect(toUnits({ digits: most, scale: 0 }, 0)?.units).toBe(Number.MAX_SAFE_INTEGER)
    expect(toUnits({ digits: most + 1n, scale: 0 }, 0)).toBeNull()
  })

  it('tells what is plain and what could be thousands', () => {
    expect(['12', '1,234.5', '1.234', '1.234.567', '1234,5'].map(isPlainNumber)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(['1.234', '0.234', '1234.567', '1.2345'].map(isPointed)).toEqual([true, false, false, false])
  })
})
