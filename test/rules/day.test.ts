// Days against JavaScript's own calendar, an independent reckoning, over all the years that can be written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayFrom,
  dayFromNumber,
  dayNumber,
  dayNumberOfDigits,
  daysBetween,
  daysInMonth,
  firstDay,
  isDay,
  isLeapYear,
  lastDay,
  tryAddMonths,
  weekday,
} from '../../src/kernel/day.ts'
import {
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  isLastOfMonth,
  isoWeek,
  nthWeekday,
  periodAround,
  periodAway,
  shiftDay,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from '../../src/kernel/day-bounds.ts'
import { describeDay, monthText, shortDay } from '../../src/kernel/day-words.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const first = -719_162
const last = 2_932_896
const numbers = fc.integer({ min: first, max: last })
const dateOf = (number: number): Date => new Date(number * 86_400_000)
const oracle = (number: number): string => dateOf(number).toISOString().slice(0, 10)

describe('numbers and days', () => {
  test('agree with JavaScript on every day from 1880 to 2120', () => {
    for (let number = -32_872; number < 55_000; number++) {
      if (dayFromNumber(number) !== oracle(number) || dayNumber(oracle(number)) !== number) {
        expect(dayFromNumber(number)).toBe(oracle(number))
        expect(dayNumber(oracle(number))).toBe(number)
      }
    }
  })

  test('agree with JavaScript anywhere from 0001 to 9999', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(dayFromNumber(number)).toBe(oracle(number))
        expect(dayNumber(oracle(number))).toBe(number)
        expect(weekday(oracle(number))).toBe(dateOf(number).getUTCDay() || 7)
      }),
      { numRuns: 2000 },
    )
  })

  test('days written as one number are those that exist', () => {
    for (const day of [firstDay, '0999-12-31', '2024-02-29', '2026-06-30', lastDay])
      expect([day, dayNumberOfDigits(Number(day.replaceAll('-', '')))]).toEqual([day, dayNumber(day)])
    const none = [
      0, 101, 20_260_229, 20_260_631, 20_260_600, 20_260_001, 20_261_301, 100_000_101, 20_260_630.5, -10_101,
    ]
    expect(none.map(dayNumberOfDigits)).toEqual(none.map(() => Number.NaN))
  })

  test('end at the first and the last day that can be written', () => {
    expect(dayFromNumber(first)).toBe(firstDay)
    expect(dayFromNumber(last)).toBe(lastDay)
    for (const beyond of [first - 1, last + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      try {
        dayFromNumber(beyond)
        expect.unreachable()
      } catch (error) {
        if (!isFailure(error)) throw error
        expect([error.code, error.words.zh, error.detail.hint?.en]).toEqual([
          'bad-date',
          '日期超出 0001 年至 9999 年',
          'type a day such as 2026-12-01',
        ])
      }
    }
  })

  test('addDays and daysBetween undo each other', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const from = oracle(a)
        expect(addDays(from, b - a)).toBe(oracle(b))
        expect(daysBetween(from, oracle(b))).toBe(b - a)
      }),
    )
  })

  test('order of days is order of texts', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(Math.sign(a - b)).toBe(oracle(a) < oracle(b) ? -1 : oracle(a) > oracle(b) ? 1 : 0)
      }),
    )
  })
})

