// Names of lunar months and days as Chinese almanacs write them: 八月十五, 闰六月初一, 腊月廿三.

const months = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** The name of a lunar month, 1 to 12. */
export const lunarMonthName = (month: number, leap: boolean): string =>
  `${leap ? '闰' : ''}${months[month - 1] ?? month}月`

/** The name of a day of a lunar month, 1 to 30. */
export const lunarDateName = (date: number): string => {
  if (date <= 10) return `初${date === 10 ? '十' : digits[date]}`
  if (date === 20 || date === 30) return `${digits[date / 10]}十`
  return `${date < 20 ? '十' : '廿'}${digits[date % 10]}`
}

/** The month of 正, 冬, 腊 or a number in digits. */
export const lunarMonthOf = (name: string): number => {
  if (name === '正') return 1
  if (name === '冬') return 11
  if (name === '腊') return 12
  return Number(name)
}
