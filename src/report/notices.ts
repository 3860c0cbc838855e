// What several reports say beside their figures.
import { otherCurrencyWords } from '../command/other-currency.ts'
import { type Language, say } from '../kernel/words.ts'

/** How many orders were left out of the sums, for a page; nothing where none was. */
export const otherCurrencyNote = (orders: number, language: Language): readonly string[] =>
  orders > 0 ? [`${say(otherCurrencyWords(orders), language)}${say({ en: '.', zh: '。' }, language)}`] : []
