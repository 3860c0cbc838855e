// Workbooks and cards through import: days and numbers as people write them, what is rejected and what is only told,
// again and back.
import { describe, expect, it } from 'vitest'
import { textRow, xlsxOf, xlsxParts, zipOf } from '../harness/workbook.ts'
import { failureOf, newHouse } from './import-house.ts'

const styles = {
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}

/** A row whose cells are texts, figures, days by their number, and errors. */
const row = (line: number, cells: readonly (string | number | { day: number } | { error: string })[]): string =>
  `<row r="${line}">${cells
    .map((cell) => {
      if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
      if (typeof cell === 'string') return `<c t="str"><v>${cell}</v></c>`
      return 'day' in cell ? `<c s="1"><v>${cell.day}</v></c>` : `<c t="e"><v>${cell.error}</v></c>`
    })
    .join('')}</row>`

const list = () =>
  xlsxOf(
    [
      textRow(1, ['华东区客户名单']),
      textRow(2, ['姓名', '手机', '生日', '建档日期', '备注', '城市']),
      row(3, ['张三', 13800138000, { day: 32_878 }, 46_353, '=不是公式', '北京']),
      row(4, ['李四', '010-65529988转8001；138 0013 8001', '1990.1.5', '2026年11月27日', '+86', { error: '#REF!' }]),
      row(5, ['王五', '021-6288 1234 分机 12', '2月29日', '11/27/2026', "'=x", '']),
      row(6, ['赵六', '等他打来', '1990-02-30', '20261127', '', '']),
      row(7, ['钱七', '等他打来', '', '', '', '']),
      row(8, ['', '13900139000', '', '', '', '']),
    ].join(''),
    styles,
  )

describe('a workbook', () => {
  it('is read by what it holds, whatever its name; rows and faults are accounted for', async () => {
    const house = await newHouse()
    house.put('名单.csv', await list())
    const report = await house.load(['customers', '名单.csv'])
    expect(report).toMatchObject({
      rows: 6,
      added: 4,
      rejected: 2,
      encoding: 'XLSX',
      rejected_file: '名单.rejected.csv',
    })
    expect(report.stderr).toContain('line 2 names the columns')
    expect(report.stderr).toContain('line 4: #REF!')
    const customers = await house.list('customers', '--sort', 'id', '--fields', 'name,phones,birthday,added,note,city')
    expect(customers).toEqual([
      {
        name: '张三',
        phones: ['+8613800138000'],
        birthday: '1990-01-05',
        added: '2026-11-27',
        note: '=不是公式',
        city: '北京',
      },
      {
        name: '李四',
        phones: ['+861065529988x8001', '+8613800138001'],
        birthday: '1990-01-05',
        added: '2026-11-27',
        note: '+86',
        city: null,
      },
      { name: '王五', phones: ['+862162881234x12'], birthday: '--02-29', added: '2026-11-27', note: '=x', city: null },
      { name: '钱七', phones: ['等他打来'], birthday: null, added: '2026-11-27', note: null, city: null },
    ])
    const rejected = house.read('名单.rejected.csv').split('\n')
    expect(rejected[0]).toBe('姓名,手机,生日,建档日期,备注,城市,_line,_error')
    expect(rejected[1]).toContain('there is no such day')
    expect(rejected).toHaveLength(4)
  })

  it('tells what it understood; the same file again changes nothing; undo takes it back; mended rows go in', async () => {
    const house = await newHouse()
    const empty = await house.dump()
    house.put('a.xlsx', await list())
    const ran = await house.run(['import', 'customers', 'a.xlsx', '--lang', 'zh-CN'])
    expect(ran.code).toBe(5)
    expect(ran.stdout).toContain('a.xlsx：XLSX，工作表 名单，6 行')
    expect(ran.stdout).toContain('电子表格的日期序号已按日期读取（46353 即 2026-11-27）')
    expect(ran.stdout).toContain('第 7 行   电话“等他打来”：无法识别，按原文保存')
    expect(await house.load(['customers', 'a.xlsx'])).toMatchObject({ added: 0, updated: 0, unchanged: 4, rejected: 2 })
    house.put('mended.csv', house.read('a.rejected.csv').replace('1990-02-30', '1990-02-28'))
    expect(await house.load(['customers', 'mended.csv'])).toMatchObject({ added: 1, rejected: 1 })
    await house.ok(['undo'])
    await house.ok(['undo'])
    expect(await house.dump()).toBe(empty)
  })

  it('of 1904 counts bare numbers from there too', async () => {
    const house = await newHouse()
    house.put(
      'old.xlsx',
      await xlsxOf(textRow(1, ['name', 'added']) + row(2, ['Ann', 44_891]), styles, '<workbookPr date1904="1"/>'),
    )
    await house.load(['customers', 'old.xlsx'])
    expect(await house.list('customers', '--fields', 'added')).toEqual([{ added: '2026-11-27' }])
  })

  it('takes the sheet and the header line that are named', async () => {
    const house = await newHouse()
    house.put(
      'b.xlsx',
      await zipOf(
        xlsxParts([
          { name: '说明', rows: textRow(1, ['x']) },
          { name: '客户', rows: textRow(1, ['a', 'b']) + textRow(2, ['姓名', '城市']) + textRow(3, ['张三', '北京']) },
        ]),
      ),
    )
    expect(await house.load(['customers', 'b.xlsx', '--sheet', '客户', '--header-line', '2'])).toMatchObject({
      added: 1,
    })
    expect(failureOf(await house.run(['import', 'customers', 'b.xlsx', '--sheet', '订单', '--json'])).code).toBe(
      'unknown-sheet',
    )
    expect(failureOf(await house.run(['import', 'customers', 'b.xlsx', '--header-line', 'x', '--json'])).code).toBe(
      'bad-value',
    )
  })
})

