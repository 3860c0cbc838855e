// Reads what a person or a file wrote for a field into what the store holds. References are resolved elsewhere.
import { parseBirthday } from '../kernel/birthday.ts'
import { type DateOrder, readDate, readMoment } from '../kernel/date-language.ts'
import type { Day } from '../kernel/day.ts'
import { readEmail } from '../kernel/email.ts'
import { isFailure } from '../kernel/failure.ts'
import { readPhone } from '../kernel/phone.ts'
import { suggest } from '../kernel/suggest.ts'
import { cleanText, foldText } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import { checkAmount, readAmount } from './amount.ts'
import { badValue } from './bad-value.ts'
import type { Choice, Field, FieldKind } from './field.ts'
import type { Stored } from './noun.ts'

/** What may be doubtful in a text that was read all the same. */
export type Doubt = 'rounded' | 'unread-phone'

/** What reading and showing a value depends on. */
export interface ValueFacts {
  readonly today: Day
  /** IANA zone of the store. */
  readonly zone: string
  /** Base currency, ISO 4217. */
  readonly currency: string
  /** Minor digits of the base currency. */
  readonly digits: number
  /** Country of phone numbers without one, ISO 3166. */
  readonly country: string
  /** Order of day and month in a file that was asked for it. */
  readonly order?: DateOrder
  /** Told of what was read with a loss or a doubt: an amount rounded to so many digits, a phone kept as text. */
  readonly doubt?: (field: Field, kind: Doubt, text: string, digits?: number) => void
}

const listSign = /[;；、，,\n]/

const splitList = (text: string): string[] =>
  listSign.test(text)
    ? text
        .split(listSign)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [text.trim()].filter((part) => part !== '')

