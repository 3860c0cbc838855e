// Which column means which field, and which day a cell means.
import { describe, expect, it } from 'vitest'
import { failureOf, newHouse } from './import-house.ts'

describe('headers', () => {
  it('are read in either language and any spelling; unknown ones are named and left out', async () => {
    const house = await newHouse()
    house.put(
      'a.csv',
      '客户姓名,手机號碼（必填）, E-Mail ,客户等级,last_contact,_line\n张三,13800138000,a@b.cn,A,2020-01-01,7\n',
    )
    const report = await house.load(['customers', 'a.csv'])
    expect(report.ignored_columns).toEqual(['客户等级'])
    expect(report.stderr).toContain('left out, as nothing maps them: 客户等级')
    expect(await house.list('customers')).toMatchObject([
      { name: '张三', phones: ['+8613800138000'], emails: ['a@b.cn'], last_contact: null },
    ])
  })

  it('unknown ones are an error with --strict-headers, unless left out by name', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,xyz\nAnn,1\n')
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--strict-headers', '--json']))).toMatchObject({
      exit: 2,
      code: 'unknown-header',
    })
    expect(await house.load(['customers', 'a.csv', '--strict-headers', '--map', 'xyz=-'])).toMatchObject({
      added: 1,
      ignored_columns: [],
    })
  })

  it('that leave out what is required give a ready --map', async () => {
    const house = await newHouse()
    house.put('a.csv', '称号,phone\nAnn,13800138000\n')
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--json']))).toMatchObject({
      exit: 2,
      code: 'missing-column',
      hint: 'crm import customers a.csv --map 称号=name',
    })
    expect(await house.load(['customers', 'a.csv', '--map', '称号=name'])).toMatchObject({ added: 1 })
  })

  it('--map adds to what is known, takes commas in a header, and knows when it errs', async () => {
    const house = await newHouse()
    house.put('a.csv', '"Name, first",last,姓名,电话,x=y\nAnn,Lee,Nobody,13800138000,note\n')
    await house.load(['customers', 'a.csv', '--map', 'Name, first=name,last=name,x=y=note', '--map', '姓名=-'])
    expect(await house.list('customers')).toMatchObject([{ name: 'Ann Lee', phones: ['+8613800138000'], note: 'note' }])
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--map', 'Nam=name', '--json']))).toMatchObject({
      code: 'unknown-header',
    })
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--map', 'last=nmae', '--json']))).toMatchObject({
      code: 'unknown-field',
      hint: expect.stringContaining('--map last=name'),
    })
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--map', 'last=tier', '--json']))).toMatchObject({
      code: 'unknown-field',
    })
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--map', 'oops', '--json']))).toMatchObject({
      code: 'bad-map',
    })
  })

  it('several of one field: lists take all, of others the nearest name counts', async () => {
    const house = await newHouse()
    house.put('a.csv', '手机,座机,customer name,name,说明,备注\n13800138000,010-65529988,Wrong,Right,one,two\n')
    const report = await house.load(['customers', 'a.csv'])
    expect(report.ignored_columns).toEqual(['customer name'])
    expect(await house.list('customers')).toMatchObject([
      { name: 'Right', phones: ['+8613800138000', '+861065529988'], note: 'one\ntwo' },
    ])
  })

  it('may name custom fields by key and by label', async () => {
    const house = await newHouse()
    await house.ok(['add', 'field', 'customer.grade', '--type', 'choice', '--values', 'a,b', '--label', '客户等级'])
    await house.ok(['add', 'field', 'customer.score', '--type', 'integer'])
    house.put('a.csv', 'key,name,客户等级,score\nK1,Ann,A,7\nK2,Bob,c,8\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1, rejected: 1, ignored_columns: [] })
    expect(await house.list('customers')).toMatchObject([{ grade: 'a', score: 7 }])
    house.put('b.csv', 'key,name,score\nK1,Ann,9\n')
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ updated: 1 })
    expect(await house.list('customers')).toMatchObject([{ grade: 'a', score: 9 }])
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ unchanged: 1 })
  })

  it('are not there with --no-header', async () => {
    const house = await newHouse()
    house.put('a.csv', 'Ann,York\nBob,Hull\n')
    await house.load(['customers', 'a.csv', '--no-header', '--map', 'column_1=name,column_2=city'])
    expect(await house.list('customers')).toMatchObject([{ name: 'Ann', city: 'York' }, { name: 'Bob' }])
  })

  it('codes are read in both languages and common short forms', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,性别,客户性质,stage\nA,男,企业,意向\nB,f,person,pricing\nC,女士,个人,成交\n')
    await house.load(['customers', 'a.csv'])
    expect((await house.list('customers')).map(({ gender, kind, stage }) => [gender, kind, stage])).toEqual([
      ['male', 'company', 'intent'],
      ['female', 'person', 'pricing'],
      ['female', 'person', 'deal'],
    ])
  })
})

