// `report visits`: what was planned, done and missed, in time or late, and how many customers were seen in their rhythm.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { tiers as tierChoices } from '../customer/index.ts'
import { lastDay } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period-language.ts'
import { grouped, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import { shareOf } from './by.columns.ts'
import { everyMonth } from './every-month.ts'
import { periodOption, spanAsked, spanJson } from './period.ts'
import { printFigures } from './print-figures.ts'
import { type InRhythm, readRhythm } from './rhythm.ts'
import { visitColumns, visitRows, visitTitles } from './visits.columns.ts'
import { noVisits, selectVisits, visitKeys, visitMonth } from './visits.queries.ts'

const rhythmWords = (rhythm: readonly InRhythm[]): Words => {
  const text = (language: 'en' | 'zh'): string =>
    rhythm
      .map(({ tier, customers, seen }) => {
        const name = tierChoices.find(({ code }) => code === tier)?.words[language] ?? tier
        const share = percent(shareOf(seen, customers))
        return `${name} ${grouped(seen)}/${grouped(customers)}${share === '' ? '' : ` ${share}`}`
      })
      .join(' · ')
  return { en: `seen within their rhythm: ${text('en')}`, zh: `在节奏内联系过：${text('zh')}` }
}

const details: Words = {
  en: 'A done visit belongs to the day on which it took place, any other to its due day. On time is a visit done up to its due day; its share is of those done that had a due day and those missed. Mood is the mean of those noted, 1 to 5. Seen within their rhythm: customers that have a rhythm (their own, by stage, by tier; not the lost ones) and whose last talk is no longer ago than it.',
  zh: '完成的回访按发生日统计，其余按计划日。按时指不晚于计划日完成，按时率的分母是有计划日的已完成回访与错过的回访。情绪为已记录的平均值，1 至 5。在节奏内联系过：有回访节奏的客户（自定、按阶段、按等级；流失客户除外）中，上次联系未超过该天数的客户。',
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = visitKeys.find((one) => one === scene.given.text('by')) ?? 'month'
  const span = spanAsked(scene)
  const period = scene.given.text('period')
  // What is planned lies ahead: the day asked for is no end to it.
  const planned = period === undefined ? lastDay : readPeriod(period, scene.today).to
  const ids = await customersAsked(scene)
  const groups = await selectVisits(scene.reading, by, { ...span, planned, ids })
  const rows = visitRows(by, by === 'month' ? everyMonth(groups, span, visitMonth, noVisits) : groups)
  const rhythm = await readRhythm(scene, ids)
  const columns = visitColumns(by, scene.nouns)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: {
          en: `Visits by ${visitTitles[by].en} up to ${span.to}`,
          zh: `按${visitTitles[by].zh}统计回访，截至 ${span.to}`,
        },
        columns,
        rows,
        bar: { of: ({ done }) => done, giveWay: ['cancelled', 'on_time', 'mood', 'planned'] },
        foot: [rhythmWords(rhythm), { en: 'how: crm help report visits', zh: '算法：crm help report visits' }],
        before: { as_of: scene.today, by, ...spanJson(span) },
        after: {
          rhythm: rhythm.map(({ tier, customers, seen }) => ({
            tier,
            customers,
            seen,
            share: shareOf(seen, customers),
          })),
        },
        empty: { en: 'there are no visits', zh: '没有回访' },
        how: details,
        page: async (language) => (await import('./pages.lazy.ts')).visitsPage({ by, columns, rows, rhythm, language }),
      }),
  }
}

/** `crm report visits`. */
export const visitsReport: Command = reads({
  path: ['report', 'visits'],
  names: ['回访'],
  sees: ['visit.mood'],
  summary: { en: 'Visits planned, done and missed; who was seen in time', zh: '回访的计划、完成与错过；是否按时' },
  details,
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; month if not said', zh: '按什么统计，默认月份' },
      value: visitKeys.join('|'),
      choices: visitKeys,
    },
    ...periodOption,
    ...customerFilter,
  },
  examples: [
    { about: { en: 'this year by month', zh: '今年各月' }, line: 'crm report visits --period 2026' },
    { about: { en: 'by colleague', zh: '按员工' }, line: 'crm report visits --by owner' },
  ],
  run,
})
