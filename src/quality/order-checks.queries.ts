// Checks on orders and refunds in use, each with its own query: days, sums, currencies. Money is shown in its own currency.
import { formatMoney, minorDigits, moneyText } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { grouped, type Words } from '../kernel/words.ts'
import { bornOn } from './born.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'
import { outliers } from './outliers.ts'

const used = (order: string, customer: string): string => `${order}.removed is null and ${customer}.removed is null`

const idOf = (row: Row): string => lettered('O', Number(row.id))

const money = (minor: unknown, currency: unknown): Words => {
  const [amount, code] = [Number(minor), String(currency)]
  return { en: formatMoney(amount, code, 'en'), zh: formatMoney(amount, code, 'zh') }
}

const foundAt = (
  row: Row,
  field: string,
  words: Words,
  hint = editLine('order', 'O', Number(row.id), field),
): Found => ({
  noun: 'order',
  id: Number(row.id),
  customer: Number(row.customer),
  field,
  value:
    field === 'amount' ? moneyText(Number(row.amount), minorDigits(String(row.currency))) : String(row[field] ?? ''),
  words,
  hint,
})

function* rowsOf({ lane }: Looking, sql: string, ...bound: readonly (string | number)[]): Iterable<Row> {
  yield* lane.prepare(sql).iterate(...bound)
}

const orderFuture: Check = {
  name: 'order-future',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'an order of a day to come', zh: '日期在未来的订单' },
  find: function* (looking) {
    const sql = `select o.id, o.customer, o.at, o.at_day from sales_order o join customer c on c.id = o.customer
      where o.at_day > ? and ${used('o', 'c')} order by o.id`
    for (const row of rowsOf(looking, sql, looking.today))
      yield foundAt(row, 'at', { en: `ordered on ${row.at_day}, a day to come`, zh: `下单日 ${row.at_day} 尚未到来` })
  },
}

const orderBeforeBirth: Check = {
  name: 'order-before-birth',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'an order from before the customer was born', zh: '早于客户生日的订单' },
  find: function* (looking) {
    // The year is compared first, the day of those that are left: the last days of a lunar year lie in the next.
    const sql = `select o.id, o.customer, o.at, o.at_day, c.birthday from customer c
      join sales_order o on o.customer = c.id
      where substr(replace(c.birthday, 'lunar:', ''), 1, 1) <> '-'
        and cast(substr(o.at_day, 1, 4) as integer)
          <= cast(substr(replace(c.birthday, 'lunar:', ''), 1, 4) as integer) + (c.birthday glob 'lunar:*') and ${used('o', 'c')} order by o.id`
    for (const row of rowsOf(looking, sql)) {
      const born = bornOn(String(row.birthday))
      if (born === null || String(row.at_day) >= born) continue
      yield foundAt(
        row,
        'at',
        {
          en: `ordered on ${row.at_day}, born ${row.birthday}`,
          zh: `下单日 ${row.at_day} 早于生日 ${row.birthday}`,
        },
        editLine('customer', 'C', Number(row.customer), 'birthday'),
      )
    }
  },
}

const refunds = `from sales_order r join customer c on c.id = r.customer
  join sales_order o on o.id = r.refund_of where r.refund_of is not null and ${used('r', 'c')}`

const refundTooLarge: Check = {
  name: 'refund-too-large',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'refunds of more than was bought', zh: '退款超过购买金额' },
  find: function* (looking) {
    const sql = `select o.id, o.customer, o.amount, o.currency, -sum(r.amount) as back ${refunds}
      and r.amount < 0 and r.currency = o.currency group by o.id having -sum(r.amount) > o.amount order by o.id`
    for (const row of rowsOf(looking, sql)) {
      const [back, bought] = [money(row.back, row.currency), money(row.amount, row.currency)]
      yield foundAt(
        row,
        'amount',
        { en: `${back.en} of ${bought.en} were refunded`, zh: `购买 ${bought.zh}，却退款 ${back.zh}` },
        `crm list orders refund_of=${idOf(row)}`,
      )
    }
  },
}

const refundOfAnother: Check = {
  name: 'refund-of-another',
  severity: 'error',
  dimension: 'consistency',
  words: { en: "a refund of another customer's order", zh: '退的是其他客户的订单' },
  find: function* (looking) {
    const sql = `select r.id, r.customer, r.refund_of, o.customer as other ${refunds} and o.customer <> r.customer
      and o.removed is null order by r.id`
    for (const row of rowsOf(looking, sql)) {
      const [of, other] = [lettered('O', Number(row.refund_of)), lettered('C', Number(row.other))]
      yield foundAt(row, 'refund_of', {
        en: `refunds ${of}, an order of ${other}`,
        zh: `退自 ${of}，那是 ${other} 的订单`,
      })
    }
  },
}

const refundEarly: Check = {
  name: 'refund-early',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'a refund from before its order', zh: '早于原订单的退款' },
  find: function* (looking) {
    const sql = `select r.id, r.customer, r.at, r.at_day, r.refund_of, o.at_day as bought ${refunds}
      and r.at_day < o.at_day and o.removed is null order by r.id`
    for (const row of rowsOf(looking, sql)) {
      const of = lettered('O', Number(row.refund_of))
      yield foundAt(row, 'at', {
        en: `refunded on ${row.at_day}, ${of} is of ${row.bought}`,
        zh: `退款日 ${row.at_day} 早于 ${of} 的 ${row.bought}`,
      })
    }
  },
}

