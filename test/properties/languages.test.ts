// What people type as days, times, periods, birthdays, amounts, phones, mails: any text is read or refused with a failure
// of ours; what was read is well-formed, and read again gives the same. PROPERTY_RUNS asks for more runs.
// Broken once by a refusal handed on as a birthday, and by amounts beyond the safe integers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBirthday } from '../../src/kernel/birthday.ts'
import { isBirthday } from '../../src/kernel/birthday-parts.ts'
import { type DateOptions, readDate, readMoment, readPeriod } from '../../src/kernel/date-language.ts'
import { isDay } from '../../src/kernel/day.ts'
import { readEmail } from '../../src/kernel/email.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { isInstant } from '../../src/kernel/instant.ts'
import { moneyText, readMoney } from '../../src/kernel/money.ts'
import { formatPhone, phoneDigits, readPhone } from '../../src/kernel/phone.ts'
import { parseLettered } from '../../src/kernel/reference.ts'
import { readTimedText } from '../../src/kernel/time-of-day.ts'
import { runs } from '../harness/property-runs.ts'

const today = '2026-11-27'

const pieces = (
  '0 1 2 9 10 12 13 28 29 30 31 32 99 100 366 1900 2026 2027 9999 10000 99999999999 -1 -0 00 . .. ... - -- / : + ~ , ， 、 T Z ' +
  'today tomorrow yesterday now mon friday next last this in ago before after noon am pm week weeks days d w m y q jan feb29 Nov. ' +
  '13/02/2026 2026-02-30 2026-02-29 2024-02-29 02-30 --02-30 12:60 24:00 23:59:60 08:30+25:00 2026-W53 2026W00 2026-366 eom eoy boq ' +
  '今天 明天 后天 昨天 下周 上周 周五 星期天 礼拜八 下个月 月底 年初 三天后 两周前 十天内 廿九 三十 闰 六月 腊月 正月 初一 除夕 春节 中秋 冬至 清明 ' +
  '上午 下午 半 刻 点 分 秒 年 月 日 号 lunar: 农历 阴历 L 06L 至 到 从 起 止 季度 ¥ ￥ 元 万 亿 千 百 RMB USD $ € ( ) （ ） e9 E-9 1e999 1,234 1.234,5 ' +
  '+86 0086 86 010 138 13800138000 转 ext x # 400 @ a a@b.c .com 李 C- V-1 RT-3 key: 0x10 ٣ ３ Ⅷ ½ ﷽ \0 \u200b \u202e \ud800 😀'
).split(' ')

const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join(' ')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '-', '¥', 'USD ', '+86', '('),
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.constantFrom('', '.5', ',000', '万', '元', 'e3', '年', '天前', ')'),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...pieces).map((piece) => piece.repeat(3000)) },
)

/** What work gives; undefined where it fails on purpose. */
const onPurpose = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch (error) {
    if (!isFailure(error)) throw error
    expect(error.words.en).not.toContain('undefined')
    expect(error.words.zh).not.toContain('undefined')
    return undefined
  }
}

const holds = (check: (text: string) => void): void => {
  fc.assert(fc.property(anyText, check), runs(2000))
}

const options: readonly DateOptions[] = [{}, { prefer: 'past' }, { order: 'dmy' }, { order: 'mdy' }]

describe('any text at all', () => {
  it('is a day or none', () => {
    holds((text) => {
      for (const option of options) {
        const day = onPurpose(() => readDate(text, today, option))
        if (day === undefined) continue
        expect(isDay(day), text).toBe(true)
        expect(readDate(day, today)).toBe(day)
      }
    })
  })

  it('is a moment or none', () => {
    holds((text) => {
      const moment = onPurpose(() => readMoment(text, today, 'America/St_Johns'))
      if (moment === undefined) return
      const said = 'day' in moment ? moment.day : moment.instant
      expect(isDay(said) || isInstant(said), text).toBe(true)
      expect(readMoment(said, today, 'America/St_Johns')).toEqual(moment)
    })
  })

  it('is a period or none, and its end is not before its beginning', () => {
    holds((text) => {
      const period = onPurpose(() => readPeriod(text, today))
      if (period === undefined) return
      const { from, to } = period
      if (from !== null) expect(isDay(from), text).toBe(true)
      if (to !== null) expect(isDay(to), text).toBe(true)
      if (from !== null && to !== null) expect(from <= to, text).toBe(true)
    })
  })

  it('is a birthday or none', () => {
    holds((text) => {
      const birthday = onPurpose(() => parseBirthday(text))
      if (birthday === undefined) return
      expect(isBirthday(birthday) || isDay(birthday), text).toBe(true)
      expect(parseBirthday(birthday)).toBe(birthday)
    })
  })

  it('is a time of day or none', () => {
    holds((text) => void readTimedText(text))
  })

  it('is an amount or none, and written out is the same amount', () => {
    holds((text) => {
      for (const digits of [0, 2, 3]) {
        const money = readMoney(text, digits)
        if (money === null) continue
        expect(Number.isSafeInteger(money.minor), text).toBe(true)
        expect(readMoney(moneyText(money.minor, digits), digits)?.minor).toBe(money.minor)
      }
    })
  })

  it('is a phone or stays what it is', () => {
    holds((text) => {
      const phone = readPhone(text)
      const again = readPhone(phone.value)
      expect(again.value, text).toBe(phone.value)
      if (phone.known) expect(phoneDigits(phone.value), text).toMatch(/^\d/)
      expect(formatPhone(phone.value)).not.toContain('undefined')
    })
  })

  it('is a mail or none, a reference or none', () => {
    holds((text) => {
      const email = readEmail(text)
      if (email !== null) expect(readEmail(email), text).toBe(email)
      onPurpose(() => parseLettered(text))
    })
  })
})
