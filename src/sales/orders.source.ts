// What this room adds to the page of a customer: orders in the timeline, the last few in short, how often it buys.

import type { ReadScene } from '../command/command.ts'
import { joinWords } from '../command/field-words.ts'
import type { PanelSource, TimelineSource } from '../customer/index.ts'
import { daysBetween } from '../kernel/day.ts'
import { formatMoney, minorDigits, moneyNumber } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, everySo, same, type Words } from '../kernel/words.ts'
import { orderNoun } from './order.noun.ts'
import { type LineOf, linesOf, type OrderOf, ordersOf, purchaseDaysOf } from './orders-of.queries.ts'
import { usualInterval } from './purchase-interval.ts'

const idOf = (order: Pick<OrderOf, 'id'>): string => lettered(orderNoun.letter, order.id)

const lineText = ({ name, quantity }: LineOf): string =>
  quantity === null || quantity === '1' ? name : `${name} × ${quantity}`

const hidesAmounts = ({ facts }: ReadScene): boolean => facts.veil?.hidesKey('order.amount') === true

const money = ({ amount, currency }: OrderOf, scene: ReadScene): Words =>
  hidesAmounts(scene) ? same('') : { en: formatMoney(amount, currency, 'en'), zh: formatMoney(amount, currency, 'zh') }

const refundWords = ({ amount, refund_of }: OrderOf): Words => {
  if (amount >= 0 && refund_of === null) return same('')
  const of = refund_of === null ? null : lettered(orderNoun.letter, refund_of)
  return { en: of === null ? 'refund' : `refund of ${of}`, zh: of === null ? '退款' : `退款（${of}）` }
}

const orderWords = (order: OrderOf, lines: readonly LineOf[], scene: ReadScene): Words => {
  const bought = lines.map(lineText)
  return joinWords([
    money(order, scene),
    refundWords(order),
    { en: bought.join(', '), zh: bought.join('、') },
    same(order.channel ?? ''),
    same(order.note ?? ''),
  ])
}

/** Purchases and refunds. */
export const orderTimeline: TimelineSource = {
  type: 'order',
  words: { en: 'order', zh: '订单' },
  events: async (scene, customer) => {
    const { reading } = scene
    const orders = await ordersOf(reading, customer)
    const lines = await linesOf(
      reading,
      orders.map(({ id }) => id),
    )
    return orders.map((order) => ({
      at: order.at,
      id: idOf(order),
      text: orderWords(order, lines.get(order.id) ?? [], scene),
    }))
  },
}

const shownAtMost = 5

const newestFirst = (a: OrderOf, b: OrderOf): number =>
  a.at_day !== b.at_day ? (a.at_day < b.at_day ? 1 : -1) : a.at !== b.at ? (a.at < b.at ? 1 : -1) : b.id - a.id

/** The last five orders. */
export const lastOrdersPanel: PanelSource = {
  key: 'last_orders',
  title: { en: 'last orders', zh: '最近订单' },
  read: async (scene, customer) => {
    const all = await ordersOf(scene.reading, customer)
    const orders = all
      .filter(({ at_day }) => at_day <= scene.today)
      .sort(newestFirst)
      .slice(0, shownAtMost)
    const lines = await linesOf(
      scene.reading,
      orders.map(({ id }) => id),
    )
    return {
      json: orders.map((order) => ({
        id: idOf(order),
        key: order.key,
        at: order.at,
        amount: hidesAmounts(scene) ? null : moneyNumber(order.amount, minorDigits(order.currency)),
        currency: order.currency,
        products: (lines.get(order.id) ?? []).map(({ name }) => name),
      })),
      lines: orders.map((order) => ({
        label: same(idOf(order)),
        text: joinWords([same(order.at_day), orderWords(order, lines.get(order.id) ?? [], scene)]),
      })),
    }
  },
}

/** How often a customer buys as a rule, with the days it is over. */
export interface Buying {
  readonly every: number
  /** Days since the last purchase less `every`; negative where the next is not to be expected yet. */
  readonly over: number
}

/** Reads how often a customer buys; null where it has bought on fewer than two days. */
export const buyingOf = async (scene: ReadScene, customer: number): Promise<Buying | null> => {
  const days = await purchaseDaysOf(scene.reading, customer, scene.today)
  const last = days.at(-1)
  const every = usualInterval(days)
  return every === null || last === undefined ? null : { every, over: daysBetween(last, scene.today) - every }
}

/** `every 41 days as a rule: 35 days over`. */
export const buyingWords = ({ every, over }: Buying): Words => ({
  en: `${everySo(every, 'day')} as a rule${over > 0 ? `: ${counted(over, 'day')} over` : ''}`,
  zh: `通常每${every}天${over > 0 ? `，已超${over}天` : ''}`,
})

/** The usual interval between purchases, among the figures of value. */
export const buyingPanel: PanelSource = {
  key: 'usual_interval',
  title: { en: 'buys', zh: '购买间隔' },
  under: 'value',
  read: async (scene, customer) => {
    const buying = await buyingOf(scene, customer)
    if (!buying) return { json: null, lines: [] }
    return {
      json: { days: buying.every, over: Math.max(0, buying.over) },
      lines: [{ label: { en: 'buys', zh: '购买间隔' }, text: buyingWords(buying), warning: buying.over > 0 }],
    }
  },
}
