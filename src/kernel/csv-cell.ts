// One cell of a flat file, quoted or escaped so that a reader gets the same text back.
// Says nothing of formulas: the guard against those runs before.

const special = /[",\r\n]/
const breaks = /[\t\n\r\\]/
const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }

/** A cell of CSV by RFC 4180: in quotes only when it holds a quote, a comma or a line break. */
export const csvCell = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A cell of TSV on one line: tab, line feed, return and backslash become `\t \n \r \\`. */
export const tsvCell = (text: string): string =>
  breaks.test(text) ? text.replace(/[\t\n\r\\]/g, (sign) => escapes[sign] ?? sign) : text

/** The text of a TSV cell as it was before `tsvCell`; an unknown escape stays as it stands. */
export const fromTsvCell = (cell: string): string =>
  cell.includes('\\') ? cell.replace(/\\([tnr\\])/g, (_, sign: string) => unescaped[sign] ?? sign) : cell

const unescaped: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }
