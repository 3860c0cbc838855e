// `segment class` and `segment tier`: how many customers are in each and what they spent, or the customers themselves.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type CustomersAsked, customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import type { Choice } from '../command/field.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { printPage } from '../command/print-page.ts'
import { choiceWords } from '../command/show-value.ts'
import type { ValueFacts } from '../command/value.ts'
import { classes, tiers } from '../customer/index.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { counted, grouped, type Language, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { phraseLines } from '../output/phrases.ts'
import { memberOptions } from './asked.act.ts'
import { type MemberColumn, otherCurrencyColumn, otherCurrencyNotes, placesOf, printMembers } from './members.act.ts'
import { partColumns, screenParts } from './part.columns.ts'
import { type Part, partsOf } from './part.ts'
import { type StandingMembers, type StandingScheme, selectMembers, selectParts } from './standing-parts.queries.ts'

const choicesOf: Readonly<Record<StandingScheme, readonly Choice[]>> = { class: classes, tier: tiers }

const titles: Readonly<Record<StandingScheme, Words>> = {
  class: { en: 'class', zh: '类别' },
  tier: { en: 'tier', zh: '等级' },
}

const moneyColumn = (key: string, title: Words, of: Float64Array, facts: ValueFacts): MemberColumn => ({
  key,
  title,
  kind: 'money',
  json: ({ place }) => moneyNumber(of[place] ?? 0, facts.digits),
  plain: ({ place }) => moneyText(of[place] ?? 0, facts.digits),
  shown: ({ place }, language) => formatMoney(of[place] ?? 0, facts.currency, language),
  weight: 60,
})

const memberColumns = (
  scheme: StandingScheme,
  { codes, spend, spend365, otherCurrency }: StandingMembers,
  facts: ValueFacts,
): readonly MemberColumn[] => [
  {
    key: scheme,
    title: titles[scheme],
    json: ({ place }) => codes[place] ?? null,
    shown: ({ place }, language) => choiceWords(choicesOf[scheme], codes[place] ?? '', language),
    weight: 80,
  },
  moneyColumn('spend', { en: 'net spend', zh: '净消费' }, spend, facts),
  otherCurrencyColumn('spend', ({ place }) => otherCurrency[place] ?? 0),
  ...(scheme === 'tier' ? [moneyColumn('spend365', { en: 'of the last year', zh: '近一年' }, spend365, facts)] : []),
]

/** By the spend of which days the tiers come about. */
const yearColumn: Column<Part> = {
  key: 'year',
  title: { en: 'of the year', zh: '近一年占比' },
  kind: 'number',
  json: ({ means }) => means.year ?? null,
  shown: ({ means }) => percent(means.year ?? null, 1),
  weight: 65,
}

const headLine = (scheme: StandingScheme, scene: ReadScene, customers: number, language: Language): string =>
  language === 'zh'
    ? `${titles[scheme].zh} · ${scene.today} · 客户 ${grouped(customers)} 位`
    : `Customers by ${titles[scheme].en} · ${scene.today} · ${counted(customers, 'customer')}`

const how: Readonly<Record<StandingScheme, Words>> = {
  class: {
    en: 'Existing customers bought lately enough, lost ones did not; without a purchase a target is one with intent or in talks about the price, anybody else is potential. A class set by hand stands. The days are a setting of the firm.',
    zh: '近期有购买的为现有客户，否则为流失客户；没有购买的，意向或谈价阶段为目标客户，其余为潜在客户。人工指定的类别优先，天数为公司设置。',
  },
  tier: {
    en: 'Customers are ordered by their net spend of the last year. High are the first ones, who bring half of it, middle those who bring it to 80%, low everybody else. A tier set by hand stands. The shares and the days are settings of the firm.',
    zh: '按近一年净消费排序：从最高者起合计达一半的为高价值，达 80% 的为中价值，其余为低价值。人工指定的等级优先，比例与天数为公司设置。',
  },
}

const nobody: Words = { en: 'no customers', zh: '没有客户' }

const footLine = (scheme: StandingScheme, language: Language): readonly string[] =>
  language === 'zh'
    ? [`客户名单：crm segment ${scheme} --members`, `算法：crm help rules ${scheme}`]
    : [`the customers: crm segment ${scheme} --members`, `how: crm help rules ${scheme}`]

