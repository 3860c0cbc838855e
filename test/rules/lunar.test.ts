// The lunar calendar on every day from 1900 to 2100 against another computation, a recorded table, and days that
// almanacs printed; and the solar terms.
import { readFileSync } from 'node:fs'
import { Solar } from 'lunar-typescript'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { allFestivals, festivalRule } from '../../src/kernel/festivals.ts'
import { dayOfLunar, leapMonthOf, lunarMonthLength, lunarOfDay } from '../../src/kernel/lunar.ts'
import { lunarDateName, lunarMonthName } from '../../src/kernel/lunar-words.ts'
import { solarTermDay } from '../../src/kernel/solar-term.ts'

const solarOf = (day: string): Solar =>
  Solar.fromYmd(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

test('every day of lunar 1900 to 2100 agrees with lunar-typescript, and goes back', { timeout: 60_000 }, () => {
  const wrong: string[] = []
  for (let day = '1900-01-31'; day <= '2101-01-28'; day = addDays(day, 1)) {
    const mine = lunarOfDay(day)
    const theirs = solarOf(day).getLunar()
    const same =
      mine !== null &&
      mine.year === theirs.getYear() &&
      (mine.leap ? -mine.month : mine.month) === theirs.getMonth() &&
      mine.date === theirs.getDay() &&
      dayOfLunar(mine) === day
    if (!same) wrong.push(day)
  }
  expect(wrong).toEqual([])
})

test('every year agrees with the recorded table', () => {
  const lines = readFileSync(new URL('../fixtures/lunar-years.txt', import.meta.url), 'utf8').split('\n')
  const years = lines.filter((line) => /^\d/.test(line)).map((line) => line.split(' '))
  expect(years).toHaveLength(201)
  for (const [name = '', start, leap, months = ''] of years) {
    const year = Number(name)
    expect([year, dayOfLunar({ year, month: 1, leap: false, date: 1 }), leapMonthOf(year)]).toEqual([
      year,
      start,
      Number(leap),
    ])
    const order = Array.from({ length: 12 }, (_, at) => [
      lunarMonthLength(year, at + 1),
      ...(leapMonthOf(year) === at + 1 ? [lunarMonthLength(year, at + 1, true)] : []),
    ])
    expect([
      year,
      order
        .flat()
        .map((length) => length - 29)
        .join(''),
    ]).toEqual([year, months])
  }
})

// Published days, among them those on which Node's Intl errs by a day or a month.
test.each([
  ['1917-03-23', 1917, 2, true, 1],
  ['1922-06-25', 1922, 5, true, 1],
  ['1954-02-03', 1954, 1, false, 1],
  ['1987-07-26', 1987, 6, true, 1],
  ['1990-10-03', 1990, 8, false, 15],
  ['1999-01-17', 1998, 12, false, 1],
  ['2000-02-05', 2000, 1, false, 1],
  ['2012-08-23', 2012, 7, false, 7],
  ['2013-06-08', 2013, 5, false, 1],
  ['2018-11-07', 2018, 9, false, 30],
  ['2023-03-22', 2023, 2, true, 1],
  ['2024-02-10', 2024, 1, false, 1],
  ['2025-01-29', 2025, 1, false, 1],
  ['2025-07-25', 2025, 6, true, 1],
  ['2026-02-17', 2026, 1, false, 1],
  ['2027-02-06', 2027, 1, false, 1],
  ['2030-02-03', 2030, 1, false, 1],
  ['2033-12-22', 2033, 11, true, 1],
  ['2034-02-19', 2034, 1, false, 1],
  ['2070-03-12', 2070, 2, false, 1],
])('%s is lunar %i, month %i, leap %s, day %i', (day, year, month, leap, date) => {
  expect(lunarOfDay(day)).toEqual({ year, month, leap, date })
  expect(dayOfLunar({ year, month, leap, date })).toBe(day)
})

describe('what does not exist', () => {
  test('outside the known years', () => {
    expect(lunarOfDay('1900-01-30')).toBeNull()
    expect(lunarOfDay('2101-01-29')).toBeNull()
    expect(dayOfLunar({ year: 1899, month: 1, leap: false, date: 1 })).toBeNull()
    expect(dayOfLunar({ year: 2101, month: 1, leap: false, date: 1 })).toBeNull()
    expect(leapMonthOf(2101)).toBe(0)
  })

  test('leap months and thirtieths that a year lacks', () => {
    expect(lunarMonthLength(2025, 6, true)).toBe(29)
    expect(dayOfLunar({ year: 2025, month: 6, leap: true, date: 30 })).toBeNull()
    expect(dayOfLunar({ year: 2026, month: 6, leap: true, date: 1 })).toBeNull()
    expect(dayOfLunar({ year: 2026, month: 13, leap: false, date: 1 })).toBeNull()
    expect(dayOfLunar({ year: 2026, month: 0, leap: false, date: 1 })).toBeNull()
    expect(dayOfLunar({ year: 2026, month: 1, leap: false, date: 0 })).toBeNull()
  })
})

test('months and days have the names of almanacs', () => {
  expect([1, 10, 11, 12].map((month) => lunarMonthName(month, false))).toEqual(['正月', '十月', '冬月', '腊月'])
  expect(lunarMonthName(6, true)).toBe('闰六月')
  expect([1, 9, 10, 11, 19, 20, 21, 29, 30].map(lunarDateName).join(' ')).toBe(
    '初一 初九 初十 十一 十九 二十 廿一 廿九 三十',
  )
})

test('the 24 solar terms of 1900 to 2100 fall on the days that lunar-typescript gives', { timeout: 60_000 }, () => {
  const order =
    '小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至'
  const wrong: string[] = []
  let seen = 0
  for (let year = 1900; year <= 2100; year++) {
    const table = Solar.fromYmd(year, 6, 15).getLunar().getJieQiTable()
    for (const [at, name] of order.split(' ').entries()) {
      // The table holds neighbours of the year too, the winter solstice under two names.
      const days = [table[name], ...(name === '冬至' ? [table.DONG_ZHI] : [])]
      const theirs = days.find((day) => day?.getYear() === year)?.toYmd()
      if (theirs === undefined) continue
      seen++
      const mine = solarTermDay(year, (285 + at * 15) % 360)
      if (mine !== theirs) wrong.push(`${year} ${name} ${mine} ${theirs}`)
    }
  }
  expect(seen).toBe(201 * 24)
  expect(wrong).toEqual([])
  expect(solarTermDay(1899, 15)).toBeNull()
})

describe('festivals', () => {
  test.each([
    ['春节', '2026-02-17'],
    ['除夕', '2026-02-16'],
    ['元宵', '2026-03-03'],
    ['清明', '2026-04-05'],
    ['端午', '2026-06-19'],
    ['七夕', '2026-08-19'],
    ['中秋', '2026-09-25'],
    ['重阳', '2026-10-18'],
    ['冬至', '2026-12-22'],
    ['腊八', '2026-01-26'],
    ['easter', '2026-04-05'],
    ['thanksgiving', '2026-11-26'],
    ['black friday', '2026-11-27'],
    ['mothers day', '2026-05-10'],
    ['fathers day', '2026-06-21'],
    ['国庆节', '2026-10-01'],
    ['立春', '2026-02-04'],
  ])('%s of 2026 is %s', (name, day) => {
    expect(festivalRule(name)?.(2026)).toBe(day)
  })

  test('Easter by its published days', () => {
    const days = ['1999-04-04', '2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21', '2024-03-31', '2038-04-25']
    expect(days.map((day) => festivalRule('easter')?.(Number(day.slice(0, 4))))).toEqual(days)
  })

  test('each has one code, both languages, and a day in each year', () => {
    const codes = allFestivals().map((festival) => festival.code)
    expect(new Set(codes).size).toBe(codes.length)
    const names = allFestivals().flatMap((festival) => [festival.words.zh, ...festival.names])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const festival of allFestivals()) {
      expect(festival.words.zh).toMatch(/\p{Script=Han}/u)
      for (const year of [1950, 2026, 2090]) expect(festival.dayIn(year)?.slice(0, 4)).toBe(String(year))
    }
  })
})
