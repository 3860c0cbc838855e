// Birthdays as people write them, when they come next, and how old they make a person.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Lunar } from 'lunar-typescript'
import { describe, expect, test } from 'vitest'
import { formatBirthday, parseBirthday } from '../../src/kernel/birthday.ts'
import { birthdayParts, birthdayText, isBirthday } from '../../src/kernel/birthday-parts.ts'
import { addDays, daysBetween, isLeapYear } from '../../src/kernel/day.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { ageOn, nextBirthday } from '../../src/kernel/next-birthday.ts'

const outcome = (text: string): string => {
  try {
    return parseBirthday(text)
  } catch (error) {
    if (!isFailure(error)) throw error
    expect(error.exit).toBe(2)
    expect(error.words.en).toContain(text.slice(0, 20))
    expect(error.words.zh).toContain(text.slice(0, 20))
    expect(error.detail.why?.zh).toBeTruthy()
    expect(error.detail.hint?.en).toBeTruthy()
    return error.code
  }
}

describe('read', () => {
  test.each([
    ['1990-01-05', '1990-01-05'],
    ['--01-05', '--01-05'],
    ['1990', '1990'],
    ['lunar:1990-08-15', 'lunar:1990-08-15'],
    ['lunar:--08-15', 'lunar:--08-15'],
    ['lunar:--06L-15', 'lunar:--06L-15'],
    ['1990/1/5', '1990-01-05'],
    ['1990.1.5', '1990-01-05'],
    ['19900105', '1990-01-05'],
    ['05-12', '--05-12'],
    ['5-2', '--05-02'],
    ['5月12日', '--05-12'],
    ['5月12', '--05-12'],
    ['1990年1月5日', '1990-01-05'],
    ['1990年1月5号', '1990-01-05'],
    ['1990 年 1 月 5 日', '1990-01-05'],
    ['一九九〇年一月五日', '1990-01-05'],
    ['１９９０／１／５', '1990-01-05'],
    ['1990年', '1990'],
    ['1990年1月5日生', '1990-01-05'],
    ['1990年1月5日出生', '1990-01-05'],
    ['1990-01-05生', '1990-01-05'],
    ['1990-01-05日', '1990-01-05'],
    ['5月12号生日', '--05-12'],
    ['生日5-12', 'bad-birthday'],
    ['1990年生', '1990'],
    ['1990出生', '1990'],
    ['１９９０', '1990'],
    ['0990年', '0990'],
    ['0001年', '0001'],
    ['5 Jan 1990', '1990-01-05'],
    ['January 5th, 1990', '1990-01-05'],
    ['12/25', '--12-25'],
    ['13/02/1990', '1990-02-13'],
    ['2/13/1990', '1990-02-13'],
    ['1990/1/5 0:00', '1990-01-05'],
    ['1990-01-05 00:00:00', '1990-01-05'],
    ['1990-01-05T23:30:00-08:00', '1990-01-05'],
    ['公历1990-1-5', '1990-01-05'],
    ['solar:1990-1-5', '1990-01-05'],
    ['solar: 1990-1-5', '1990-01-05'],
    ['1990-1-5(阳历)', '1990-01-05'],
    ['1990年1月5日（公历）', '1990-01-05'],
    ['新历5月12日', '--05-12'],
    ['八月十五', '--08-15'],
    ['农历八月十五', 'lunar:--08-15'],
    ['農曆八月十五', 'lunar:--08-15'],
    ['阴历8.15', 'lunar:--08-15'],
    ['旧历八月十五', 'lunar:--08-15'],
    ['农历1990年8月15', 'lunar:1990-08-15'],
    ['农历1990年八月十五日', 'lunar:1990-08-15'],
    ['1990年农历八月十五', 'lunar:1990-08-15'],
    ['一九九〇年 阴历八月十五', 'lunar:1990-08-15'],
    ['1990-8-15(农历)', 'lunar:1990-08-15'],
    ['1990年八月十五（阴历）', 'lunar:1990-08-15'],
    ['农历闰六月十五', 'lunar:--06L-15'],
    ['闰六月十五', 'lunar:--06L-15'],
    ['农历2025年闰六月初一', 'lunar:2025-06L-01'],
    ['lunar:06L-15', 'lunar:--06L-15'],
    ['lunar:8-15', 'lunar:--08-15'],
    ['lunar 8-15', 'lunar:--08-15'],
    ['lunar: 8-15', 'lunar:--08-15'],
    ['lunar:--8-15', 'lunar:--08-15'],
    ['lunar:19900815', 'lunar:1990-08-15'],
    ['农历 1990/8/15', 'lunar:1990-08-15'],
    ['农历1900年正月初一', 'lunar:1900-01-01'],
    ['农历2100年腊月初一', 'lunar:2100-12-01'],
    ['农历2025年闰六月廿九', 'lunar:2025-06L-29'],
    ['正月初一', 'lunar:--01-01'],
    ['腊月廿三', 'lunar:--12-23'],
    ['冬月三十', 'lunar:--11-30'],
    ['八月初三', 'lunar:--08-03'],
    ['2月29日', '--02-29'],
    ['2000-02-29', '2000-02-29'],
    ['  1990-01-05 ', '1990-01-05'],
  ])('%s as %s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })

  test.each([
    '1990-02-29',
    '1990-02-30',
    '1990-13-01',
    '0000-00-00',
    '0000',
    '02-30',
    '32874',
    '32874.5',
    '90-1-5',
    '90年',
    '80后',
    '5/12',
    '1/5/1990',
    '1990-01',
    '1990年1月',
    '1990.5',
    'lunar:1991-05L-01',
    'lunar:2025-06L-30',
    'lunar:1850-01-01',
    'lunar:--13-01',
    'lunar:--08-31',
    'lunar:0-15',
    'lunar:8-0',
    'lunar:199008150',
    'lunar:x19900815',
    '农历2025年闰六月三十',
    '农历',
    '农历1990',
    '闰六月',
    '1990-01-05 25:00',
    'unknown',
    '不详',
    '',
    ' ',
    'x'.repeat(500),
    '__proto__',
  ])('refused: %s', (text) => {
    expect(outcome(text)).toBe('bad-birthday')
  })

  test('the order of a file decides what could be two days', () => {
    expect(parseBirthday('5/12', 'mdy')).toBe('--05-12')
    expect(parseBirthday('5/12', 'ymd')).toBe('--05-12')
    expect(parseBirthday('5/12', 'dmy')).toBe('--12-05')
    expect(parseBirthday('1/5/1990', 'dmy')).toBe('1990-05-01')
  })

  test.each([
    ['农历2025年闰六月三十', 'lunar leap month 6 of 2025 has 29 days', '农历 2025 年闰6月只有 29 天'],
    ['农历2025年腊月三十', 'lunar month 12 of 2025 has 29 days', '农历 2025 年12月只有 29 天'],
    ['农历2026年闰六月初一', '2026 has no leap month 6', '农历 2026 年没有闰6月'],
    ['lunar:1899-12-01', 'lunar years are known from 1900 to 2100', '农历只支持 1900 年至 2100 年'],
    ['lunar:2101-01-01', 'lunar years are known from 1900 to 2100', '农历只支持 1900 年至 2100 年'],
    ['lunar:13-01', 'there is no such day in the lunar calendar', '农历没有这一天'],
    ['农历', 'it is no spelling of a birthday', '不是可识别的生日写法'],
    ['农历1990', 'the lunar day is not understood', '无法理解该农历日期'],
    ['1990-01', 'the day is missing', '缺少日'],
    ['1990年1月', 'the day is missing', '缺少日'],
    ['1990/12', 'the day is missing', '缺少日'],
    ['1990年12月生', 'the day is missing', '缺少日'],
    ['12-1990', 'it is no spelling of a birthday', '不是可识别的生日写法'],
    ['90', 'the century is missing', '缺少世纪'],
    ['90年生', 'the century is missing', '缺少世纪'],
    ['1900105', 'it is no spelling of a birthday', '不是可识别的生日写法'],
    ['32874.25', 'it looks like the day number of a spreadsheet', '像是电子表格的日期序号'],
    ['90后', 'the century is missing', '缺少世纪'],
    ['900105', 'the century is missing', '缺少世纪'],
    ['90-1-5', 'the century is missing', '缺少世纪'],
    ['32874', 'it looks like the day number of a spreadsheet', '像是电子表格的日期序号'],
    ['1990-02-30', 'there is no such day', '没有这一天'],
    ['0000', 'it is no spelling of a birthday', '不是可识别的生日写法'],
  ])('%s is refused, since %s', (text, en, zh) => {
    try {
      parseBirthday(text)
      expect.unreachable()
    } catch (error) {
      if (!isFailure(error)) throw error
      expect(error.detail.why).toEqual({ en, zh })
      expect(error.words).toEqual({ en: `cannot read "${text}" as a birthday`, zh: `无法把“${text}”读作生日` })
    }
  })

  test('the reason names what could be meant', () => {
    try {
      parseBirthday('1/5/1990')
      expect.unreachable()
    } catch (error) {
      expect(isFailure(error) && error.detail.why?.en).toBe('it could be 1990-05-01 or 1990-01-05')
    }
  })

  test('any text is read into a stored birthday or refused, never anything else', () => {
    const alphabet = [...'0123456789-/.年月日号农历阴闰正腊初一二三十廿lunar:L ()T:Z+生']
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...alphabet)).map((signs) => signs.join('')),
        ),
        (text) => {
          const read = outcome(text)
          if (read !== 'bad-birthday') {
            expect(isBirthday(read)).toBe(true)
            expect(parseBirthday(read)).toBe(read)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('what is not a stored birthday is not taken for one', () => {
    const no =
      '--02-30 --01-00 --00-01 --13-01 --01-32 1990-02-29 1990-13-01 1990-01L-05 --01L-05 0000 990 lunar:1990 lunar:1899-12-01 lunar:2101-01-01 lunar:--00-01 lunar:--13-01 lunar:--01-00 lunar:--01-31 lunar:2026-06L-01 lunar:2025-06L-30 lunar:1990-8-15'
    expect(no.split(' ').filter(isBirthday)).toEqual([])
    const yes =
      '--02-29 0001 9999-12-31 lunar:1900-01-01 lunar:2100-12-29 lunar:--12-30 lunar:--01-01 lunar:2025-06L-01'
    expect(yes.split(' ').filter((text) => !isBirthday(text))).toEqual([])
  })

  test('taken apart and put together it is the same', () => {
    for (const text of ['1990-01-05', '--02-29', '1990', 'lunar:1990-08-15', 'lunar:--12-30', 'lunar:2025-06L-29']) {
      const parts = birthdayParts(text)
      expect(parts === null ? null : birthdayText(parts)).toBe(text)
    }
  })
})

const torture = new URL('../fixtures/torture/synthetic/birthdays.json', import.meta.url)
describe.skipIf(!existsSync(torture))('the recorded hard inputs', () => {
  const cases: { input: string; accepted: string }[] = JSON.parse(readFileSync(torture, 'utf8'))
  test.each(cases)('$input: $accepted', ({ input, accepted }) => {
    const day = /^-*[\d-]+/.exec(accepted)?.[0]
    const refused = /invalid|rejected|ambiguous/.test(accepted)
    expect(outcome(input)).toBe(refused ? 'bad-birthday' : day)
  })
})

test.each([
  ['1990-01-05', '5 January 1990', '1990年1月5日'],
  ['--05-12', '12 May', '5月12日'],
  ['1990', '1990', '1990年'],
  ['lunar:1990-08-15', 'lunar 1990-8-15', '农历1990年八月十五'],
  ['lunar:--08-15', 'lunar 8-15', '农历八月十五'],
  ['lunar:--06L-01', 'lunar leap 6-1', '农历闰六月初一'],
  ['damaged', 'damaged', 'damaged'],
])('%s is shown as %s and %s', (birthday, en, zh) => {
  expect([formatBirthday(birthday, 'en'), formatBirthday(birthday, 'zh')]).toEqual([en, zh])
})

describe('the next birthday', () => {
  test.each([
    ['1990-01-05', '2026-01-04', '2026-01-05'],
    ['1990-01-05', '2026-01-05', '2026-01-05'],
    ['1990-01-05', '2026-01-06', '2027-01-05'],
    ['--12-31', '2026-12-31', '2026-12-31'],
    ['--01-01', '2026-12-31', '2027-01-01'],
    // 29 February is the 28th in common years.
    ['2000-02-29', '2026-02-27', '2026-02-28'],
    ['2000-02-29', '2026-02-28', '2026-02-28'],
    ['2000-02-29', '2026-03-01', '2027-02-28'],
    ['--02-29', '2028-02-28', '2028-02-29'],
    ['--02-29', '2028-02-29', '2028-02-29'],
    ['--02-29', '2027-02-28', '2027-02-28'],
    ['--02-29', '2027-03-01', '2028-02-29'],
    ['--02-28', '2028-02-28', '2028-02-28'],
    // The lunar year of a day in January is the one before.
    ['lunar:1990-08-15', '2026-09-25', '2026-09-25'],
    ['lunar:1990-08-15', '2026-09-26', '2027-09-15'],
    ['lunar:--12-23', '2026-01-01', '2026-02-10'],
    ['lunar:--12-23', '2026-02-11', '2027-01-30'],
    ['lunar:--01-01', '2026-02-16', '2026-02-17'],
    // The 30th in a month of 29 days is the 29th: month 12 of lunar 2025 has 29.
    ['lunar:--12-30', '2026-02-01', '2026-02-16'],
    ['lunar:--12-30', '2027-01-01', '2027-02-05'],
    // A leap month that the year lacks is the plain month; a plain month is the first of two.
    ['lunar:--06L-15', '2025-07-01', '2025-08-08'],
    ['lunar:--06L-15', '2026-07-01', '2026-07-28'],
    ['lunar:--06-15', '2025-07-01', '2025-07-09'],
    ['lunar:--06L-30', '2025-07-26', '2025-08-22'],
    ['lunar:2025-06L-01', '2026-01-01', '2026-07-14'],
    // Never before the birth.
    ['2030-05-05', '2026-11-27', '2030-05-05'],
  ])('of %s on or after %s is %s', (birthday, day, expected) => {
    expect(nextBirthday(birthday, day)).toBe(expected)
  })

  test('is none for a year alone, another text, or a lunar one beyond the almanac', () => {
    expect(nextBirthday('1990', '2026-01-01')).toBeNull()
    expect(nextBirthday('1990-02-31', '2026-01-01')).toBeNull()
    expect(nextBirthday('', '2026-01-01')).toBeNull()
    expect(nextBirthday('lunar:--08-15', '2150-01-01')).toBeNull()
    expect(nextBirthday('lunar:1990-08-15', '2150-01-01')).toBeNull()
    expect(nextBirthday('--12-31', '9999-12-31')).toBe('9999-12-31')
    expect(nextBirthday('--01-01', '9999-12-31')).toBeNull()
  })

  test('solar: is the first day whose month and day are the birthday, on every day of five years', () => {
    for (const birthday of ['--01-01', '--02-28', '--02-29', '--03-01', '--12-31', '1990-06-15']) {
      const falls = (on: string): boolean =>
        birthday === '--02-29' && !isLeapYear(Number(on.slice(0, 4)))
          ? on.endsWith('-02-28')
          : on.slice(5) === birthday.slice(-5)
      let expected = ''
      for (let day = '2030-01-31'; day > '2023-12-01'; day = addDays(day, -1)) {
        if (falls(day)) expected = day
        if (expected !== '' && nextBirthday(birthday, day) !== expected) {
          expect([day, nextBirthday(birthday, day)]).toEqual([day, expected])
        }
      }
    }
  })

  test('lunar: is what lunar-typescript finds by trying the years', () => {
    const days = fc.integer({ min: 0, max: 365 * 40 }).map((count) => addDays('2000-03-01', count))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 29 }), days, (month, date, day) => {
        const text = `lunar:--${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        const solar = Number(day.slice(0, 4))
        const found = [solar - 1, solar, solar + 1]
          .map((year) => Lunar.fromYmd(year, month, date).getSolar().toYmd())
          .filter((one) => one >= day)
          .sort()
        expect(nextBirthday(text, day)).toBe(found[0])
      }),
      { numRuns: 300 },
    )
  })

  test('lies within 366 days for a solar and 385 for a lunar birthday', () => {
    const parts = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
      lunar: fc.boolean(),
    })
    const days = fc.integer({ min: 0, max: 365 * 90 }).map((count) => addDays('2000-01-01', count))
    fc.assert(
      fc.property(parts, days, ({ month, date, lunar }, day) => {
        const text = birthdayText({ calendar: lunar ? 'lunar' : 'solar', year: null, month, leap: false, date })
        const next = nextBirthday(text, day) ?? ''
        expect(next >= day).toBe(true)
        expect(daysBetween(day, next)).toBeLessThan(lunar ? 385 : 366)
      }),
    )
  })
})

test.each([
  ['1990-01-05', '2026-01-04', 35],
  ['1990-01-05', '2026-01-05', 36],
  ['1990-01-05', '1990-01-05', 0],
  ['1990-01-05', '1990-01-04', null],
  ['2000-02-29', '2026-02-27', 25],
  ['2000-02-29', '2026-02-28', 26],
  ['2000-02-29', '2028-02-28', 27],
  ['lunar:1990-08-15', '2026-09-24', 35],
  ['lunar:1990-08-15', '2026-09-25', 36],
  ['lunar:1990-12-23', '2026-01-20', 34],
  ['lunar:1990-12-23', '2026-02-10', 35],
  ['--01-05', '2026-01-05', null],
  ['1990', '2026-01-05', null],
  ['none', '2026-01-05', null],
])('%s on %s is %s years old', (birthday, day, age) => {
  expect(ageOn(birthday, day)).toBe(age)
})
