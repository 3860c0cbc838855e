// Every spelling of a DATE and of a period, read on Friday 27 November 2026, in both languages.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DateOptions, readDate, readMoment, readPeriod } from '../../src/kernel/date-language.ts'
import { addDays, isDay, weekday } from '../../src/kernel/day.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const today = '2026-11-27'

const rows = (table: string): (readonly [string, string])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/))
    .map(([text = '', expected = '']) => [text, expected])

const failure = (
  read: () => unknown,
): { code: string; exit: number; why: string; hint: string; en: string; zh: readonly (string | undefined)[] } => {
  try {
    return expect.unreachable(String(read()))
  } catch (error) {
    if (!isFailure(error)) throw error
    const { why, hint } = error.detail
    expect([why?.zh, hint?.zh]).not.toContain(undefined)
    return {
      code: error.code,
      exit: error.exit,
      why: why?.en ?? '',
      hint: hint?.en ?? '',
      en: error.words.en,
      zh: [why?.zh, hint?.zh],
    }
  }
}

describe('written days', () => {
  test.each(
    rows(`
      2026-12-01            2026-12-01
      2026-1-2              2026-01-02
      2026.12.1             2026-12-01
      2026/12/1             2026-12-01
      20261201              2026-12-01
      12-25                 2026-12-25
      1-5                   2026-01-05
      12月25日              2026-12-25
      12月25号              2026-12-25
      2026年12月1日         2026-12-01
      2026年12月1           2026-12-01
      二〇二六年十二月一日  2026-12-01
      十二月二十五日        2026-12-25
      １２月２５日          2026-12-25
      13/02/2026            2026-02-13
      02/13/2026            2026-02-13
      5/5/2026              2026-05-05
      12/25                 2026-12-25
      dec 25                2026-12-25
      Dec. 25.              2026-12-25
      25 dec                2026-12-25
      25-Dec-2026           2026-12-25
      December 25th, 2026   2026-12-25
      the 25th of December  2026-12-25
      2024-02-29            2024-02-29
      八月十五              2026-08-15
      2026–12–01            2026-12-01
    `),
  )('%s is %s', (text, expected) => {
    expect(readDate(text, today)).toBe(expected)
  })

  test('a month and day without a year: as preferred', () => {
    const read = (text: string, prefer: DateOptions['prefer'], on = today): string =>
      readDate(text, on, prefer === undefined ? {} : { prefer })
    expect(read('3-5', undefined)).toBe('2026-03-05')
    expect(read('3-5', 'year')).toBe('2026-03-05')
    expect(read('3-5', 'future')).toBe('2027-03-05')
    expect(read('12-25', 'past')).toBe('2025-12-25')
    expect(read('11-27', 'future')).toBe(today)
    expect(read('11-27', 'past')).toBe(today)
    expect(read('12-25', 'nearest')).toBe('2026-12-25')
    expect(read('1-5', 'nearest')).toBe('2027-01-05')
    expect(read('9-5', 'nearest')).toBe('2026-09-05')
    expect(read('02-29', 'future')).toBe('2028-02-29')
    expect(read('02-29', 'past')).toBe('2024-02-29')
    expect(read('15号', 'future')).toBe('2026-12-15')
    expect(read('31号', 'future')).toBe('2026-12-31')
    expect(read('31st', 'past')).toBe('2026-10-31')
    expect(read('30号', 'future', '2026-01-31')).toBe('2026-03-30')
    expect(read('31号', 'past', '2026-03-30')).toBe('2026-01-31')
    expect(read('31号', 'nearest', '9999-12-31')).toBe('9999-12-31')
    // No leap year in eight: 1900 was none.
    expect(read('02-29', 'future', '1896-03-01')).toBe('1904-02-29')
    expect(read('02-29', 'past', '1904-02-28')).toBe('1896-02-29')
    // As close on either side: the later.
    expect(read('02-28', 'nearest', '2028-08-28')).toBe('2028-02-28')
    expect(read('02-28', 'nearest', '2028-08-29')).toBe('2029-02-28')
  })

  test('what could be two days is refused with both, unless the order is known', () => {
    const refused = failure(() => readDate('1/12/2026', today))
    expect(refused).toMatchObject({ code: 'bad-date', exit: 2, en: 'cannot read "1/12/2026" as a date' })
    expect(refused.why).toBe('it could be 2026-12-01 or 2026-01-12')
    expect(refused.hint).toBe('write 2026-12-01 or 2026-01-12')
    expect(refused.zh).toEqual(['可能是 2026-12-01，也可能是 2026-01-12', '请写 2026-12-01 或 2026-01-12'])
    for (const text of ['1-12-2026', '1.12.2026', '1/12', '5/1/2026'])
      expect(failure(() => readDate(text, today)).code).toBe('bad-date')
    expect(readDate('1/12/2026', today, { order: 'dmy' })).toBe('2026-12-01')
    expect(readDate('1/12/2026', today, { order: 'mdy' })).toBe('2026-01-12')
    expect(readDate('1/12', today, { order: 'mdy' })).toBe('2026-01-12')
    expect(failure(() => readDate('13/02/2026', today, { order: 'mdy' })).why).toBe('there is no such day')
  })
})

