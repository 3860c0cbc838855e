// Text, choices, yes and no, tags, mails, phones and consent of a filter.
import { currenciesNamed } from '../../kernel/money.ts'
import { phoneDigits, readPhone } from '../../kernel/phone.ts'
import { suggest } from '../../kernel/suggest.ts'
import { foldText } from '../../kernel/text.ts'
import { currencyKeyOf } from '../amounts.ts'
import type { Choice, Coded } from '../field.ts'
import { findChoice } from '../find-choice.ts'
import { readFlag } from '../value.ts'
import { type Asked, badFilterValue, badNegation, needPlain } from './asked.ts'
import type { How, Sought, Test } from './condition.ts'
import type { Text, Value } from './syntax.ts'

const howOf = (asked: Asked): How => (asked.operator === 'has' ? 'part' : 'whole')

/** A text to look for. Throws a `Failure` (`unknown-value`) where nothing of it can be looked for. */
export const soughtOf = (asked: Asked, text: Text): Sought => {
  const folded = foldText(text.text)
  if (folded !== '') return { typed: text.text, folded }
  throw badFilterValue(asked, text, { en: 'there is nothing in it to look for', zh: '其中没有可查找的内容' }, 'none')
}

/** Text and lists of text: a part of it after a colon, all of it after `=`. A key is compared to the letter. */
export const textTest = (asked: Asked, values: readonly Value[]): Test => {
  needPlain(asked, 'text')
  const how = howOf(asked)
  if (asked.field.unique && how === 'whole') return { is: 'stored', values: values.map((value) => value.text) }
  const { type } = asked.field
  const coded = type.kind === 'words' ? type.coded : asked.field.key === currencyKeyOf(asked.noun) ? money : undefined
  return { is: 'text', how, texts: values.map((value) => soughtCode(asked, value, coded)) }
}

// A word or sign of a currency finds its code; of several that it may mean the likeliest.
const money: Pick<Coded, 'code'> = { code: (text) => currenciesNamed(text)[0] ?? text }

// A word that people see for a code finds the code; what was typed is still what is told.
const soughtCode = (asked: Asked, value: Value, coded: Pick<Coded, 'code'> | undefined): Sought =>
  coded === undefined
    ? soughtOf(asked, value)
    : { ...soughtOf(asked, { ...value, text: coded.code(value.text) }), typed: value.text }

/** Tags: always the whole tag. */
export const tagTest = (asked: Asked, values: readonly Value[]): Test => {
  needPlain(asked, 'vip')
  const texts = values.map((value) => soughtOf(asked, { ...value, text: value.text.replace(/^[#＃]/, '') }))
  return { is: 'text', how: 'whole', texts }
}

/** Choices by code, word or other spelling, in either language. */
export const choiceTest = (asked: Asked, values: readonly Value[], choices: readonly Choice[]): Test => {
  needPlain(asked, choices[0]?.code ?? 'any')
  return { is: 'stored', values: values.map((value) => readCode(asked, value, choices)) }
}

const nots = /^(?:未|不是|不|非|没有|没|not[ -]|non-?|un)(.+)$/iu

/** The choice of which a text says the opposite: 未关闭 of 已关闭. */
const oppositeOf = (text: string, choices: readonly Choice[]): string | undefined => {
  const [, rest] = nots.exec(text.trim()) ?? []
  return rest === undefined ? undefined : (findChoice(choices, rest) ?? findChoice(choices, `已${rest}`))?.code
}

const nearCode = (text: string, choices: readonly Choice[]): string | undefined =>
  suggest(
    text,
    choices.flatMap(({ code, words }) => [code, words.en, words.zh]),
  )

const readCode = (asked: Asked, value: Text, choices: readonly Choice[]): string => {
  const found = findChoice(choices, value.text)
  if (found) return found.code
  const why = {
    en: `it is one of ${choices.map(({ code }) => code).join(', ')}`,
    zh: `可以是${choices.map(({ code, words }) => `${words.zh}（${code}）`).join('、')}`,
  }
  const opposite = oppositeOf(value.text, choices)
  if (opposite !== undefined && asked.comparison.values.length === 1) throw badNegation(asked, value, why, opposite)
  throw badFilterValue(asked, value, why, nearCode(value.text, choices) ?? choices[0]?.code)
}

/** Yes and no. */
export const flagTest = (asked: Asked, values: readonly Value[]): Test => {
  needPlain(asked, 'yes')
  return { is: 'stored', values: values.map((value) => (readYes(asked, value) ? 1 : 0)) }
}

/** Reads yes or no. Throws a `Failure` (`unknown-value`) for anything else. */
export const readYes = (asked: Asked, value: Text): boolean => {
  const flag = readFlag(value.text)
  if (flag !== null) return flag
  throw badFilterValue(asked, value, { en: 'it is yes or no', zh: '可以是 yes（是）或 no（否）' }, 'yes')
}

/** Phones by some of their digits after a colon, however they are spelled; the whole number after `=`. */
export const phoneTest = (asked: Asked, values: readonly Value[]): Test => {
  needPlain(asked, '8000')
  const how = howOf(asked)
  const digits = values.flatMap((value) => {
    const own = value.text.normalize('NFKC').replace(/\D/g, '')
    if (own === '')
      throw badFilterValue(asked, value, { en: 'a phone is found by its digits', zh: '电话按数字查找' }, '8000')
    const phone = readPhone(value.text, asked.facts.country)
    const full = phone.known ? phoneDigits(phone.value) : own
    return how === 'whole' ? [full] : [own, full]
  })
  return { is: 'phone', how, digits: [...new Set(digits)], typed: values.map((value) => value.text) }
}
