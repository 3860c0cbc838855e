// What several reports say beside their figures.
import type { Page } from '../command/page.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'

const leftOut = (orders: number): Words => ({
  en: `${counted(orders, 'order')} in another currency left out of every sum`,
  zh: `${grouped(orders)} 笔其他货币的订单未计入汇总`,
})

/** Says on stderr how many orders were left out of the sums. */
export const noteOtherCurrency = (page: Page, orders: number): void => {
  if (orders > 0) page.notice(leftOut(orders))
}

/** The same for a page; nothing where none was. */
export const otherCurrencyNote = (orders: number, language: Language): readonly string[] =>
  orders > 0 ? [`${say(leftOut(orders), language)}${say({ en: '.', zh: '。' }, language)}`] : []
