// The guard against formulas: which cells get it, and that it comes off exactly.
import { expect, test } from 'vitest'
import { guardCell, markCell, unguardCell } from '../../src/exchange/formula-guard.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠a', "'＠a"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ["'=1", "''=1"],
  ["''=1", "'''=1"],
  ['-', "'-"],
  ['+86 138 0013 8000', "'+86 138 0013 8000"],
  ['="0571"', '\'="0571"'],
  ['-1.5e3', "'-1.5e3"],
  ['-1\n', "'-1\n"],
])('%j is written as %j and read back', (text, cell) => {
  expect(guardCell(text)).toBe(cell)
  expect(unguardCell(cell)).toBe(text)
})

test.each(['+8613800138000', '-5', '+0.50', '12', "'quoted'", "O'Brien", '', "'", 'a=b', ' =1'])('%j stays', (text) => {
  expect(guardCell(text)).toBe(text)
  expect(unguardCell(text)).toBe(text)
})

// A file whose texts are no formulas needs the mark only where reading would take something off.
test.each([
  ['=1', '=1'],
  ['-x', '-x'],
  ['text', 'text'],
  ["'=1", "''=1"],
  ['="0571"', '\'="0571"'],
  ['="a"&"b"', '="a"&"b"'],
])('%j is marked as %j', (text, cell) => {
  expect(markCell(text)).toBe(cell)
  expect(unguardCell(cell)).toBe(text)
})

test('what others wrote keeps its sense', () => {
  expect(unguardCell("'=x")).toBe('=x')
  expect(unguardCell('=x')).toBe('=x')
  expect(unguardCell('="0571"')).toBe('0571')
  expect(unguardCell('="+8613800138000"')).toBe('+8613800138000')
  expect(unguardCell('="a"&"b"')).toBe('="a"&"b"')
})