const refundPositive: Check = {
  name: 'refund-positive',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'a refund that counts as a purchase', zh: '金额为正的退款' },
  find: function* (looking) {
    const sql = `select r.id, r.customer, r.amount, r.currency, r.refund_of ${refunds} and r.amount > 0 order by r.id`
    for (const row of rowsOf(looking, sql)) {
      const of = lettered('O', Number(row.refund_of))
      const amount = money(row.amount, row.currency)
      yield foundAt(row, 'amount', {
        en: `refunds ${of} and is ${amount.en}, above 0`,
        zh: `退自 ${of}，金额却为正：${amount.zh}`,
      })
    }
  },
}

const refundAlone: Check = {
  name: 'refund-alone',
  severity: 'warning',
  dimension: 'completeness',
  words: { en: 'a refund that does not say of which order', zh: '未注明原订单的退款' },
  find: function* (looking) {
    const sql = `select o.id, o.customer, o.amount, o.currency, o.at_day from sales_order o
      join customer c on c.id = o.customer
      where o.amount < 0 and o.refund_of is null and ${used('o', 'c')} order by o.id`
    for (const row of rowsOf(looking, sql)) {
      const amount = money(row.amount, row.currency)
      yield foundAt(row, 'refund_of', {
        en: `${amount.en} on ${row.at_day}: the refund of which order?`,
        zh: `${row.at_day} 的 ${amount.zh}：退自哪个订单？`,
      })
    }
  },
}

const orderSum: Check = {
  name: 'order-sum',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'an order whose lines make another amount', zh: '明细合计与金额不符的订单' },
  find: function* (looking) {
    const sql = `select o.id, o.customer, o.amount, o.currency, sums.total from
        (select parent, sum(amount) as total from order_line group by parent) as sums
      join sales_order o on o.id = sums.parent join customer c on c.id = o.customer
      where o.amount <> sums.total and ${used('o', 'c')} order by o.id`
    for (const row of rowsOf(looking, sql)) {
      const [amount, total] = [money(row.amount, row.currency), money(row.total, row.currency)]
      yield foundAt(row, 'amount', {
        en: `${amount.en}, but its lines make ${total.en}`,
        zh: `金额 ${amount.zh}，明细合计 ${total.zh}`,
      })
    }
  },
}

const lineAmount: Check = {
  name: 'line-amount',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'quantity times price that is not the amount', zh: '数量乘单价不等于金额' },
  find: function* (looking) {
    // Half a minor unit more or less is rounding; of several units the price was rounded before.
    const sql = `select o.id, o.customer, o.currency, l.quantity, l.price, l.amount from order_line l
      join sales_order o on o.id = l.parent join customer c on c.id = o.customer
      where l.quantity is not null and l.price is not null
        and abs(abs(l.amount) - abs(l.quantity * l.price)) > 1 + abs(l.quantity) / 2 and ${used('o', 'c')}
      order by o.id, l.position`
    for (const row of rowsOf(looking, sql)) {
      const [price, amount] = [money(row.price, row.currency), money(row.amount, row.currency)]
      yield foundAt(row, 'amount', {
        en: `${row.quantity} times ${price.en} is not ${amount.en}`,
        zh: `${row.quantity} × ${price.zh} 不等于 ${amount.zh}`,
      })
    }
  },
}

const fewAtMost = 2
const manyAtLeast = 20

const currencyOdd: Check = {
  name: 'currency-odd',
  severity: 'warning',
  dimension: 'consistency',
  words: {
    en: `a currency that at most ${fewAtMost} of many orders have`,
    zh: `众多订单中至多 ${fewAtMost} 笔使用的币种`,
  },
  find: function* (looking) {
    const { currency } = looking.settings
    const byCurrency = looking.lane
      .prepare('select currency, count(*) as orders from sales_order where removed is null group by currency')
      .all()
    const all = byCurrency.reduce((sum, { orders }) => sum + Number(orders), 0)
    if (all < manyAtLeast) return
    const odd = byCurrency.filter((one) => one.currency !== currency && Number(one.orders) <= fewAtMost)
    const sql = `select o.id, o.customer, o.currency from sales_order o join customer c on c.id = o.customer
      where o.currency = ? and ${used('o', 'c')} order by o.id`
    for (const one of odd)
      for (const row of looking.lane.prepare(sql).all(String(one.currency)))
        yield foundAt(row, 'currency', {
          en: `${row.currency}, as ${grouped(Number(one.orders))} of ${grouped(all)} orders`,
          zh: `币种 ${row.currency}，${grouped(all)} 笔订单中仅 ${grouped(Number(one.orders))} 笔`,
        })
  },
}

const amountOutlier: Check = {
  name: 'amount-outlier',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'an amount far from all others', zh: '与其他订单相差悬殊的金额' },
  find: function* (looking) {
    const { lane, settings } = looking
    const sql = `select o.id, o.amount from sales_order o join customer c on c.id = o.customer
      where o.amount > 0 and o.currency = ? and ${used('o', 'c')} order by o.id`
    const ids: number[] = []
    const amounts: number[] = []
    for (const [id, amount] of lane.prepare(sql).eachValues(settings.currency)) {
      ids.push(Number(id))
      amounts.push(Number(amount))
    }
    const { far, middle } = outliers(amounts)
    const one = lane.prepare('select id, customer, amount, currency from sales_order where id = ?')
    const usual = money(Math.round(middle), settings.currency)
    for (const place of far) {
      const row = one.get(ids[place] ?? 0)
      if (row === undefined) continue
      const amount = money(row.amount, row.currency)
      yield foundAt(row, 'amount', {
        en: `${amount.en} where ${usual.en} is the middle`,
        zh: `${amount.zh}，而中位数为 ${usual.zh}`,
      })
    }
  },
}

/** The checks on orders. */
export const orderChecks: readonly Check[] = [
  orderFuture,
  orderBeforeBirth,
  refundTooLarge,
  refundOfAnother,
  refundEarly,
  refundPositive,
  orderSum,
  refundAlone,
  lineAmount,
  currencyOdd,
  amountOutlier,
]
