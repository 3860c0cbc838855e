// `report complaints`: how many came in, are open, were closed, and how long it took as a rule.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { isLastOfMonth } from '../kernel/day-bounds.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import { shareOf } from './by.columns.ts'
import {
  type ComplaintKey,
  type ComplaintRow,
  complaintColumns,
  complaintKeys,
  complaintTitles,
} from './complaints.columns.ts'
import { selectComplaints, selectStatusChanges } from './complaints.queries.ts'
import { asOf, type Case, type CaseFigures, caseFigures, type StatusStep } from './complaints.ts'
import { everyMonth } from './every-month.ts'
import { periodOption, spanAsked, spanJson } from './period.ts'
import { printFigures } from './print-figures.ts'

type Complaint = Awaited<ReturnType<typeof selectComplaints>>[number]

const codeOf = (by: ComplaintKey, one: Complaint): string | null => {
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
  (by: ComplaintKey) =>
  (a: ComplaintRow, b: ComplaintRow): number => {
    if (by === 'month') return String(a.code) < String(b.code) ? -1 : 1
    const nulls = Number(a.code === null) - Number(b.code === null)
    if (by === 'severity') return nulls || Number(b.code) - Number(a.code)
    return nulls || b.received - a.received || (String(a.code) < String(b.code) ? -1 : 1)
  }

const readRows = async (scene: ReadScene, by: ComplaintKey) => {
  const span = spanAsked(scene)
  const found = await selectComplaints(scene.reading, span, await customersAsked(scene))
  const steps = await readSteps(scene)
  const groups = new Map<string | null, { name: string | null; cases: Case[] }>()
  const all: Case[] = []
  for (const one of found) {
    const { received, product_name: name } = one
    const ended: Case = { received, ...asOf(steps.get(one.id) ?? [], one.status, scene.today) }
    const code = codeOf(by, one)
    const group = groups.get(code) ?? { name, cases: [] }
    group.cases.push(ended)
    groups.set(code, group)
    all.push(ended)
  }
  const rows = Array.from(groups, ([code, { name, cases }]): ComplaintRow => {
    const figures = caseFigures(cases, scene.today)
    return { code, name: by === 'product' ? name : null, ...figures, share: shareOf(figures.received, all.length) }
  })
  const blank = (month: string): ComplaintRow => ({
    code: month,
    name: null,
    ...caseFigures([], scene.today),
    share: shareOf(0, all.length),
  })
  const whole = by === 'month' ? everyMonth(rows, span, ({ code }) => code, blank) : rows
  return { rows: [...whole].sort(compare(by)), all: caseFigures(all, scene.today) }
}

const totalWords = ({ received, open, median }: CaseFigures): Words => ({
  en: `${counted(received, 'complaint')}, ${grouped(open)} open${median === null ? '; as far as days are noted less than half are closed' : `; half are closed within ${counted(median, 'day')}`}`,
  zh: `投诉 ${grouped(received)} 件，未结 ${grouped(open)} 件${median === null ? '；按有记录的日期，结案不到一半' : `；一半在 ${median} 天内结案`}`,
})

const details: Words = {
  en: 'Complaints received up to the day; inquiries, requests, suggestions and praise are not among them. Closed is one that the customer confirmed or that was closed, on the day the history tells. Days to close is the median by Kaplan and Meier: those still open count as open at least that long, so that slow cases do not make it look fast. It is blank where half are not closed yet. A case that came in as closed, without a day, is left out of it.',
  zh: '统计截至当日接收的投诉，不含咨询、请求、建议和表扬。客户已确认或已关闭为已结，日期取自历史记录。结案天数为 Kaplan-Meier 中位数：未结的按至少已持续的天数计入，以免慢的投诉使结果偏快。不到一半结案时为空。导入时即为已结、没有日期的不计入天数。',
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = complaintKeys.find((one) => one === scene.given.text('by')) ?? 'category'
  const span = spanAsked(scene)
  const { rows, all } = await readRows(scene, by)
  const columns = complaintColumns(by)
  const running = !isLastOfMonth(scene.today)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: {
          en: `Complaints by ${complaintTitles[by].en} up to ${span.to}`,
          zh: `按${complaintTitles[by].zh}统计投诉，截至 ${span.to}`,
        },
        columns,
        rows,
        bar: { of: ({ received }) => received, giveWay: ['share', 'closed'] },
        foot: [totalWords(all), { en: 'how: crm help report complaints', zh: '算法：crm help report complaints' }],
        before: { as_of: scene.today, by, ...spanJson(span) },
        after: { received: all.received, open: all.open, closed: all.closed, median_days: all.median },
        empty: { en: 'there are no complaints', zh: '没有投诉' },
        how: details,
        page: async (language) =>
          (await import('./pages.lazy.ts')).complaintsPage({ by, columns, rows, all, running, language }),
      }),
  }
}

/** `crm report complaints`. */
export const complaintsReport: Command = reads({
  path: ['report', 'complaints'],
  names: ['投诉'],
  summary: { en: 'Complaints received, open and closed, and how fast', zh: '投诉的接收、未结、已结与结案速度' },
  details,
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; category if not said', zh: '按什么统计，默认分类' },
      value: complaintKeys.join('|'),
      choices: complaintKeys,
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
