// What several reports say on stderr, and the order of their rows.
import type { Page } from '../command/page.ts'
import { counted, grouped } from '../kernel/words.ts'

/** Says how many orders were left out of the sums. */
export const noteOtherCurrency = (page: Page, orders: number): void => {
  if (orders > 0)
    page.notice({
      en: `${counted(orders, 'order')} in another currency left out of every sum`,
      zh: `${grouped(orders)} 笔其他货币的订单未计入汇总`,
    })
}