describe('days from today, in English', () => {
  test.each(
    rows(`
      today                       2026-11-27
      TOMORROW                    2026-11-28
      yesterday                   2026-11-26
      the day after tomorrow      2026-11-29
      day-before-yesterday        2026-11-25
      3d                          2026-11-30
      +3d                         2026-11-30
      -3d                         2026-11-24
      3 days                      2026-11-30
      30d-ago                     2026-10-28
      2w                          2026-12-11
      2w-ago                      2026-11-13
      1m                          2026-12-27
      3m-ago                      2026-08-27
      1q                          2027-02-27
      1y                          2027-11-27
      1y-ago                      2025-11-27
      in 3 weeks                  2026-12-18
      in-3-weeks                  2026-12-18
      in a month                  2026-12-27
      in two days                 2026-11-29
      3 weeks ago                 2026-11-06
      a week ago                  2026-11-20
      two weeks from today        2026-12-11
      a fortnight                 2026-12-11
      half a year                 2027-05-27
      friday                      2026-12-04
      fri                         2026-12-04
      monday                      2026-11-30
      on tuesday                  2026-12-01
      this friday                 2026-11-27
      this monday                 2026-11-23
      next friday                 2026-12-04
      next-wednesday              2026-12-02
      last monday                 2026-11-16
      last-friday                 2026-11-20
      coming sunday               2026-11-29
      past friday                 2026-11-20
      friday next week            2026-12-04
      next week friday            2026-12-04
      weekend                     2026-11-28
      next weekend                2026-12-05
      eow                         2026-11-29
      eom                         2026-11-30
      eoq                         2026-12-31
      eoy                         2026-12-31
      end of month                2026-11-30
      end-of-next-month           2026-12-31
      end of last quarter         2026-09-30
      start of next year          2027-01-01
      beginning of the week       2026-11-23
      month end                   2026-11-30
      end of february             2026-02-28
      end of february 2028        2028-02-29
      15th                        2026-11-15
      the 15th of next month      2026-12-15
      next month 15               2026-12-15
      first monday of december    2026-12-07
      last friday of november     2026-11-27
      2nd tuesday of next month   2026-12-08
      half a year ago             2026-05-27
      half a month ago            2026-11-12
      half a year                 2027-05-27
      previous friday             2026-11-20
      past friday                 2026-11-20
      coming friday               2026-12-04
      start of december           2026-12-01
      middle of december          2026-12-15
      middle of this month        2026-11-15
      1st monday of december 2027  2027-12-06
      by the 15th                 2026-11-15
    `),
  )('%s is %s', (text, expected) => {
    expect(readDate(text, today)).toBe(expected)
  })
})

test('on a Sunday the weekend is still this one, and the next begins in six days', () => {
  const read = (text: string) => readDate(text, '2026-11-29')
  expect(['weekend', 'this weekend', 'next weekend', 'last weekend'].map(read)).toEqual([
    '2026-11-29',
    '2026-11-28',
    '2026-12-05',
    '2026-11-21',
  ])
})

test('beyond the years that can be written nothing is guessed', () => {
  const why = (text: string, on: string) => failure(() => readDate(text, on)).why
  const outside = 'it lies outside the years 0001 to 9999'
  for (const text of ['next friday', 'end of next week', 'the 1st of next month', 'first monday of next month'])
    expect([text, why(text, '9999-12-31')]).toEqual([text, outside])
  expect(readDate('12-25', '9999-12-31', { prefer: 'nearest' })).toBe('9999-12-25')
  expect(readDate('1-5', '0001-01-02', { prefer: 'nearest' })).toBe('0001-01-05')
})

