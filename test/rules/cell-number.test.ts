// What a number in a cell of a workbook is by its format: a day, a time, figures with zeros in front.
import { describe, expect, test } from 'vitest'
import { formatsOf, readFormatCode } from '../../src/exchange/cell-format.ts'
import { dayOfSerial, numberText } from '../../src/exchange/cell-number.ts'

const day = { day: true, time: false, figures: 0 }
const both = { day: true, time: true, figures: 0 }
const time = { day: false, time: true, figures: 0 }
const plain = { day: false, time: false, figures: 0 }

describe('a format code', () => {
  test.each([
    ['General', plain],
    ['G/通用格式', plain],
    ['0.00', plain],
    ['#,##0.00_);[Red](#,##0.00)', plain],
    ['0.00E+00', plain],
    ['0%', plain],
    ['@', plain],
    ['"day" 0', plain],
    ['\\d0', plain],
    ['_-* #,##0.00 [$€-407]_-', plain],
    ['¥#,##0.00', plain],
    ['yyyy-mm-dd', day],
    ['yyyy\\-mm\\-dd;@', day],
    ['[$-804]yyyy"年"m"月"d"日"', day],
    ['[DBNum1][$-804]m"月"d"日"', day],
    ['mmm-yy', day],
    ['m/d/yy h:mm', both],
    ['yyyy-mm-dd hh:mm:ss.000', both],
    ['h:mm AM/PM', time],
    ['上午/下午h"时"mm"分"', time],
    ['[h]:mm:ss', time],
    ['mm:ss', time],
    ['00000', { ...plain, figures: 5 }],
    ['00;@', { ...plain, figures: 2 }],
    ['0', plain],
    ['000-0000', plain],
    ['#00', plain],
    ['0*d', plain],
    ['0_d', plain],
    ['0e+0', plain],
    ['[Red]0', plain],
    ['[Blue][<=10]0', plain],
    ['d', day],
    ['m', day],
    ['yyyy年', day],
    ['[mm]:ss', time],
    ['[mm]', time],
    ['[m]', time],
    ['[ss]', time],
    ['[hh]', time],
    ['[S]', time],
    ['h A/P', time],
    ['"at" h', time],
    ['d h', both],
  ])('%s', (code, format) => {
    expect(readFormatCode(code)).toEqual(format)
  })

  test('formats without a code are told by their number, others by the style of the cell', () => {
    const formats = formatsOf(new Map([[176, 'yyyy/m/d']]), [0, 14, 22, 45, 31, 176, 2, 58])
    expect([0, 1, 2, 3, 4, 5, 6, 7, 99].map(formats)).toEqual([plain, day, both, time, day, day, plain, day, plain])
  })

  test.each([
    ['days', day, [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]],
    ['times', time, [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]],
    ['both', both, [22]],
  ])('the numbers of %s', (_, format, ids) => {
    const all = Array.from({ length: 82 }, (__, id) => id)
    const formats = formatsOf(new Map(), all)
    expect(all.filter((id) => formats(id).day === format.day && formats(id).time === format.time)).toEqual(ids)
  })
})

describe('a number of days', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [32_874, '1990-01-01'],
    [46_353, '2026-11-27'],
    [2_958_465, '9999-12-31'],
    [0, '1900-01-00'],
  ])('%i from 1900 is %s', (serial, expected) => {
    expect(dayOfSerial(serial, '1900')).toBe(expected)
  })

  test('from 1904, and beyond all days', () => {
    expect(dayOfSerial(0, '1904')).toBe('1904-01-01')
    expect([59, 60, 61].map((serial) => dayOfSerial(serial, '1904'))).toEqual([
      '1904-02-29',
      '1904-03-01',
      '1904-03-02',
    ])
    expect(dayOfSerial(60.9, '1900')).toBe('1900-02-29')
    expect(dayOfSerial(44_891, '1904')).toBe('2026-11-27')
    expect(dayOfSerial(-1, '1900')).toBeNull()
    expect(dayOfSerial(2_958_466, '1900')).toBeNull()
  })
})

