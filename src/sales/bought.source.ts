// What this room adds to the call sheet: how much the customer bought, when last, and whether it is late to buy again.
import type { BriefSource } from '../customer/index.ts'
import { shortDay } from '../kernel/day-words.ts'
import { formatMoney, moneyNumber } from '../kernel/money.ts'
import { buyingOf, buyingWords } from './orders.source.ts'
import { boughtBy } from './orders-of.queries.ts'

/** Purchases, net spend, the last one, the usual interval and the days over it. */
export const boughtBrief: BriefSource = {
  line: 'bought',
  items: async (scene, customer) => {
    const { reading, today, facts } = scene
    const sums = await boughtBy(reading, customer)
    if (!sums || sums.orders === 0 || sums.last_order === null) return []
    const { orders, spend, last_order: last } = sums
    const count = sums.other_currency
    const others =
      count === 0
        ? { en: '', zh: '' }
        : { en: ` without ${count} in another currency`, zh: `（不含 ${count} 单其他货币）` }
    const hidden = facts.veil?.hidesKey('order.amount') || facts.veil?.hidesKey('customer.spend')
    const sum = hidden
      ? { en: '', zh: '' }
      : {
          en: `, ${formatMoney(spend, facts.currency, 'en')}${others.en}`,
          zh: `，${formatMoney(spend, facts.currency, 'zh')}${others.zh}`,
        }
    const buying = await buyingOf(scene, customer)
    const every = buying === null ? null : buyingWords(buying)
    return [
      {
        warning: buying !== null && buying.over > 0,
        text: {
          en: `${orders} ${orders === 1 ? 'order' : 'orders'}${sum.en}; last ${shortDay(last, today, 'en')}${every === null ? '' : ` (${every.en})`}`,
          zh: `${orders} 单${sum.zh}；最近 ${shortDay(last, today, 'zh')}${every === null ? '' : `（${every.zh}）`}`,
        },
        json: {
          orders,
          spend: hidden ? null : moneyNumber(spend, facts.digits),
          other_currency: sums.other_currency,
          last_order: last,
          every: buying?.every ?? null,
          days_over: buying === null ? null : Math.max(0, buying.over),
        },
      },
    ]
  },
}