describe('days from today, in Chinese', () => {
  test.each(
    rows(`
      今天              2026-11-27
      明天              2026-11-28
      后天              2026-11-29
      後天              2026-11-29
      大后天            2026-11-30
      昨天              2026-11-26
      前天              2026-11-25
      大前天            2026-11-24
      三天后            2026-11-30
      3天之后           2026-11-30
      3天前             2026-11-24
      三周后            2026-12-18
      两周后            2026-12-11
      两个星期以后      2026-12-11
      两个月前          2026-09-27
      一个月后          2026-12-27
      半个月后          2026-12-12
      一个半月后        2027-01-11
      半年后            2027-05-27
      半年前            2026-05-27
      一年后            2027-11-27
      一年半后          2028-05-27
      十天后            2026-12-07
      百天后            2027-03-07
      一百零二天后      2027-03-09
      二十一天后        2026-12-18
      过两天            2026-11-29
      30天              2026-12-27
      3个月             2027-02-27
      周五              2026-11-27
      本周五            2026-11-27
      这周一            2026-11-23
      周日              2026-11-29
      星期天            2026-11-29
      礼拜一            2026-11-23
      下周三            2026-12-02
      下週三            2026-12-02
      下个星期三        2026-12-02
      下下周一          2026-12-07
      上周五            2026-11-20
      上上周日          2026-11-15
      下周末            2026-12-05
      月底              2026-11-30
      本月底            2026-11-30
      下月底            2026-12-31
      上个月底          2026-10-31
      月初              2026-11-01
      下个月初          2026-12-01
      年底              2026-12-31
      明年底            2027-12-31
      明年年底          2027-12-31
      去年底            2025-12-31
      年初              2026-01-01
      季末              2026-12-31
      下季度初          2027-01-01
      下个月15号        2026-12-15
      下月十五号        2026-12-15
      上个月3日         2026-10-03
      15号              2026-11-15
      明年3月5日        2027-03-05
      去年十月一日      2025-10-01
      2月底             2026-02-28
      2028年2月底       2028-02-29
      明年今天          2027-11-27
      12月第一个周一    2026-12-07
      11月最后一个周五  2026-11-27
    `),
  )('%s is %s', (text, expected) => {
    expect(readDate(text, today)).toBe(expected)
  })
})

describe('lunar days and festivals', () => {
  test.each(
    rows(`
      lunar:8-15            2027-09-15
      lunar:08-15           2027-09-15
      lunar:2026-08-15      2026-09-25
      农历八月十五          2027-09-15
      阴历八月十五          2027-09-15
      农历2026年八月十五    2026-09-25
      今年农历八月十五      2026-09-25
      明年农历正月十五      2027-02-20
      腊月廿三              2027-01-30
      正月初一              2027-02-06
      八月廿五              2027-09-25
      春节                  2027-02-06
      中秋                  2027-09-15
      中秋节                2027-09-15
      今年中秋              2026-09-25
      2026年中秋节          2026-09-25
      2030春节              2030-02-03
      国庆节                2027-10-01
      元旦                  2027-01-01
      清明                  2027-04-05
      端午                  2027-06-09
      七夕                  2027-08-08
      重阳                  2027-10-08
      除夕                  2027-02-05
      元宵                  2027-02-20
      五一                  2027-05-01
      冬至                  2026-12-22
      立春                  2027-02-04
      spring festival       2027-02-06
      spring-festival       2027-02-06
      mid-autumn            2027-09-15
      christmas             2026-12-25
      christmas 2027        2027-12-25
      next christmas        2026-12-25
      last christmas        2025-12-25
      valentine's day       2027-02-14
      Valentine’s Day       2027-02-14
      new year's eve        2026-12-31
      black friday          2026-11-27
      next black friday     2027-11-26
    `),
  )('%s is %s', (text, expected) => {
    expect(readDate(text, today)).toBe(expected)
  })

  test('with a preference they may be past', () => {
    expect(readDate('中秋', today, { prefer: 'past' })).toBe('2026-09-25')
    expect(readDate('春节', today, { prefer: 'year' })).toBe('2026-02-17')
    expect(readDate('农历八月十五', today, { prefer: 'past' })).toBe('2026-09-25')
    expect(readDate('friday', today, { prefer: 'past' })).toBe('2026-11-20')
  })
})

