// Days, weekdays and months as people read them in either language. Own names: Intl is slow to start.
import { type Day, dateOf, monthOf, type Weekday, weekday, yearOf } from './day.ts'
import type { Language } from './words.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const chineseWeekdays = ['一', '二', '三', '四', '五', '六', '日']

/** The English name of a month, 1 to 12. */
export const englishMonthName = (month: number): string => months[month - 1] ?? String(month)

/** The name of a day of the week: `Wednesday`, `星期三`. */
export const weekdayName = (which: Weekday, language: Language): string =>
  language === 'zh' ? `星期${chineseWeekdays[which - 1] ?? ''}` : (weekdays[which - 1] ?? '')

/** A day with its weekday, to show what was read: `2 December 2026, Wednesday`, `2026年12月2日 星期三`. */
export const describeDay = (day: Day, language: Language): string => {
  const name = weekdayName(weekday(day), language)
  return language === 'zh'
    ? `${yearOf(day)}年${monthOf(day)}月${dateOf(day)}日 ${name}`
    : `${dateOf(day)} ${englishMonthName(monthOf(day))} ${yearOf(day)}, ${name}`
}

/** A day as it is said beside others: `12 Sep`, `9月12日`; with its year where that is not the year of `today`. */
export const shortDay = (day: Day, today: Day, language: Language): string => {
  const own = yearOf(day) === yearOf(today)
  if (language === 'zh') return `${own ? '' : `${yearOf(day)}年`}${monthOf(day)}月${dateOf(day)}日`
  return `${dateOf(day)} ${englishMonthName(monthOf(day)).slice(0, 3)}${own ? '' : ` ${yearOf(day)}`}`
}

/** A month with its year: `March 2023`, `2023年3月`. */
export const monthText = (day: Day, language: Language): string =>
  language === 'zh' ? `${yearOf(day)}年${monthOf(day)}月` : `${englishMonthName(monthOf(day))} ${yearOf(day)}`
