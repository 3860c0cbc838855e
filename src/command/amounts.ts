// Amounts of a record in minor units of the record's own currency. What was typed or stood in a cell stays text until
// the currency is known: then it becomes a number here. Converts no currency.
import { currenciesNamed, isPlainAmount, minorDigits, moneyText, readWritten } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'
import { readAmount } from './amount.ts'
import { badValue } from './bad-value.ts'
import type { Field } from './field.ts'
import type { Noun, Row, Stored } from './noun.ts'
import type { ValueFacts } from './value.ts'

/** The fields of a noun whose amounts are in the currency that another of its fields names. */
interface Priced {
  readonly currency: Field
  readonly fields: readonly Field[]
}

const pricedBy = new WeakMap<Noun, Priced | null>()

const pricedIn = (noun: Noun): Priced | null => {
  const known = pricedBy.get(noun)
  if (known !== undefined) return known
  const fields = noun.fields.filter(({ type }) => type.kind === 'money' && type.currency !== undefined)
  const key = fields.map(({ type }) => (type.kind === 'money' ? type.currency : undefined))[0]
  const currency = noun.fields.find((field) => field.key === key)
  const priced = currency === undefined ? null : { currency, fields }
  pricedBy.set(noun, priced)
  return priced
}

/** The field that names the currency of a noun's records; undefined where they have none of their own. */
export const currencyKeyOf = (noun: Noun): string | undefined => pricedIn(noun)?.currency.key

/** The facts by which an amount of a record is shown: in the record's own currency, where it has one. */
export const amountFacts = (field: Field, row: Row | null, facts: ValueFacts): ValueFacts => {
  if (field.type.kind !== 'money' || field.type.currency === undefined) return facts
  const currency = row?.[field.type.currency]
  return typeof currency !== 'string' || currency === facts.currency
    ? facts
    : { ...facts, currency, digits: minorDigits(currency) }
}

const noCurrency = (field: Field, text: string, base: string) =>
  badValue(
    field,
    text,
    { en: 'it is no currency known here', zh: '不是已知的货币' },
    same(`--${field.key.replaceAll('_', '-')} ${base}`),
  )

/** What a currency said in words or letters is; of several that it may mean the firm's, else the likeliest. */
const currencySaid = (field: Field, text: string, base: string): string => {
  const named = currenciesNamed(text)
  const [first] = named
  if (first === undefined) throw noCurrency(field, text, base)
  return named.includes(base) ? base : first
}

interface Typed {
  readonly field: Field
  readonly text: string
  /** What its sign may stand for; empty where it has none. */
  readonly signs: readonly string[]
}

const none: readonly string[] = []

const signsIn = (text: string): readonly string[] =>
  isPlainAmount(text) ? none : (readWritten(text)?.currencies ?? none)

const typedIn = (fields: readonly Field[], given: Row): readonly Typed[] => {
  const typed: Typed[] = []
  for (const field of fields) {
    const text = given[field.key]
    if (typeof text === 'string') typed.push({ field, text, signs: signsIn(text) })
  }
  return typed
}

/** An amount against the currency that is said or that stays: to say the other one would do. */
const againstCurrency = ({ currency }: Priced, { field, text, signs }: Typed, other: string, said: boolean) =>
  badValue(
    field,
    text,
    said
      ? { en: `the currency given is ${other}`, zh: `给出的币种是 ${other}` }
      : { en: `the other amounts are in ${other}`, zh: `其他金额的币种是 ${other}` },
    same(`--${currency.key.replaceAll('_', '-')} ${signs[0] ?? other}`),
    currency.key,
  )

const againstAmount = (noun: Noun, one: Typed, other: Typed) =>
  badValue(
    other.field,
    other.text,
    { en: `${one.field.key} is ${one.text}, in another currency`, zh: `${one.field.words.zh}是 ${one.text}，币种不同` },
    { en: `one ${noun.name} for each currency`, zh: `每种货币各记一个${noun.chinese[0]}` },
  )

