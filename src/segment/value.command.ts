// `segment value`: the value matrix. Programs get cuts, counts and every customer, people the drawing.
import { type Quadrant, quadrants } from '../analytics/value-matrix.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { printPage } from '../command/print-page.ts'
import type { ValueFacts } from '../command/value.ts'
import type { Json } from '../kernel/json.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { counted, grouped, type Language, say, type Words } from '../kernel/words.ts'
import { jsonLine, jsonLines } from '../output/json-lines.ts'
import { phraseLines } from '../output/phrases.ts'
import { memberOptions } from './asked.act.ts'
import { namesOf, readIds } from './asked.queries.ts'
import { drawMatrix } from './draw-matrix.act.ts'
import {
  axisTexts,
  axisWords,
  type Matrix,
  mainUnits,
  matrixAsked,
  matrixOptions,
  moneyShown,
  readMatrix,
} from './matrix.act.ts'
import {
  listedPlaces,
  type MemberColumn,
  memberColumns,
  otherCurrencyNotes,
  placesOf,
  printMembers,
} from './members.act.ts'
import { type PartOptions, partColumns } from './part.columns.ts'
import { type Part, partsOf, sumsOf } from './part.ts'
import { quadrantWords } from './scheme.choices.ts'

const matrixColumns = (matrix: Matrix, facts: ValueFacts): readonly MemberColumn[] => {
  const { values, loyalties, quadrantAt } = matrix
  const titles = axisWords(matrix)
  return [
    {
      key: 'value',
      title: titles.value,
      kind: 'money',
      json: ({ place }) => mainUnits(values[place] ?? 0, facts),
      shown: ({ place }, language) => moneyShown(values[place] ?? 0, facts, language),
      weight: 60,
    },
    {
      key: 'loyalty',
      title: titles.loyalty,
      kind: 'number',
      json: ({ place }) => loyalties[place] ?? 0,
      weight: 60,
    },
    {
      key: 'quadrant',
      title: { en: 'field', zh: '分类' },
      json: ({ place }) => quadrantAt(place),
      shown: ({ place }, language) => say(quadrantWords[quadrantAt(place)], language),
      weight: 80,
    },
  ]
}

const isQuadrant = (code: string): code is Quadrant => Object.hasOwn(quadrantWords, code)

const printObject = async (
  scene: ReadScene,
  page: Page,
  matrix: Matrix,
  parts: readonly Part<Quadrant>[],
  places: readonly number[],
): Promise<void> => {
  const { cut, habits } = matrix
  const head: Readonly<Record<string, Json>> = {
    cut: {
      value: cut.value === null ? null : mainUnits(cut.value, scene.facts),
      loyalty: cut.loyalty === null ? null : sixPlaces(cut.loyalty),
    },
    counts: Object.fromEntries(parts.map(({ code, count }) => [code, count])),
    other_currency: habits.otherCurrency,
  }
  const lines = jsonLines(memberColumns(matrixColumns(matrix, scene.facts)))
  let text = `${jsonLine(head).slice(0, -1)},"customers":${lines.open}`
  let count = 0
  for (const named of namesOf(scene.reading, habits.customers, listedPlaces(scene, page, places))) {
    text += lines.line(named, count)
    count += 1
    if (text.length > 100_000) {
      await page.text(text)
      text = ''
    }
  }
  await page.text(`${text}${lines.close(count).trimEnd()}}\n`)
}

const headLine = (scene: ReadScene, customers: number, language: Language): string =>
  language === 'zh'
    ? `价值矩阵 · ${scene.today} 及之前有购买的客户 ${grouped(customers)} 位`
    : `Value matrix · ${counted(customers, 'customer')} with a purchase up to ${scene.today}`

const footLine = (language: Language): readonly string[] =>
  language === 'zh'
    ? ['客户名单：crm segment value --members', '算法：crm help segment value']
    : ['the customers: crm segment value --members', 'how: crm help segment value']

const printDrawing = async (scene: ReadScene, page: Page, matrix: Matrix, parts: readonly Part<Quadrant>[]) => {
  const { language, width } = page
  const customers = parts.reduce((sum, { count }) => sum + count, 0)
  await page.text(`${phraseLines([headLine(scene, customers, language)], { width })}\n`)
  await page.text(drawMatrix(parts, { language, width, ...axisTexts(matrix, scene.facts, language) }))
  await page.text(`\n${phraseLines(footLine(language), { width, indent: 1 })}`)
}

