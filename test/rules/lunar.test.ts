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
  // Days of 2026 as calendars print them.
  test.each([
    ['2026-01-01', '元旦 元旦节 阳历新年|new years day|new year'],
    ['2026-01-26', '腊八 腊八节|laba|laba festival'],
    ['2026-02-10', '小年 小年夜|little new year'],
    ['2026-02-16', '除夕 大年三十 年三十 大年夜 年夜|chinese new years eve|lunar new years eve|spring festival eve'],
    ['2026-02-17', '春节 大年初一 年初一 过年 农历新年|spring festival|chinese new year|lunar new year|cny'],
    ['2026-03-03', '元宵 元宵节 上元节|lantern festival|lantern'],
    ['2026-02-14', '情人节 西方情人节|valentines day|valentine'],
    ['2026-03-20', '龙抬头|longtaitou'],
    ['2026-03-08', '妇女节 三八 三八节 三八妇女节 女神节|womens day|international womens day'],
    ['2026-03-12', '植树节|arbor day'],
    ['2026-03-15', '消费者权益日 三一五|consumer rights day|consumer day'],
    ['2026-04-05', '清明 清明节|qingming|tomb sweeping day|qingming festival'],
    ['2026-04-05', '复活节|easter|easter sunday'],
    ['2026-05-01', '劳动节 五一 五一节 国际劳动节|labour day|labor day|may day'],
    ['2026-05-04', '青年节 五四|youth day'],
    ['2026-05-10', '母亲节|mothers day'],
    ['2026-06-01', '儿童节 六一 六一节|childrens day'],
    ['2026-06-19', '端午 端午节 端阳 端阳节 龙舟节|dragon boat festival|dragon boat|duanwu'],
    ['2026-06-21', '父亲节|fathers day'],
    ['2026-06-18', '六一八 618大促|mid year sale'],
    ['2026-07-01', '建党节 七一|party day'],
    ['2026-08-01', '建军节 八一|army day'],
    ['2026-08-19', '七夕 七夕节 乞巧节 中国情人节|qixi|double seventh'],
    ['2026-08-27', '中元 中元节 七月半|ghost festival'],
    ['2026-09-10', '教师节 老师节|teachers day'],
    ['2026-09-25', '中秋 中秋节 团圆节 月饼节|mid autumn|mid autumn festival|moon festival'],
    ['2026-10-01', '国庆 国庆节 十一|national day'],
    ['2026-10-18', '重阳 重阳节 敬老节 老人节|double ninth|chongyang'],
    ['2026-10-31', '万圣节 万圣夜|halloween'],
    ['2026-11-11', '双十一 双11 光棍节|singles day|double eleven'],
    ['2026-11-26', '感恩节|thanksgiving|thanksgiving day'],
    ['2026-11-27', '黑色星期五 黑五|black friday'],
    ['2026-12-12', '双十二 双12|double twelve'],
    ['2026-12-22', '冬至 冬至节 冬节|winter solstice|dongzhi'],
    ['2026-12-24', '平安夜 圣诞夜|christmas eve|xmas eve'],
    ['2026-12-25', '圣诞 圣诞节|christmas|christmas day|xmas'],
    ['2026-12-31', '跨年 跨年夜|new years eve'],
    ['2026-02-04', '立春'],
    ['2026-03-05', '惊蛰'],
    ['2026-03-20', '春分'],
    ['2026-01-05', '小寒'],
    ['2026-08-07', '立秋'],
  ])('%s: %s', (day, text) => {
    const [chinese = '', ...english] = text.split('|')
    const names = [...chinese.split(' '), ...english]
    expect(names.map((name) => [name, festivalRule(name)?.(2026)])).toEqual(names.map((name) => [name, day]))
  })

  test('other words are none, and no day is named where the calendar does not reach', () => {
    expect(['', 'new', '清', '_', 'black_friday'].map(festivalRule)).toEqual(Array(5).fill(undefined))
    expect(['除夕', '春节', '小年', '清明'].map((name) => festivalRule(name)?.(2102))).toEqual(Array(4).fill(null))
    expect(['除夕', '清明'].map((name) => festivalRule(name)?.(2100))).toEqual(['2100-02-08', '2100-04-05'])
    expect(['感恩节', '黑五', '元旦'].map((name) => festivalRule(name)?.(10_000))).toEqual([null, null, null])
  })

  test('Easter by its published days', () => {
    // Among them those on which a rule of thumb would be a week late: 1954, 1981, 2049, 2076.
    const days =
      '1900-04-15 1913-03-23 1943-04-25 1954-04-18 1961-04-02 1981-04-19 1999-04-04 2000-04-23 2008-03-23 2011-04-24 2018-04-01 2019-04-21 2024-03-31 2025-04-20 2038-04-25 2049-04-18 2076-04-19 2100-03-28 2285-03-22'.split(
        ' ',
      )
    expect(days.map((day) => festivalRule('easter')?.(Number(day.slice(0, 4))))).toEqual(days)
  })

  test('each has names of its own, Chinese first, and a day in each year', () => {
    const names = allFestivals().flatMap((festival) => festival.names)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const festival of allFestivals()) {
      expect(festival.names[0]).toMatch(/\p{Script=Han}/u)
      for (const year of [1950, 2026, 2090]) expect(festival.dayIn(year)?.slice(0, 4)).toBe(String(year))
    }
  })
})
