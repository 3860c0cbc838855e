// Cells that say nothing because they hold an error or are missing: they empty no field and shorten no list, whatever the
// file is. A cell that is really empty does.
import { describe, expect, it } from 'vitest'
import { textRow, xlsxOf, zipOf } from '../harness/workbook.ts'
import { newHouse } from './import-house.ts'

const odsOf = (rows: string) =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })

const odsRow = (...cells: readonly string[]): string =>
  `<table:table-row>${cells
    .map((cell) =>
      cell.startsWith('#') || cell.startsWith('Err:')
        ? `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>${cell}</text:p></table:table-cell>`
        : `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`,
    )
    .join('')}</table:table-row>`

const header = ['key', 'name', 'phones', 'note', 'tags', 'city']
const before = `${header.join()}\nK1,张三,13800138000,旧,"甲,乙",北京\n`

const houseWith = async () => {
  const house = await newHouse()
  house.put('before.csv', before)
  await house.load(['customers', 'before.csv'])
  const shown = async () => (await house.list('customers', '--fields', 'phones,note,tags,city'))[0]
  return { ...house, shown, kept: await shown() }
}

/** The row of the record in a workbook; `cells` are phones, note, tags and city as XML. */
const xlsx = (...cells: readonly string[]) =>
  xlsxOf(`${textRow(1, header)}<row r="2"><c t="str"><v>K1</v></c><c t="str"><v>张三</v></c>${cells.join('')}</row>`)

