// Workbooks that come in: every sort of cell, which sheet is read, where its header is; and what no program would write.
import { describe, expect, test } from 'vitest'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'
import { textRow, xlsxOf, xlsxParts, zipOf } from '../harness/workbook.ts'

const read = async (bytes: Uint8Array, options: SheetOptions = {}) => {
  const sheet = await openSheet(bytes, options)
  const rows: (readonly string[])[] = []
  for await (const block of sheet.rows()) rows.push(...block.map(({ line, cells }) => [String(line), ...cells]))
  return { ...sheet, rows, found: sheet.faults().map(({ line, code }) => `${line} ${code}`) }
}

const styles = {
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>',
}

describe('cells', () => {
  test('texts: shared, inline, rich, spoken aside, escaped; breaks and blanks stay', async () => {
    const strings =
      '<sst><si><t>姓名</t></si><si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>ちょう</t></rPh></si><si><t/></si><si><t>a&amp;b&#10;_x000D_&#x4e2d;_x005F_x0041_</t></si></sst>'
    const { header, rows } = await read(
      await xlsxOf(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>手</t></r><r><t>机</t></r></is></c><c r="C1" t="str"><f>"x"</f><v>备注</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c></row>',
        { 'xl/sharedStrings.xml': strings },
      ),
    )
    expect(header).toEqual(['姓名', '手机', '备注'])
    expect(rows).toEqual([['2', '张 三', '', 'a&b\n\r中_x0041_']])
  })

  test('figures: days and times by their format, zeros in front, no exponent, yes and no', async () => {
    const cells = [
      '<c r="A2"><v>13800138000</v></c>',
      '<c r="B2" s="1"><v>32874</v></c>',
      '<c r="C2" s="2"><v>46353.646875</v></c>',
      '<c r="D2" s="3"><v>46353</v></c>',
      '<c r="E2" s="4"><v>571</v></c>',
      '<c r="F2" t="b"><v>1</v></c>',
      '<c r="G2"><v>1.38E+10</v></c>',
      '<c r="H2" t="d"><v>2026-11-27T00:00:00Z</v></c>',
      '<c r="I2"><f>A2*2</f><v>0.1</v></c>',
    ]
    const head = textRow(1, ['phone', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    const { rows, found } = await read(await xlsxOf(`${head}<row r="2">${cells.join('')}</row>`, styles))
    expect(rows).toEqual([
      [
        '2',
        '13800138000',
        '1990-01-01',
        '2026-11-27 15:31:30',
        '2026-11-27',
        '00571',
        'TRUE',
        '13800000000',
        '2026-11-27',
        '0.1',
      ],
    ])
    expect(found).toEqual([])
  })

  test('days counted from 1904, where the workbook says so', async () => {
    const rows = `${textRow(1, ['name', 'birthday'])}<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="1"><v>31412</v></c></row>`
    const old = await read(await xlsxOf(rows, styles, '<workbookPr date1904="1"/>'))
    expect(old.rows).toEqual([['2', '7', '1990-01-01']])
    expect(old.daySystem).toBe('1904')
    expect((await read(await xlsxOf(rows, styles))).rows).toEqual([['2', '7', '1985-12-31']])
  })

  test('an error, and a formula without its value, are empty and named by their place', async () => {
    const { rows, found, faults } = await read(
      await xlsxOf(
        `${textRow(1, ['name', 'city', 'note'])}<row r="2"><c r="A2" t="str"><v>张三</v></c><c r="B2" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c><c r="C2"><f>A1</f></c></row><row r="3"><c r="A3" t="str"><v>李四</v></c></row>`,
      ),
    )
    expect(rows).toEqual([
      ['2', '张三', '', ''],
      ['3', '李四', '', ''],
    ])
    expect(found).toEqual(['2 error-cell', '2 no-value'])
    expect(faults()[0]).toMatchObject({ rejects: false, message: { en: expect.stringContaining('B2 #N/A') } })
  })

  test('cells without a place, prefixed names, attributes in single quotes, comments and CDATA', async () => {
    const rows =
      "<x:row><x:c t='inlineStr'><x:is><x:t>name</x:t></x:is></x:c><!-- > --><x:c t='str'><x:v><![CDATA[a<b&]]></x:v></x:c></x:row><x:row r='5'><x:c r='B5'><x:v>2</x:v></x:c></x:row>"
    const parts = xlsxParts([{ name: 'a&gt;b', rows: '' }], {
      'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><x:worksheet xmlns:x="y"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    })
    const sheet = await read(await zipOf(parts))
    expect(sheet.header).toEqual(['name', 'a<b&'])
    expect(sheet.rows).toEqual([['5', '', '2']])
    expect(sheet.workbook?.sheet).toBe('a>b')
  })

  test('rows beyond the header: cells without a head are columns, later ones a fault', async () => {
    const many = Array.from({ length: 600 }, (_, at) => textRow(at + 2, ['x', 'y']))
    const { header, rows, found } = await read(
      await xlsxOf(`${textRow(1, ['name'])}${many.join('')}${textRow(700, ['x', 'y', 'z'])}`),
    )
    expect(header).toEqual(['name', 'column_2'])
    expect(rows).toHaveLength(601)
    expect(found).toEqual(['700 too-many-cells'])
  })
})

describe('sheets', () => {
  const book = () =>
    zipOf(
      xlsxParts([
        { name: '说明', rows: textRow(1, ['看这里']), state: 'hidden' },
        { name: '客户', rows: textRow(1, ['姓名', '手机']) + textRow(2, ['张三', '138']) },
        { name: '订单', rows: textRow(1, ['编号', '金额']) },
        { name: '2', rows: textRow(1, ['二']), state: 'veryHidden' },
      ]),
    )

  test('the first that is not hidden is read, the others are named', async () => {
    const { workbook, header, notes, about } = await read(await book())
    expect(workbook).toEqual({ sheet: '客户', sheets: ['说明', '客户', '订单', '2'] })
    expect(header).toEqual(['姓名', '手机'])
    expect(about.zh).toBe('XLSX，工作表 客户')
    expect(notes[0]?.en).toContain('说明 (hidden), 订单, 2 (hidden)')
  })

  test('one is asked for by name, else by its place', async () => {
    for (const [asked, found] of [
      ['订单', '订单'],
      ['说明', '说明'],
      ['2', '2'],
      ['3', '订单'],
    ] as const)
      expect((await read(await book(), { sheet: asked })).workbook?.sheet).toBe(found)
    await expect(read(await book(), { sheet: '5' })).rejects.toMatchObject({ code: 'unknown-sheet', exit: 2 })
    await expect(read(Buffer.from('a,b\n1,2\n'), { sheet: '1' })).rejects.toMatchObject({ code: 'no-sheets', exit: 2 })
  })

  test('titles above the header are left out and told; a line may be named', async () => {
    const bytes = await xlsxOf(
      textRow(1, ['客户名单']) + textRow(3, ['姓名', '手机', '城市']) + textRow(4, ['张三', '138', '北京']),
    )
    const found = await read(bytes)
    expect([found.header, found.rows]).toEqual([['姓名', '手机', '城市'], [['4', '张三', '138', '北京']]])
    expect(found.notes[0]?.zh).toContain('第 3 行是列名')
    expect((await read(bytes, { headerLine: 1 })).header).toEqual(['客户名单', 'column_2', 'column_3'])
    await expect(read(bytes, { headerLine: 9 })).rejects.toMatchObject({ code: 'no-header-line', exit: 2 })
  })

  test('read from a stream, with the hash of the whole file', async () => {
    const bytes = await book()
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100)
    }
    const sheet = await openSheet({ name: 'stdin', stream: pieces() })
    for await (const _ of sheet.rows());
    const direct = await openSheet(bytes)
    for await (const _ of direct.rows());
    expect(sheet.hash()).toBe(direct.hash())
    expect(sheet.hash()).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('what is refused, each with a sentence', () => {
  const refusal = async (bytes: Uint8Array): Promise<unknown> =>
    read(bytes).then(
      () => 'read',
      (error) => `${error.exit} ${error.code} ${error.detail.why?.en ?? ''}`,
    )

  test('a workbook cut off anywhere, and one with any byte changed, is never half read', async () => {
    const whole = await xlsxOf(textRow(1, ['name', 'city']) + textRow(2, ['张三', '北京']), styles)
    for (let size = 4; size < whole.length; size += 7)
      expect(await refusal(whole.subarray(0, size))).toMatch(/^9 damaged-workbook/)
    const right = JSON.stringify((await read(whole)).rows)
    for (let at = 4; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      const found = await read(bytes).then(
        ({ rows }) => JSON.stringify(rows),
        (error) => (error.exit === 9 ? right : String(error)),
      )
      expect(found).toBe(right)
    }
  })

  test('other archives, old workbooks, locked ones, web pages called .xls', async () => {
    expect(await refusal(await zipOf({ 'word/document.xml': '<w/>' }))).toMatch(/^9 not-csv it is an archive/)
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toMatch(/^9 not-csv .*\.xls/)
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusal(locked)).toMatch(/^9 locked-workbook/)
    expect(await refusal(Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'))).toMatch(/^9 not-csv it is a web page/)
    expect(await refusal(Buffer.from('<!DOCTYPE html><table>', 'utf16le'))).toMatch(/^9 not-csv it is a web page/)
  })

  test('parts that are missing, not XML, or declare a type of document', async () => {
    const parts = xlsxParts([{ name: 'a', rows: textRow(1, ['x']) }])
    const without = (name: string) => zipOf(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)))
    expect(await refusal(await without('xl/worksheets/sheet1.xml'))).toMatch(/^9 damaged-workbook .*missing/)
    expect(await refusal(await without('xl/_rels/workbook.xml.rels'))).toMatch(/^9 damaged-workbook it has no sheet/)
    const bomb = '<!DOCTYPE a [<!ENTITY b "cccccccccccccc">]><worksheet><sheetData/></worksheet>'
    expect(await refusal(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': bomb }))).toMatch(/^9 damaged-workbook/)
    expect(await refusal(await zipOf({ ...parts, 'xl/workbook.xml': '<workbook><sheets>' }))).toMatch(
      /^9 damaged-workbook/,
    )
    expect(await refusal(await zipOf({ ...parts, 'xl/workbook.xml': bomb }))).toMatch(/^9 damaged-workbook/)
    expect(await refusal(await xlsxOf(textRow(1, ['']).repeat(3)))).toMatch(/^9 empty-file/)
  })

  test('a bomb: a small file that unpacks to more than any table', async () => {
    const parts = xlsxParts([{ name: 'a', rows: textRow(1, ['x']) }])
    const spaces = ' '.repeat(40 * 1024 * 1024)
    const big = await zipOf({ ...parts, 'xl/workbook.xml': `<workbook>${spaces}</workbook>` })
    expect(big.length).toBeLessThan(300_000)
    expect(await refusal(big)).toMatch(/^9 oversized-workbook .*unpacks to more than 100 times/)
    const cell = await zipOf({
      ...parts,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c t="str"><v>${spaces}`,
    })
    expect(await refusal(cell)).toMatch(/^9 oversized-workbook .*unpacks to more than 100 times/)
    const deep = await xlsxOf(`<row>${'<c>'.repeat(300)}`)
    expect(await refusal(deep)).toMatch(/^9 damaged-workbook .*nested too deep/)
    const many = await xlsxOf('<row/>'.repeat(1_048_577))
    expect(await refusal(many)).toMatch(/^9 damaged-workbook .*more rows than a sheet has/)
    const wide = await xlsxOf(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>`)
    expect(await refusal(wide)).toMatch(/^9 too-many-columns/)
  })
})

describe('ODS', () => {
  const ods = (tables: string, styles = '') =>
    zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    })
  const cell = (attributes: string, text = '') =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

  test('exact values, repeats, notes aside, several lines in a cell, hidden tables', async () => {
    const head = ['name', 'phone', 'birthday', 'at', 'amount', 'yes', 'note'].map((one) =>
      cell('office:value-type="string"', one),
    )
    const row = [
      cell('office:value-type="string"', '张<text:s text:c="2"/>三'),
      cell('office:value-type="float" office:value="571"', '0571'),
      cell('office:value-type="date" office:date-value="1990-01-05"', '90年1月5日'),
      cell('office:value-type="date" office:date-value="2026-11-27T15:30:00"', 'x'),
      cell('office:value-type="currency" office:value="1234.5"', '￥1,234.50'),
      cell('office:value-type="boolean" office:boolean-value="true"', '真'),
      '<table:table-cell office:value-type="string"><office:annotation><text:p>aside</text:p></office:annotation><text:p>a</text:p><text:p>b</text:p></table:table-cell>',
    ]
    const hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    const bytes = await ods(
      `<table:table table:name="藏" table:style-name="ta2"><table:table-row>${cell('', 'x')}</table:table-row></table:table><table:table table:name="客户"><table:table-row>${head.join('')}<table:table-cell table:number-columns-repeated="1017"/></table:table-row><table:table-row table:number-rows-repeated="2">${row.join('')}</table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`,
      hidden,
    )
    const sheet = await read(bytes)
    const cells = ['张  三', '0571', '1990-01-05', '2026-11-27 15:30:00', '1234.5', 'TRUE', 'a\nb']
    expect(sheet.workbook).toEqual({ sheet: '客户', sheets: ['藏', '客户'] })
    expect(sheet.rows).toEqual([
      ['2', ...cells],
      ['3', ...cells],
    ])
  })

  test('rows that repeat without end are refused', async () => {
    const rows = `<table:table-row table:number-rows-repeated="1048000">${cell('', 'x')}</table:table-row>`.repeat(3)
    await expect(read(await ods(`<table:table table:name="a">${rows}</table:table>`))).rejects.toMatchObject({
      code: 'damaged-workbook',
    })
  })
})