// What JSON writes as it stands.
const plainText = /^[ !#-[\]-~\u4e00-\u9fff]*$/

const listText = (items: readonly string[]): Stored => {
  const [only] = items
  if (only === undefined) return null
  if (items.length > 1) return JSON.stringify([...new Set(items)])
  return plainText.test(only) ? `["${only}"]` : JSON.stringify(items)
}

/** The choice a text means, by code, word or other spelling; undefined where none does. */
export const findChoice = (choices: readonly Choice[], text: string): Choice | undefined => {
  const folded = foldText(text)
  return choices.find(
    (choice) =>
      choice.code === folded ||
      foldText(choice.words.en) === folded ||
      foldText(choice.words.zh) === folded ||
      choice.aliases?.some((alias) => foldText(alias) === folded) === true,
  )
}

const readChoice = (field: Field, choices: readonly Choice[], text: string): Stored => {
  const found = findChoice(choices, text)
  if (found) return found.code
  const words = choices.flatMap((choice) => [choice.code, choice.words.zh])
  const near = suggest(text, words)
  const codes = choices.map((choice) => choice.code).join(', ')
  const named = choices.map((choice) =>
    choice.words.zh === choice.code ? choice.code : `${choice.words.zh}（${choice.code}）`,
  )
  throw badValue(
    field,
    text,
    { en: `it is one of ${codes}`, zh: `可以是${named.join('、')}` },
    same(near ?? choices[0]?.code ?? ''),
  )
}

const readInteger = (field: Field, text: string, min?: number, max?: number): Stored => {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  const value = /^[+-]?\d+(\.0+)?$/.test(plain) ? Number(plain) : Number.NaN
  if (!Number.isSafeInteger(value))
    throw badValue(field, text, { en: 'it is not a whole number', zh: '不是整数' }, same(String(Math.max(min ?? 1, 1))))
  if (min !== undefined && value < min)
    throw badValue(field, text, { en: `the least is ${min}`, zh: `最小是 ${min}` }, same(String(min)))
  if (max !== undefined && value > max)
    throw badValue(field, text, { en: `the most is ${max}`, zh: `最大是 ${max}` }, same(String(max)))
  return value
}

const readDecimal = (field: Field, text: string): Stored => {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  const match = /^([+-]?)0*(\d+)(?:\.(\d+?)0*)?$/.exec(plain) ?? /^([+-]?)()\.(\d+?)0*$/.exec(plain)
  if (!match) throw badValue(field, text, { en: 'it is not a number', zh: '不是数字' }, same('1.5'))
  const [, sign = '', whole = '', rest = ''] = match
  const value = `${whole === '' ? '0' : whole}${rest === '' || rest === '0' ? '' : `.${rest}`}`
  return sign === '-' && value !== '0' ? `-${value}` : value
}

// Folding loads tables, and most commands read no flag: done at the first.
const folded = (words: readonly string[]): (() => ReadonlySet<string>) => {
  let made: ReadonlySet<string> | undefined
  return () => {
    made ??= new Set(words.map(foldText))
    return made
  }
}

const yes = folded([
  'yes',
  'y',
  'true',
  '1',
  'on',
  '是',
  '有',
  '对',
  '同意',
  '可以',
  'active',
  'enabled',
  '在职',
  '启用',
])
const no = folded([
  'no',
  'n',
  'false',
  '0',
  'off',
  '否',
  '无',
  '不',
  '不是',
  '拒绝',
  '不同意',
  'inactive',
  'disabled',
  '离职',
  '停用',
  '禁用',
])

/** Reads yes or no in either language; null where it is neither. */
export const readFlag = (text: string): boolean | null => {
  const word = foldText(text)
  return yes().has(word) ? true : no().has(word) ? false : null
}

const readConsent = (field: Field, text: string): Stored => {
  const parts = text.trim().startsWith('{')
    ? jsonConsent(field, text)
    : splitList(text).map((part) => part.split(/[=:：]/))
  const allowed: Record<string, boolean> = {}
  for (const [channel = '', value = ''] of parts) {
    const code = consentChannels.find((one) => findChoice([one], channel) !== undefined)?.code
    const flag = readFlag(value)
    if (code === undefined || flag === null)
      throw badValue(
        field,
        text,
        { en: 'it is written as channel=yes or channel=no', zh: '写法是 渠道=yes 或 渠道=no' },
        same('sms=no;mail=yes'),
      )
    allowed[code] = flag
  }
  const sorted = consentChannels.flatMap(({ code }) => (code in allowed ? [[code, allowed[code]] as const] : []))
  return sorted.length === 0 ? null : JSON.stringify(Object.fromEntries(sorted))
}

const jsonConsent = (field: Field, text: string): string[][] => {
  try {
    return Object.entries(JSON.parse(text) as Record<string, unknown>).map(([key, value]) => [key, String(value)])
  } catch (cause) {
    throw badValue(field, text, { en: 'it is not JSON', zh: '不是 JSON' }, { en: String(cause), zh: String(cause) })
  }
}

/** The channels a customer may allow or refuse. */
export const consentChannels: readonly Choice[] = [
  { code: 'phone', words: { en: 'phone', zh: '电话' }, aliases: ['call', '致电', '手机'] },
  { code: 'visit', words: { en: 'visit', zh: '上门' }, aliases: ['拜访', '面谈', '到访', 'meeting'] },
  { code: 'mail', words: { en: 'mail', zh: '邮件' }, aliases: ['email', 'e-mail', '邮箱', '电子邮件'] },
  { code: 'sms', words: { en: 'SMS', zh: '短信' }, aliases: ['text', '簡訊'] },
  { code: 'wechat', words: { en: 'WeChat', zh: '微信' }, aliases: ['weixin', 'wx'] },
  { code: 'web', words: { en: 'web', zh: '网络' }, aliases: ['online', '线上', '网站', '在线'] },
]

const readPhones = (field: Field, text: string, facts: ValueFacts): Stored =>
  listText(
    splitList(text).map((part) => {
      const phone = readPhone(part, facts.country)
      if (!phone.known) facts.doubt?.(field, 'unread-phone', part)
      return phone.value
    }),
  )

const readEmails = (field: Field, text: string): Stored =>
  listText(
    splitList(text).map((part) => {
      const email = readEmail(part)
      if (email === null)
        throw badValue(
          field,
          part,
          { en: 'it is not an e-mail address', zh: '不是电子邮件地址' },
          same('name@example.com'),
        )
      return email
    }),
  )

const readDay = (field: Field, text: string, facts: ValueFacts): Day => {
  try {
    return readDate(text, facts.today, { prefer: 'future', ...(facts.order ? { order: facts.order } : {}) })
  } catch (error) {
    throw inField(error, field, text)
  }
}

/** Puts a reader's own failure under the field it was read for. */
const inField = (error: unknown, field: Field, text: string): unknown =>
  isFailure(error) ? badValue(field, text, error.detail.why ?? error.words, error.detail.hint) : error

const readWhen = (field: Field, text: string, facts: ValueFacts): Stored => {
  try {
    const moment = readMoment(text, facts.today, facts.zone, {
      prefer: 'past',
      ...(facts.order ? { order: facts.order } : {}),
    })
    return 'day' in moment ? moment.day : moment.instant
  } catch (error) {
    throw inField(error, field, text)
  }
}

const readBirthday = (field: Field, text: string, facts: ValueFacts): Stored => {
  try {
    return parseBirthday(text, facts.order)
  } catch (error) {
    throw inField(error, field, text)
  }
}

// A line break parts the items of a list, as spreadsheets have them in one cell.
const severalLines: ReadonlySet<FieldKind> = new Set(['long', 'phones', 'emails', 'words', 'tags'])

/**
 * Reads a text for a field. An empty text is null. Throws a `Failure` (usage) that names field and value.
 * An amount whose currency stands in another field stays text until that is known: see amounts.ts.
 * A reference is not read here: it needs the store.
 */
export const readValue = (field: Field, text: string, facts: ValueFacts): Stored => {
  const type = field.type
  const clean = cleanText(text, { multiline: severalLines.has(type.kind) })
  if (clean === '') return null
  switch (type.kind) {
    case 'text':
    case 'long':
      return clean
    case 'integer':
      return readInteger(field, clean, type.min, type.max)
    case 'decimal':
      return readDecimal(field, clean)
    case 'money':
      if (type.currency === undefined) return readAmount(field, clean, facts)
      checkAmount(field, clean)
      return clean
    case 'day':
      return readDay(field, clean, facts)
    case 'moment':
      return readWhen(field, clean, facts)
    case 'birthday':
      return readBirthday(field, clean, facts)
    case 'flag': {
      const flag = readFlag(clean)
      if (flag === null) throw badValue(field, clean, { en: 'it is yes or no', zh: '是 或 否' }, same('yes'))
      return flag ? 1 : 0
    }
    case 'choice':
      return readChoice(field, type.choices, clean)
    case 'phones':
      return readPhones(field, clean, facts)
    case 'emails':
      return readEmails(field, clean)
    case 'words':
    case 'tags':
      return listText(splitList(clean).map((part) => part.replace(/^#/, '')))
    case 'consent':
      return readConsent(field, clean)
    case 'reference':
      throw new Error(`a reference is resolved by the store: ${field.key}`)
  }
}