describe('with --blank-clears', () => {
  it.each([
    ['an error', '<c t="e"><v>#N/A</v></c>'],
    ['a formula without its value', '<c><f>VLOOKUP(A1,B:C,2)</f></c>'],
    ['the name of an error as text', '<c t="str"><v>#REF!</v></c>'],
    ['a text that the workbook lacks', '<c t="s"><v>99</v></c>'],
  ])('%s in a workbook empties nothing', async (_, cell) => {
    const house = await houseWith()
    house.put('a.xlsx', await xlsx(cell, cell, cell, cell))
    const report = await house.load(['customers', 'a.xlsx', '--blank-clears'])
    expect(report).toMatchObject({ unchanged: 1 })
    expect(report.stderr).toContain('read as empty')
    expect(await house.shown()).toEqual(house.kept)
  })

  it('an error in one cell leaves the cells beside it their say', async () => {
    const house = await houseWith()
    house.put('a.xlsx', await xlsx('<c t="e"><v>#N/A</v></c>', '<c/>', '<c t="e"><v>#N/A</v></c>'))
    expect(await house.load(['customers', 'a.xlsx', '--blank-clears'])).toMatchObject({ updated: 1 })
    expect(await house.shown()).toEqual({ ...house.kept, note: null, city: null })
  })

  it('an error of LibreOffice empties nothing', async () => {
    const house = await houseWith()
    house.put('a.ods', await odsOf(odsRow(...header) + odsRow('K1', '张三', '#N/A', 'Err:502', '#DIV/0!', '')))
    const report = await house.load(['customers', 'a.ods', '--blank-clears'])
    expect(report.stderr).toContain('line 2: C2 #N/A')
    expect(await house.shown()).toEqual({ ...house.kept, city: null })
  })

  it.each(['#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '########', 'Err:504', '#N/A '])(
    '%s in a text file is no text, and empties nothing',
    async (error) => {
      const house = await houseWith()
      house.put('a.csv', `key,name,phones,note,tags,city\nK1,张三,${error},${error},${error},${error}\n`)
      const report = await house.load(['customers', 'a.csv', '--blank-clears'])
      expect(report).toMatchObject({ unchanged: 1 })
      expect(report.stderr).toContain(`line 2: phones ${error.trim()}: the cell holds an error; read as empty`)
      expect(await house.shown()).toEqual(house.kept)
      house.put('new.csv', `key,name,note\nK2,李四,${error}\nK3,王五,写着 ${error}\n`)
      await house.load(['customers', 'new.csv'])
      expect(await house.list('customers', 'K2', '--fields', 'note')).toEqual([{ note: null }])
      expect(await house.list('customers', 'K3', '--fields', 'note')).toEqual([{ note: `写着 ${error.trim()}` }])
    },
  )

  it('cells that a short row lacks empty nothing; those that are there and empty do', async () => {
    const house = await houseWith()
    house.put('a.csv', `${header.join()}\nK1,张三,,\n`)
    expect(await house.load(['customers', 'a.csv', '--blank-clears'])).toMatchObject({ updated: 1 })
    expect(await house.shown()).toEqual({ ...house.kept, phones: [], note: null })
    house.put('b.csv', `${header.join()}\nK1,张三,,,,\n`)
    await house.load(['customers', 'b.csv', '--blank-clears'])
    expect(await house.shown()).toEqual({ phones: [], note: null, tags: [], city: null })
  })

  it('what a card does not name stays; what it names without a value goes', async () => {
    const house = await houseWith()
    const cards = [
      'BEGIN:VCARD\nVERSION:3.0\nUID:K1\nFN:张三\nTEL:\nEND:VCARD\n',
      'BEGIN:VCARD\nVERSION:3.0\nUID:K2\nFN:李四\nTEL:13900139000\nNOTE:x\nCATEGORIES:y\nEND:VCARD\n',
    ]
    house.put('a.vcf', cards.join(''))
    expect(await house.load(['customers', 'a.vcf', '--blank-clears'])).toMatchObject({ updated: 1, added: 1 })
    expect((await house.list('customers', 'K1', '--fields', 'phones,note,tags,city'))[0]).toEqual({
      ...house.kept,
      phones: [],
    })
  })

  it('holds in rows that go to one new record, and in orders of several lines', async () => {
    const house = await houseWith()
    house.put('two.csv', 'key,name,note\nK9,赵六,记\nK9,赵六,#N/A\n')
    await house.load(['customers', 'two.csv', '--blank-clears'])
    expect((await house.list('customers', 'K9', '--fields', 'note'))[0]).toEqual({ note: '记' })
    house.put('o.csv', 'key,customer,at,amount,note\nO1,K1,2026-01-05,10,旧\n')
    await house.load(['orders', 'o.csv'])
    house.put('p.csv', 'key,customer,at,amount,note\nO1,K1,2026-01-05,10,#N/A\nO1,K1,2026-01-05,5,\n')
    await house.load(['orders', 'p.csv', '--blank-clears'])
    expect((await house.list('orders', '--fields', 'amount,note'))[0]).toMatchObject({ note: '旧' })
    house.put('q.csv', 'key,customer,at,amount,note\nO1,K1,2026-01-05,10,\nO1,K1,2026-01-05,6,\n')
    await house.load(['orders', 'q.csv', '--blank-clears'])
    expect((await house.list('orders', '--fields', 'note'))[0]).toEqual({ note: null })
  })
})

describe('with --replace-lists', () => {
  it('a list of which a cell could not be read only grows', async () => {
    const house = await houseWith()
    house.put('a.csv', 'key,name,手机,电话\nK1,张三,#N/A,13900139000\n')
    await house.load(['customers', 'a.csv', '--replace-lists'])
    expect((await house.shown())?.phones).toEqual(['+8613800138000', '+8613900139000'])
    house.put('b.csv', 'key,name,手机,电话\nK1,张三,,13900139000\n')
    await house.load(['customers', 'b.csv', '--replace-lists'])
    expect((await house.shown())?.phones).toEqual(['+8613900139000'])
  })
})

describe('an error in the key', () => {
  it('rejects its row, as nobody knows which record it is; a key that is missing makes a new one as ever', async () => {
    const house = await houseWith()
    const row = (line: number, key: string) => `<row r="${line}">${key}<c t="str"><v>名${line}</v></c></row>`
    const cells = ['<c t="e"><v>#N/A</v></c>', '<c><f>A1</f></c>', '<c t="str"><v>#REF!</v></c>', '<c/>']
    const rows = cells.map((cell, at) => row(at + 2, cell))
    house.put('a.xlsx', await xlsxOf([textRow(1, ['key', 'name']), ...rows].join('')))
    expect(await house.load(['customers', 'a.xlsx'])).toMatchObject({ added: 1, rejected: 3 })
    house.put('b.csv', 'name,key\n李四,#N/A\n王五\n')
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ added: 1, rejected: 1 })
    expect(house.read('b.rejected.csv')).toContain('the cell holds an error')
  })

  it('in the name rejects a new record, whatever could stand in for the name; one that is known keeps its name', async () => {
    const house = await houseWith()
    house.put('a.csv', 'key,name,company,city\nK1,#N/A,宏远,合肥\nK8,#N/A,宏远,合肥\nK9,,宏远,合肥\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1, updated: 1, rejected: 1 })
    expect(house.read('a.rejected.csv')).toMatch(/K8.*the cell holds an error/)
    expect(await house.list('customers', '--sort', 'key', '--fields', 'key,name,company')).toEqual([
      { key: 'K1', name: '张三', company: '宏远' },
      { key: 'K9', name: '宏远', company: '宏远' },
    ])
  })
})