describe('isDay', () => {
  test.each(['0001-01-01', '9999-12-31', '2000-02-29', '2024-02-29', '1900-02-28', '2026-12-31'])(
    '%s is a day',
    (text) => {
      expect(isDay(text)).toBe(true)
    },
  )

  test.each([
    '0000-01-01',
    '1900-02-29',
    '2023-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026/01/01',
    '2026/12-01',
    '2026-12/01',
    '202/-01-01',
    '2026-1/-01',
    '2026-0:-01',
    '2026-01-01 ',
    '２０２６-01-01',
    '2026-0a-01',
    '-026-01-01',
    '',
  ])('%s is none', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('is true for just what JavaScript writes', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(14), part(33), (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${date}`
        const parsed = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
        expect(isDay(text)).toBe(exists)
        expect(dayFrom(year, Number(month), Number(date))).toBe(exists ? text : null)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a day is made of whole numbers only', () => {
  expect([dayFrom(2026.5, 1, 1), dayFrom(2026, 1.5, 1), dayFrom(2026, 1, 1.5), dayFrom(0, 1, 1)]).toEqual(
    Array(4).fill(null),
  )
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-02-28', 1, '2026-03-28'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('beyond the years: a failure, or null where asked so', () => {
    expect(() => addMonths('9999-12-01', 1)).toThrow(/0001 to 9999/)
    expect(tryAddMonths('0001-01-31', -1)).toBeNull()
  })

  test('lengths and leap years by the Gregorian rule', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2026, month))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
    expect([1900, 2000, 2023, 2024, 2100, 2400].filter(isLeapYear)).toEqual([2000, 2024, 2400])
    expect([0, 13, 1.5, Number.NaN].map((month) => daysInMonth(2026, month))).toEqual([0, 0, 0, 0])
  })
})

describe('bounds', () => {
  test.each([
    ['2026-11-27', '2026-11-23', '2026-11-29', '2026-11-01', '2026-11-30', '2026-10-01', '2026-12-31'],
    ['2024-02-29', '2024-02-26', '2024-03-03', '2024-02-01', '2024-02-29', '2024-01-01', '2024-03-31'],
    ['2026-12-31', '2026-12-28', '2027-01-03', '2026-12-01', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['2027-01-01', '2026-12-28', '2027-01-03', '2027-01-01', '2027-01-31', '2027-01-01', '2027-03-31'],
    ['2026-06-30', '2026-06-29', '2026-07-05', '2026-06-01', '2026-06-30', '2026-04-01', '2026-06-30'],
  ])('of the week, month and quarter of %s', (day, monday, sunday, month, monthEnd, quarter, quarterEnd) => {
    expect([
      startOfWeek(day),
      endOfWeek(day),
      startOfMonth(day),
      endOfMonth(day),
      startOfQuarter(day),
      endOfQuarter(day),
    ]).toEqual([monday, sunday, month, monthEnd, quarter, quarterEnd])
    expect([startOfYear(day), endOfYear(day)]).toEqual([`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`])
    expect(isLastOfMonth(day)).toBe(day === monthEnd)
  })

  test('ISO weeks, also those that begin in the year before', () => {
    expect(isoWeek(2026, 1)).toEqual({ from: '2025-12-29', to: '2026-01-04' })
    expect(isoWeek(2026, 53)).toEqual({ from: '2026-12-28', to: '2027-01-03' })
    expect(isoWeek(2027, 53)).toBeNull()
    expect([isoWeek(2026, 0), isoWeek(2026, 54), isoWeek(2026, 1.5), isoWeek(0, 1), isoWeek(9999, 53)]).toEqual(
      Array(5).fill(null),
    )
    expect(isoWeek(1, 1)).toEqual({ from: '0001-01-01', to: '0001-01-07' })
    expect(isoWeek(9999, 52)).toEqual({ from: '9999-12-27', to: '9999-12-31' })
  })

  test('the nth weekday of a month', () => {
    expect(nthWeekday(2026, 11, 1, 7)).toBe('2026-11-01')
    expect(nthWeekday(2026, 11, 4, 4)).toBe('2026-11-26')
    expect(nthWeekday(2026, 11, -1, 1)).toBe('2026-11-30')
    expect(nthWeekday(2026, 11, -1, 2)).toBe('2026-11-24')
    expect(nthWeekday(2026, 11, 5, 3)).toBeNull()
    expect([nthWeekday(10_000, 1, 1, 1), nthWeekday(2026, 13, -1, 1)]).toEqual([null, null])
  })

  test('periods away from a day, and days away by a unit', () => {
    expect(periodAway('2026-03-31', -1, 'month')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(periodAway('2026-01-01', -1, 'quarter')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(periodAway('2024-02-29', 1, 'year')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(periodAway('2026-11-29', 1, 'week')).toEqual({ from: '2026-11-30', to: '2026-12-06' })
    expect(periodAround('2026-11-29', 'day')).toEqual({ from: '2026-11-29', to: '2026-11-29' })
    expect(periodAway('2026-11-29', -1, 'day')).toEqual({ from: '2026-11-28', to: '2026-11-28' })
    expect(periodAway('9999-12-31', 1, 'week')).toBeNull()
    expect(shiftDay('2026-11-30', 1, 'quarter')).toBe('2027-02-28')
    expect(shiftDay('9999-12-31', 1, 'day')).toBeNull()
  })
})

test('a day is shown with its weekday in both languages', () => {
  expect(describeDay('2026-12-02', 'en')).toBe('2 December 2026, Wednesday')
  expect(describeDay('2026-12-02', 'zh')).toBe('2026年12月2日 星期三')
  expect(describeDay('2026-11-29', 'zh')).toBe('2026年11月29日 星期日')
})

test('a day is short beside others of its year, and a month has its year', () => {
  expect(shortDay('2026-09-12', '2026-11-27', 'en')).toBe('12 Sep')
  expect(shortDay('2026-09-12', '2026-11-27', 'zh')).toBe('9月12日')
  expect(shortDay('2025-09-12', '2026-11-27', 'en')).toBe('12 Sep 2025')
  expect(shortDay('2025-09-12', '2026-11-27', 'zh')).toBe('2025年9月12日')
  expect([monthText('2023-03-15', 'en'), monthText('2023-03-15', 'zh')]).toEqual(['March 2023', '2023年3月'])
})
