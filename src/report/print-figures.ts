// Prints a report: on a screen with a head, bars and a foot, as a page with charts, for programs as one object with a row
// a line or as bare rows.
import type { ReadScene } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { type PageParts, printPage } from '../command/print-page.ts'
import type { Json } from '../kernel/json.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { jsonLine, jsonLines } from '../output/json-lines.ts'
import { markdownText } from '../output/markdown.ts'
import { phraseLines } from '../output/phrases.ts'
import { withBar } from '../output/with-bar.ts'

/** A report that was reckoned. */
export interface Figures<Row> {
  /** What it is, for the first line of a screen and the title of a page. */
  readonly head: Words
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Of what the bar is, and which columns give way to it on a screen. */
  readonly bar: { readonly of: (row: Row) => number; readonly giveWay: readonly string[] }
  /** Sentences below the table. */
  readonly foot: readonly Words[]
  /** What stands in the object before and after the rows. */
  readonly before: Readonly<Record<string, Json>>
  readonly after?: Readonly<Record<string, Json>>
  /** Said where there are no rows. */
  readonly empty: Words
  /** How the figures come about: said on a page, which may be read far from this program. */
  readonly how: Words
  /** The page; asked for only where one is wanted. */
  readonly page: (language: Language) => Promise<PageParts>
}

const objectText = <Row>({ columns, rows, before, after = {} }: Figures<Row>): string => {
  const lines = jsonLines(columns)
  const list = `${lines.open}${rows.map((row, at) => lines.line(row, at)).join('')}${lines.close(rows.length).trimEnd()}`
  const end = Object.keys(after).length === 0 ? '}' : `,${jsonLine(after).slice(1)}`
  return `${jsonLine(before).slice(0, -1)},"rows":${list}${end}\n`
}

const texts = (words: readonly Words[], language: Language): readonly string[] => words.map((one) => say(one, language))

/** Columns as people read them: the name stands in the place of the id. */
export const forPeople = <Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] =>
  columns.filter(({ key }) => !key.endsWith('_name'))

const printScreen = async <Row>(page: Page, shown: readonly Column<Row>[], figures: Figures<Row>): Promise<void> => {
  const { head, rows, bar, foot } = figures
  const { width, language } = page
  await page.text(`${phraseLines(texts([head], language), { width })}\n`)
  const { columns, missing } = withBar(shown, rows, { ...bar, width, language })
  await page.rows(columns, rows, missing)
  if (foot.length > 0) await page.text(`\n${phraseLines(texts(foot, language), { width, indent: 1 })}`)
}

/** Prints it. */
export const printFigures = async <Row>(scene: ReadScene, page: Page, figures: Figures<Row>): Promise<void> => {
  const { head, columns, rows, foot, empty, how } = figures
  if (scene.given.has('fields')) {
    if (rows.length === 0) page.notice(empty)
    return page.rows(columns, rows)
  }
  if (page.format === 'json') return page.text(objectText(figures))
  if (page.format === 'html')
    return printPage(scene, page, {
      head,
      how: [how],
      empty: rows.length === 0 ? empty : undefined,
      parts: figures.page,
    })
  if (rows.length === 0) page.notice(empty)
  if (page.human) return rows.length === 0 ? undefined : printScreen(page, forPeople(columns), figures)
  if (page.format !== 'md') return page.rows(columns, rows)
  const { language } = page
  await page.text(`## ${markdownText(say(head, language))}\n\n`)
  await page.rows(forPeople(columns), rows)
  for (const text of texts(foot, language)) await page.text(`\n${markdownText(text)}\n`)
}
