// Numbers out of the text that a query gives: signs, days, gaps, rows that go on over the end of a block.
import { describe, expect, it } from 'vitest'
import { dayNumber, dayNumberOfDigits } from '../../src/kernel/day.ts'
import { eachNumberRow } from '../../src/kernel/number-rows.ts'

const rowsIn = (text: string, width: number): readonly (readonly number[])[] => {
  const rows: number[][] = []
  eachNumberRow(Buffer.from(text), width, (row) => rows.push([...row]))
  return rows
}

describe('rows of numbers', () => {
  it.each([
    ['', 2, []],
    [
      '1 2 3 4 ',
      2,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['-450 0 ', 2, [[-450, 0]]],
    ['7 2026-06-30  9 ', 4, [[7, 20260630, 0, 9]]],
    ['9007199254740991 -9007199254740991 ', 2, [[9007199254740991, -9007199254740991]]],
    ['1 x2y 3 ', 3, [[1, 2, 3]]],
    ['1 2 3 ', 2, [[1, 2]]],
  ] as const)('%j', (text, width, rows) => {
    expect(rowsIn(text, width)).toEqual(rows)
  })
})

describe('a day of digits', () => {
  it.each(['2026-06-30', '2024-02-29', '0001-01-01', '9999-12-31', '1969-12-31'])('%s', (day) => {
    expect(dayNumberOfDigits(Number(day.replaceAll('-', '')))).toBe(dayNumber(day))
  })
  it.each([0, 20260631, 20250229, 20261301, 20260600, 1231, 100000101])('%i is none', (digits) => {
    expect(dayNumberOfDigits(digits)).toBeNaN()
  })
})