describe('refused', () => {
  test.each(
    rows(`
      2026-02-30            there is no such day
      2月30日               there is no such day
      02-29                 there is no such day
      31号                  there is no such day
      32/1/2026             there is no such day
      0000-01-01            there is no such day
      13/02/0000            there is no such day
      1/2/0000              there is no such day
      0/5/2026              there is no such day
      5/0/2026              there is no such day
      20年12月1日           the century is missing
      20年1月15             the century is missing
      x12/25                it is no spelling of a date
      120年12月1日          it is no spelling of a date
      20年12月1日x          it is no spelling of a date
      12月25日x             it is no spelling of a date
      农历2026年闰六月初一  2026 has no leap month 6
      2026                  it is a period, and one day is needed
      2026-11               it is a period, and one day is needed
      下周                  it is a period, and one day is needed
      last-month            it is a period, and one day is needed
      46322                 it looks like the day number of a spreadsheet
      20-12-01              the century is missing
      9999y                 it lies outside the years 0001 to 9999
      lunar:2150-01-01      lunar years are known from 1900 to 2100
      hello                 it is no spelling of a date
      tomorrow evening      it is no spelling of a date
      3天内                 it is no spelling of a date
      3月后                 it is no spelling of a date
      周八                  it is no spelling of a date
      2026-12-01T10:00Z     it is no spelling of a date
      2026-12-01 x          it is no spelling of a date
      99999d                it is no spelling of a date
      +3 days ago           it is no spelling of a date
      3x days               it is no spelling of a date
      x3 days               it is no spelling of a date
      middle of the year    it is no spelling of a date
      not by friday         it is no spelling of a date
      5th monday of next month  there is no such day
      constructor           it is no spelling of a date
      __proto__             it is no spelling of a date
    `),
  )('%s: %s', (text, why) => {
    const refused = failure(() => readDate(text, today))
    expect(refused).toMatchObject({ code: 'bad-date', exit: 2, why })
    expect(refused.en).toContain(text)
    expect(refused.hint).not.toBe('')
  })

  test('the field is named where it is known, and a long text is cut', () => {
    try {
      readDate('x'.repeat(10_000), today, { field: 'due' })
      expect.unreachable()
    } catch (error) {
      expect(isFailure(error) && error.detail.field).toBe('due')
      expect(isFailure(error) && error.message.length).toBeLessThan(100)
    }
  })
})

