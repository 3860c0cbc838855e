// `report complaints`: how many came in, are open, were closed, and how long it took as a rule.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, shareColumn, shareOf } from './by.columns.ts'
import { selectComplaints, selectStatusChanges } from './complaints.queries.ts'
import { type Case, type CaseFigures, caseFigures, closedOn, type StatusStep } from './complaints.ts'
import { periodOption, spanAsked, spanJson } from './period.ts'
import { printFigures } from './print-figures.ts'

const keys = ['category', 'severity', 'product', 'month'] as const

type Key = (typeof keys)[number]

const titles: Readonly<Record<Key, Words>> = {
  category: { en: 'category', zh: '分类' },
  severity: { en: 'severity', zh: '严重程度' },
  product: { en: 'product', zh: '产品' },
  month: { en: 'month', zh: '月份' },
}

type Complaint = Awaited<ReturnType<typeof selectComplaints>>[number]

const codeOf = (by: Key, one: Complaint): string | null => {
  switch (by) {
    case 'category':
      return one.category
    case 'severity':
      return one.severity === null ? null : String(one.severity)
    case 'product':
      return one.product === null ? null : lettered('I', one.product)
    case 'month':
      return one.received.slice(0, 7)
  }
}

interface Row extends Keyed, CaseFigures {
  readonly share: number | null
}

const readSteps = async (scene: ReadScene): Promise<ReadonlyMap<number, readonly StatusStep[]>> => {
  const steps = new Map<number, StatusStep[]>()
  for (const { complaint, at, from } of await selectStatusChanges(scene.reading)) {
    const own = steps.get(complaint) ?? []
    own.push({ day: dayOfInstant(at, scene.facts.zone), from })
    steps.set(complaint, own)
  }
  return steps
}

/** Months and severities in their order (the worst first), all else by number. */
const compare =
  (by: Key) =>
  (a: Row, b: Row): number => {
    if (by === 'month') return String(a.code) < String(b.code) ? -1 : 1
    const nulls = Number(a.code === null) - Number(b.code === null)
    if (by === 'severity') return nulls || Number(b.code) - Number(a.code)
    return nulls || b.received - a.received || (String(a.code) < String(b.code) ? -1 : 1)
  }

const readRows = async (scene: ReadScene, by: Key) => {
  const found = await selectComplaints(scene.reading, spanAsked(scene), await customersAsked(scene))
  const steps = await readSteps(scene)
  const groups = new Map<string | null, { name: string | null; cases: Case[] }>()
  const all: Case[] = []
  for (const one of found) {
    const { received, status, product_name: name } = one
    const ended: Case = { received, status, closed: closedOn(steps.get(one.id) ?? [], status) }
    const code = codeOf(by, one)
    const group = groups.get(code) ?? { name, cases: [] }
    group.cases.push(ended)
    groups.set(code, group)
    all.push(ended)
  }
  const rows = Array.from(groups, ([code, { name, cases }]): Row => {
    const figures = caseFigures(cases, scene.today)
    return { code, name: by === 'product' ? name : null, ...figures, share: shareOf(figures.received, all.length) }
  })
  return { rows: rows.sort(compare(by)), all: caseFigures(all, scene.today) }
}

const columnsOf = (by: Key): readonly Column<Row>[] => [
  ...keyColumns<Row>({ key: by, title: titles[by], isRecord: by === 'product' }),
  countColumn('received', { en: 'received', zh: '接收' }, ({ received }) => received, 90),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ share }) => share, 30),
  countColumn('open', { en: 'open', zh: '未结' }, ({ open }) => open, 80),
  countColumn('closed', { en: 'closed', zh: '已结' }, ({ closed }) => closed, 70),
  {
    key: 'median_days',
    title: { en: 'days to close', zh: '结案天数' },
    kind: 'number',
    json: ({ median }) => median,
    shown: ({ median }) => (median === null ? '' : grouped(median)),
    weight: 60,
  },
]

const totalWords = ({ received, open, median }: CaseFigures): Words => ({
  en: `${counted(received, 'complaint')}, ${grouped(open)} open${median === null ? '; less than half are closed' : `; half are closed within ${counted(median, 'day')}`}`,
  zh: `投诉 ${grouped(received)} 件，未结 ${grouped(open)} 件${median === null ? '；结案不到一半' : `；一半在 ${median} 天内结案`}`,
})

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = keys.find((one) => one === scene.given.text('by')) ?? 'category'
  const span = spanAsked(scene)
  const { rows, all } = await readRows(scene, by)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: {
          en: `Complaints by ${titles[by].en} up to ${span.to}`,
          zh: `按${titles[by].zh}统计投诉，截至 ${span.to}`,
        },
        columns: columnsOf(by),
        rows,
        bar: { of: ({ received }) => received, giveWay: ['share', 'closed'] },
        foot: [totalWords(all), { en: 'how: crm help report complaints', zh: '算法：crm help report complaints' }],
        before: { as_of: scene.today, by, ...spanJson(span) },
        after: { received: all.received, open: all.open, closed: all.closed, median_days: all.median },
        empty: { en: 'there are no complaints', zh: '没有投诉' },
      }),
  }
}

/** `crm report complaints`. */
export const complaintsReport: Command = reads({
  path: ['report', 'complaints'],
  summary: { en: 'Complaints received, open and closed, and how fast', zh: '投诉的接收、未结、已结与结案速度' },
  details: {
    en: 'Complaints received up to the day; inquiries, requests, suggestions and praise are not among them. Closed is one that the customer confirmed or that was closed, on the day the history tells. Days to close is the median by Kaplan and Meier: those still open count as open at least that long, so that slow cases do not make it look fast. It is blank where half are not closed yet. A case that came in as closed, without a day, is left out of it.',
    zh: '统计截至当日接收的投诉，不含咨询、请求、建议和表扬。客户已确认或已关闭为已结，日期取自历史记录。结案天数为 Kaplan-Meier 中位数：未结的按至少已持续的天数计入，以免慢的投诉使结果偏快。不到一半结案时为空。导入时即为已结、没有日期的不计入天数。',
  },
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; category if not said', zh: '按什么统计，默认分类' },
      value: keys.join('|'),
      choices: keys,
    },
    ...periodOption,
    ...customerFilter,
  },
  examples: [
    { about: { en: 'by category', zh: '按分类' }, line: 'crm report complaints' },
    { about: { en: 'this year by month', zh: '今年各月' }, line: 'crm report complaints --by month --period 2026' },
  ],
  run,
})
