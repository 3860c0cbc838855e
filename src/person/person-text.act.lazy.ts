// What is handed over of a person in the three forms: JSON for programs, a page of HTML and Markdown for people.
import type { Row } from '../command/noun.ts'
import type { Json } from '../kernel/json.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { jsonText } from '../output/json-lines.ts'
import { markdownLines, markdownText } from '../output/markdown.ts'
import { allLines } from '../output/row-lines.ts'
import { type PersonFile, type PersonPart, partJson } from './person.columns.ts'

/** What stands above: who asked for it, when, and why. */
export interface PersonHead {
  /** Instant at which it was made, and the day by which figures hold. */
  readonly made: string
  readonly asOf: string
  readonly by: string
  readonly reason: string | null
}

/** The whole as JSON text. */
export const personJson = ({ id, ids, name, parts }: PersonFile, head: PersonHead): string => {
  const { made, asOf, by, reason } = head
  const all: Record<string, Json> = { person: id, ids: [...ids], name, made, as_of: asOf, by, reason }
  for (const part of parts) all[part.key] = [...partJson(part)]
  return jsonText(all)
}

const titleWords = ({ id, name }: PersonFile): Words => ({
  en: `What is known of ${name} (${id})`,
  zh: `关于 ${name}（${id}）的全部资料`,
})

const underWords = ({ made, asOf, by, reason }: PersonHead): Words => ({
  en: `made ${made} by ${by}, figures of ${asOf}${reason === null ? '' : `; ${reason}`}`,
  zh: `${made} 由 ${by} 导出，数字截至 ${asOf}${reason === null ? '' : `；${reason}`}`,
})

const isFilled = (column: Column<Row>, row: Row, language: Language): boolean => shownText(column, row, language) !== ''

/** A table for people: without columns that nothing fills; a wide record as a list of its fields. */
interface PeopleTable {
  readonly title: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

const pair: readonly Column<Row>[] = [
  { key: 'field', title: { en: 'field', zh: '字段' }, json: (row) => row.field ?? null },
  { key: 'value', title: { en: 'value', zh: '内容' }, json: (row) => row.value ?? null },
]

const tablesOf = (part: PersonPart, language: Language): readonly PeopleTable[] => {
  const title = say(part.title, language)
  const columns = part.columns.filter(({ beside }) => beside === undefined || beside === 'lines')
  if (!part.wide)
    return [
      {
        title,
        columns: columns.filter((column) => part.rows.some((row) => isFilled(column, row, language))),
        rows: part.rows,
      },
    ]
  return part.rows.map((row) => ({
    title: part.rows.length === 1 ? title : `${title} · ${shownText(columns[0] ?? emptyColumn, row, language)}`,
    columns: pair,
    rows: columns
      .filter((column) => isFilled(column, row, language))
      .map((column) => ({ field: say(column.title, language), value: shownText(column, row, language) })),
  }))
}

const emptyColumn: Column<Row> = { key: '', title: { en: '', zh: '' }, json: () => null }

const tables = ({ parts }: PersonFile, language: Language): readonly PeopleTable[] =>
  parts.filter(({ rows }) => rows.length > 0).flatMap((part) => tablesOf(part, language))

const nothing = ({ parts }: PersonFile, language: Language): string => {
  const names = parts.filter(({ rows }) => rows.length === 0).map(({ title }) => say(title, language))
  if (names.length === 0) return ''
  return say({ en: `Nothing is known as to: ${names.join(', ')}.`, zh: `没有资料：${names.join('、')}。` }, language)
}

/** The whole as Markdown. */
export const personMarkdown = (file: PersonFile, head: PersonHead, language: Language): string => {
  const line = (text: string): string => `${markdownText(text)}\n\n`
  const options = { language, header: true, width: 80 }
  const parts = tables(file, language).map(
    ({ title, columns, rows }) => `## ${line(title)}${allLines(markdownLines(columns, options), rows)}\n`,
  )
  const rest = nothing(file, language)
  return `# ${line(say(titleWords(file), language))}${line(say(underWords(head), language))}${parts.join('')}${rest === '' ? '' : `${markdownText(rest)}\n`}`
}

/** The whole as a page that stands alone. */
export const personPage = async (file: PersonFile, head: PersonHead, language: Language): Promise<string> => {
  const { reportPage } = await import('../output/html-report.lazy.ts')
  const rest = nothing(file, language)
  return reportPage({
    language,
    title: say(titleWords(file), language),
    under: [say(underWords(head), language)],
    headlines: [],
    sections: tables(file, language).map(({ title, columns, rows }) => ({
      title,
      about: title,
      table: figureTable(columns, rows, language),
    })),
    how: rest === '' ? [] : [rest],
  })
}
