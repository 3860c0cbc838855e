// `report visits`: what was planned, done and missed, in time or late, and how many customers were seen in their rhythm.
import { readCareSettings, rhythmOf } from '../care/index.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type CustomersAsked, customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import type { Choice, Field } from '../command/field.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { tiers as tierChoices } from '../customer/index.ts'
import { daysBetween, lastDay } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period-language.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { isCustomerClass, isTier, tiers } from '../segment/index.ts'
import { countColumn, type Keyed, keyColumns, shareColumn, shareOf } from './by.columns.ts'
import { periodOption, spanAsked, spanJson } from './period.ts'
import { printFigures } from './print-figures.ts'
import { selectTalks, selectVisits, type VisitGroup, type VisitKey, visitKeys } from './visits.queries.ts'

const titles: Readonly<Record<VisitKey, Words>> = {
  month: { en: 'month', zh: '月份' },
  owner: { en: 'staff', zh: '员工' },
  channel: { en: 'channel', zh: '渠道' },
  purpose: { en: 'purpose', zh: '目的' },
}

interface Row extends Keyed, Omit<VisitGroup, 'key' | 'name'> {}

const choicesOf = (field: Field | undefined): readonly Choice[] =>
  field?.type.kind === 'choice' ? field.type.choices : []

const rowsOf = (by: VisitKey, groups: readonly VisitGroup[]): readonly Row[] =>
  [...groups]
    .sort((a, b) => {
      if (by === 'month') return String(a.key) < String(b.key) ? -1 : 1
      return (
        Number(a.key === null) - Number(b.key === null) || b.done - a.done || (String(a.key) < String(b.key) ? -1 : 1)
      )
    })
    .map(({ key, ...group }) => ({
      ...group,
      code: key === null ? null : by === 'owner' ? lettered('E', Number(key)) : String(key),
    }))

const columnsOf = (by: VisitKey, scene: ReadScene): readonly Column<Row>[] => {
  const choices = choicesOf(nounNamed(scene.nouns, 'visit').fields.find(({ key }) => key === by))
  return [
    ...keyColumns<Row>({
      key: by,
      title: titles[by],
      words: (code) => choices.find((choice) => choice.code === code)?.words,
      isRecord: by === 'owner',
    }),
    countColumn('planned', { en: 'planned', zh: '计划' }, ({ planned }) => planned),
    countColumn('done', { en: 'done', zh: '完成' }, ({ done }) => done, 90),
    countColumn('missed', { en: 'missed', zh: '错过' }, ({ missed }) => missed, 80),
    countColumn('cancelled', { en: 'cancelled', zh: '取消' }, ({ cancelled }) => cancelled, 20),
    countColumn('on_time', { en: 'on time', zh: '按时' }, ({ onTime }) => onTime, 40),
    shareColumn('on_time_share', { en: 'of due', zh: '按时率' }, ({ onTime, dueDone, missed }) =>
      shareOf(onTime, dueDone + missed),
    ),
    {
      key: 'mood',
      title: { en: 'mood', zh: '情绪' },
      kind: 'number',
      json: ({ mood, moods }) => (moods === 0 ? null : mood / moods),
      shown: ({ mood, moods }) => (moods === 0 ? '' : (mood / moods).toFixed(1)),
      weight: 30,
    },
  ]
}

interface InRhythm {
  readonly tier: string
  readonly customers: number
  readonly seen: number
}

/** Of the customers of each tier that have a rhythm, how many were talked to within it. */
const readRhythm = async (scene: ReadScene, ids: CustomersAsked): Promise<readonly InRhythm[]> => {
  await scene.holdDay(scene.reading)
  const settings = await readCareSettings(scene.reading)
  const counts = new Map(tiers.map((tier) => [tier, { customers: 0, seen: 0 }]))
  for (const one of await selectTalks(scene.reading, ids)) {
    const count = isTier(one.tier) ? counts.get(one.tier) : undefined
    if (count === undefined || !isTier(one.tier) || !isCustomerClass(one.class)) continue
    const { days } = rhythmOf({ class: one.class, tier: one.tier, stage: one.stage, every: one.every }, settings)
    if (days === 0) continue
    count.customers += one.customers
    if (one.last_contact !== null && daysBetween(one.last_contact, scene.today) <= days) count.seen += one.customers
  }
  return Array.from(counts, ([tier, count]) => ({ tier, ...count }))
}

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

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = visitKeys.find((one) => one === scene.given.text('by')) ?? 'month'
  const span = spanAsked(scene)
  const period = scene.given.text('period')
  // What is planned lies ahead: the day asked for is no end to it.
  const planned = period === undefined ? lastDay : readPeriod(period, scene.today).to
  const ids = await customersAsked(scene)
  const rows = rowsOf(by, await selectVisits(scene.reading, by, { ...span, planned, ids }))
  const rhythm = await readRhythm(scene, ids)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: { en: `Visits by ${titles[by].en} up to ${span.to}`, zh: `按${titles[by].zh}统计回访，截至 ${span.to}` },
        columns: columnsOf(by, scene),
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
      }),
  }
}

/** `crm report visits`. */
export const visitsReport: Command = reads({
  path: ['report', 'visits'],
  summary: { en: 'Visits planned, done and missed; who was seen in time', zh: '回访的计划、完成与错过；是否按时' },
  details: {
    en: 'A done visit belongs to the day on which it took place, any other to its due day. On time is a visit done up to its due day; its share is of those done that had a due day and those missed. Mood is the mean of those noted, 1 to 5. Seen within their rhythm: customers that have a rhythm (their own, by stage, by tier; not the lost ones) and whose last talk is no longer ago than it.',
    zh: '完成的回访按发生日统计，其余按计划日。按时指不晚于计划日完成，按时率的分母是有计划日的已完成回访与错过的回访。情绪为已记录的平均值，1 至 5。在节奏内联系过：有回访节奏的客户（自定、按阶段、按等级；流失客户除外）中，上次联系未超过该天数的客户。',
  },
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
