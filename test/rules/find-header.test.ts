// Titles above the header are told from the header; where there is a doubt, the first line names the columns.
import { describe, expect, test } from 'vitest'
import { titlesAbove } from '../../src/exchange/find-header.ts'
import { guardedSheet } from '../../src/exchange/guarded-sheet.ts'
import { isKnownHeader } from '../../src/exchange/known-headers.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'
import { aboutText, titleNotes } from '../../src/exchange/sheet-notes.ts'

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
    ['and that of unknown words', '我的名单\nfoo,bar,baz', 1],
    ['one known head among two', '通讯录\n姓名,foo\n张三,1', 1],
    ['heads with figures in them', 'Firm\nLine 1,2nd line,Q3\na,b,c', 1],
    ['heads of forty signs', `Firm\n${'x'.repeat(40)},b,c\na,b,c`, 1],
    ['heads for three in five', '名单\n姓名,电话,x\n1,2,3,4,5\n1,2,3,4,5', 1],
    ['a last row that is shorter', 'Firm\nfoo,bar,baz\na,b,c\nd,e', 1],
    ['as many rows of one width as of another', 'by,Wang\na,b,c,d,e,f\n1,2,3,4,5,6\nx,y,z\nu,v,w', 1],
    ['twelve titles', `${'words\n'.repeat(12)}姓名,电话\n张三,138`, 12],
    ['cells of blanks alone', ' 客户名单 , \n姓名,电话, \n张三,138, ', 1],
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
    ['a known head alone below a title', '客户名单\nname\n张三\n李四'],
    ['short figures below one word', 'x\n12,34,56\n78,90,11'],
    ['addresses and long figures', 'x\na@b.cn,c,d\ne,A12345,f'],
    ['a long figure among words', 'x\nA12345,c,d\ne,f,g'],
    ['a text of more than forty signs', `x\n${'y'.repeat(41)},c,d\ne,f,g`],
    ['heads for two in five', '名单\n姓名,电话\n1,2,3,4,5\n1,2,3,4,5'],
    ['thirteen titles', `${'words\n'.repeat(13)}姓名,电话\n张三,138`],
    ['nothing but titles', 'a\nb\nc'],
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

describe('a usual header', () => {
  test.each(['姓名', ' 姓名 ', '姓名：', '**姓名**', '"name":', "'E-Mail'", 'Order ID', 'no.', 'NOTES'])(
    '%j is one',
    (cell) => {
      expect(isKnownHeader(cell)).toBe(true)
    },
  )
  test.each(['姓名1', 'name of firm', 'my name', 'x:name', '', '"'])('%j is none', (cell) => {
    expect(isKnownHeader(cell)).toBe(false)
  })
})

describe('what is said of a file', () => {
  test.each([
    [',', 'GBK, comma', 'GBK，逗号'],
    [';', 'GBK, semicolon', 'GBK，分号'],
    ['\t', 'GBK, tab', 'GBK，制表符'],
    ['|', 'GBK, |', 'GBK，|'],
  ])('parted by %j', (delimiter, en, zh) => {
    expect(aboutText('GBK', delimiter)).toEqual({ en, zh })
  })

  test('titles left out, one and several, the first cut where it is long', () => {
    expect(titleNotes([], 1)).toEqual([])
    expect(titleNotes([['客户\n名单', ' ', '2026']], 2)).toEqual([
      {
        en: 'line 2 names the columns; left out above it: 1 line ("客户 名单 2026"). --header-line 1 takes the first line instead',
        zh: '第 2 行是列名；其上 1 行未读取（“客户 名单 2026”）。--header-line 1 则以第一行为列名',
      },
    ])
    const [note] = titleNotes([['x'.repeat(31)], ['y']], 3)
    expect(note?.en).toContain(`2 lines ("${'x'.repeat(30)}…" ...).`)
    expect(note?.zh).toContain(`其上 2 行未读取（“${'x'.repeat(30)}…”……）。`)
    expect(titleNotes([['x'.repeat(30)]], 2)[0]?.en).toContain(`("${'x'.repeat(30)}")`)
  })
})

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
    ['the last line may have no end', 'id\tnote\nC-1\ta\nC-2\tb', [], ['a', 'b']],
    ['blank lines count and are no rows', 'id\tnote\nC-1\ta\n\n\r\nC-2\t\\x\n', ['5 bad-escape'], ['a', '\\x']],
    ['a backslash escapes another', 'id\tnote\nC-1\ta\\\\q\n', [], ['a\\q']],
    ['and the third one nothing', 'id\tnote\nC-1\ta\\\\\\q\n', ['2 bad-escape'], ['a\\\\q']],
    ['a cell of a million characters', `id\tnote\nC-1\t${'x'.repeat(1024 * 1024)}\n`, [], ['x'.repeat(1024 * 1024)]],
    ['a longer one', `id\tnote\nC-1\t${'x'.repeat(1024 * 1024 + 1)}\n`, ['2 cell-too-long'], undefined],
  ])('%s', async (_, text, faults, notes) => {
    const sheet = await read(text)
    expect(sheet.kind).toBe('TSV')
    expect(sheet.faults().map(({ line, code }) => `${line} ${code}`)).toEqual(faults)
    if (notes) expect(sheet.rows.map((row) => row[2])).toEqual(notes)
  })

  test('is not told by ids alone, as any list of keys may be', async () => {
    expect(await read('id\nC-1\n')).toMatchObject({ kind: 'CSV', rows: [[2, 'C-1']] })
  })

  test('has no more columns than others may have, and tells the line of bytes that are no text', async () => {
    const wide = (count: number) => `id\t${'x\t'.repeat(count - 2)}y\nC-1\n`
    expect((await read(wide(1000))).header).toHaveLength(1000)
    await expect(read(wide(1001))).rejects.toMatchObject({ code: 'too-many-columns' })
    const broken = Buffer.concat([Buffer.from('id\tnote\nC-1\t张三\n\nC-2\t'), Buffer.from([0xff]), Buffer.from('\n')])
    const readAll = async (): Promise<void> => {
      const open = await openSheet(broken, { encoding: 'utf-8' })
      for await (const block of open.rows()) expect(block).toHaveLength(1)
    }
    await expect(readAll()).rejects.toMatchObject({
      code: 'bad-bytes',
      words: { en: expect.stringContaining('line 4') },
    })
  })

  test('gets the guard where every cell is to have it', async () => {
    const bare = await openSheet(Buffer.from("id\tnote\nC-1\t=1+1\nC-2\t'=x\n"))
    const sheet = guardedSheet(bare)
    const rows: (readonly string[])[] = []
    for await (const block of sheet.rows()) rows.push(...block.map(({ cells }) => cells))
    expect([sheet.bare, sheet.header, rows]).toEqual([
      false,
      ['id', 'note'],
      [
        ['C-1', "'=1+1"],
        ['C-2', "''=x"],
      ],
    ])
    const theirs = await openSheet(Buffer.from('a,b\n=1,2\n'))
    expect(guardedSheet(theirs)).toBe(theirs)
    await theirs.close()
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
