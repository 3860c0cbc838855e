// Reads what a person or a file wrote for a field into what the store holds. References are resolved elsewhere.
import { parseBirthday } from '../kernel/birthday.ts'
import { storedCells, withSaid } from '../kernel/consent.ts'
import { type DateOrder, readDate, readMoment } from '../kernel/date-language.ts'
import type { Day } from '../kernel/day.ts'
import { readEmail } from '../kernel/email.ts'
import { isFailure } from '../kernel/failure.ts'
import { isMask } from '../kernel/mask-shape.ts'
import { readPhone } from '../kernel/phone.ts'
import { suggest } from '../kernel/suggest.ts'
import { cleanText, foldText, signsLost } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import { checkAmount, readAmount } from './amount.ts'
import { badValue } from './bad-value.ts'
import { readConsentKey } from './consent-choices.ts'
import type { Choice, Field, FieldKind } from './field.ts'
import { findChoice } from './find-choice.ts'
import type { Stored } from './noun.ts'
import { readInteger, readNumber } from './number-value.ts'
import type { Veil } from './veil/veil.ts'

/** What may be doubtful in a text that was read all the same. */
export type Doubt = 'rounded' | 'unread-phone' | 'read-as' | 'unseen-signs'

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
  /** What is hidden from whoever acts; none where all is seen. */
  readonly veil?: Veil
  /** Order of day and month in a file that was asked for it. */
  readonly order?: DateOrder
  /**
   * Told of what was read with a loss or a doubt: an amount rounded to so many digits, a phone kept as text, a number that
   * is not written plainly and was read as `read`, signs that are not kept.
   */
  readonly doubt?: (field: Field, kind: Doubt, text: string, digits?: number, read?: string) => void
}

const listSign = /[;；、，,\n]/
// Google's.
const colons = ':::'

const splitList = (text: string): string[] => {
  const parted = text.includes(colons) ? text.replaceAll(colons, ';') : text
  return listSign.test(parted)
    ? parted
        .split(listSign)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [parted.trim()].filter((part) => part !== '')
}

// What JSON writes as it stands.
const plainText = /^[ !#-[\]-~\u4e00-\u9fff]*$/

const listText = (items: readonly string[]): Stored => {
  const [only] = items
  if (only === undefined) return null
  if (items.length > 1) return JSON.stringify([...new Set(items)])
  return plainText.test(only) ? `["${only}"]` : JSON.stringify(items)
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
    : splitList(text).map((part) => part.split(/[=:：＝]/))
  const said = parts.map(([name = '', answer = '']) => {
    const key = readConsentKey(name)
    const allowed = readFlag(answer)
    if (key && allowed !== null) return { ...key, allowed }
    throw badValue(
      field,
      text,
      { en: 'it is written as channel=yes or channel=no', zh: '写法是 渠道=yes 或 渠道=no' },
      same('sms=no;mail.marketing=no'),
    )
  })
  return storedCells(withSaid(new Map(), said))
}

const jsonConsent = (field: Field, text: string): string[][] => {
  try {
    return Object.entries(JSON.parse(text) as Record<string, unknown>).map(([key, value]) => [key, String(value)])
  } catch (cause) {
    throw badValue(field, text, { en: 'it is not JSON', zh: '不是 JSON' }, { en: String(cause), zh: String(cause) })
  }
}

const readPhones = (field: Field, text: string, facts: ValueFacts): Stored =>
  listText(
    splitList(text).map((part) => {
      const phone = readPhone(part, facts.country)
      if (!phone.known) facts.doubt?.(field, 'unread-phone', part)
      return phone.value
    }),
  )

/** The address of what mail programs write: `mailto:a@b.cn`, `Bob <a@b.cn>`. */
const addressIn = (text: string): string =>
  /^[^<>]*<\s*([^<>\s]+)\s*>$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '')

const readEmails = (field: Field, text: string): Stored =>
  listText(
    splitList(text).map((part) => {
      const email = readEmail(part) ?? readEmail(addressIn(part))
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
    throw inField(error, field, text, 'today')
  }
}

/** Puts a reader's own failure under the field it was read for. `usual` is a value that would do where it names none. */
const inField = (error: unknown, field: Field, text: string, usual: string): unknown => {
  if (!isFailure(error)) return error
  const { why = error.words, hint, mend } = error.detail
  const right = mend?.is === 'value' && mend.right !== 'today' ? mend.right : usual
  return badValue(field, text, why, hint, field.key, right)
}

const readWhen = (field: Field, text: string, facts: ValueFacts): Stored => {
  try {
    const moment = readMoment(text, facts.today, facts.zone, {
      prefer: 'past',
      ...(facts.order ? { order: facts.order } : {}),
    })
    return 'day' in moment ? moment.day : moment.instant
  } catch (error) {
    throw inField(error, field, text, 'today')
  }
}

const readBirthday = (field: Field, text: string, facts: ValueFacts): Stored => {
  try {
    return parseBirthday(text, facts.order)
  } catch (error) {
    throw inField(error, field, text, '1990-01-05')
  }
}

const masked = (field: Field, text: string): unknown =>
  badValue(
    field,
    text,
    {
      en: 'it is a mask, not the value',
      zh: '这是遮盖后的内容，不是原值',
    },
    { en: 'leave the column out, or take it from somebody who sees it', zh: '去掉该列，或由有权查看的人导出' },
  )

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
  if (clean !== text && signsLost(text) > 0) facts.doubt?.(field, 'unseen-signs', text)
  if (clean === '') return null
  if (isMask(field.mask ?? type.kind, clean)) throw masked(field, clean)
  switch (type.kind) {
    case 'text':
    case 'long':
      return clean
    case 'integer':
      return readInteger(field, clean, type.min, type.max)
    case 'decimal':
      return readNumber(field, clean, facts)
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
      return listText(splitList(clean).map((part) => type.coded?.code(part) ?? part.replace(/^#/, '')))
    case 'tags':
      return listText(splitList(clean).map((part) => part.replace(/^#/, '')))
    case 'consent':
      return readConsent(field, clean)
    case 'reference':
      throw new Error(`a reference is resolved by the store: ${field.key}`)
  }
}
