// `segment rfm`: who bought lately, often and much. Programs get every customer, people the groups.
import { rfmGroups } from '../analytics/rfm.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { printPage } from '../command/print-page.ts'
import { counted, grouped, type Language, same, type Words } from '../kernel/words.ts'
import { phraseLines } from '../output/phrases.ts'
import { memberOptions } from './asked.act.ts'
import { readIds } from './asked.queries.ts'
import { otherCurrencyNotes, placesOf, printMembers } from './members.act.ts'
import { type PartOptions, partColumns, screenParts } from './part.columns.ts'
import { partsOf, sumsOf } from './part.ts'
import { type KeptDay, type Rfm, readRfm, rfmAsked, rfmOptions } from './rfm.act.ts'
import { groupMeans, rfmColumns, scoreColumns, scoreCounts } from './rfm.columns.ts'
import { groupWords } from './scheme.choices.ts'

const summaryFormats: readonly string[] = ['table', 'md', 'html']

const isGroup = (code: string): code is keyof typeof groupWords => Object.hasOwn(groupWords, code)

const groupsOf = ({ purchases, recency, groupAt }: Rfm, places: readonly number[]) =>
  partsOf(
    sumsOf(rfmGroups, places, (place) => groupAt(place) ?? 'hibernating', purchases.spend, {
      recency_days: recency,
      frequency: purchases.orders,
    }),
  )

const groupOptions = ({ facts }: ReadScene): PartOptions => ({
  key: 'group',
  title: { en: 'group', zh: '分组' },
  words: (code: string) => (isGroup(code) ? groupWords[code] : same(code)),
  facts,
  more: groupMeans,
})

const printGroups = async (scene: ReadScene, page: Page, rfm: Rfm, places: readonly number[]): Promise<void> => {
  if (rfm.bins !== 5) return page.rows(scoreColumns, scoreCounts(rfm, places))
  const options = groupOptions(scene)
  const parts = groupsOf(rfm, places)
  if (!page.human) return page.rows(partColumns(options), parts)
  const { columns, missing } = screenParts(options, parts, page)
  await page.rows(columns, parts, missing)
}

const headLine = (scene: ReadScene, { rule, bins }: Rfm, customers: number, language: Language): readonly string[] =>
  language === 'zh'
    ? [
        `RFM · ${scene.today} 及之前有购买的客户 ${grouped(customers)} 位`,
        `· ${rule === 'ntile' ? '按人数等分评分' : '按分位数评分'}（${rule}），1 至 ${bins} 分`,
      ]
    : [
        `RFM · ${counted(customers, 'customer')} with a purchase up to ${scene.today}`,
        `· scores by ${rule}, 1 to ${bins}`,
      ]

const details: Words = {
  en: 'Of everybody with a purchase up to the day: days since the last one (R), number of purchases (F), net spend (M), each scored from 1 to 5, 5 is best. Rule quantile: the score is 1 and one more for each cut point (at 1/5, 2/5 ..., type 7) that lies below the value, so that equal values have equal scores. Rule ntile: five parts of equal number, ties by id. Groups follow from R and F; champions have R 5 and F 4 or 5. A filter chooses who is shown; scores are always those among all customers.',
  zh: '对截至当日有购买的客户计算：距最近一次购买的天数（R）、购买次数（F）、净消费（M），各评 1 至 5 分，5 分最好。quantile：得分为 1 加上低于该值的分位点个数（1/5、2/5……，第 7 类定义），相同的值得分相同。ntile：人数相等的五份，相同的值按编号排列。分组由 R 和 F 决定，R 为 5 且 F 为 4 或 5 的是核心客户。筛选只决定显示哪些客户，得分始终以全部客户计算。',
}

/** A page; false where there are so many scores that it would show nothing. */
const printCharts = async (scene: ReadScene, page: Page, rfm: Rfm, places: readonly number[]): Promise<boolean> => {
  const { partHeadlines, partsSection, rfmSection } = await import('./pages.act.lazy.ts')
  const grid = rfmSection(rfm, places, page.language)
  if (grid === null) return false
  const options = groupOptions(scene)
  const parts = groupsOf(rfm, places)
  const [en, zh] = [headLine(scene, rfm, places.length, 'en'), headLine(scene, rfm, places.length, 'zh')]
  const notes = otherCurrencyNotes(rfm.purchases.otherCurrency, page.language)
  const title = { en: 'Share of customers and of net spend by group', zh: '各分组的客户占比与消费占比' }
  await printPage(scene, page, {
    head: { en: en.join(' '), zh: zh.join(' ') },
    how: [details],
    empty: places.length === 0 ? { en: 'nobody has bought anything yet', zh: '还没有任何购买' } : undefined,
    parts: async (language) => ({
      headlines: partHeadlines(parts, options, language),
      sections: [...(rfm.bins === 5 ? [partsSection(parts, options, { title, notes, language })] : []), grid],
    }),
  })
  return true
}

const footLine = (language: Language): readonly string[] =>
  language === 'zh'
    ? ['客户名单：crm segment rfm --members', '算法：crm help segment rfm']
    : ['the customers: crm segment rfm --members', 'how: crm help segment rfm']

const run = async (scene: ReadScene, keptDay: KeptDay): Promise<Outcome> => {
  const asked = rfmAsked(scene)
  const where = await customersAsked(scene)
  // A filter may have made the table anew for today, out of the reach of others.
  const kept = where === null ? await keptDay(scene.reading) : scene.today
  const rfm = await readRfm(scene, asked, kept)
  const { customers, otherCurrency } = rfm.purchases
  const places = placesOf(customers, readIds(scene.reading, where))
  return {
    print: async (page) => {
      if (scene.given.flag('members') || scene.given.has('fields') || !summaryFormats.includes(page.format))
        await printMembers(scene, page, rfmColumns(rfm, scene.facts), customers, places)
      else if (page.format !== 'html' || !(await printCharts(scene, page, rfm, places))) {
        const { human, language, width } = page
        if (human) await page.text(`${phraseLines(headLine(scene, rfm, places.length, language), { width, gap: 1 })}\n`)
        await printGroups(scene, page, rfm, places)
        if (human) await page.text(`\n${phraseLines(footLine(language), { width, indent: 1 })}`)
      }
      noteOtherCurrency(page, otherCurrency)
    },
  }
}

/** `crm segment rfm`. */
export const rfmCommand = (keptDay: KeptDay): Command =>
  reads({
    path: ['segment', 'rfm'],
    sees: ['order.amount', 'customer.spend'],
    summary: { en: 'Score customers by recency, frequency and money', zh: '按最近购买、次数、金额给客户评分' },
    details,
    positionals: customerWords,
    options: { ...rfmOptions, ...customerFilter, ...memberOptions },
    examples: [
      { about: { en: 'the groups', zh: '各分组' }, line: 'crm segment rfm' },
      {
        about: { en: 'the scores of my customers, as a file', zh: '我的客户得分，写入文件' },
        line: 'crm segment rfm owner:@me -o rfm.csv',
      },
      { about: { en: 'in ten equal parts', zh: '分为人数相等的十份' }, line: 'crm segment rfm --rule ntile --bins 10' },
    ],
    run: (scene) => run(scene, keptDay),
  })
