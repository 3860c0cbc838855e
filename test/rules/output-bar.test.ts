// Bars, sparklines and shares: never nothing for something, never more cells than there are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bar, percent, sparkline } from '../../src/output/bar.ts'
import { cellWidth } from '../../src/output/width.ts'

describe('a bar', () => {
  it.each([
    [0, ''],
    [0.0001, '▏'],
    [0.125, '▌'],
    [0.5, '██'],
    [0.53, '██▏'],
    [1, '████'],
    [3, '████'],
    [Number.NaN, ''],
    [-1, ''],
  ])('of %d in four cells is "%s"', (share, text) => {
    expect(bar(share, 4)).toBe(text)
  })

  it('has room in one cell, and none in none', () => {
    expect([bar(1, 1), bar(0.5, 1), bar(0.5, 0)]).toEqual(['█', '▌', ''])
  })

  it('never takes more cells than it has', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 40 }), (share, cells) => {
        expect(cellWidth(bar(share, cells))).toBeLessThanOrEqual(cells)
      }),
    )
  })
})

describe('a sparkline', () => {
  it('has a mark for each number, the highest for the top, a blank for what is unknown', () => {
    expect(sparkline([0, 1, 4, 8, null, 9], 8)).toBe('▁▁▄█ █')
  })

  it('of zeros alone is low', () => {
    expect(sparkline([0, 0], 0)).toBe('▁▁')
  })
})

describe('a share', () => {
  it.each([
    [0, 0, '0%'],
    [0.004, 0, '<1%'],
    [0.005, 0, '1%'],
    [0.014, 0, '1%'],
    [0.0005, 1, '0.1%'],
    [0.0049, 1, '0.5%'],
    [0.0004, 1, '<0.1%'],
    [0.483, 1, '48.3%'],
    [1, 0, '100%'],
    [null, 0, ''],
  ])('of %s with %i places is "%s"', (share, places, text) => {
    expect(percent(share, places)).toBe(text)
  })
})
