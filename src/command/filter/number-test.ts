// Whole numbers, ids, amounts and quantities of a filter, as the store holds them.
import { readMoney, readWritten } from '../../kernel/money.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import { type Asked, badFilterValue } from './asked.ts'
import type { Test } from './condition.ts'
import { type Covered, spansOf } from './spans.ts'
import type { Text, Value } from './syntax.ts'

const alone = (value: number): Covered<number> => ({ from: value, to: value })

const readWhole = (asked: Asked, text: Text): Covered<number> => {
  const plain = text.text.normalize('NFKC').trim()
  const value = /^[+-]?\d{1,16}$/.test(plain) ? Number(plain) : Number.NaN
  if (Number.isSafeInteger(value)) return alone(value)
  throw badFilterValue(asked, text, { en: 'it is not a whole number', zh: '不是整数' }, '30')
}

const readDecimal = (asked: Asked, text: Text): Covered<number> => {
  const plain = text.text.normalize('NFKC').trim()
  if (/^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/.test(plain)) return alone(Number(plain))
  throw badFilterValue(asked, text, { en: 'it is not a number', zh: '不是数字' }, '1.5')
}

const noAmount = (asked: Asked, text: Text) =>
  badFilterValue(asked, text, { en: 'it is not an amount', zh: '不是金额' }, '1234.50')

const readAmount = (asked: Asked, text: Text): Covered<number> => {
  const money = readMoney(text.text, asked.facts.digits)
  if (money === null) throw noAmount(asked, text)
  const { currency } = asked.facts
  if (money.currencies.length > 0 && !money.currencies.includes(currency))
    throw badFilterValue(asked, text, {
      en: `amounts here are in ${currency}`,
      zh: `此处金额以 ${currency} 计`,
    })
  if (!money.rounded) return alone(money.minor)
  const { digits } = asked.facts
  throw badFilterValue(asked, text, {
    en: `amounts have ${digits} decimal places`,
    zh: `金额有 ${digits} 位小数`,
  })
}

const readId = (asked: Asked, text: Text): Covered<number> => {
  const { noun } = asked
  const id = parseLettered(text.text.normalize('NFKC').trim())
  if (id === null) return readWhole(asked, text)
  if (id.letter === noun.letter) return alone(id.id)
  throw badFilterValue(
    asked,
    text,
    {
      en: `the ids of ${noun.plural} begin with ${noun.letter}-`,
      zh: `${noun.chinese[0] ?? noun.name}的编号以 ${noun.letter}- 开头`,
    },
    lettered(noun.letter, id.id),
  )
}

/**
 * Amounts of records that name their own currency: compared by the figure in front of the sign, and with a sign in
 * that currency alone.
 */
const amountTest = (asked: Asked, values: readonly Value[]): Test => {
  const { currency: base } = asked.facts
  let only: string | null = null
  const spans = spansOf(asked, values, (text) => {
    const written = readWritten(text.text)
    if (written === null) throw noAmount(asked, text)
    const [first] = written.currencies
    const meant = first === undefined || written.currencies.includes(base) ? base : first
    if (first !== undefined && only !== null && only !== meant)
      throw badFilterValue(asked, text, { en: `the other amount is in ${only}`, zh: `另一个金额的币种是 ${only}` })
    if (first !== undefined) only = meant
    return alone(Number(`${written.value.digits}e-${written.value.scale}`))
  })
  return { is: 'amount', spans, base, only }
}

/** Whether an age is known at all; null of any other field. */
export const ageKnown = ({ field, facts: { today } }: Asked): Test | null =>
  field.ageOf === undefined ? null : { is: 'age', birthday: field.ageOf, today, spans: null }

/** What is asked of a field with numbers. Amounts are read in main units. */
export const numberTest = (asked: Asked, values: readonly Value[]): Test => {
  const { type } = asked.field
  if (type.kind === 'money' && type.currency !== undefined) return amountTest(asked, values)
  const { kind } = type
  const one =
    asked.field.key === 'id' ? readId : kind === 'money' ? readAmount : kind === 'decimal' ? readDecimal : readWhole
  const { ageOf: birthday } = asked.field
  if (birthday !== undefined)
    return { is: 'age', birthday, today: asked.facts.today, spans: spansOf(asked, values, (text) => one(asked, text)) }
  return { is: 'number', spans: spansOf(asked, values, (text) => one(asked, text)) }
}
