// `report retention`: of those who first bought in a month, how many came back in each month since.
import { monthText } from '../analytics/cohort.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import type { Page } from '../command/page.ts'
import { printPage } from '../command/print-page.ts'
import type { Json } from '../kernel/json.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import { jsonLine, jsonLines } from '../output/json-lines.ts'
import { markdownText } from '../output/markdown.ts'
import { phraseLines } from '../output/phrases.ts'
import {
  flatColumns,
  listColumns,
  pageColumns,
  type ShownMonths,
  screenColumns,
  shownMonths,
} from './retention.columns.ts'
import { type Retention, readRetention } from './retention.ts'

const repurchaseOf = ({ customers, repeat, interval }: Retention): Readonly<Record<string, Json>> => ({
  customers,
  repeat,
  rate: customers === 0 ? null : repeat / customers,
  lower: interval?.lower ?? null,
  upper: interval?.upper ?? null,
})

/** One object, a cohort a line. */
const jsonOf = (retention: Retention): string => {
  const { day, running, cohorts } = retention
  const lines = jsonLines(listColumns)
  const rows = cohorts.map((cohort, at) => lines.line(cohort, at)).join('')
  const head = jsonLine({ as_of: day, running }).slice(0, -1)
  const list = `${lines.open}${rows}${lines.close(cohorts.length).trimEnd()}`
  return `${head},"cohorts":${list},"repurchase":${jsonLine(repurchaseOf(retention))}}\n`
}

const headWords = ({ day, cohorts }: Retention): readonly Words[] => {
  const first = monthText(cohorts[0]?.month ?? 0)
  return [
    { en: 'Customers who bought again, by month of first purchase', zh: '各月首购客户的再次购买' },
    { en: `${first} to ${day}`, zh: `${first} 至 ${day}` },
  ]
}

const title = (retention: Retention): Words => {
  const words = headWords(retention)
  return { en: words.map(({ en }) => en).join(' · '), zh: words.map(({ zh }) => zh).join(' · ') }
}

/** `of 2,357 customers 1,139 bought again (48.3%, 46.3 to 50.3)`. */
const repeatText = ({ customers, repeat, interval }: Retention, language: Language): string => {
  const rate = percent(repeat / customers, 1)
  const [lower, upper] = [interval?.lower ?? 0, interval?.upper ?? 1].map((bound) => (bound * 100).toFixed(1))
  return language === 'zh'
    ? `${grouped(customers)} 位客户中 ${grouped(repeat)} 位再次购买（${rate}，95% 区间 ${lower} 至 ${upper}）`
    : `of ${counted(customers, 'customer')} ${grouped(repeat)} bought again (${rate}, ${lower} to ${upper})`
}

const runningText = (language: Language): string =>
  language === 'zh' ? '本月未结束，最后一列仍会增加' : 'the month is not over: its figures will still rise'

const howText = (language: Language): string =>
  language === 'zh' ? '算法：crm help report retention' : 'how: crm help report retention'

const nothing = { en: 'nobody has bought anything yet', zh: '还没有任何购买' }

/** What the screen has no room for; undefined where it shows all months. */
const cutWords = ({ figures, line, all }: ShownMonths): Words | undefined => {
  if (figures >= all) return undefined
  const drawn = line > figures
  return {
    en: `not shown in figures: months +${figures + 1} to +${all}${drawn ? ` (the line goes to +${line})` : ''}; a wider window or --format md shows them`,
    zh: `未以数字显示：第 ${figures + 1} 至 ${all} 个月${drawn ? `（曲线到第 ${line} 个月）` : ''}；放宽窗口或用 --format md 查看`,
  }
}

const printScreen = async (page: Page, retention: Retention): Promise<void> => {
  const { language, width } = page
  const head = headWords(retention).map((one) => say(one, language))
  await page.text(phraseLines(head, { width, gap: 3 }))
  const months = shownMonths(retention.cohorts, page)
  await page.rows(screenColumns(retention.cohorts, months), retention.cohorts)
  const cut = cutWords(months)
  if (cut) page.notice(cut)
  const notes = [repeatText(retention, language), howText(language)]
  await page.text(`${phraseLines(notes, { width, gap: 6, indent: 1 })}`)
  if (retention.running) await page.text(phraseLines([runningText(language)], { width, indent: 1 }))
}

const printRows = (page: Page, { cohorts }: Retention): Promise<void> => {
  if (page.format === 'ndjson' || page.format === 'json') return page.rows(listColumns, cohorts)
  if (page.format === 'md') return page.rows(pageColumns(cohorts), cohorts)
  return page.rows(flatColumns(cohorts[0]?.active.length ?? 0), cohorts)
}

const details: Words = {
  en: 'A row is everybody whose first purchase was in that month. Under +1, +2 ... stands the share of them who bought in the month one, two ... later. A month counts once it has begun; what lies ahead is blank and not 0. Bought again: of all customers with a purchase, how many have at least two, with the interval in which the true share lies 19 times of 20 (Wilson). Orders in any currency count; refunds neither count nor unmake a purchase.',
  zh: '每行是首次购买在该月的客户。+1、+2 等列是其中在一个月、两个月后再次购买的比例。月份开始后才计入；尚未到来的为空，不是 0。再次购买是所有购买过的客户中至少购买两次的人数，及其 95% 置信区间（Wilson）。任何货币的订单都计入；退款不计入，也不抵消购买。',
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const ids = await customersAsked(scene)
  const retention = readRetention(scene.reading, { day: scene.today, ids })
  return {
    print: async (page) => {
      const whole = !scene.given.has('fields')
      const empty = retention.customers === 0 ? nothing : undefined
      if (page.format === 'json' && whole) await page.text(jsonOf(retention))
      else if (page.format === 'html' && whole)
        await printPage(scene, page, {
          head: empty ?? title(retention),
          how: [details],
          empty,
          parts: async (language) =>
            (await import('./pages.lazy.ts')).retentionPage(retention, repeatText(retention, language), language),
        })
      else if (retention.customers === 0) page.notice(nothing)
      else if (page.human && whole) await printScreen(page, retention)
      else {
        const isPage = page.format === 'md' && whole
        if (isPage) await page.text(`## ${markdownText(say(title(retention), page.language))}\n\n`)
        await printRows(page, retention)
        if (isPage) await page.text(`\n${markdownText(repeatText(retention, page.language))}\n`)
      }
    },
  }
}

/** `crm report retention`. */
export const retentionReport: Command = reads({
  path: ['report', 'retention'],
  names: ['留存'],
  summary: { en: 'Who came back: by month of first purchase', zh: '留存：各月首购客户的再次购买' },
  details,
  positionals: customerWords,
  options: customerFilter,
  examples: [
    { about: { en: 'the matrix', zh: '留存矩阵' }, line: 'crm report retention' },
    {
      about: { en: 'of the customers from one source, as a spreadsheet', zh: '某一来源的客户，输出表格' },
      line: 'crm report retention source:展会 -o retention.csv',
    },
  ],
  run,
})