describe('periods', () => {
  test.each(
    rows(`
      2026                      2026-01-01..2026-12-31
      2026-Q4                   2026-10-01..2026-12-31
      2026q1                    2026-01-01..2026-03-31
      Q4                        2026-10-01..2026-12-31
      2025-H1                   2025-01-01..2025-06-30
      2026-11                   2026-11-01..2026-11-30
      2026/2                    2026-02-01..2026-02-28
      2026-W48                  2026-11-23..2026-11-29
      2026-01..2026-03          2026-01-01..2026-03-31
      2026-01...2026-03         2026-01-01..2026-03-31
      2026-01..                 2026-01-01..9999-12-31
      ..2026-03                 0001-01-01..2026-03-31
      2026-11-01 to 2026-11-15  2026-11-01..2026-11-15
      last-month..today         2026-10-01..2026-11-27
      last-month                2026-10-01..2026-10-31
      this month                2026-11-01..2026-11-30
      next-month                2026-12-01..2026-12-31
      this-week                 2026-11-23..2026-11-29
      last-week                 2026-11-16..2026-11-22
      last-quarter              2026-07-01..2026-09-30
      last-year                 2025-01-01..2025-12-31
      november                  2026-11-01..2026-11-30
      nov, 2025                 2025-11-01..2025-11-30
      last 2 fortnights         2026-10-31..2026-11-27
      nov 2025                  2025-11-01..2025-11-30
      last 7 days               2026-11-21..2026-11-27
      last-30-days              2026-10-29..2026-11-27
      past year                 2025-11-28..2026-11-27
      next 2 weeks              2026-11-27..2026-12-10
      ytd                       2026-01-01..2026-11-27
      month to date             2026-11-01..2026-11-27
      weekend                   2026-11-28..2026-11-29
      上月                      2026-10-01..2026-10-31
      上个月                    2026-10-01..2026-10-31
      本月                      2026-11-01..2026-11-30
      下个月                    2026-12-01..2026-12-31
      今年                      2026-01-01..2026-12-31
      去年                      2025-01-01..2025-12-31
      上周                      2026-11-16..2026-11-22
      下下周                    2026-12-07..2026-12-13
      上季度                    2026-07-01..2026-09-30
      2026年                    2026-01-01..2026-12-31
      2026年11月                2026-11-01..2026-11-30
      11月                      2026-11-01..2026-11-30
      去年3月                   2025-03-01..2025-03-31
      第四季度                  2026-10-01..2026-12-31
      2025年三季度              2025-07-01..2025-09-30
      去年下半年                2025-07-01..2025-12-31
      最近30天                  2026-10-29..2026-11-27
      近三个月                  2026-08-28..2026-11-27
      未来7天                   2026-11-27..2026-12-03
      今年以来                  2026-01-01..2026-11-27
      上月到今天                2026-10-01..2026-11-27
      从上周至本周              2026-11-16..2026-11-29
      tomorrow                  2026-11-28..2026-11-28
      中秋                      2027-09-15..2027-09-15
      12-25                     2026-12-25..2026-12-25
      2026-H2                   2026-07-01..2026-12-31
      h1                        2026-01-01..2026-06-30
      Q2-2025                   2025-04-01..2025-06-30
      h2 2025                   2025-07-01..2025-12-31
      2026.2                    2026-02-01..2026-02-28
      2026w01                   2025-12-29..2026-01-04
      2026-W53                  2026-12-28..2027-01-03
      9999-12                   9999-12-01..9999-12-31
      previous month            2026-10-01..2026-10-31
      december                  2026-12-01..2026-12-31
      jan 2027                  2027-01-01..2027-01-31
      2025 november             2025-11-01..2025-11-30
      the weekend               2026-11-28..2026-11-29
      next weekend              2026-12-05..2026-12-06
      last weekend              2026-11-21..2026-11-22
      the past 3 months         2026-08-28..2026-11-27
      previous 2 quarters       2026-05-28..2026-11-27
      last two weeks            2026-11-14..2026-11-27
      last 2 years              2024-11-28..2026-11-27
      coming 10 days            2026-11-27..2026-12-06
      past day                  2026-11-27..2026-11-27
      past week                 2026-11-21..2026-11-27
      the past quarter          2026-08-28..2026-11-27
      wtd                       2026-11-23..2026-11-27
      qtd                       2026-10-01..2026-11-27
      quarter to date           2026-10-01..2026-11-27
      上上周                    2026-11-09..2026-11-15
      上个礼拜                  2026-11-16..2026-11-22
      下个星期                  2026-11-30..2026-12-06
      上上个月                  2026-09-01..2026-09-30
      这个月                    2026-11-01..2026-11-30
      下季                      2027-01-01..2027-03-31
      下下季度                  2027-04-01..2027-06-30
      前年                      2024-01-01..2024-12-31
      去年一整年                2025-01-01..2025-12-31
      2025年全年                2025-01-01..2025-12-31
      明年1月份                 2027-01-01..2027-01-31
      明年第一季度              2027-01-01..2027-03-31
      今年q1                    2026-01-01..2026-03-31
      二季度                    2026-04-01..2026-06-30
      上半年                    2026-01-01..2026-06-30
      2025年下半年              2025-07-01..2025-12-31
      近一年                    2025-11-28..2026-11-27
      近半年                    2026-05-28..2026-11-27
      最近半个月                2026-11-13..2026-11-27
      未来半年                  2026-11-27..2027-05-26
      过去两周                  2026-11-14..2026-11-27
      近两个季度                2026-05-28..2026-11-27
      今后三个月                2026-11-27..2027-02-26
      接下来的30天              2026-11-27..2026-12-26
      月初至今                  2026-11-01..2026-11-27
      本季度至今                2026-10-01..2026-11-27
      本周以来                  2026-11-23..2026-11-27
      年初到现在                2026-01-01..2026-11-27
      周末                      2026-11-28..2026-11-29
      上周末                    2026-11-21..2026-11-22
      上上个周末                2026-11-14..2026-11-15
      1月到3月                  2026-01-01..2026-03-31
      自1月至今天               2026-01-01..2026-11-27
      from january to march     2026-01-01..2026-03-31
      2026-01 ~ 2026-03         2026-01-01..2026-03-31
      2026-01…2026-03           2026-01-01..2026-03-31
      2026-11-27..2026-11-27    2026-11-27..2026-11-27
    `),
  )('%s is %s', (text, expected) => {
    const { from, to } = readPeriod(text, today)
    expect(`${from}..${to}`).toBe(expected)
  })

  test('a month without a year is of the preferred year', () => {
    expect(readPeriod('12月', today, { prefer: 'past' }).from).toBe('2025-12-01')
    expect(readPeriod('3月', today, { prefer: 'future' }).from).toBe('2027-03-01')
    expect(readPeriod('11月', today, { prefer: 'future' }).from).toBe('2026-11-01')
    expect(readPeriod('q4', today, { prefer: 'past' }).from).toBe('2026-10-01')
    // The one that today lies in is the nearest either way.
    expect(readPeriod('11月', '2026-11-30', { prefer: 'future' }).from).toBe('2026-11-01')
    expect(readPeriod('11月', '2026-11-01', { prefer: 'past' }).from).toBe('2026-11-01')
    expect(readPeriod('h1', today, { prefer: 'future' }).to).toBe('2027-06-30')
    expect(readPeriod('2025年3月', today, { prefer: 'future' }).from).toBe('2025-03-01')
    expect(readPeriod('2027-12', today, { prefer: 'past' }).from).toBe('2027-12-01')
  })

  test.each(
    rows(`
      2026-03..2026-01  it ends before it begins
      2026-01..foo      "foo" is no date or period
      foo..2026-01      "foo" is no date or period
      2026-13           there is no such period
      2027-W53          there is no such period
      2026-00           there is no such period
      2025-h3           there is no such period
      0000              there is no such period
      0000-W01          there is no such period
      2月30日           there is no such day
      2026-05..2月30日  there is no such day
      2月30日..2026-05  there is no such day
      近9999年          it lies outside the years 0001 to 9999
      next 9999 years   it lies outside the years 0001 to 9999
      2025-Q5           it is no spelling of a date
      last 0 days       it is no spelling of a date
      过去半周          it is no spelling of a date
      2026-11-28..2026-11-27  it ends before it begins
      5/6               it could be 05-06 or 06-05
      ..                it is no spelling of a date
      sometime          it is no spelling of a date
    `),
  )('%s is refused: %s', (text, why) => {
    const en = `cannot read "${text}" as a day or a period`
    expect(failure(() => readPeriod(text, today))).toMatchObject({ code: 'bad-date', exit: 2, why, en })
  })

  test('the side of a range that is not understood is named, and what may be written', () => {
    expect(failure(() => readPeriod('2026-01..foo', today)).zh).toEqual([
      '“foo”不是日期或时间段',
      '请写如 2026、2026-Q4、2026-11、上月、2026-01..2026-03 的时间段',
    ])
    expect(failure(() => readPeriod(`2026-01${' '.repeat(80)}..2026-03`, today)).hint).toContain('last-month')
  })

  test.each(['下周末', 'next weekend', '下个月', 'next year', '未来7天'])('%s of the last day there is', (text) => {
    expect(failure(() => readPeriod(text, '9999-12-31')).why).toBe('it lies outside the years 0001 to 9999')
  })
})

