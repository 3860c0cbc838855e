// What a person chooses for the headers of a file: new fields, and that the choice holds for the next file of that kind.
import { describe, expect, it } from 'vitest'
import { failureOf, type House, newHouse } from './import-house.ts'

const cars =
  '姓名,手机,车型,购车日,里程,邮编,贵宾,空列\n张三,13800138000,SUV,2024-01-02,12000,010020,是,\n李四,13900139000,轿车,2023-05-06,8000.5,200000,否,\n'

const mappings = async (house: House): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  JSON.parse(await house.ok(['list', 'mappings', '--json']))

describe('new fields', () => {
  it('are made of every unknown column with cells, of the type that its cells have', async () => {
    const house = await newHouse()
    house.put('a.csv', cars)
    const report = await house.load(['customers', 'a.csv', '--new-fields'])
    expect(report).toMatchObject({ added: 2, ignored_columns: ['空列'] })
    expect(report.new_fields).toEqual([
      { header: '车型', key: '车型', type: 'text' },
      { header: '购车日', key: '购车日', type: 'day' },
      { header: '里程', key: '里程', type: 'decimal' },
      { header: '邮编', key: '邮编', type: 'text' },
      { header: '贵宾', key: '贵宾', type: 'flag' },
    ])
    expect(await house.list('customers')).toMatchObject([
      { 车型: 'SUV', 购车日: '2024-01-02', 里程: 12000, 邮编: '010020', 贵宾: true },
      { 车型: '轿车', 贵宾: false },
    ])
  })

  it('go and come back with the import, in one entry', async () => {
    const house = await newHouse()
    const empty = await house.dump()
    house.put('a.csv', cars)
    await house.load(['customers', 'a.csv', '--new-fields'])
    const full = await house.dump()
    await house.ok(['undo'])
    expect(await house.dump()).toBe(empty)
    await house.ok(['redo'])
    expect(await house.dump()).toBe(full)
  })

  it('stay, when the import is taken back, as long as a record that stays fills them', async () => {
    const house = await newHouse()
    house.put('a.csv', cars)
    await house.load(['customers', 'a.csv', '--new-fields'])
    await house.ok(['edit', 'customer', 'C-1', '--city', '北京'])
    const entry = String(JSON.parse(await house.ok(['list', 'imports', '--json']))[0].entry)
    const ran = await house.run(['undo', entry, '--json'])
    expect(ran.code).toBe(5)
    expect(JSON.parse(ran.stdout).kept.map(({ id }: { id: string }) => id)).toEqual([
      'C-1',
      'X-1',
      'X-2',
      'X-3',
      'X-4',
      'X-5',
    ])
    expect(await house.list('customers')).toMatchObject([{ name: '张三', 车型: 'SUV' }])
  })

  it('are named and typed by --map, are the same when the line comes again, and are told before', async () => {
    const house = await newHouse()
    house.put('a.csv', cars)
    const line = ['customers', 'a.csv', '--map', '车型=+model,里程=+:money', '--map', '购车日=+']
    const dry = await house.load([...line, '-n'])
    expect(dry.new_fields).toEqual([
      { header: '车型', key: 'model', type: 'text' },
      { header: '里程', key: '里程', type: 'money' },
      { header: '购车日', key: '购车日', type: 'day' },
    ])
    expect(await house.list('fields')).toEqual([])
    expect(await house.load(line)).toMatchObject({ added: 2, ignored_columns: ['邮编', '贵宾', '空列'] })
    expect(await house.load(line)).toMatchObject({ unchanged: 2, new_fields: [] })
    expect(await house.list('fields')).toHaveLength(3)
    expect((await house.run(['import', 'customers', 'a.csv', '--preview', '1', '--map', '邮编=+'])).stdout).toContain(
      '邮编 → 邮编 (new, text)',
    )
  })

  it('cannot have the key of a field that is there, nor a type that is none', async () => {
    const house = await newHouse()
    house.put('a.csv', cars)
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--map', '车型=+city', '--json']))).toMatchObject(
      {
        exit: 2,
        code: 'bad-field-name',
      },
    )
    expect(
      failureOf(await house.run(['import', 'customers', 'a.csv', '--map', '车型=+model:numbr', '--json'])),
    ).toMatchObject({ exit: 2, code: 'bad-map' })
    expect(await house.list('customers')).toEqual([])
  })

  it('get keys that are free', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,"Shoe size (EU)",2nd shop,Id!,shoe-size\nAnn,38,x,y,z\n')
    const { new_fields } = await house.load(['customers', 'a.csv', '--new-fields', '--map', 'Id!=+'])
    expect(new_fields.map(({ key }) => key).sort()).toEqual(['f_2nd_shop', 'id_2', 'shoe_size', 'shoe_size_2'])
  })
})

