// Prints a report: on a screen with a head, bars and a foot, for programs as one object with a row a line or as bare rows.
import type { ReadScene } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import type { Json } from '../kernel/json.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { jsonLine, jsonLines } from '../output/json-lines.ts'
import { phraseLines } from '../output/phrases.ts'
import { withBar } from '../output/with-bar.ts'

/** A report that was reckoned. */
export interface Figures<Row> {
  /** What it is, for the first line of a screen. */
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
}

const objectText = <Row>({ columns, rows, before, after = {} }: Figures<Row>): string => {
  const lines = jsonLines(columns)
  const list = `${lines.open}${rows.map((row, at) => lines.line(row, at)).join('')}${lines.close(rows.length).trimEnd()}`
  const end = Object.keys(after).length === 0 ? '}' : `,${jsonLine(after).slice(1)}`
  return `${jsonLine(before).slice(0, -1)},"rows":${list}${end}\n`
}

const texts = (words: readonly Words[], language: Language): readonly string[] => words.map((one) => say(one, language))

const forPeople: readonly string[] = ['table', 'md', 'html']

/** Prints it. */
export const printFigures = async <Row>(scene: ReadScene, page: Page, figures: Figures<Row>): Promise<void> => {
  const { head, columns, rows, bar, foot, empty } = figures
  const whole = !scene.given.has('fields')
  if (page.format === 'json' && whole) return page.text(objectText(figures))
  if (rows.length === 0) page.notice(empty)
  if (!forPeople.includes(page.format) || !whole) return page.rows(columns, rows)
  // On a page the name stands in the place of the id.
  const shown = columns.filter(({ key }) => !key.endsWith('_name'))
  if (!page.human) return page.rows(shown, rows)
  const { width, language } = page
  await page.text(`${phraseLines(texts([head], language), { width })}\n`)
  await page.rows(withBar(shown, rows, { ...bar, width, language }), rows)
  if (foot.length > 0) await page.text(`\n${phraseLines(texts(foot, language), { width, indent: 1 })}`)
}
