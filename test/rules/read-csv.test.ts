// Opening a CSV file: delimiter, header, lines, faults, caps, refusals, little memory, the hash for receipts.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { findDelimiter, separatorLine } from '../../src/exchange/delimiter.ts'
import { foldHeader, mapHeaders, shownHeader } from '../../src/exchange/header.ts'
import {
  foreignKind,
  isLockedWorkbook,
  looksBinary,
  looksLikeJson,
  looksLikeMarkup,
} from '../../src/exchange/not-text.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { makeScanner } from '../../src/exchange/scan-rows.ts'
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

  test.each([
    ['a sign that parts nothing is none', 'name\nAnn\n', ','],
    ['nothing at all', '', ','],
    ['decimal commas', 'a;b;c\n1,5;2;3\n1,7;2;3\n', ';'],
    ['a tab before all others', 'a\tb\n1,2\t3,4\n', '\t'],
    ['a tab even where it parts less', 'a\tb|c|d\n1\t2|3|4\n', '\t'],
    ['a comma before a semicolon, though that parts more', 'a,b;c;d\n1,2;3;4\n', ','],
    ['marks of sentences are none', 'a|b\n1, 2|3\n', '|'],
    ['but where nothing else parts', 'a, b\nc, d\n', ','],
    ['lists in cells of a table', 'name,status\nAnn,open | done\nBob,open | done\n', ','],
    ['of two others the one that parts more', 'a;b|c|d\n1;2|3|4\n', '|'],
    ['what parts most rows alike', 'a;b,c\nd;e\nf;g\n', ';'],
    ['a title above', 'all, of us\na;b;c\n1;2;3\n4;5;6\n', ';'],
    ['in quotes it parts nothing', 'a;b\n"1,2";"3,4"\n', ';'],
    ['quotes that another sign would break', 'a,b|c\n1,"x|y"\n2,"z|w"\n', ','],
    ['sixty rows tell enough', `${'a;b\n'.repeat(60)}${'a,b\n'.repeat(600)}`, ';'],
    ['of two widths as frequent the first met', 'a;b\nc\n', ';'],
    ['a width that is more frequent, though not the last', 'a;b\nc;d\ne\n', ';'],
    ['what parts all rows alike, though a tab parts some', 'a\tb;c\nd\te;f\ng;h\n', ';'],
    ['a comma that a blank follows is one of a sentence', 'x, y;z\nHello, you;1\n', ';'],
    ['unless some row has it without', 'x,y;z\nHello, you;1\n', ','],
    ['or some cell of a row', 'x, y,z;1\nHello, you,z;1\n', ','],
    ['a comma that parts not all rows is none before a semicolon that parts no more', 'a,b;c\nd,e;f\ng\n', ';'],
    ['what leaves no quote open or astray', 'a,b;c\n"1,2";"3,4"\n', ';'],
    ['one such quote counts less than a row parted otherwise', 'a;b,c\nd;"e,f"\ng,h\n', ','],
    ['the last row without its end is a row', 'a,b\n1;2\n3;4', ';'],
    ['a row that the sample cuts tells nothing', `a;b|c\n1|${'x'.repeat(40_000)};2\n`, ';'],
    ['unless there is no other', `a;b;${'x'.repeat(40_000)}`, ';'],
  ])('%s', (_, text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter)
  })

  test.each([
    ['sep=;\r\na', ';', 7],
    ['sep=|\na', '|', 6],
    ['SEP=\t\ra', '\t', 6],
    ['"sep=,"\na', ',', 8],
    ['sep=;', ';', 5],
  ])('%j says %j', (text, delimiter, length) => {
    expect(separatorLine(text)).toEqual({ delimiter, length })
  })

  test.each(['sep=;;\na', 'sep="\n', 'sep=\n', '"sep=;\na', 'a\nsep=;\n', 'xsep=;\n', '"sep="\n'])(
    '%j says none',
    (text) => {
      expect(separatorLine(text)).toBeUndefined()
    },
  )

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
    expect((await read(',column_1\n')).header).toEqual(['column_1_2', 'column_1'])
    expect((await read('a,A,a \n')).header).toEqual(['a', 'A', 'a '])
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

  test('a first cell without text does not make a row blank; one of white space alone is', async () => {
    const sheet = await read('a,b\n,1\n  ,2\n , \n3,\n')
    expect(sheet.cells).toEqual([
      ['', '1'],
      ['  ', '2'],
      ['3', ''],
    ])
    expect(sheet.lines).toEqual([2, 3, 5])
  })

  test('what a short row lacks is known as unread; blanks beyond the last column say nothing', async () => {
    const { rows, faults } = await read('a,b,c\n1\n1,2,3, ,\t\n1,2,3,  x\n')
    expect(rows.map(({ unread }) => unread)).toEqual([[1, 2], undefined, undefined])
    expect(rows.map(({ cells }) => cells.length)).toEqual([3, 3, 4])
    expect(faults).toEqual([
      [2, 'too-few-cells'],
      [4, 'too-many-cells'],
    ])
  })

  test('of two faults of a row the one counts that rejects it, and both are named', async () => {
    const { rows, faults, ...sheet } = await read('a,b,c\n"x" y,1\na 6",2,3,4\n6",1\n')
    expect(rows.map(({ fault }) => [fault?.code, fault?.rejects])).toEqual([
      ['text-after-quote', true],
      ['too-many-cells', true],
      ['too-few-cells', false],
    ])
    expect(faults.map(([line]) => line)).toEqual([2, 2, 3, 3, 4, 4])
    expect(rows[1]?.fault?.message).toMatchObject({ en: expect.stringContaining('(4, columns 3)') })
    expect(sheet.faultCount()).toBe(6)
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

describe('the scanner', () => {
  /** `line:cell|cell` of each row, with its fault and raw text, and the line of an open quote. */
  const scanned = (pieces: readonly string[], delimiter = ',') => {
    const scanner = makeScanner(delimiter)
    const rows = pieces.flatMap((piece, at) => scanner.push(piece, at === pieces.length - 1))
    const shown = rows.map(({ line, cells, fault, raw }) =>
      [`${line}:${cells.join('|')}`, fault, raw].filter((part) => part !== undefined).join(' '),
    )
    return { rows: shown, open: scanner.stopped()?.line }
  }
  /** The whole, cut in two anywhere, and with one sign apart. */
  const cuts = (text: string): readonly (readonly string[])[] =>
    Array.from({ length: text.length }, (_, at) => [
      [text.slice(0, at), text.slice(at)],
      [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)],
    ]).flat()

  test.each([
    ['plain rows', 'a,b\n\n1,\r\n2\r\r,3\n', ['1:a|b', '3:1|', '4:2', '6:|3']],
    ['no end of the last', 'a,b\n1,2', ['1:a|b', '2:1|2']],
    ['blanks alone are no row, with a delimiter they are', ' \n\t\n ,\n', ['3: |']],
    ['breaks in quotes count', '"a\nb\r\nc\rd",1\n2,"\n\n"\n3\n', ['1:a\nb\r\nc\rd|1', '5:2|\n\n', '8:3']],
    ['a return alone in quotes counts too', '"a\rb",1\n2\n', ['1:a\rb|1', '3:2']],
    ['quoted rows that end as on Windows', '"a"\r\n"b"\r\n', ['1:a', '2:b']],
    ['text after a quote before which a delimiter stands', '"a,"b,c\nd\n', ['1:a,|c text-after-quote "a,"b,c', '2:d']],
    ['quotes written twice', '"a""b","""",""\n"x"""\n', ['1:a"b|"|', '2:x"']],
    ['after one with such quotes one without', '"a""b","c"\n', ['1:a"b|c']],
    ['the last cell is empty', '"a",\n"b",', ['1:a|', '2:b|']],
    ['a quote at the very end', 'a,"b"', ['1:a|b']],
    ['astray', 'a"b,c\n"d","e"\n', ['1:a"b|c stray-quote', '2:d|e']],
    ['space after a quote', '"a" ,"b"\t\n"c"  ', ['1:a|b space-after-quote', '2:c space-after-quote']],
    [
      'text after a quote',
      '"a"b,c\n"d" e,"f"\nx\n',
      ['1:a|c text-after-quote "a"b,c', '2:d|f text-after-quote "d" e,"f"', '3:x'],
    ],
    [
      'of two faults the first, but for text',
      'a"b,"c" ,d\n"e" ,"f"g\n',
      ['1:a"b|c|d stray-quote', '2:e|f text-after-quote "e" ,"f"g'],
    ],
    ['quotes that are text, on the way to the end', '"a"b"c,d"\n1\n', ['1:a|d" text-after-quote "a"b"c,d"', '2:1']],
  ])('%s', (_, text, rows) => {
    for (const pieces of cuts(text)) expect(scanned(pieces)).toEqual({ rows, open: undefined })
  })

  test.each([
    ['an open quote', 'a,b\n1,"x\n2,3\n', ['1:a|b'], 2],
    ['after breaks in quotes', '"\n\n",1\n"x\ny",z,"open', ['1:\n\n|1'], 5],
    ['that ends in one written twice', '"a""', [], 1],
  ])('%s is told with its line', (_, text, rows, open) => {
    for (const pieces of cuts(text)) expect(scanned(pieces)).toEqual({ rows, open })
  })

  test('a tab or a blank after a quote parts cells where it is what parts them', () => {
    expect(scanned(['"a" "b" c\n'], ' ').rows).toEqual(['1:a|b|c'])
    expect(scanned(['"a"\t"b" \t\n'], '\t').rows).toEqual(['1:a|b| space-after-quote'])
  })

  test('keeps one cell more than there may be columns, and no more', () => {
    for (const first of ['x', '"x"'])
      for (const [count, kept] of [
        [999, 1000],
        [1000, 1001],
        [2000, 1001],
      ] as const)
        expect(makeScanner(',').push(`${first}${',y'.repeat(count)}\n`, true)[0]?.cells).toHaveLength(kept)
  })

  test('knows the line of what comes next', () => {
    const scanner = makeScanner(',', 5)
    expect(scanner.line()).toBe(5)
    scanner.push('a\r\nb\n"c\n\nd', false)
    expect(scanner.line()).toBe(9)
    expect(scanner.push('"\n', false).map(({ line }) => line)).toEqual([7])
    expect(scanner.line()).toBe(10)
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
    expect((await read(`a,b\n"1",${long}x\n`)).faults).toEqual([[2, 'cell-too-long']])
    expect((await read(`a,b\n"1\n2","${long}""x"\n3,4\n`)).faults).toEqual([[2, 'cell-too-long']])
    expect((await read(`a,b\n"${long}x" ,1\n3,4\n`)).faults).toEqual([[2, 'cell-too-long']])
    // A quote that was left open meets the first of a later cell, and text follows.
    const open = read(`a,b\n1,"${long}x\n3,"4"\n`)
    await expect(open).rejects.toMatchObject({ code: 'unclosed-quote', exit: 9 })
  })

  test('a quoted cell longer than any row is told as such, by the line where it opens, and followed to its end', async () => {
    const long = `${'x'.repeat(200)}""\n`.repeat(90_000)
    const closed = read(`a,b\n1,2\n"1\n2","${long}"\n3,4\n`)
    await expect(closed).rejects.toMatchObject({ code: 'cell-too-long', exit: 9 })
    await expect(closed).rejects.toMatchObject({
      words: { en: 'cannot read -, line 4: a cell of more than a million characters' },
    })
    await expect(read(`a,b\n"${long}\n3,4\n`)).rejects.toMatchObject({ code: 'unclosed-quote' })
    await expect(read(`a,b\n"${long}3,"4"\n`)).rejects.toMatchObject({ code: 'unclosed-quote' })
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

describe('what is no text', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')

  test.each([
    ['gzip', '\x1f\x8b\x08'],
    ['zip', 'PK\x03\x04'],
    ['zip', 'PK\x05\x06'],
    ['xls', '\xd0\xcf\x11\xe0\xa1'],
    ['pdf', '%PDF-1.7'],
    ['sqlite', 'SQLite format 3\0'],
    ['png', '\x89PNG'],
    ['UTF-32', '\xff\xfe\0\0'],
    [undefined, 'PK,name'],
    [undefined, 'SQLite format 3,x'],
    [undefined, 'PK\x03'],
    [undefined, '\xff\xfea\0'],
  ])('the kind %s is told by its first bytes', (kind, start) => {
    expect(foreignKind(bytes(start))).toBe(kind)
  })

  test.each([
    ['plain text', 'name,phone\r\n\tAnn\x0b\x0c\x1a\x1b,1\n', false],
    ['four controls, though they are many', 'a\0\x01\x02\x03', false],
    ['five', 'a\0\x01\x02\x03\x04', true],
    ['one in ten', `${'x'.repeat(90)}${'\x01'.repeat(10)}`, false],
    ['more', `${'x'.repeat(89)}${'\x01'.repeat(11)}`, true],
    ['tabs and breaks however many', '\t\r\n'.repeat(9), false],
    ['blanks', ' '.repeat(20), false],
  ])('controls: %s', (_, text, binary) => {
    expect(looksBinary(bytes(text))).toBe(binary)
  })

  test.each([
    ['<html>', true],
    ['  \n<!DOCTYPE html>', true],
    ['\xef\xbb\xbf<?xml version="1.0"?>', true],
    ['<table border=1>', true],
    ['\xff\xfe<\0h\0t\0m\0l\0>\0', true],
    ['<Style >', true],
    ['<name>,x', false],
    ['<tablets>,x', false],
    ['a <html>', false],
    ['name,<table>', false],
  ])('markup: %j is %s', (text, is) => {
    expect(looksLikeMarkup(bytes(text))).toBe(is)
  })

  test.each([
    ['{"name": "Ann"}', true],
    ['[{"name":"Ann"}]', true],
    ['\xef\xbb\xbf [ { "a\\"b" : 1', true],
    ['[["name","phone"],', true],
    ['[1,2],', true],
    ['[[1,2],[3,4]]', true],
    ['{}x', false],
    ['[{}]', true],
    ['{name},phone', false],
    ['{"name"},phone', false],
    ['[VIP],phone', false],
    ['x,{"a":1}', false],
  ])('JSON: %j is %s', (text, is) => {
    expect(looksLikeJson(bytes(text))).toBe(is)
  })

  test('a workbook closed by a password', () => {
    expect(isLockedWorkbook(Buffer.from('xEncryptedPackage', 'utf16le'))).toBe(true)
    expect(isLockedWorkbook(Buffer.from('EncryptedPackage'))).toBe(false)
  })
})

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

  test('a header that a person names as it stands means that one alone, else all that are near it', () => {
    const chosen = (...names: readonly string[]) => {
      const { columns, absent } = mapHeaders(
        ['Tel', 'tel ', 'TEL*', '??', '姓名'],
        aliases,
        new Map(names.map((name) => [name, 'phones'])),
      )
      return [...columns.flatMap(({ index, key }) => (key === 'phones' ? [index] : [])), ...absent]
    }
    expect(chosen('tel ')).toEqual([1])
    expect(chosen('tel')).toEqual([0, 1, 2])
    expect(chosen('Tel', 'TEL*')).toEqual([0, 2])
    // Signs alone are near nothing.
    expect(chosen('!!')).toEqual(['!!'])
    expect(chosen('??')).toEqual([3])
    expect(chosen('Handy')).toEqual(['Handy'])
  })

  test('a header with breaks is shown on one line', () => {
    expect(shownHeader(' Phone\n\t(home)  ')).toBe('Phone (home)')
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
