// `report sales`: what was sold, refunded and earned, by month, product, owner or source, and how unequally.
import { gini, type LorenzPoint, lorenz } from '../analytics/gini.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import { isLastOfMonth } from '../kernel/day-bounds.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import { percent, sparkline } from '../output/bar.ts'
import { everyMonth } from './every-month.ts'
import { periodOption, spanAsked, spanJson } from './period.ts'
import { printFigures } from './print-figures.ts'
import { type SalesRow, salesColumns, salesRows, salesTitles } from './sales.columns.ts'
import { groupMonth, noSales, salesKeys, selectSales, selectTotals } from './sales.queries.ts'

const parts = 10

/** `Gini 0.63; of the net spend the best tenth brings 50.8%  ▁▁▂▃▅█`. */
const shareWords = (coefficient: number | null, curve: readonly LorenzPoint[] | null): readonly Words[] => {
  const last = curve?.at(-2)
  if (coefficient === null || curve === null || last === undefined) return []
  const best = percent(1 - last.sum, 1)
  const tenths = curve.slice(1).map(({ sum }, at) => sum - (curve[at]?.sum ?? 0))
  const drawn = sparkline(tenths, Math.max(...tenths))
  return [
    {
      en: `Gini ${coefficient.toFixed(2)}; the best tenth of customers brings ${best} of the net; by tenths ${drawn}`,
      zh: `基尼系数 ${coefficient.toFixed(2)}；最好的十分之一客户带来净额的 ${best}；按十分位 ${drawn}`,
    },
  ]
}

const totalWords = (rows: readonly SalesRow[], customers: number): Words => {
  const purchases = rows.reduce((sum, row) => sum + row.purchases, 0)
  return {
    en: `${counted(customers, 'customer')}, ${counted(purchases, 'purchase')}`,
    zh: `客户 ${grouped(customers)} 位，购买 ${grouped(purchases)} 次`,
  }
}

const details: Words = {
  en: 'Sold is the sum of purchases, net is sold less refunds, mean is sold by purchases, all in the currency of the firm. By product an order counts for each of its products; orders without lines have no product. ABC: A while those ahead bring less than 80% of the net, B up to 95%, C the rest. The coefficient of Gini is 0 where all customers bring the same and near 1 where one brings all; a customer who got back more than it paid counts as 0.',
  zh: '销售额为购买之和，净额为销售额减退款，平均为销售额除以购买次数，均以公司货币计。按产品统计时，一笔订单计入其中每个产品；没有明细的订单无产品。ABC：前面各项合计不足净额 80% 的为 A，不足 95% 的为 B，其余为 C。基尼系数为 0 表示所有客户相同，接近 1 表示集中于一位；退款多于付款的客户按 0 计。',
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = salesKeys.find((one) => one === scene.given.text('by')) ?? 'month'
  const span = spanAsked(scene)
  const question = { ...span, ids: await customersAsked(scene), currency: scene.facts.currency }
  const groups = await selectSales(scene.reading, by, question)
  const rows = salesRows(by, by === 'month' ? everyMonth(groups, span, groupMonth, noSales) : groups)
  const totals = await selectTotals(scene.reading, question)
  const { otherCurrency, customers, spends: all } = totals
  const columns = salesColumns(by, scene.facts)
  const running = span.to === scene.today && !isLastOfMonth(scene.today)
  // Who got back more than it paid brings nothing; the curve knows no less.
  const spends = all.map((spend) => Math.max(0, spend))
  const [coefficient, curve] = [gini(spends), lorenz(spends, parts)]
  return {
    print: async (page) => {
      await printFigures(scene, page, {
        head: {
          en: `Sales by ${salesTitles[by].en} up to ${span.to}`,
          zh: `按${salesTitles[by].zh}统计销售，截至 ${span.to}`,
        },
        columns,
        rows,
        bar: { of: ({ net }) => net, giveWay: ['mean', 'sold', 'refunds', 'customers', 'purchases'] },
        foot: [
          // By product an order counts in each of its products.
          ...(by === 'product' ? [] : [totalWords(rows, customers)]),
          ...shareWords(coefficient, curve),
          { en: 'how: crm help report sales', zh: '算法：crm help report sales' },
        ],
        before: { as_of: scene.today, by, ...spanJson(span) },
        after: {
          customers,
          gini: coefficient,
          lorenz: curve?.map(({ people, sum }) => ({ people, sum })) ?? null,
          other_currency: otherCurrency,
        },
        empty: { en: 'nothing was sold', zh: '没有销售' },
        how: details,
        page: async (language) =>
          (await import('./pages.lazy.ts')).salesPage({
            by,
            columns,
            rows,
            totals,
            running,
            facts: scene.facts,
            language,
          }),
      })
      noteOtherCurrency(page, otherCurrency)
    },
  }
}

/** `crm report sales`. */
export const salesReport: Command = reads({
  path: ['report', 'sales'],
  names: ['销售', '销售额'],
  sees: ['order.amount', 'customer.spend'],
  summary: { en: 'What was sold and refunded, and to how many', zh: '销售、退款与客户数' },
  details,
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; month if not said', zh: '按什么统计，默认月份' },
      value: salesKeys.join('|'),
      choices: salesKeys,
    },
    ...periodOption,
    ...customerFilter,
  },
  examples: [
    { about: { en: 'this year by month', zh: '今年各月' }, line: 'crm report sales --period 2026' },
    { about: { en: 'which products bring the most', zh: '哪些产品贡献最大' }, line: 'crm report sales --by product' },
  ],
  run,
})
