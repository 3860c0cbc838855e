// Small numbers in Chinese characters, as they stand in dates: 十二, 廿五, 二〇二六, 两. Nothing above 999.

const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

const tens: Readonly<Record<string, number>> = { 十: 10, 廿: 20, 卅: 30 }

const numeral = /[〇零一二两三四五六七八九十廿卅百]+/g

/** The number that a run of Chinese numerals writes, as digits: 二〇二六 is read digit by digit. */
const inDigits = (run: string): string => {
  if (!/[十廿卅百]/.test(run)) return [...run].map((sign) => digitOf[sign] ?? sign).join('')
  let total = 0
  let pending: number | null = null
  for (const sign of run) {
    const ten = tens[sign]
    if (sign === '百') {
      total += (pending ?? 1) * 100
      pending = null
    } else if (ten !== undefined) {
      total += ten === 10 ? (pending ?? 1) * 10 : ten
      pending = null
    } else {
      pending = digitOf[sign] ?? 0
    }
  }
  return String(total + (pending ?? 0))
}

/** The text with every run of Chinese numerals written in digits: 十二月廿五 becomes 12月25. */
export const digitsForNumerals = (text: string): string => text.replace(numeral, inDigits)
