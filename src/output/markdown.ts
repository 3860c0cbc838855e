// A table in GitHub's Markdown. Text is escaped so that it can be no link, image, markup or HTML.
import { say } from '../kernel/words.ts'
import { type Column, shownText, sideOf } from './column.ts'
import type { PeopleOptions, RowLines } from './row-lines.ts'
import { safeText } from './safe-text.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const active = /[\\`*[\]|~#!$_&<>\n]/

/** Text that Markdown shows as it stands. An underscore inside a word needs no escape and keeps addresses legible. */
export const markdownText = (text: string): string => {
  const safe = safeText(text)
  if (!active.test(safe)) return safe
  return safe
    .replace(/[\\`*[\]|~#!$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replaceAll('\n', '<br>')
}

const rowLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

/** Markdown row by row. Without a header the head is blank, since Markdown knows no table without one. */
export const markdownLines = <Row>(columns: readonly Column<Row>[], options: PeopleOptions): RowLines<Row> => {
  const { language, header } = options
  const titles = columns.map(({ title }) => (header ? markdownText(say(title, language)) : ''))
  const rule = columns.map((column) => (sideOf(column) === 'right' ? '--:' : '---'))
  return {
    open: rowLine(titles) + rowLine(rule),
    line: (row) => rowLine(columns.map((column) => markdownText(shownText(column, row, language)))),
    close: () => '',
  }
}
