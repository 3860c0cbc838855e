// Opening a CSV file: delimiter, header, lines, faults, caps, refusals, little memory, the hash for receipts.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { foldHeader, mapHeaders } from '../../src/exchange/header.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions, SheetRow } from '../../src/exchange/sheet.ts'
import { readSheet } from '../harness/read-sheet.ts'

const read = async (input: string, options: SheetOptions = {}) => {
  const sheet = await openSheet(Buffer.from(input), options)
  const rows: SheetRow[] = []
  for await (const block of sheet.rows()) rows.push(...block)
  const cells = rows.map((row) => row.cells)
  return {
    ...sheet,
    cells,
    lines: rows.map(({ line }) => line),
    rows,
    faults: sheet.faults().map(({ line, code }) => [line, code]),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'crm-read-'))

describe('delimiter', () => {
  test.each([
    ['name,phone\nAnn,1\n', ','],
    ['name;price\nA;1,5\nB;2,5\n', ';'],
    ['姓名\t备注\n张三\t你好, 世界\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['a,b,c\na,b,c|d|e|f', ','],
    ['"a;b","c"\n1,2\n', ','],
    ['name\nAnn\n', ','],
    ['name,note\nAnn,a; b; c\nBob,d; e\n', ','],
  ])('of %j is %j', async (text, delimiter) => {
    expect((await read(text)).delimiter).toBe(delimiter)
  })

  test('the line sep= counts as a line but is no row; what a person names comes first', async () => {
    expect(await read('sep=|\r\na|b\r\n1|2\r\n')).toMatchObject({ delimiter: '|', header: ['a', 'b'], lines: [3] })
    expect(await read('a,b;c\n', { delimiter: ';' })).toMatchObject({ header: ['a,b', 'c'] })
  })
})

describe('header', () => {
  test('empty and doubled names', async () => {
    expect((await read('name,,name,name_2, \n')).header).toEqual(['name', 'column_2', 'name_3', 'name_2', 'column_5'])
    expect((await read('a,a,a\n')).header).toEqual(['a', 'a_2', 'a_3'])
    expect((await read('column_2,\n')).header).toEqual(['column_2', 'column_2_2'])
  })

  test('none: the first row is data', async () => {
    expect(await read('1,2\n3,4\n', { header: false })).toMatchObject({
      header: ['column_1', 'column_2'],
      cells: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [1, 2],
    })
  })

  test('a column called __proto__ is a column', async () => {
    const { rows } = await readSheet(Buffer.from('__proto__,constructor\n1,2\n'))
    expect(JSON.stringify(rows)).toBe('[{"__proto__":"1","constructor":"2"}]')
  })
})

describe('rows', () => {
  test('lines are those of the file: blank ones and breaks in quotes count, whatever ends a line', async () => {
    const text = '\n\na,b\r\n1,"x\r\ny\nz"\n\n , \n2,3\r4,5\r\n"6",7'
    expect(await read(text)).toMatchObject({
      header: ['a', 'b'],
      cells: [
        ['1', 'x\r\ny\nz'],
        ['2', '3'],
        ['4', '5'],
        ['6', '7'],
      ],
      lines: [4, 9, 10, 11],
      faults: [],
    })
  })

  test('cells stay as they stand', async () => {
    expect((await read("a,b\n  x , '=1\n")).cells).toEqual([['  x ', " '=1"]])
  })

  test('short rows are filled and noted, long ones rejected, delimiters at the end left out', async () => {
    const sheet = await read('a,b\n1\n1,2,3\n1,2,,\n')
    expect(sheet.cells).toEqual([
      ['1', ''],
      ['1', '2', '3'],
      ['1', '2'],
    ])
    expect(sheet.rows.map(({ fault }) => fault?.rejects)).toEqual([false, true, undefined])
    expect(sheet.faults).toEqual([
      [2, 'too-few-cells'],
      [3, 'too-many-cells'],
    ])
  })

  test('faults in quotes are named; only text after a closing quote rejects the row', async () => {
    const sheet = await read('a,b\n6" pipe,1\n"x" ,2\n"Big" Bob,3\n"ok","4"\n')
    expect(sheet.cells).toEqual([
      ['6" pipe', '1'],
      ['x', '2'],
      ['"Big" Bob', '3'],
      ['ok', '4'],
    ])
    expect(sheet.faults).toEqual([
      [2, 'stray-quote'],
      [3, 'space-after-quote'],
      [4, 'text-after-quote'],
    ])
    expect(sheet.rows.map(({ fault }) => fault?.rejects)).toEqual([false, false, true, undefined])
  })

  test('an open quote is named where it opens, though its row begins before', async () => {
    const text = 'a,b,c\n1,2,3\n"x\ny",z,"open\n4,5,6\n'
    expect((await readSheet(Buffer.from(text))).faults).toMatchObject([{ line: 4, code: 'unclosed-quote' }])
    await expect(read(text)).rejects.toMatchObject({ code: 'unclosed-quote', exit: 9 })
    await expect(read('"open\na,b\n')).rejects.toMatchObject({ code: 'unclosed-quote' })
  })

  test('faults beyond a thousand are counted, not kept', async () => {
    const sheet = await openSheet(Buffer.from(`a,b\n${'1\n'.repeat(1500)}`))
    for await (const block of sheet.rows()) expect(block.length).toBeGreaterThan(0)
    expect([sheet.faults().length, sheet.faultCount()]).toEqual([1000, 1500])
  })
})

describe('caps', () => {
  test('a thousand columns are read, more are refused', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `c${n}`).join(',')
    expect((await read(`${names}\n`)).header).toHaveLength(1000)
    await expect(read(`${names},x\n`)).rejects.toMatchObject({ code: 'too-many-columns', exit: 9 })
    await expect(read(`${','.repeat(1_000_000)}\n`)).rejects.toMatchObject({ code: 'too-many-columns' })
    expect((await read(`a,b\n${'1,'.repeat(100_000)}\n`)).faults).toEqual([[2, 'too-many-cells']])
  })

  test('a cell of a million characters is read, a longer one rejected', async () => {
    const long = 'x'.repeat(1024 * 1024)
    expect((await read(`a,b\n${long},"${long}"\n`)).faults).toEqual([])
    expect((await read(`a,b\n${long}x,1\n`)).faults).toEqual([[2, 'cell-too-long']])
  })

  test('a line without end is refused', async () => {
    await expect(read(`a\n${'x'.repeat(17 * 1024 * 1024)}`)).rejects.toMatchObject({ code: 'line-too-long', exit: 9 })
  })

  test('an open quote in a file of 200 MB is found at once and in little memory', async () => {
    const path = join(folder, 'open.csv')
    const file = createWriteStream(path)
    file.write('a,b\n1,"open\n')
    const block = '3,4,some more text in this row\n'.repeat(30_000)
    for (let n = 0; n < 215; n += 1) if (!file.write(block)) await once(file, 'drain')
    file.end()
    await finished(file)
    const before = performance.now()
    await expect(readSheet(path)).resolves.toMatchObject({ faults: [{ line: 2, code: 'unclosed-quote' }] })
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

describe('sources', () => {
  const path = join(folder, 'sheet.csv')
  const text = `name,phone\n${'张三,13800138000\n'.repeat(100_000)}`
  writeFileSync(path, text)
  const hash = createHash('sha256').update(text).digest('hex')

  test.each([
    ['a file', () => path],
    ['bytes', () => Buffer.from(text)],
    ['a stream', () => ({ name: 'stdin', stream: Readable.from([Buffer.from(text)]) })],
    ['a stream in odd portions', () => ({ name: 'stdin', stream: Readable.from(portions(Buffer.from(text), 70_001)) })],
  ])('%s: all rows, and the hash of the bytes', async (_, input) => {
    const sheet = await openSheet(input())
    let count = 0
    for await (const block of sheet.rows()) {
      expect(block.length).toBeLessThan(60_000)
      count += block.length
    }
    expect([count, sheet.hash()]).toEqual([100_000, hash])
  })

  test('UTF-16 in odd portions', async () => {
    const bytes = Buffer.from(`\ufeff${text.slice(0, 40_000)}`, 'utf16le')
    const sheet = await openSheet({ name: 'stdin', stream: Readable.from(portions(bytes, 777)) })
    let count = 0
    for await (const block of sheet.rows()) count += block.length
    expect([sheet.encoding, sheet.faultCount(), count]).toEqual([
      'UTF-16LE',
      0,
      text.slice(0, 40_000).split('\n').length - 1,
    ])
  })

  test('reading may stop after the first rows', async () => {
    const sheet = await openSheet(path)
    for await (const block of sheet.rows()) {
      expect(block[0]?.cells).toEqual(['张三', '13800138000'])
      break
    }
    await sheet.close()
  })

  test('a file that is not there, a folder, no bytes, blank lines alone, other kinds of file', async () => {
    const missing = join(folder, 'none.csv')
    await expect(openSheet(missing)).rejects.toMatchObject({
      code: 'file-missing',
      exit: 9,
      words: { en: `cannot read ${missing}` },
    })
    await expect(openSheet(folder)).rejects.toMatchObject({ code: 'file-unreadable', exit: 9 })
    await expect(openSheet(Buffer.alloc(0))).rejects.toMatchObject({ code: 'empty-file', exit: 9 })
    await expect(read('\n\r\n  \n')).rejects.toMatchObject({ code: 'empty-file', exit: 9 })
    await expect(openSheet(Buffer.from('PK\u0003\u0004aaaa'))).rejects.toMatchObject({ code: 'damaged-workbook' })
    await expect(openSheet(Buffer.from('%PDF-1.7\n'))).rejects.toMatchObject({ code: 'not-csv' })
    await expect(openSheet(Buffer.from([...Array(300).keys()].map((n) => n % 31)))).rejects.toMatchObject({
      code: 'not-csv',
    })
    await expect(openSheet(Buffer.alloc(100))).rejects.toMatchObject({ code: 'not-csv' })
  })
})

function* portions(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('headers and keys', () => {
  test.each([
    ['手机(必填)', '手机'],
    ['手機（選填）', '手机'],
    [' *姓名 ', '姓名'],
    ['Last_Contact', 'lastcontact'],
    ['E-mail', 'email'],
    ['ＰＨＯＮＥ', 'phone'],
    ['收货地址 ', '收货地址'],
    ['(姓名)', '姓名'],
    ['!!', ''],
  ])('%j folds to %j', (header, folded) => {
    expect(foldHeader(header)).toBe(folded)
  })

  const aliases = new Map([
    ['姓名', 'name'],
    ['手机', 'phones'],
    ['电话', 'phones'],
  ])

  test('aliases, unknown headers, doubles', () => {
    expect(mapHeaders(['姓名 ', '手機', '电话', '爱好'], aliases)).toEqual({
      columns: [
        { index: 0, header: '姓名 ', key: 'name' },
        { index: 1, header: '手機', key: 'phones' },
        { index: 2, header: '电话', key: 'phones' },
      ],
      ignored: ['爱好'],
      leftOut: [],
      doubled: [{ key: 'phones', headers: ['手機', '电话'] }],
      absent: [],
    })
  })

  test('what a person maps comes first; - leaves a column out; a header that is not there is named', () => {
    const overrides = new Map([
      ['爱好', 'likes'],
      ['电话', '-'],
      ['生日', 'birthday'],
    ])
    const { columns, ignored, leftOut, doubled, absent } = mapHeaders(
      ['姓名', '手机', '电话', '爱好'],
      aliases,
      overrides,
    )
    expect(columns.map(({ header, key }) => [header, key])).toEqual([
      ['姓名', 'name'],
      ['手机', 'phones'],
      ['爱好', 'likes'],
    ])
    expect({ ignored, leftOut, doubled, absent }).toEqual({
      ignored: [],
      leftOut: ['电话'],
      doubled: [],
      absent: ['生日'],
    })
  })
})
