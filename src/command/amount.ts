// One amount of one field, read into minor units of a currency. Several of a record are amounts.ts.
import { groupedMoney, isPlainAmount, minorOf, moneyText, readMoney, readWritten } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'
import { badValue } from './bad-value.ts'
import type { Field } from './field.ts'
import type { ValueFacts } from './value.ts'

/** What an amount depends on: its currency, the digits of that, and who is told of a rounding. */
export type AmountFacts = Pick<ValueFacts, 'currency' | 'digits' | 'doubt'>

/** Refuses a text that is no amount, whatever its currency. */
export const checkAmount = (field: Field, text: string): void => {
  if (!isPlainAmount(text) && readWritten(text) === null)
    throw badValue(field, text, { en: 'it is not an amount', zh: '不是金额' }, same('1234.50'))
}

const refuse = (field: Field, text: string, digits: number): never => {
  checkAmount(field, text)
  const written = readWritten(text)
  const cut = written?.scientific === true && minorOf({ ...written, scientific: false }, digits) !== null
  const most = moneyText(Number.MAX_SAFE_INTEGER, digits)
  throw cut
    ? badValue(field, text, { en: 'a spreadsheet has cut its digits', zh: '电子表格已截断其数字' }, same('1234.50'))
    : badValue(field, text, { en: `the most is ${most}`, zh: `最大是 ${most}` })
}

/**
 * Reads an amount of the currency of `facts`. Digits beyond those of the currency are rounded half away from zero, and
 * `doubt` is told. Throws a `Failure` (`bad-value`) for what is no amount, is too large, or bears the sign of another currency.
 */
export const readAmount = (field: Field, text: string, facts: AmountFacts): number => {
  const { currency, digits } = facts
  const money = readMoney(text, digits) ?? refuse(field, text, digits)
  if (money.currencies.length > 0 && !money.currencies.includes(currency))
    throw badValue(
      field,
      text,
      { en: `amounts here are in ${currency}`, zh: `此处金额以 ${currency} 计` },
      { en: `the amount in ${currency}`, zh: `以 ${currency} 计的金额` },
    )
  if (money.odd) facts.doubt?.(field, 'read-as', text, digits, groupedMoney(money.minor, digits))
  if (money.rounded) facts.doubt?.(field, 'rounded', text, digits)
  return money.minor
}
