// Workbooks for tests, part by part, so that a test can write what no program would.
import { makeZip } from '../../src/output/zip-writer.ts'

/** An archive of these files. */
export const zipOf = async (files: Readonly<Record<string, string>>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  const zip = makeZip((bytes) => {
    pieces.push(bytes)
  })
  for (const [name, text] of Object.entries(files)) {
    await zip.begin(name)
    await zip.write(text)
    await zip.finish()
  }
  await zip.end()
  return Buffer.concat(pieces)
}

/** What a sheet of a test is. */
export interface TestSheet {
  readonly name: string
  /** What stands between `<sheetData>` and its end. */
  readonly rows: string
  readonly state?: 'hidden' | 'veryHidden'
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of an XLSX with these sheets; `more` replaces parts or adds to them. */
export const xlsxParts = (
  sheets: readonly TestSheet[],
  more: Readonly<Record<string, string>> = {},
  properties = '',
): Record<string, string> => ({
  '_rels/.rels': `<Relationships><Relationship Id="r" Type="${types}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns:r="x">${properties}<sheets>${sheets
    .map(
      ({ name, state }, at) =>
        `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
    .map(
      (_, at) => `<Relationship Id="rId${at + 1}" Type="${types}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="s" Type="${types}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${types}/styles" Target="styles.xml"/></Relationships>`,
  ...Object.fromEntries(
    sheets.map(({ rows }, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ]),
  ),
  ...more,
})

/** An XLSX of one sheet with these rows. */
export const xlsxOf = (rows: string, more: Readonly<Record<string, string>> = {}, properties = ''): Promise<Buffer> =>
  zipOf(xlsxParts([{ name: '名单', rows }], more, properties))

/** A row of texts, as they stand inline. */
export const textRow = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