describe('days and times as people type them, Shanghai', () => {
  test.each(
    rows(`
      yesterday             2026-11-26
      2026-11-20            2026-11-20
      昨天下午3点           2026-11-26T07:00:00.000Z
      昨天下午三点半        2026-11-26T07:30:00.000Z
      今早8点               2026-11-27T00:00:00.000Z
      今天凌晨2点           2026-11-26T18:00:00.000Z
      今天凌晨12点半        2026-11-26T16:30:00.000Z
      昨天早上9点05分       2026-11-26T01:05:00.000Z
      上午12点              2026-11-27T04:00:00.000Z
      上午12:00             2026-11-26T16:00:00.000Z
      今天中午12点          2026-11-27T04:00:00.000Z
      中午11点半            2026-11-27T03:30:00.000Z
      中午1点               2026-11-27T05:00:00.000Z
      中午2:10              2026-11-27T06:10:00.000Z
      中午14:10             2026-11-27T06:10:00.000Z
      下午12点              2026-11-27T04:00:00.000Z
      下午15:30             2026-11-27T07:30:00.000Z
      昨天晚上5点           2026-11-26T09:00:00.000Z
      昨天晚上11点59分      2026-11-26T15:59:00.000Z
      晚上20:00             2026-11-27T12:00:00.000Z
      后天20点              2026-11-29T12:00:00.000Z
      前天0点               2026-11-24T16:00:00.000Z
      明天上午十点          2026-11-28T02:00:00.000Z
      昨晚8点20             2026-11-26T12:20:00.000Z
      yesterday 15:00       2026-11-26T07:00:00.000Z
      tomorrow at 3pm       2026-11-28T07:00:00.000Z
      15:30                 2026-11-27T07:30:00.000Z
      3 pm                  2026-11-27T07:00:00.000Z
      1 am                  2026-11-26T17:00:00.000Z
      1pm                   2026-11-27T05:00:00.000Z
      tomorrow , 15:00      2026-11-28T07:00:00.000Z
      12 am                 2026-11-26T16:00:00.000Z
      12pm                  2026-11-27T04:00:00.000Z
      11:59 pm              2026-11-27T15:59:00.000Z
      tomorrow at 15:00     2026-11-28T07:00:00.000Z
      at 15:30              2026-11-27T07:30:00.000Z
      tomorrow, 3pm         2026-11-28T07:00:00.000Z
      3d-ago 09:15          2026-11-24T01:15:00.000Z
      2026-11-20 9:15       2026-11-20T01:15:00.000Z
      2026-11-20T09:15Z     2026-11-20T09:15:00.000Z
    `),
  )('%s is %s', (text, expected) => {
    const moment = readMoment(text, today, 'Asia/Shanghai')
    expect('day' in moment ? moment.day : moment.instant).toBe(expected)
  })

  test.each(
    rows(`
      2026-02-30 10:00   there is no such day
      1/12/2026 10:00    it could be 2026-12-01 or 2026-01-12
      2026-11-20 25:00   there is no such time of day
      15 pm              there is no such time of day
      0 pm               there is no such time of day
      13 am              there is no such time of day
      早上13点           there is no such time of day
      凌晨15点           there is no such time of day
      中午10点           there is no such time of day
      中午3点            there is no such time of day
      中午15点           there is no such time of day
      10:00+08:60        there is no such time of day
      昨天晚上12点       from midnight on it is the next day
      昨晚0:30           from midnight on it is the next day
      晚上4点            from midnight on it is the next day
      whenever           it is no spelling of a date
      whenever 10:00     it is no spelling of a date
      31号10点           there is no such day
    `),
  )('%s is refused: %s', (text, why) => {
    const en = `cannot read "${text}" as a day or a time`
    expect(failure(() => readMoment(text, today, 'Asia/Shanghai'))).toMatchObject({ code: 'bad-date', why, en })
  })
})