describe('cards', () => {
  it('come in, again, and out to another store as they are', async () => {
    const [one, two] = [await newHouse(), await newHouse()]
    one.put(
      'a.vcf',
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:张;小明;;;',
        'FN:小明 张',
        'UID:u-1',
        'TEL;TYPE=CELL:138 0013 8000',
        'TEL;TYPE=WORK:010-65529988,8001',
        'BDAY:1990-01-05',
        'NOTE:喜欢\\, 茶',
        "NICKNAME:'=x",
        'END:VCARD',
        '',
      ].join('\r\n'),
    )
    const report = await one.load(['customers', 'a.vcf'])
    expect(report).toMatchObject({ added: 1, encoding: 'UTF-8', ignored_columns: ['nickname'] })
    expect(await one.load(['customers', 'a.vcf'])).toMatchObject({ unchanged: 1 })
    await one.ok(['export', 'customers', '-o', 'out.vcf'])
    two.put('out.vcf', one.read('out.vcf'))
    await two.load(['customers', 'out.vcf'])
    expect(await two.dump()).toBe(await one.dump())
    expect(await one.list('customers', '--fields', 'name,key,phones,birthday,note')).toEqual([
      {
        name: '张小明',
        key: 'u-1',
        phones: ['+8613800138000', '+861065529988x8001'],
        birthday: '1990-01-05',
        note: '喜欢, 茶',
      },
    ])
  })

  it('of contacts carry their customer', async () => {
    const [one, two] = [await newHouse(), await newHouse()]
    for (const house of [one, two]) await house.ok(['add', 'customer', '宏远科技', '--key', 'HY', '--kind', 'company'])
    await one.ok(['add', 'contact', 'C-1', '--name', '陈经理', '--phones', '13900139000', '--position', '经理'])
    await one.ok(['export', 'contacts', '-o', 'c.vcf'])
    expect(one.read('c.vcf')).toContain('ORG:宏远科技\r\nX-CRM-CUSTOMER:HY\r\n')
    two.put('c.vcf', one.read('c.vcf'))
    await two.load(['contacts', 'c.vcf'])
    expect(await two.dump()).toBe(await one.dump())
  })
})