/** The currency that a record has with what is given of it. Throws where two amounts, or amount and currency, differ. */
const currencyOf = (noun: Noun, typed: readonly Typed[], given: Row, before: Row | null, base: string): string => {
  const priced = pricedIn(noun)
  if (priced === null) return base
  const { currency, fields } = priced
  const said = given[currency.key]
  const standing = typeof said === 'string' ? currencySaid(currency, said, base) : (before?.[currency.key] ?? base)
  const own = said === null && before !== null ? base : String(standing)
  const strange = typed.filter(({ signs }) => signs.length > 0 && !signs.includes(own))
  const [first] = strange
  if (first === undefined) return own
  if (typeof said === 'string') throw againstCurrency(priced, first, own, true)
  const wanted = first.signs.find((one) => typed.every(({ signs }) => signs.length === 0 || signs.includes(one)))
  const other = typed.find(({ signs }) => signs.length > 0 && !signs.some((one) => first.signs.includes(one)))
  if (other !== undefined) throw againstAmount(noun, first, other)
  const stays = fields.some(({ key }) => typeof (Object.hasOwn(given, key) ? given[key] : before?.[key]) === 'number')
  if (wanted === undefined || stays) throw againstCurrency(priced, first, own, false)
  return wanted
}

/** An amount in units of another currency: the same number of main units, rounded half away from zero. */
const rescaled = (field: Field, minor: number, from: string, to: string, facts: ValueFacts): number => {
  const text = moneyText(minor, minorDigits(from))
  return readAmount(field, text, { ...facts, currency: to, digits: minorDigits(to) })
}

/**
 * What is given of a record, with every amount as a number in minor units of the currency that the record then has,
 * and that currency by its code. A sign in an amount decides the currency where none is said. What stays of the record
 * is taken over into a currency with other digits. Throws a `Failure` (`bad-value`) where a sign contradicts the currency
 * or another amount, and where an amount is too large; tells `facts.doubt` what was rounded.
 * @param before the record with its only line laid in; null for a new one
 */
export const settled = (noun: Noun, given: Row, before: Row | null, facts: ValueFacts): Row => {
  const priced = pricedIn(noun)
  if (priced === null) return given
  const { currency, fields } = priced
  const typed = typedIn(fields, given)
  const says = Object.hasOwn(given, currency.key) && (before !== null || given[currency.key] !== null)
  if (typed.length === 0 && !says) return given
  const isPlain = !says && typed.every(({ signs }) => signs.length === 0)
  const own = isPlain
    ? String(before?.[currency.key] ?? facts.currency)
    : currencyOf(noun, typed, given, before, facts.currency)
  const inOwn = own === facts.currency ? facts : { ...facts, currency: own, digits: minorDigits(own) }
  const old = before?.[currency.key] ?? null
  const values: Record<string, Stored> = { ...given }
  if (says || old !== own) values[currency.key] = own
  for (const { field, text } of typed) values[field.key] = readAmount(field, text, inOwn)
  if (typeof old !== 'string' || minorDigits(old) === minorDigits(own)) return values
  for (const field of fields) {
    const minor = before?.[field.key]
    if (typeof minor === 'number' && !Object.hasOwn(given, field.key))
      values[field.key] = rescaled(field, minor, old, own, facts)
  }
  return values
}

/** The key of the currency, where values give a record one with other digits than it has; else undefined. */
export const otherDigits = (noun: Noun, values: Row, before: Row): string | undefined => {
  const key = pricedIn(noun)?.currency.key
  if (key === undefined || !Object.hasOwn(values, key)) return undefined
  return minorDigits(String(values[key])) === minorDigits(String(before[key])) ? undefined : key
}

/** What is told of a new record that is not in the currency of the firm: its amounts, with their sign, and its currency. */
export const foreignAmounts = (noun: Noun, row: Row, base: string): readonly string[] => {
  const priced = pricedIn(noun)
  if (priced === null || row[priced.currency.key] === base) return []
  return [...priced.fields.map(({ key }) => key).filter((key) => (row[key] ?? null) !== null), priced.currency.key]
}