const printParts = async (
  scheme: StandingScheme,
  scene: ReadScene,
  page: Page,
  where: CustomersAsked,
): Promise<void> => {
  const found = await selectParts(scene.reading, scheme, where)
  const choices = choicesOf[scheme]
  const partOf = (code: string) => found.find((part) => part.code === code)
  const year = found.reduce((sum, { spend365 }) => sum + spend365, 0)
  const parts = partsOf(
    choices.map(({ code }) => ({ code, count: partOf(code)?.count ?? 0, spend: partOf(code)?.spend ?? 0 })),
  ).map((part) => ({ ...part, means: { year: year > 0 ? (partOf(part.code)?.spend365 ?? 0) / year : null } }))
  const { human, language, width } = page
  const options = {
    key: scheme,
    title: titles[scheme],
    words: (code: string) => choices.find((choice) => choice.code === code)?.words ?? { en: code, zh: code },
    facts: scene.facts,
  }
  const customers = parts.reduce((sum, { count }) => sum + count, 0)
  const otherCurrency = found.reduce((sum, part) => sum + part.otherCurrency, 0)
  if (page.format === 'html' && !scene.given.has('fields')) {
    await printPage(scene, page, {
      head: {
        en: `Customers by ${titles[scheme].en} · ${scene.today}`,
        zh: `按${titles[scheme].zh}统计客户 · ${scene.today}`,
      },
      how: [how[scheme]],
      empty: customers === 0 ? nobody : undefined,
      parts: async () => {
        const { partHeadlines, partsSection } = await import('./pages.act.lazy.ts')
        const title = {
          en: `Share of customers and of net spend by ${titles[scheme].en}`,
          zh: `各${titles[scheme].zh}的客户占比与消费占比`,
        }
        const more = { ...options, more: scheme === 'tier' ? [yearColumn] : [] }
        return {
          headlines: partHeadlines(parts, more, language),
          sections: [
            partsSection(parts, more, { title, notes: otherCurrencyNotes(otherCurrency, language), language }),
          ],
        }
      },
    })
    return noteOtherCurrency(page, otherCurrency)
  }
  if (human) await page.text(`${phraseLines([headLine(scheme, scene, customers, language)], { width })}\n`)
  const screen = { ...options, more: scheme === 'tier' ? [yearColumn] : [] }
  const columns = [
    ...partColumns(options),
    otherCurrencyColumn<Part>('spend', ({ code }) => partOf(code)?.otherCurrency ?? 0),
  ]
  const onScreen = human && !scene.given.has('fields') ? screenParts(screen, parts, page) : { columns, missing: [] }
  await page.rows(onScreen.columns, parts, onScreen.missing)
  if (human) await page.text(`\n${phraseLines(footLine(scheme, language), { width, indent: 1 })}`)
  noteOtherCurrency(page, otherCurrency)
}

const run = async (scheme: StandingScheme, scene: ReadScene): Promise<Outcome> => {
  const where = await customersAsked(scene)
  // The condition has done so already.
  if (where === null) await scene.holdDay(scene.reading)
  return {
    print: async (page) => {
      if (!scene.given.flag('members')) return printParts(scheme, scene, page, where)
      const members = selectMembers(scene.reading, scheme, where)
      const places = placesOf(members.customers, null)
      await printMembers(scene, page, memberColumns(scheme, members, scene.facts), members.customers, places)
      noteOtherCurrency(
        page,
        members.otherCurrency.reduce((sum, orders) => sum + orders, 0),
      )
    },
  }
}

const standingCommand = (scheme: StandingScheme, about: Pick<Command, 'summary' | 'details' | 'examples'>): Command =>
  reads({
    path: ['segment', scheme],
    names: [scheme === 'class' ? '类别' : '等级'],
    sees: ['order.amount', 'customer.spend'],
    ...about,
    positionals: customerWords,
    options: { ...customerFilter, ...memberOptions },
    run: (scene) => run(scheme, scene),
  })

/** `crm segment class`. */
export const classCommand = standingCommand('class', {
  summary: { en: 'Customers by class: how many, and their spend', zh: '按类别统计客户数与消费' },
  examples: [
    { about: { en: 'on an earlier day', zh: '过去某一天' }, line: 'crm segment class --as-of 2026-06-30' },
    {
      about: { en: 'who is lost in one city', zh: '某城市的各类客户' },
      line: 'crm segment class city:上海 --members',
    },
  ],
})

/** `crm segment tier`. */
export const tierCommand = standingCommand('tier', {
  summary: { en: 'Customers by tier: how many, and their spend', zh: '按等级统计客户数与消费' },
  examples: [
    { about: { en: 'the tiers', zh: '各等级' }, line: 'crm segment tier' },
    { about: { en: 'the customers with their tier', zh: '客户及其等级' }, line: 'crm segment tier --members --csv' },
  ],
})
