// Long numbers of spreadsheets: those whose digits stand in the file keep them all; by those that lost some no two records
// become one, and it is told.
import { describe, expect, it } from 'vitest'
import { textRow, xlsxOf } from '../harness/workbook.ts'
import { newHouse } from './import-house.ts'

/** A workbook whose columns hold numbers as they are written in the file, or texts. */
const xlsx = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  xlsxOf(
    textRow(1, header) +
      rows
        .map(
          (cells, at) =>
            `<row r="${at + 2}">${cells
              .map((cell) => (/^[\d.eE+]+$/.test(cell) ? `<c><v>${cell}</v></c>` : `<c t="str"><v>${cell}</v></c>`))
              .join('')}</row>`,
        )
        .join(''),
  )

describe('a number of more than fifteen digits', () => {
  it('as a key keeps those that stand in the file: two customers stay two', async () => {
    const house = await newHouse()
    house.put('a.xlsx', await xlsx(['客户编号', '姓名'], ['6222021234567890123', '甲'], ['6222021234567890456', '乙']))
    const report = await house.load(['customers', 'a.xlsx'])
    expect(report).toMatchObject({ added: 2 })
    expect(report.stderr).not.toContain('digits')
    expect(await house.list('customers', '--sort', 'id', '--fields', 'key')).toEqual([
      { key: '6222021234567890123' },
      { key: '6222021234567890456' },
    ])
    house.put(
      'o.xlsx',
      await xlsx(
        ['订单号', '客户', '日期', '金额'],
        ['202611220000000001', '6222021234567890123', '2026-01-05', '10'],
        ['202611220000000002', '6222021234567890456', '2026-01-05', '20'],
      ),
    )
    expect(await house.load(['orders', 'o.xlsx'])).toMatchObject({ added: 2 })
    expect(await house.list('orders', '--sort', 'id', '--fields', 'customer_name')).toEqual([
      { customer_name: '甲' },
      { customer_name: '乙' },
    ])
  })

  it.each(['1.1010119900307101E+17', '6.222021234567891e+18', '1E+18', '1.5E21'])(
    '%s has lost some: it is no key, no reference, and nothing is matched by it',
    async (number) => {
      const house = await newHouse()
      house.put('a.xlsx', await xlsx(['客户编号', '姓名'], [number, '甲'], [number, '乙'], ['K3', '丙']))
      expect(await house.load(['customers', 'a.xlsx'])).toMatchObject({ added: 1, rejected: 2 })
      expect(house.read('a.rejected.csv')).toContain('left out the last digits of this number')
      house.put('o.xlsx', await xlsx(['订单号', '客户', '日期', '金额'], ['O1', number, '2026-01-05', '10']))
      expect(await house.load(['orders', 'o.xlsx', '--create-missing'])).toMatchObject({ rejected: 1 })
      house.put('m.xlsx', await xlsx(['name', 'city'], [number, '北京'], [number, '合肥']))
      expect(await house.load(['customers', 'm.xlsx', '--match', 'name'])).toMatchObject({ rejected: 2 })
    },
  )

  it('stands as it is where it is only text, and that is told with its line', async () => {
    const house = await newHouse()
    await house.ok(['add', 'field', 'customer.cardno', '--type', 'text'])
    house.put(
      'a.xlsx',
      await xlsx(['name', 'cardno'], ['甲', '110101199003071234'], ['乙', '1.1010119900307101E+17'], ['丙', '2.5e+18']),
    )
    const report = await house.load(['customers', 'a.xlsx'])
    expect(report).toMatchObject({ added: 3 })
    expect(report.stderr).toContain('cardno: the last digits of 2 numbers were lost in a spreadsheet (line 3: 1.1')
    const rows = await house.list('customers', '--sort', 'id', '--fields', 'cardno')
    expect(rows.map(({ cardno }) => cardno)).toEqual(['110101199003071234', '1.1010119900307101E+17', '2.5E+18'])
  })

  it('cut so in a text file is no key either; codes that look a little like it are', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name\n6.22202E+18,甲\n6.22202E+18,乙\n1E10,丙\n5e12,丁\n1.5,戊\n2.5E,己\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 4, rejected: 2 })
  })

  it('with zeros from the sixteenth on may be another: two rows with it do not become one', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name\n6222021234567890,甲\n6222021234567890,乙\n110101199003071000,丙\n')
    const report = await house.load(['customers', 'a.csv'])
    expect(report).toMatchObject({ added: 2, rejected: 1 })
    expect(report.stderr).toContain('key: 3 numbers of more than 15 digits, such as 6222021234567890')
    // By itself, as the reason says, it goes to the record.
    expect(await house.load(['customers', 'a.rejected.csv'])).toMatchObject({ updated: 1 })
  })

  it('with zeros is as good as any where another number of the column shows that none are lost', async () => {
    const house = await newHouse()
    const rows = ['2026112200000009,甲', '2026112200000010,乙', '2026112200000010,乙二']
    house.put('a.csv', `key,name\n${rows.join('\n')}\n`)
    const report = await house.load(['customers', 'a.csv'])
    expect(report).toMatchObject({ added: 2, updated: 1 })
    expect(report.stderr).not.toContain('digits')
    house.put(
      'o.csv',
      'key,customer,at,amount\n2026112200000010,乙二,2026-01-05,1\n2026112200000010,乙二,2026-01-05,2\n',
    )
    await house.load(['orders', 'o.csv'])
    expect(await house.list('orders', '--fields', 'amount')).toHaveLength(1)
  })

  it('is told of in Chinese', async () => {
    const house = await newHouse()
    house.put('a.csv', '客户编号,姓名\n6222021234567890,甲\n')
    const ran = await house.run(['import', 'customers', 'a.csv', '--lang', 'zh-CN'])
    expect(ran.stderr).toContain('外部编号：1 个超过 15 位的数字（如 6222021234567890）后面全是零')
  })
})