describe('for any today', () => {
  const days = fc.integer({ min: 0, max: 365 * 60 }).map((count) => addDays('2000-01-01', count))

  test('weekdays lie where they should', () => {
    fc.assert(
      fc.property(days, (on) => {
        const monday = addDays(on, 1 - weekday(on))
        expect(readDate('周三', on)).toBe(addDays(monday, 2))
        expect(readDate('下周三', on)).toBe(addDays(monday, 9))
        expect(readDate('next wednesday', on)).toBe(addDays(monday, 9))
        expect(readDate('last wednesday', on)).toBe(addDays(monday, -5))
        const next = readDate('wednesday', on)
        expect([weekday(next), next > on, next <= addDays(on, 7)]).toEqual([3, true, true])
        expect(readDate('3d', on)).toBe(addDays(on, 3))
        expect(readDate('3天前', on)).toBe(addDays(on, -3))
      }),
    )
  })

  test('any text is a day or a failure, never anything else', () => {
    const bits =
      '0 1 2 12 2026 - / . .. 年 月 日 号 周 上 下 个 半 后 前 底 农历 闰 初 十 廿 正月 next last of d w m q Q4 -ago in friday may th 中秋 lunar: 点 : pm'
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...bits.split(' '), ' '), { maxLength: 7 }).map((parts) => parts.join('')),
    )
    const holds = (read: () => readonly string[]): boolean => {
      try {
        return read().every(isDay)
      } catch (error) {
        return isFailure(error) && error.code === 'bad-date' && error.exit === 2
      }
    }
    fc.assert(
      fc.property(texts, fc.constantFrom(today, '0001-01-01', '9999-12-31', '2024-02-29'), (text, on) => {
        const day = holds(() => [readDate(text, on)])
        const period = holds(() => Object.values(readPeriod(text, on)))
        const moment = holds(() => {
          const read = readMoment(text, on, 'Asia/Shanghai')
          return 'day' in read ? [read.day] : [read.instant.slice(0, 10)]
        })
        return day && period && moment
      }),
      { numRuns: 2000 },
    )
  })
})
