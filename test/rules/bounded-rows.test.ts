// A text of a workbook that many cells share counts as often as it is used: what would fill a memory is refused at once,
// and what is taken comes in small blocks. Broken once by texts that were counted as they stand in the file.
import { expect, it } from 'vitest'
import { boundedRows } from '../../src/exchange/bounded-rows.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { TableRow } from '../../src/exchange/table-row.ts'
import { textRow, xlsxOf, zipOf } from '../harness/workbook.ts'

const long = 'x'.repeat(30_000)
const shared = (rows: number, text = long): Promise<Buffer> =>
  xlsxOf(
    textRow(1, ['name', 'phones']) +
      Array.from(
        { length: rows },
        (_, at) => `<row r="${at + 2}"><c t="s"><v>0</v></c><c><v>${13_800_000_000 + at}</v></c></row>`,
      ).join(''),
    { 'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>` },
  )

const readAll = async (book: Buffer): Promise<readonly number[]> => {
  const sheet = await openSheet(book)
  const blocks: number[] = []
  for await (const block of sheet.rows()) blocks.push(block.length)
  return blocks
}

const tooBig = { code: 'oversized-workbook', exit: 9 }

it('one text in many cells is refused where it is out of proportion, at once', async () => {
  const begun = performance.now()
  await expect(readAll(await shared(20_000))).rejects.toMatchObject(tooBig)
  await expect(readAll(await shared(1000))).rejects.toMatchObject(tooBig)
  expect(performance.now() - begun).toBeLessThan(10_000)
})

it('and so is a cell or a row of an ODS that is repeated', async () => {
  const ods = (rows: string): Promise<Buffer> =>
    zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell></table:table-row>${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    })
  const cell = (attributes: string) => `<table:table-cell${attributes}><text:p>${long}</text:p></table:table-cell>`
  await expect(
    readAll(await ods(`<table:table-row table:number-rows-repeated="1000000">${cell('')}</table:table-row>`)),
  ).rejects.toMatchObject(tooBig)
  await expect(
    readAll(await ods(`<table:table-row>${cell(' table:number-columns-repeated="900"')}</table:table-row>`)),
  ).rejects.toMatchObject(tooBig)
})

it('what people share is read: a remark of a line in twenty thousand rows', async () => {
  const blocks = await readAll(await shared(20_000, '华东区重点客户，长期合作，节日前联系。'.repeat(4)))
  expect(blocks.reduce((sum, count) => sum + count, 0)).toBe(20_000)
})

it('comes in blocks of little text and few rows', async () => {
  const rowsOf = async function* (count: number, text: string): AsyncGenerator<readonly TableRow[], void> {
    yield Array.from({ length: count }, (_, at) => ({ line: at + 1, cells: [text], faults: [] }))
  }
  const blocksOf = async (count: number, text: string): Promise<readonly number[]> => {
    const lengths: number[] = []
    for await (const block of boundedRows(rowsOf(count, text), 'x.xlsx', 1024 * 1024)) lengths.push(block.length)
    return lengths
  }
  expect(await blocksOf(20, long)).toEqual([8, 8, 4])
  expect(await blocksOf(12_000, 'x')).toEqual([5000, 5000, 2000])
  expect(await blocksOf(2, 'x'.repeat(600_000))).toEqual([1, 1])
})
