// The parts of an XLSX beside its rows, as text: what is in it, its sheets, its formats.
import { xmlText } from './xlsx-cell.ts'

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const attribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;')

/** The part of a sheet by its place from 0. */
export const sheetPart = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`

// What is not named is a sheet: this part stands first, when nobody knows yet how many there will be.
const contentTypes = `${declared}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`

const rootRelations = `${declared}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbook = (names: readonly string[]): string => {
  const sheets = names.map((name, at) => `<sheet name="${attribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${declared}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`
}

const workbookRelations = (count: number): string => {
  const sheets = Array.from(
    { length: count },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return `${declared}<Relationships xmlns="${packages}/relationships">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
}

/** In the order of `styles` in xlsx-cell.ts: plain, head, text, day, moment, then money with no to four digits. */
const formatIds = [0, 0, 49, 164, 165, 1, 166, 2, 167, 168]

const formats = [
  [164, 'yyyy\\-mm\\-dd'],
  [165, 'yyyy\\-mm\\-dd\\ hh:mm:ss'],
  [166, '0.0'],
  [167, '0.000'],
  [168, '0.0000'],
] as const

const stylesPart = (): string => {
  const codes = formats.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
  const cells = formatIds.map(
    (id, at) =>
      `<xf numFmtId="${id}" fontId="${at === 1 ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${at === 1 ? ' applyFont="1"' : ''}/>`,
  )
  const font = '<sz val="11"/><name val="Calibri"/>'
  return `${declared}<styleSheet xmlns="${main}"><numFmts count="${codes.length}">${codes.join('')}</numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** A part with its path. */
export type Part = readonly [string, string]

/** What stands before the sheets: by it other programs tell what the file is. */
export const firstParts: readonly Part[] = [
  ['[Content_Types].xml', contentTypes],
  ['_rels/.rels', rootRelations],
]

/** What stands behind the sheets of these names. */
export const lastParts = (names: readonly string[]): readonly Part[] => [
  ['xl/workbook.xml', workbook(names)],
  ['xl/_rels/workbook.xml.rels', workbookRelations(names.length)],
  ['xl/styles.xml', stylesPart()],
]

/** The beginning of a sheet: its columns with their width and format, the header kept in sight. */
export const sheetOpening = (
  columns: readonly { readonly width: number; readonly style: number }[],
  frozen: boolean,
): string => {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = `<sheetViews><sheetView workbookViewId="0">${frozen ? pane : ''}</sheetView></sheetViews>`
  const cols = columns.map(
    ({ width, style }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${style}" customWidth="1"/>`,
  )
  const all = cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`
  return `${declared}<worksheet xmlns="${main}">${view}${all}<sheetData>`
}

/** The end of a sheet; `filter` is the range whose columns can be filtered. */
export const sheetClosing = (filter: string | undefined): string =>
  `</sheetData>${filter === undefined ? '' : `<autoFilter ref="${filter}"/>`}</worksheet>`