describe('what was chosen once', () => {
  it('holds for the next file of the same headers, in any order; a flag outdoes it', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,称,内部号\nAnn,x,1\n')
    await house.load(['customers', 'a.csv', '--map', '称=city,内部号=-'])
    house.put('b.csv', '内部号,Name,称\n2,Bob,York\n')
    const ran = await house.run(['import', 'customers', 'b.csv'])
    expect(ran.stdout).toContain('as chosen for a.csv on 2026-11-27')
    expect(ran.stderr).not.toContain('left out')
    house.put('c.csv', '内部号,name,称\n3,Cid,Hull\n')
    await house.load(['customers', 'c.csv', '--map', '称=company'])
    house.put('d.csv', '内部号,name,称\n4,Dee,Bath\n')
    await house.load(['customers', 'd.csv'])
    expect((await house.list('customers')).map(({ city, company }) => [city, company])).toEqual([
      ['x', null],
      ['York', null],
      [null, 'Hull'],
      [null, 'Bath'],
    ])
    expect(await mappings(house)).toMatchObject([
      { id: 'Z-2', noun: 'customer', map: { 内部号: '-', 称: 'company' }, file: 'c.csv', who: 'lin' },
    ])
  })

  it('is left aside by --forget, and forgotten by undo and by remove', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,称\nAnn,x\n')
    await house.load(['customers', 'a.csv', '--map', '称=city'])
    house.put('b.csv', 'name,称\nBob,y\n')
    expect(await house.load(['customers', 'b.csv', '--forget'])).toMatchObject({ ignored_columns: ['称'] })
    expect(await mappings(house)).toEqual([])
    await house.ok(['undo'])
    expect(await mappings(house)).toMatchObject([{ id: 'Z-1' }])
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ ignored_columns: [] })
    expect((await house.run(['remove', 'mapping', 'Z-1'])).code).toBe(7)
    await house.ok(['remove', 'mapping', 'Z-1', '--yes'])
    expect(await mappings(house)).toEqual([])
    expect((await house.run(['remove', 'mapping', 'Z-1', '--yes'])).code).toBe(3)
    house.put('c.csv', 'name,称\nCid,z\n')
    expect(await house.load(['customers', 'c.csv'])).toMatchObject({ ignored_columns: ['称'] })
  })

  it('is not kept of a dry run, nor of what nobody chose', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,称\nAnn,x\n')
    await house.load(['customers', 'a.csv', '--map', '称=city', '-n'])
    await house.load(['customers', 'a.csv'])
    expect(await mappings(house)).toEqual([])
  })

  it('says nothing of a field that is gone', async () => {
    const house = await newHouse()
    await house.ok(['add', 'field', 'customer.shape'])
    house.put('a.csv', 'name,称\nAnn,x\n')
    await house.load(['customers', 'a.csv', '--map', '称=shape'])
    await house.ok(['remove', 'field', 'X-1', '--yes'])
    house.put('b.csv', 'name,称\nBob,y\n')
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ added: 1, ignored_columns: ['称'] })
  })

  it('tells the encoding of a file that cannot tell it', async () => {
    const house = await newHouse()
    const sheet = (cells: string): Buffer => Buffer.concat([Buffer.from('name,city\n'), Buffer.from(cells, 'hex')])
    house.put('a.csv', sheet('b0a2c0f62cb0a20a'))
    await house.load(['customers', 'a.csv', '--encoding', 'big5'])
    house.put('b.csv', sheet('b0a2c0f72cb0a30a'))
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ encoding: 'Big5', added: 1 })
    expect(await house.load(['customers', 'b.csv', '--encoding', 'gb18030', '-n'])).toMatchObject({
      encoding: 'GB18030',
    })
    expect(await mappings(house)).toMatchObject([{ reading: { encoding: 'big5' } }])
  })

  it('tells the order of day and month, unless the file itself tells another', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', '--key', 'K1'])
    house.put('a.csv', 'customer,date,amount\nK1,1/2/2026,1\n')
    await house.load(['orders', 'a.csv', '--date-order', 'mdy'])
    house.put('b.csv', 'customer,date,amount\nK1,3/4/2026,2\n')
    await house.load(['orders', 'b.csv'])
    house.put('c.csv', 'customer,date,amount\nK1,3/4/2026,3\nK1,13/4/2026,3\n')
    await house.load(['orders', 'c.csv'])
    expect((await house.list('orders', '--sort', 'id')).map(({ at }) => at)).toEqual([
      '2026-01-02',
      '2026-03-04',
      '2026-04-03',
      '2026-04-13',
    ])
  })
})

describe('the file of rejected rows', () => {
  it('imports by itself when mended: with the map, and the order that other rows told', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', '--key', 'K1'])
    house.put('o.csv', 'who,when,sum\nK1,13/2/2026,1\nK9,1/2/2026,2\n')
    const line = ['orders', 'o.csv', '--map', 'who=customer,when=at,sum=amount']
    expect(await house.load(line)).toMatchObject({ added: 1, rejected: 1, rejected_file: 'o.rejected.csv' })
    house.put('o.rejected.csv', house.read('o.rejected.csv').replace('K9', 'K1'))
    expect(await house.load(['orders', 'o.rejected.csv'])).toMatchObject({ added: 1, ignored_columns: [] })
    expect((await house.list('orders', '--sort', 'id')).map(({ at }) => at)).toEqual(['2026-02-13', '2026-02-01'])
  })

  it('imports by itself too where no row was taken', async () => {
    const house = await newHouse()
    house.put('o.csv', 'who,when,sum\nK9,1/2/2026,2\n')
    await house.load(['orders', 'o.csv', '--map', 'who=customer,when=at,sum=amount', '--date-order', 'dmy'])
    await house.ok(['add', 'customer', 'Ann', '--key', 'K9'])
    expect(await house.load(['orders', 'o.rejected.csv'])).toMatchObject({ added: 1 })
    expect((await house.list('orders')).map(({ at }) => at)).toEqual(['2026-02-01'])
  })

  it('is named with the flags that it needs', async () => {
    const house = await newHouse()
    house.put('o.csv', 'Ann,x\n')
    const ran = await house.run([
      'import',
      'customers',
      'o.csv',
      '--no-header',
      '--map',
      'column_1=name,column_2=mail',
      '--match',
      'email,name+company',
      '--on-match',
      'fill',
      '--lang',
      'en',
    ])
    expect(ran.stdout).toContain(
      'crm import customers o.rejected.csv --match emails,name+company --on-match fill --map column_1=name,column_2=emails',
    )
  })
})
