// Values that cannot be true: refused where they are typed, taken from a file and told of, let be where they stand.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const refusals: readonly (readonly [readonly string[], string])[] = [
  [['add', 'customer', 'Eve', '--birthday', '2030-01-01'], 'birthday cannot be "2030-01-01"'],
  [['add', 'customer', 'Eve', '--birthday', 'lunar:2027-08-15'], 'still to come'],
  [['add', 'customer', 'Eve', '--birthday', '2027'], 'still to come'],
  [['edit', 'customer', 'C-1', '--birthday', '2030-01-01'], 'still to come'],
  [['edit', 'customer', 'C-1', '--added', '1026-01-01'], 'it is before 1900'],
  [['add', 'contact', 'C-1', '--name', 'Li', '--birthday', '2030-01-01'], 'still to come'],
  [['add', 'product', 'Tea', '--price', '-5'], 'price cannot be "-5.00"'],
  [['edit', 'product', 'I-1', '--price', '-5'], 'it is less than nothing'],
]

const filled = async () => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann'])
  await house.ok(['add', 'product', 'Tea', '--price', '5'])
  return house
}

describe('what cannot be', () => {
  it.each(refusals)('is refused on the command line: %j', async (line, said) => {
    const house = await filled()
    const { code, stderr } = await house.run(line)
    expect({ code, said: stderr.includes(said) ? said : stderr }).toEqual({ code: 2, said })
  })

  it('is taken where it may be: today, without a year, at no price', async () => {
    const house = await filled()
    await house.ok(['add', 'customer', 'Baby', '--birthday', '2026-11-27'])
    await house.ok(['add', 'customer', 'Bob', '--birthday', '--12-31'])
    await house.ok(['add', 'customer', 'Cid', '--birthday', '2026'])
    await house.ok(['edit', 'product', 'I-1', '--price', '0'])
  })

  it('is taken from a file and told of; what stands in a record is let be', async () => {
    const house = await filled()
    house.put('a.csv', 'key,name,birthday,added\nK1,Bob,2030-01-01,1026-01-01\nK2,Cid,1990-01-01,\n')
    house.put('p.csv', 'key,name,price\nP1,Pot,-5\n')
    const report = JSON.parse(await house.ok(['import', 'customers', 'a.csv', '--json']))
    expect(report.notes).toMatchObject([
      { code: 'unborn', count: 1, rows: [{ line: 2, text: '2030-01-01' }] },
      { code: 'out-of-time', count: 1, rows: [{ line: 2, text: '1026-01-01' }] },
    ])
    const told = await house.run(['import', 'products', 'p.csv'], { env: { CRM_LANG: 'zh-CN' } })
    expect(told.output).toContain('第 2 行   价格 -5.00：不能小于零')
    await house.ok(['edit', 'customer', 'key:K1', '--city', '上海'])
    const check = JSON.parse((await house.run(['check', '--json'])).stdout)
    expect(JSON.stringify(check)).toContain('which is too long ago')
  })
})
