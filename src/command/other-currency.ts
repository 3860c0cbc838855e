// Orders in another currency than the firm's are in no sum. Wherever a sum is printed their number is told.
import { counted, grouped, type Words } from '../kernel/words.ts'
import type { Format } from '../output/format.ts'
import type { Field } from './field.ts'
import type { Row } from './noun.ts'
import type { Page } from './page.ts'

/** `2 orders in another currency are left out of every sum`. */
export const otherCurrencyWords = (orders: number): Words => ({
  en: `${counted(orders, 'order')} in another currency ${orders === 1 ? 'is' : 'are'} left out of every sum`,
  zh: `${grouped(orders)} 笔其他货币的订单未计入汇总`,
})

// Formats that print no sum.
const bare: ReadonlySet<Format> = new Set<Format>(['ids', 'vcard'])

/** Says on stderr how many orders were left out of the sums; nothing where there are none, or no sum is printed. */
export const noteOtherCurrency = (page: Pick<Page, 'notice' | 'format'>, orders: number): void => {
  if (orders > 0 && !bare.has(page.format)) page.notice(otherCurrencyWords(orders))
}

/** A running count of what the sums in printed rows leave out. */
export interface LeftOut {
  readonly see: (row: Row) => void
  readonly tell: (page: Pick<Page, 'notice' | 'format'>) => void
}

/** Begins to count for rows of some fields. A row must have the columns that its sums leave out. */
export const countLeftOut = (fields: readonly Field[]): LeftOut => {
  const keys = [...new Set(fields.flatMap(({ leavesOut }) => (leavesOut === undefined ? [] : [leavesOut.key])))]
  let orders = 0
  return {
    see: (row) => {
      for (const key of keys) orders += Number(row[key] ?? 0)
    },
    tell: (page) => noteOtherCurrency(page, orders),
  }
}
