// `list revisits --explain`: how the question was read, from what each reason of each row is counted, why others who were
// asked for are not on the list, and the SQL.
import type { ReadScene } from '../command/command.ts'
import { type Explained, isJson, sqlText } from '../command/explained.ts'
import { explainFilter } from '../command/filter/explain.ts'
import { filterFactsOf } from '../command/filter-facts.ts'
import type { Page } from '../command/page.ts'
import { readCondition } from '../command/selection.ts'
import { customerNoun } from '../customer/index.ts'
import { describeDay } from '../kernel/day-words.ts'
import { lettered } from '../kernel/reference.ts'
import { type Language, say } from '../kernel/words.ts'
import { safeJson, safeText } from '../output/safe-text.ts'
import { becauseOf, lateWords, offWords } from './explain-revisit.ts'
import { type OffList, selectCounted, selectOff } from './explain-revisits.queries.ts'
import { listRevisits, type RevisitQuestion } from './list-revisits.queries.ts'
import { readCareSettings } from './reckon.queries.ts'
import { selectListed } from './revisit.queries.ts'
import type { RevisitRow } from './revisit.ts'
import type { Reason } from './revisit-facts.ts'

const offAtMost = 20

interface ExplainedReason {
  readonly reason: Reason
  readonly because: string
}

interface ExplainedRow {
  readonly row: RevisitRow
  readonly reasons: readonly ExplainedReason[]
}

const explainRows = async (
  { reading }: ReadScene,
  question: RevisitQuestion,
  rows: readonly RevisitRow[],
  language: Language,
): Promise<readonly ExplainedRow[]> => {
  const settings = await readCareSettings(reading)
  const outlook = { within: question.within ?? 0, lead: question.lead ?? settings.birthdayLead }
  const counted = await selectCounted(
    reading,
    rows.map(({ customer }) => customer),
  )
  return rows.map((row) => {
    const facts = counted.get(row.customer)
    return {
      row,
      reasons: row.reasons.map((reason) => ({
        reason,
        because: say(facts ? becauseOf(reason, facts, settings, outlook) : reason.text, language),
      })),
    }
  })
}

const asJson = (
  day: string,
  { read, sql, parameters }: Explained,
  rows: readonly ExplainedRow[],
  off: readonly OffList[],
  language: Language,
) => ({
  read,
  rows: rows.map(({ row, reasons }) => ({
    rank: row.rank,
    customer: lettered('C', row.customer),
    name: row.name,
    reasons: reasons.map(({ reason: { code, due, days_late }, because }) => ({ code, due, days_late, because })),
  })),
  not_listed: off.map((one) => ({
    customer: lettered('C', one.customer),
    name: one.name,
    because: say(offWords(one, day), language),
  })),
  sql,
  parameters,
})

const nameLine = (customer: number, name: string): string => `${lettered('C', customer)} ${safeText(name)}`

const rowLines = ({ row, reasons }: ExplainedRow, language: Language): string => {
  const lines = reasons.map(({ reason, because }) => {
    const late = say(lateWords(reason.days_late), language)
    return language === 'zh'
      ? `   ${reason.code} ${reason.due}（${late}）：${safeText(because)}\n`
      : `   ${reason.code} ${reason.due} (${late}): ${safeText(because)}\n`
  })
  return `${nameLine(row.customer, row.name)}\n${lines.join('')}`
}

const offLine = (one: OffList, day: string, language: Language): string =>
  say(
    {
      en: `not on it: ${nameLine(one.customer, one.name)}, ${offWords(one, day).en}\n`,
      zh: `不在名单上：${nameLine(one.customer, one.name)}，${offWords(one, day).zh}\n`,
    },
    language,
  )

const readOf = async (scene: ReadScene, language: Language): Promise<string> => {
  const condition = await readCondition(scene, customerNoun)
  return condition === null
    ? say({ en: 'every customer', zh: '所有客户' }, language)
    : explainFilter(customerNoun, condition, language, filterFactsOf(scene))
}

/** Prints the explanation of a list. */
export const explainRevisits = async (scene: ReadScene, question: RevisitQuestion, page: Page): Promise<void> => {
  const { language } = page
  const list = await listRevisits(scene.reading, question)
  const rows = await explainRows(scene, question, list.rows, language)
  const off = question.restrict ? await selectOff(scene.reading, question.restrict, offAtMost) : []
  const { sql, parameters } = selectListed(scene.reading, question).compile()
  const explained: Explained = { read: await readOf(scene, language), sql, parameters }
  if (isJson(page))
    return page.text(safeJson(`${JSON.stringify(asJson(question.day, explained, rows, off, language), null, 2)}\n`))
  const head = `${describeDay(question.day, language)}${language === 'zh' ? '：' : ': '}${safeText(explained.read)}\n\n`
  const body = [
    ...rows.map((row) => rowLines(row, language)),
    ...off.map((one) => offLine(one, question.day, language)),
  ]
  await page.text(`${head}${body.join('')}${body.length > 0 ? '\n' : ''}${sqlText(explained)}`)
}