const details: Words = {
  en: 'Everybody with a purchase up to the day. Value is the mean purchase (or net spend), loyalty the number of purchases (or of days with one). High is whoever reaches the cut: the mean or median over all these customers, or a number. value: both high; potential: high value, low loyalty; maintain: low value, high loyalty; marginal: both low. A filter chooses who is shown and counted; the cuts are always those of all customers.',
  zh: '统计截至当日有购买的全部客户。价值为平均每次购买（或净消费），忠诚度为购买次数（或有购买的天数）。达到分界即为高，分界是这些客户的平均值、中位数或指定数字。价值客户：两者都高；潜力客户：价值高、忠诚度低；维护客户：价值低、忠诚度高；边缘客户：两者都低。筛选只决定显示和计数哪些客户，分界始终以全部客户计算。',
}

const partOptions = ({ facts }: ReadScene): PartOptions => ({
  key: 'quadrant',
  title: { en: 'field', zh: '分类' },
  words: (code) => (isQuadrant(code) ? quadrantWords[code] : { en: code, zh: code }),
  facts,
})

const printChart = async (
  scene: ReadScene,
  page: Page,
  matrix: Matrix,
  parts: readonly Part<Quadrant>[],
  places: readonly number[],
): Promise<void> => {
  const options = partOptions(scene)
  await printPage(scene, page, {
    head: { en: headLine(scene, places.length, 'en'), zh: headLine(scene, places.length, 'zh') },
    how: [details],
    empty: places.length === 0 ? { en: 'nobody has bought anything yet', zh: '还没有任何购买' } : undefined,
    parts: async (language) => {
      const { partHeadlines, partsSection, valueSection } = await import('./pages.act.lazy.ts')
      const title = { en: 'Share of customers and of net spend by field', zh: '各类的客户占比与消费占比' }
      const notes = otherCurrencyNotes(matrix.habits.otherCurrency, language)
      return {
        headlines: partHeadlines(parts, options, language),
        sections: [
          valueSection({ matrix, parts, places, options, notes, language }),
          partsSection(parts, options, { title, notes: [], without: ['count', 'share'], language }),
        ],
      }
    },
  })
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const asked = matrixAsked(scene)
  const where = await customersAsked(scene)
  const matrix = await readMatrix(scene, asked)
  const { habits, quadrantAt } = matrix
  const places = placesOf(habits.customers, readIds(scene.reading, where))
  const parts = partsOf(sumsOf(quadrants, places, quadrantAt, habits.spend, {}))
  const listing = scene.given.flag('members') || scene.given.has('fields')
  return {
    print: async (page) => {
      if (!listing && page.format === 'json') await printObject(scene, page, matrix, parts, places)
      else if (!listing && page.human) await printDrawing(scene, page, matrix, parts)
      else if (!listing && page.format === 'html') await printChart(scene, page, matrix, parts, places)
      else if (!listing && page.format === 'md') await page.rows(partColumns(partOptions(scene)), parts)
      else await printMembers(scene, page, matrixColumns(matrix, scene.facts), habits.customers, places)
      noteOtherCurrency(page, habits.otherCurrency)
    },
  }
}

/** `crm segment value`. */
export const valueCommand: Command = reads({
  path: ['segment', 'value'],
  names: ['价值', '价值矩阵'],
  sees: ['order.amount', 'customer.spend'],
  summary: { en: 'Value against loyalty: four fields of customers', zh: '价值与忠诚度：四类客户' },
  details,
  positionals: customerWords,
  options: { ...matrixOptions, ...customerFilter, ...memberOptions },
  examples: [
    { about: { en: 'the matrix', zh: '价值矩阵' }, line: 'crm segment value' },
    {
      about: { en: 'by net spend and days, cut at the medians', zh: '按净消费和天数，以中位数为界' },
      line: 'crm segment value --value spend --loyalty days --cut median',
    },
    {
      about: { en: 'high from 100 and from 3 purchases on', zh: '价值 100 以上、购买 3 次以上为高' },
      line: 'crm segment value --cut 100,3 --members',
    },
  ],
  run,
})
