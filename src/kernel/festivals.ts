// Festivals that people name as dates, Chinese and other, and the day of each in a year.
// Days off and swapped working days are not here: they are decreed from year to year.

import { addDays, type Day, dayFrom } from './day.ts'
import { nthWeekday } from './day-bounds.ts'
import { dayOfLunar } from './lunar.ts'
import { solarTermDay } from './solar-term.ts'

/** A festival that comes once in a solar year. */
export interface Festival {
  /** Its names, folded. */
  readonly names: readonly string[]
  /**
   * Its day in a solar year; null where the calendar does not reach. 腊八 falls in the last days of the year before
   * when the lunar year is early.
   */
  readonly dayIn: (year: number) => Day | null
}

type Rule = (year: number) => Day | null

const solar =
  (month: number, date: number): Rule =>
  (year) =>
    dayFrom(year, month, date)

// The twelfth lunar month lies in the beginning of the next solar year.
const lunar =
  (month: number, date: number): Rule =>
  (year) =>
    dayOfLunar({ year: month === 12 ? year - 1 : year, month, leap: false, date })

const term =
  (longitude: number): Rule =>
  (year) =>
    solarTermDay(year, longitude)

const newYearsEve: Rule = (year) => {
  const day = dayOfLunar({ year, month: 1, leap: false, date: 1 })
  return day === null ? null : addDays(day, -1)
}

// The Gregorian computus: the Sunday after the first ecclesiastical full moon of spring.
const easter: Rule = (year) => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const count = moon + sunday - 7 * late + 114
  return dayFrom(year, Math.floor(count / 31), (count % 31) + 1)
}

const thanksgiving: Rule = (year) => nthWeekday(year, 11, 4, 4)

const dayAfter =
  (rule: Rule): Rule =>
  (year) => {
    const day = rule(year)
    return day === null ? null : addDays(day, 1)
  }

const festival = (names: string, dayIn: Rule): Festival => ({
  names: names.split(' ').map((name) => name.replaceAll('_', ' ')),
  dayIn,
})

/** Every festival known, in the order of the solar year. */
export const allFestivals = (): readonly Festival[] => [
  festival('元旦 元旦节 阳历新年 new_year new_years new_year_day new_years_day', solar(1, 1)),
  festival('腊八 腊八节 laba laba_festival', lunar(12, 8)),
  festival('小年 小年夜 little_new_year', lunar(12, 23)),
  festival(
    '除夕 年三十 大年三十 大年夜 年夜 chinese_new_years_eve lunar_new_years_eve spring_festival_eve',
    newYearsEve,
  ),
  festival('春节 大年初一 年初一 农历新年 过年 spring_festival chinese_new_year lunar_new_year cny', lunar(1, 1)),
  festival('元宵 元宵节 上元节 lantern lantern_festival', lunar(1, 15)),
  festival('情人节 西方情人节 valentine valentines valentine_day valentines_day', solar(2, 14)),
  festival('龙抬头 longtaitou', lunar(2, 2)),
  festival('妇女节 三八 三八节 三八妇女节 女神节 女王节 womens_day international_womens_day', solar(3, 8)),
  festival('植树节 arbor_day', solar(3, 12)),
  festival('消费者权益日 三一五 consumer_day consumer_rights_day', solar(3, 15)),
  festival('清明 清明节 qingming qingming_festival tomb_sweeping tomb_sweeping_day', term(15)),
  festival('复活节 easter easter_sunday', easter),
  festival('劳动节 五一 五一节 五一劳动节 国际劳动节 labour_day labor_day may_day', solar(5, 1)),
  festival('青年节 五四 五四青年节 youth_day', solar(5, 4)),
  festival('母亲节 mothers_day mother_day', (year) => nthWeekday(year, 5, 2, 7)),
  festival('儿童节 六一 六一节 六一儿童节 childrens_day', solar(6, 1)),
  festival('端午 端午节 端阳 端阳节 龙舟节 dragon_boat dragon_boat_festival duanwu', lunar(5, 5)),
  festival('父亲节 fathers_day father_day', (year) => nthWeekday(year, 6, 3, 7)),
  festival('六一八 618大促 618购物节 mid_year_sale', solar(6, 18)),
  festival('建党节 七一 party_day', solar(7, 1)),
  festival('建军节 八一 八一建军节 army_day', solar(8, 1)),
  festival('七夕 七夕节 乞巧节 中国情人节 qixi qixi_festival double_seventh', lunar(7, 7)),
  festival('中元 中元节 七月半 ghost_festival', lunar(7, 15)),
  festival('教师节 老师节 teachers_day', solar(9, 10)),
  festival('中秋 中秋节 团圆节 月饼节 mid_autumn mid_autumn_festival midautumn moon_festival', lunar(8, 15)),
  festival('国庆 国庆节 十一 十一国庆 national_day', solar(10, 1)),
  festival('重阳 重阳节 敬老节 老人节 double_ninth double_ninth_festival chongyang', lunar(9, 9)),
  festival('万圣节 万圣夜 万圣节前夜 halloween', solar(10, 31)),
  festival('双十一 双11 光棍节 singles_day double_eleven', solar(11, 11)),
  festival('感恩节 thanksgiving thanksgiving_day', thanksgiving),
  festival('黑色星期五 黑五 black_friday', dayAfter(thanksgiving)),
  festival('双十二 双12 double_twelve', solar(12, 12)),
  festival('冬至 冬至节 冬节 winter_solstice dongzhi', term(270)),
  festival('平安夜 圣诞夜 圣诞前夜 christmas_eve xmas_eve', solar(12, 24)),
  festival('圣诞 圣诞节 christmas christmas_day xmas', solar(12, 25)),
  festival('跨年 跨年夜 元旦前夜 new_years_eve', solar(12, 31)),
]

const solarTerms =
  '春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 立春 雨水 惊蛰'

const names = new Map<string, Rule>()

const nameRules = (): ReadonlyMap<string, Rule> => {
  if (names.size > 0) return names
  for (const [place, name] of solarTerms.split(' ').entries()) names.set(name, term((place * 15) % 360))
  for (const one of allFestivals()) for (const name of one.names) names.set(name, one.dayIn)
  return names
}

/**
 * The rule of a festival or solar term by a folded name (apostrophes left out, hyphens as spaces in English), or
 * undefined for another word.
 */
export const festivalRule = (name: string): ((year: number) => Day | null) | undefined => nameRules().get(name)