describe('cells that spreadsheets would take for formulas', () => {
  it('lose the guard that an export gave them, unless --raw', async () => {
    const house = await newHouse()
    house.put('a.csv', `name,note\n'=Ann,"=""0571"""\n`)
    await house.load(['customers', 'a.csv'])
    expect(await house.list('customers')).toMatchObject([{ name: '=Ann', note: '0571' }])
    await house.load(['customers', 'a.csv', '--raw', '--again'])
    expect((await house.list('customers'))[1]).toMatchObject({ name: "'=Ann", note: '="0571"' })
  })
})

describe('days', () => {
  const orders = (...days: readonly string[]): string =>
    `customer,date,amount\n${days.map((day) => `K1,${day},1`).join('\n')}\n`
  const newShop = async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', '--key', 'K1'])
    return house
  }
  const daysOf = async (house: Awaited<ReturnType<typeof newShop>>) =>
    (await house.list('orders', '--sort', 'id')).map(({ at }) => at)

  it('whose order another cell of the column tells are read by it', async () => {
    const house = await newShop()
    house.put('o.csv', orders('1/2/2026', '13/02/2026', '3/4/2026'))
    await house.load(['orders', 'o.csv'])
    expect(await daysOf(house)).toEqual(['2026-02-01', '2026-02-13', '2026-04-03'])
    house.put('m.csv', orders('01/02/2026', '2/13/2026'))
    expect((await house.run(['import', 'orders', 'm.csv'])).stdout).toContain('order of day and month: at mdy')
    expect((await daysOf(house)).slice(3)).toEqual(['2026-01-02', '2026-02-13'])
  })

  it('that nothing decides are refused, naming the flag; so is a column of both orders', async () => {
    const house = await newShop()
    house.put('o.csv', orders('1/2/2026', '3/4/2026'))
    const ran = await house.run(['import', 'orders', 'o.csv', '--json'])
    expect(failureOf(ran)).toMatchObject({
      exit: 2,
      code: 'undecidable-dates',
      hint: expect.stringMatching(/ --date-order dmy$/),
    })
    house.put('b.csv', orders('1/2/2026', '13/2/2026', '2/13/2026'))
    expect(failureOf(await house.run(['import', 'orders', 'b.csv', '--json']))).toMatchObject({
      code: 'undecidable-dates',
    })
    await house.load(['orders', 'o.csv', '--date-order', 'mdy'])
    expect(await daysOf(house)).toEqual(['2026-01-02', '2026-03-04'])
  })

  it('with a local time become instants of the zone of the store; with an offset they are taken as they are', async () => {
    const house = await newShop()
    house.put('o.csv', orders('2026-01-02 08:00', '2026-01-02T08:00:00Z', '2026/1/2'))
    await house.load(['orders', 'o.csv'])
    expect(await daysOf(house)).toEqual(['2026-01-02T00:00:00.000Z', '2026-01-02T08:00:00.000Z', '2026-01-02'])
  })

  it('that do not exist are rejected', async () => {
    const house = await newShop()
    house.put('o.csv', orders('2026-02-30', '2026-02-28'))
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 1, rejected: 1 })
  })

  it('of a done visit without a time are those it was due', async () => {
    const house = await newShop()
    house.put('v.csv', '客户,状态,计划日,时间\nK1,完成,2026-01-05,\nK1,完成,,\nK1,,2027-01-05,\nK1,,,2026-01-07\n')
    expect(await house.load(['visits', 'v.csv'])).toMatchObject({ added: 3, rejected: 1 })
    expect((await house.list('visits', '--sort', 'id')).map(({ status, at }) => [status, at])).toEqual([
      ['done', '2026-01-05'],
      ['planned', null],
      ['done', '2026-01-07'],
    ])
  })
})
