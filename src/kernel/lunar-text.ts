// Reads a day of the lunar calendar: `lunar:1990-08-15`, 农历八月十五, 闰六月初一, 腊月廿三, 阴历8.15.
// A missing year stays missing. A plain 八月十五 is a solar day and is not read here.
import { digitsForNumerals } from './chinese-number.ts'
import { firstLunarYear, lastLunarYear, lunarMonthLength } from './lunar.ts'
import { lunarMonthOf } from './lunar-words.ts'
import { matchWhole } from './reading-rules.ts'
import type { Reading, Refusal } from './refusal.ts'

/** A lunar day that exists, the year null where none is written. */
export interface WrittenLunar {
  readonly year: number | null
  readonly month: number
  readonly leap: boolean
  readonly date: number
}

const noSuchLunarDay: Refusal = { why: { en: 'there is no such day in the lunar calendar', zh: '农历没有这一天' } }

const outsideAlmanac: Refusal = {
  why: {
    en: `lunar years are known from ${firstLunarYear} to ${lastLunarYear}`,
    zh: `农历只支持 ${firstLunarYear} 年至 ${lastLunarYear} 年`,
  },
}

const check = (written: WrittenLunar): Reading<WrittenLunar> => {
  const { year, month, leap, date } = written
  if (month < 1 || month > 12 || date < 1 || date > 30) return noSuchLunarDay
  if (year === null) return written
  if (year < firstLunarYear || year > lastLunarYear) return outsideAlmanac
  const length = lunarMonthLength(year, month, leap)
  if (length === 0) {
    return { why: { en: `${year} has no leap month ${month}`, zh: `农历 ${year} 年没有闰${month}月` } }
  }
  if (date > length) {
    return {
      why: {
        en: `lunar ${leap ? 'leap ' : ''}month ${month} of ${year} has ${length} days`,
        zh: `农历 ${year} 年${leap ? '闰' : ''}${month}月只有 ${length} 天`,
      },
    }
  }
  return written
}

const marker = '(?:农历|阴历|旧历|夏历|lunar)'
const marked = `${marker}[: ]?(.+)|(.+?) ?[([]?${marker}[)\\]]?`
// The year may stand before the name of the calendar: 1990年农历八月十五.
const yearBefore = /^(\S{4}年) ?(农历|阴历|旧历|夏历)/
const ofMonths = /^(?:(\d{4})[年 -]?)?(闰)?(正|冬|腊|\d{1,2})月(初)?(\d{1,2})(日|号)?$/
const ofNumbers = /^(?:(\d{4})[-/.])?(\d{1,2})(l)?[-/.](\d{1,2})$/

const bare = (text: string, said: boolean): Reading<WrittenLunar> => {
  const body = digitsForNumerals(text)
  const match = ofMonths.exec(body)
  if (match !== null) {
    const [, year, leap, month = '', first, date, suffix] = match
    // 初, 闰, 正, 冬, 腊 and a bare 廿 belong to the lunar calendar alone.
    const own = leap !== undefined || first !== undefined || /[正冬腊]/.test(month) || (/廿/.test(text) && !suffix)
    if (!said && !own) return null
    return check({
      year: year === undefined ? null : Number(year),
      month: lunarMonthOf(month),
      leap: leap !== undefined,
      date: Number(date),
    })
  }
  if (!said) return null
  const numbers = ofNumbers.exec(body.replace(/^--/, '')) ?? /^(\d{4})(\d{2})()(\d{2})$/.exec(body)
  if (numbers === null) return noLunarDay
  const [, year, month, leap, date] = numbers
  return check({
    year: year === undefined ? null : Number(year),
    month: Number(month),
    leap: leap === 'l',
    date: Number(date),
  })
}

const noLunarDay: Refusal = {
  why: { en: 'the lunar day is not understood', zh: '无法理解该农历日期' },
  hint: {
    en: 'write it as lunar:8-15, lunar:1990-08-15 or 农历八月十五',
    zh: '请写成 农历八月十五 或 lunar:1990-08-15',
  },
}

/** Reads a folded text (`foldDateText`, numerals as they stand) as a lunar day; null where it is not marked as one. */
export const readWrittenLunar = (text: string): Reading<WrittenLunar> => {
  const match = matchWhole(marked, text.replace(yearBefore, '$2$1'))
  if (match === null) return bare(text, false)
  return bare((match[1] ?? match[2] ?? '').trim(), true)
}