describe('the text of a number', () => {
  test.each([
    ['46353', day, '2026-11-27'],
    ['46353.646875', day, '2026-11-27'],
    ['46353.646875', both, '2026-11-27 15:31:30'],
    ['46353', both, '2026-11-27'],
    ['46353.99999999999', both, '2026-11-28'],
    ['0.5', both, '12:00:00'],
    ['0.3958333333333333', time, '09:30:00'],
    ['1.5', time, '36:00:00'],
    ['0', time, '00:00:00'],
    ['0', both, '00:00:00'],
    ['0', day, '1900-01-00'],
    ['0.5000000116', time, '12:00:00.001'],
    ['46353.0423611111', both, '2026-11-27 01:01:00'],
    ['1', both, '1900-01-01'],
    ['-0.5', time, '-0.5'],
    ['2958466', day, '2958466'],
    ['2958466.5', time, '2958466.5'],
    ['-1', day, '-1'],
    ['13800138000', plain, '13800138000'],
    ['1.3800138E10', plain, '13800138000'],
    ['0.30000000000000004', plain, '0.3'],
    ['1234.5', plain, '1234.5'],
    ['1E-7', plain, '0.0000001'],
    ['1.25E-7', plain, '0.000000125'],
    ['1.1000000000000001', plain, '1.1'],
    ['1234.5600000000013', plain, '1234.56'],
    ['-0.5', plain, '-0.5'],
    ['571', { ...plain, figures: 4 }, '0571'],
    ['12345', { ...plain, figures: 4 }, '12345'],
    ['1.5', { ...plain, figures: 4 }, '1.5'],
    ['00571', plain, '00571'],
    ['1.2345678901200002E-7', plain, '0.000000123456789012'],
    ['0.00012345678901200001', plain, '0.000123456789012'],
    ['1234567890123.3999', plain, '1234567890123.4'],
    ['1.3333333333333333E2', plain, '133.33333333333334'],
    ['-571', { ...plain, figures: 4 }, '-571'],
    ['-1.25E-7', plain, '-0.000000125'],
    ['1E-30', plain, `0.${'0'.repeat(29)}1`],
    ['1E-31', plain, '1e-31'],
    ['-1.5E3', plain, '-1500'],
    ['1E400', plain, '1E400'],
    [' 12 ', plain, '12'],
    ['', plain, ''],
    [' ', plain, ' '],
    ['', day, ''],
    ['NaN?', plain, 'NaN?'],
  ])('%s %j is %s', (written, format, expected) => {
    expect(numberText(written, format, '1900')).toBe(expected)
  })
})

describe('a number of more digits than a spreadsheet keeps', () => {
  test.each([
    ['6222021234567890123', plain, '6222021234567890123'],
    ['6222021234567890456', plain, '6222021234567890456'],
    ['123456789012345678', plain, '123456789012345678'],
    ['1234567890123456', plain, '1234567890123456'],
    ['-202611220000000001', plain, '-202611220000000001'],
    ['202611220000000001.0', plain, '202611220000000001'],
    ['12345678901234567890123456789012345678', plain, '12345678901234567890123456789012345678'],
    ['202611220000000001', { ...plain, figures: 20 }, '00202611220000000001'],
    ['46353646875', { ...plain, day: true }, '46353646875'],
  ])('written plainly keeps them all: %s', (written, format, expected) => {
    expect(numberText(written, format, '1900')).toBe(expected)
  })

  test.each([
    ['1.1010119900307101E+17', '1.1010119900307101E+17'],
    ['1.1010119900307102e17', '1.1010119900307102E+17'],
    ['6.222021234567891e+18', '6.222021234567891E+18'],
    ['1E+21', '1E+21'],
    ['1E18', '1E+18'],
    ['-1.5E+18', '-1.5E+18'],
    ['6.2220212345678901E+16', '6.2220212345678901E+16'],
    ['6.22202123456789012E+18', '6.22202123456789012E+18'],
  ])('in powers of ten is not filled up with zeros: %s', (written, expected) => {
    expect(numberText(written, plain, '1900')).toBe(expected)
  })

  test.each([
    ['6.222021234567891E15', '6222021234567891'],
    ['1.3800138E10', '13800138000'],
    ['6.222021234567890123E+18', '6222021234567890123'],
    ['20261122101530.123', '20261122101530.123'],
    ['20261122101530.127', '20261122101530.127'],
    ['12345678901234567.5', '12345678901234567.5'],
    ['-12345678901234567.00', '-12345678901234567'],
    ['-6.22202123456789012E+17', '-622202123456789012'],
    ['0.33333333333333331', '0.33333333333333331'],
  ])('of which all digits stand there keeps them: %s', (written, expected) => {
    expect(numberText(written, plain, '1900')).toBe(expected)
  })
})
