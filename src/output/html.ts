// A page that stands alone: one table, light and dark, for screen and paper. No script, nothing fetched.
import { type Language, say, type Words } from '../kernel/words.ts'
import { type Column, shownText, sideOf } from './column.ts'
import type { PeopleOptions, RowLines } from './row-lines.ts'
import { safeText } from './safe-text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const active = /[&<>"'\n]/

/** Text for HTML, in content or in a quoted attribute. */
export const htmlText = (text: string): string => {
  const safe = safeText(text)
  if (!active.test(safe)) return safe
  return safe.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replaceAll('\n', '<br>')
}

/** The colours of a page by their meaning, for light and for dark. */
const colours = `:root{color-scheme:light dark;--ink:#1d2327;--paper:#fff;--line:#d8dce0;--muted:#5c6670;--accent:#0a6e78;--warning:#9a5b00}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e3e6e8;--paper:#15181b;--line:#343a40;--muted:#9aa4ad;--accent:#5cc4cf;--warning:#e3ad55}}`

const style = `${colours}
body{margin:2rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
.scroll{overflow-x:auto}
table{border-collapse:collapse}
th,td{padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-weight:500;white-space:nowrap}
h1{font-size:1.3rem}h2{margin-top:2rem;font-size:1.05rem}
.right{text-align:right;font-variant-numeric:tabular-nums}
.accent{color:var(--accent)}.warning{color:var(--warning)}.muted{color:var(--muted)}.strong{font-weight:600}
@media(max-width:640px){body{margin:1rem}}
@media print{body{margin:0}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}}`

/** The beginning of a page, down to its body. `more` is style beyond that of every page. */
export const htmlStart = (title: string, language: Language, more = ''): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>
${style}${more}
</style>
</head>
<body>
`

/** The beginning of a page, down to its heading. */
export const htmlHead = (title: string, language: Language): string =>
  `${htmlStart(title, language)}<h1>${htmlText(title)}</h1>\n`

/** The end of a page. */
export const htmlFoot = '</body>\n</html>\n'

const attribute = (classes: readonly (string | undefined)[]): string => {
  const named = classes.filter((name) => name !== undefined)
  return named.length === 0 ? '' : ` class="${named.join(' ')}"`
}

const right = <Row>(column: Column<Row>): string | undefined => (sideOf(column) === 'right' ? 'right' : undefined)

/** One table without the page around it, row by row. */
export const htmlTable = <Row>(columns: readonly Column<Row>[], options: PeopleOptions): RowLines<Row> => {
  const { language, header } = options
  const heads = columns.map(
    (column) => `<th${attribute([right(column)])}>${htmlText(say(column.title, language))}</th>`,
  )
  const cell = (column: Column<Row>, row: Row): string =>
    `<td${attribute([right(column), column.tone?.(row)])}>${htmlText(shownText(column, row, language))}</td>`
  return {
    open: `<div class="scroll"><table>\n${header ? `<thead><tr>${heads.join('')}</tr></thead>\n` : ''}<tbody>\n`,
    line: (row) => `<tr>${columns.map((column) => cell(column, row)).join('')}</tr>\n`,
    close: () => '</tbody>\n</table></div>\n',
  }
}

/** A whole page with one table under the title, row by row. */
export const htmlLines = <Row>(
  columns: readonly Column<Row>[],
  options: PeopleOptions & { readonly title: Words },
): RowLines<Row> => {
  const table = htmlTable(columns, options)
  return {
    open: htmlHead(say(options.title, options.language), options.language) + table.open,
    line: table.line,
    close: (count) => table.close(count) + htmlFoot,
  }
}
