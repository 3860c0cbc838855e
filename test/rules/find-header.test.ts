// Titles above the header are told from the header; where there is a doubt, the first line names the columns.
import { describe, expect, test } from 'vitest'
import { titlesAbove } from '../../src/exchange/find-header.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'

const table = (text: string): string[][] => text.split('\n').map((line) => line.split(','))

describe('lines above the header', () => {
  test.each([
    ['a title', '客户名单\n姓名,手机,城市\n张三,138,北京\n李四,139,上海', 1],
    ['a title that a spreadsheet has filled up', '客户名单,,\n姓名,手机,城市\n张三,138,北京', 1],
    [
      'a title, the day of export, an empty line',
      '客户名单,,,\n导出日期：2026-11-27,,,\n,,,\n姓名,手机,城市,备注\n张三,138,北京,茶\n李四,139,上海,',
      3,
    ],
    [
      'words and their values where the table is wide',
      '制表人,王芳,,,,,,\nName of firm,City of firm,a,b,c,d,e,f\n1,2,3,4,5,6,7,8',
      1,
    ],
    ['a title above two columns with known heads', '通讯录\n姓名,电话\n张三,138', 1],
    ['a title and nothing but the header', '客户名单\n姓名,电话', 1],
  ])('%s', (_, text, titles) => {
    expect(titlesAbove(table(text))).toBe(titles)
  })

  test.each([
    ['a plain table', '姓名,手机\n张三,138'],
    ['one column', 'name\n张三\n李四'],
    ['a header shorter than its rows', '姓名\n张三,北京,男\n李四,上海,女'],
    ['a known head alone in front of texts', 'name,,\n张三,北京,男'],
    ['two columns of texts below one word', '备忘\n张三,北京\n李四,上海'],
    ['rows of values below one word', 'x\n张三,13800138000,2026-01-01\n李四,13900139000,2026-01-02'],
    ['a header of which most cells are empty', 'a,,\n1,2,3\n4,5,6'],
    ['doubled texts are no header', 'x\na,a,b\nc,d,e'],
    ['nothing', ''],
  ])('none: %s', (_, text) => {
    expect(titlesAbove(table(text))).toBe(0)
  })
})

const read = async (text: string, options: SheetOptions = {}) => {
  const sheet = await openSheet(Buffer.from(text), options)
  const rows: (readonly (string | number)[])[] = []
  for await (const block of sheet.rows()) rows.push(...block.map(({ line, cells }) => [line, ...cells]))
  return { ...sheet, rows }
}

describe('CSV with titles', () => {
  const text = '客户名单 2026\n"导出人:\n王芳"\n姓名;手机;城市\n张三;138;北京\n李四;139;上海\n'

  test('the delimiter is that of the table, lines are those of the file, what is left out is told', async () => {
    const sheet = await read(text)
    expect(sheet).toMatchObject({ delimiter: ';', header: ['姓名', '手机', '城市'] })
    expect(sheet.rows).toEqual([
      [5, '张三', '138', '北京'],
      [6, '李四', '139', '上海'],
    ])
    expect(sheet.notes.map(({ en }) => en)).toEqual([
      'line 4 names the columns; left out above it: 2 lines ("客户名单 2026" ...). --header-line 1 takes the first line instead',
    ])
    expect(sheet.faultCount()).toBe(0)
  })

  test('a line that is named is the header, whatever stands there; without a header all lines are rows', async () => {
    expect((await read(text, { headerLine: 5 })).header).toEqual(['张三', '138', '北京'])
    expect((await read('a,b\n1,2\n', { headerLine: 1 })).notes).toEqual([])
    expect((await read('标题\n姓名,手机,城市\n', { header: false })).rows).toHaveLength(2)
  })
})

describe('TSV of our own', () => {
  test('told by its ids: escapes are undone, quotes are text', async () => {
    const sheet = await read('id\tname\tnote\nC-1\t"张" 三\ta\\tb\\nc\\\\n\nC-2\t\'=x\tC:\\temp\\\n')
    expect(sheet).toMatchObject({ kind: 'TSV', bare: true, delimiter: '\t' })
    expect(sheet.rows).toEqual([
      [2, 'C-1', '"张" 三', 'a\tb\nc\\n'],
      [3, 'C-2', "'=x", 'C:\temp\\'],
    ])
    expect(sheet.faults()).toMatchObject([{ line: 3, code: 'bad-escape', rejects: false }])
  })

  test.each([
    ['ids of two letters', 'id\tnote\nCN-3\ta\\tb "c"\n', 'a\tb "c"'],
    ['an id of many figures', 'note\tid\na\\nb\tC-1000000000000000\n', 'a\nb'],
    ['lines that end as on Windows', 'id\tnote\r\nC-1\ta\\\\b\r\n', 'a\\b'],
  ])('known as ours: %s', async (_, text, note) => {
    const sheet = await read(text)
    expect(sheet.kind).toBe('TSV')
    expect(sheet.rows[0]).toContain(note)
  })

  test.each([
    ['no column of ids', 'name\tnote\n张三\tC:\\new\n'],
    ['ids of another kind', 'id\tnote\n12\tC:\\new\n'],
    ['ids in quotes', '"id"\t"note"\n"C-1"\t"C:\\new"\n'],
  ])('of others: %s', async (_, text) => {
    const sheet = await read(text)
    expect(sheet.kind).toBe('CSV')
    expect(sheet.rows[0]?.at(-1)).toBe('C:\\new')
  })
})
