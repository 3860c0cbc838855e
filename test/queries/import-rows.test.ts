// What becomes of the rows of a file: read, added, refused, told, undone, known again.
import { describe, expect, it } from 'vitest'
import { failureOf, newHouse } from './import-house.ts'

const people = '姓名,手机,生日,公司,备注\n张三,138 0013 8000,农历八月十五,宏远,老客户\n李四,13900139000,1990-01-05,,\n'

describe('a file of customers', () => {
  it('comes in with its Chinese headers, cleaned', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({
      rows: 2,
      added: 2,
      ok: true,
      encoding: 'UTF-8',
      ignored_columns: [],
      entry: 2,
      rejected_file: null,
      dry_run: false,
    })
    const [one, two] = await house.list('customers')
    expect(one).toMatchObject({
      id: 'C-1',
      name: '张三',
      phones: ['+8613800138000'],
      birthday: 'lunar:--08-15',
      company: '宏远',
      note: '老客户',
      kind: 'person',
      stage: 'none',
      added: '2026-11-27',
      class: 'potential',
    })
    expect(two).toMatchObject({ id: 'C-2', company: null, birthday: '1990-01-05' })
    expect(await house.ok(['list', 'customers', 'zhangsan', '--fields', 'id', '--no-header'])).toBe('C-1\n')
    expect(await house.ok(['list', 'customers', '8000', '--fields', 'id', '--no-header'])).toBe('C-1\n')
  })

  it('comes in from GB18030 by verb and noun in Chinese', async () => {
    const house = await newHouse()
    // 姓名,城市 / 王五,北京 in GB18030.
    house.put('b.csv', Buffer.from('d0d5c3fb2cb3c7cad00acdf5cee52cb1b1bea90a', 'hex'))
    expect(JSON.parse(await house.ok(['导入', '客户', 'b.csv', '--json']))).toMatchObject({
      added: 1,
      encoding: 'GB18030',
    })
    expect(await house.list('customers')).toMatchObject([{ name: '王五', city: '北京' }])
  })

  it('comes in from stdin, and names its file of rejected rows', async () => {
    const house = await newHouse()
    const report = await house.load(['customers', '-'], { stdin: 'name,mail\nAnn,ann@example.com\nBob,nonsense\n' })
    expect(report).toMatchObject({ added: 1, rejected: 1, rejected_file: 'stdin.rejected.csv' })
    expect(house.read('stdin.rejected.csv')).toBe(
      'name,mail,_line,_error\nBob,nonsense,3,"emails ""nonsense"": it is not an e-mail address"\n',
    )
  })

  it('is one entry of the history, of the writer, with its receipt', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    await house.load(['customers', 'a.csv'])
    const [entry] = JSON.parse(await house.ok(['history', '--json']))
    expect(entry).toMatchObject({ entry: 2, who: 'lin', command: 'crm import customers a.csv --json', records: 2 })
    const receipts = JSON.parse(await house.ok(['list', 'imports', '--json']))
    expect(receipts).toMatchObject([
      { id: 'F-1', entry: 2, noun: 'customer', file: 'a.csv', rows: 2, added: 2, undone: false },
    ])
    expect(JSON.parse(await house.ok(['show', 'import', 'F-1', '--json']))).toMatchObject({
      id: 'F-1',
      mapping: { 姓名: 'name', 手机: 'phones', 生日: 'birthday', 公司: 'company', 备注: 'note' },
    })
  })
})

describe('rows that cannot be taken', () => {
  const text = 'name,phone,birthday,note\nAnn,13800138000,1990-02-31,a\n,,,nobody\nBob,,1990-02-28,"x, y"\n'

  it('go to a file of the same columns; the others go in', async () => {
    const house = await newHouse()
    house.put('people.csv', text)
    const report = await house.load(['customers', 'people.csv'])
    expect(report).toMatchObject({ rows: 3, added: 1, rejected: 2, rejected_file: 'people.rejected.csv' })
    expect(house.read('people.rejected.csv')).toBe(
      'name,phone,birthday,note,_line,_error\nAnn,13800138000,1990-02-31,a,2,"birthday ""1990-02-31"": there is no such day"\n,,,nobody,3,name missing\n',
    )
  })

  it('mended, come in by that file, whose own columns say nothing', async () => {
    const house = await newHouse()
    house.put('people.csv', text)
    await house.load(['customers', 'people.csv'])
    house.put(
      'people.rejected.csv',
      house.read('people.rejected.csv').replace('1990-02-31', '1990-02-21').replace('\n,,', '\nCid,,'),
    )
    expect(await house.load(['customers', 'people.rejected.csv'])).toMatchObject({
      added: 2,
      rejected: 0,
      ignored_columns: [],
    })
  })

  it('go where --rejects says', async () => {
    const house = await newHouse()
    house.put('people.csv', text)
    expect(await house.load(['customers', 'people.csv', '--rejects', 'bad.csv'])).toMatchObject({
      rejected_file: 'bad.csv',
    })
    expect(house.has('people.rejected.csv')).toBe(false)
    expect(house.read('bad.csv').split('\n')).toHaveLength(4)
  })

  it('keep all others out with --atomic, and all are in the file', async () => {
    const house = await newHouse()
    house.put('people.csv', text)
    expect(await house.load(['customers', 'people.csv', '--atomic'])).toMatchObject({
      added: 0,
      rejected: 3,
      entry: null,
    })
    expect(await house.list('customers')).toEqual([])
    expect(house.read('people.rejected.csv')).toContain('Bob,,1990-02-28,"x, y",4,not imported')
    expect(JSON.parse(await house.ok(['history', '--json']))).toHaveLength(1)
  })

  it('are told in the language of the person, every fault of a row', async () => {
    const house = await newHouse()
    house.put('people.csv', '姓名,性别,邮箱\n张三,不详啊,x\n')
    const ran = await house.run(['import', 'customers', 'people.csv', '--lang', 'zh-CN'])
    expect(ran.code).toBe(5)
    expect(house.read('people.rejected.csv')).toMatch(/邮箱 ""x"": 不是电子邮件地址；性别/)
    expect(ran.stdout).toContain('拒收 1')
  })

  it('are named with their physical line, quotes with line breaks counted', async () => {
    const house = await newHouse()
    house.put('people.csv', 'name,mail,note\nAnn,a@b.cn,"one\ntwo"\nBob,bad,x\nCid,c@d.cn,y,z\n')
    const ran = await house.run(['import', 'customers', 'people.csv'])
    expect(ran.stdout).toContain('line 4   emails "bad"')
    expect(ran.stdout).toContain('line 5   more cells than columns')
    expect(house.read('people.rejected.csv')).toContain('Cid,c@d.cn,y,5,')
  })
})

describe('the same file again', () => {
  it('changes nothing, whatever became of the records, and writes no entry', async () => {
    const house = await newHouse()
    house.put('a.csv', `${people}张三,138 0013 8000,农历八月十五,宏远,老客户\n`)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 3 })
    await house.ok(['edit', 'customer', 'C-1', '--name', '张大三'])
    await house.ok(['remove', 'customer', 'C-2', '--yes'])
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 0, unchanged: 3, entry: null })
    expect(await house.list('customers')).toMatchObject([{ name: '张大三' }, { name: '张三' }])
    expect(JSON.parse(await house.ok(['list', 'imports', '--json']))).toHaveLength(1)
  })

  it('is known although columns stand in another order and bear other names', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,city,note\nAnn,York,n\n')
    house.put('b.csv', '备注,城市,姓名\nn,York,Ann\n')
    await house.load(['customers', 'a.csv'])
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ unchanged: 1 })
  })

  it('with one more such row adds that one', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name\nAnn\nAnn\n')
    await house.load(['customers', 'a.csv'])
    house.put('a.csv', 'name\nAnn\nAnn\nAnn\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1, unchanged: 2 })
  })

  it('comes in again with --again', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    await house.load(['customers', 'a.csv'])
    expect(await house.load(['customers', 'a.csv', '--again'])).toMatchObject({ added: 2 })
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ unchanged: 2 })
  })

  it('comes in again once the import is undone, and is known once that is redone', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    const before = await house.dump()
    await house.load(['customers', 'a.csv'])
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
    expect(JSON.parse(await house.ok(['list', 'imports', '--json']))).toMatchObject([{ undone: true }])
    await house.ok(['redo'])
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ unchanged: 2 })
    await house.ok(['undo'])
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 2 })
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ unchanged: 2 })
  })
})

describe('a dry run', () => {
  it('tells what would change and writes neither store nor file', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city\nK1,Ann,York\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,city,mail\nK1,Ann,Leeds,\nK2,Bob,Hull,\nK3,Cid,,bad\n')
    const before = await house.dump()
    const ran = await house.run(['import', 'customers', 'b.csv', '-n'])
    expect(ran.code).toBe(5)
    expect(ran.stdout).toContain('would be 3 rows: 1 new · 1 changed · 0 the same · 1 rejected')
    expect(ran.stdout).toMatch(/\+ line 3: Bob\n ~ C-1 Ann\n {3}city: York → Leeds/)
    expect(await house.load(['customers', 'b.csv', '-n'])).toMatchObject({
      dry_run: true,
      entry: null,
      rejected_file: null,
      added: 1,
    })
    expect(house.has('b.rejected.csv')).toBe(false)
    expect(await house.dump()).toBe(before)
  })

  it('as a preview shows the first rows as they would be read', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    const ran = await house.run(['import', 'customers', 'a.csv', '--preview', '1', '--json'])
    expect(JSON.parse(ran.stdout)).toMatchObject({
      mapping: { 姓名: 'name', 手机: 'phones' },
      rows: [{ _line: 2, name: '张三', phones: ['+8613800138000'], _error: null }],
    })
    expect(JSON.parse(ran.stdout).rows).toHaveLength(1)
    expect(await house.list('customers')).toEqual([])
    expect(await house.ok(['import', 'customers', 'a.csv', '--preview', '2'])).toContain('line 3   name 李四')
  })
})

describe('a preview', () => {
  const text = 'name,owner,mail\nAnn,E9,\nBob,Lee,\nCid,Nobody,bad\nDan,,\n'

  it('tells of names that the store does not have, as the import does', async () => {
    const house = await newHouse()
    await house.ok(['add', 'staff', 'Lee'])
    house.put('a.csv', text)
    const { rows } = JSON.parse(await house.ok(['import', 'customers', 'a.csv', '--preview', '3', '--json']))
    const unknown = 'owner "E9": there is no such staff'
    expect(rows.map((row: { _error: string | null }) => row._error)).toEqual([
      unknown,
      null,
      expect.stringMatching(/^emails "bad".*; owner "Nobody": there is no such staff$/),
    ])
    expect(await house.ok(['import', 'customers', 'a.csv', '--preview', '1'])).toContain(
      `Ann · owner E9   ! ${unknown}`,
    )
    const ran = await house.run(['import', 'customers', 'a.csv', '--json'])
    expect(JSON.parse(ran.stdout)).toMatchObject({ rejected: 2 })
    expect(house.read('a.rejected.csv')).toContain(rows[0]._error.replaceAll('"', '""'))
    expect(house.read('a.rejected.csv')).toContain(rows[2]._error.replaceAll('"', '""'))
  })

  it('takes an unknown name where the import makes a record of it', async () => {
    const house = await newHouse()
    house.put('a.csv', 'customer,due\nK1,2026-12-01\n')
    const first = async (...more: readonly string[]) =>
      JSON.parse(await house.ok(['import', 'visits', 'a.csv', '--preview', '1', '--json', ...more])).rows[0]._error
    expect(await first()).toContain('there is no such customer')
    expect(await first('--create-missing')).toBe(null)
    expect(await house.ok(['list', 'customers', '--count'])).toBe('0\n')
  })
})

describe('a file with rows that lack cells at their end', () => {
  it.each([
    ['lacks them alone', 'name,city,note\nAnn,York\nBob\n', 0],
    ['lacks them in one row and has too many in another', 'name,city,note\nAnn,York\nBob,a,b,c\n', 5],
  ])('and %s: read and import say the same of it', async (_, text, exit) => {
    const house = await newHouse()
    house.put('a.csv', text)
    const read = await house.run(['read', 'a.csv', '--json'])
    expect(JSON.parse(read.stdout).faults[0]).toMatchObject({ line: 2, code: 'too-few-cells' })
    expect([read.code, (await house.run(['import', 'customers', 'a.csv'])).code]).toEqual([exit, exit])
  })
})

describe('an interrupted import', () => {
  it('leaves nothing', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    const ran = await house.run(['import', 'customers', 'a.csv'], { interrupted: AbortSignal.abort() })
    expect(ran.code).toBe(130)
    expect(await house.list('customers')).toEqual([])
  })
})

describe('a file that is no such sheet', () => {
  it.each([
    ['missing.csv', null, 9, 'file-missing'],
    ['empty.csv', '', 9, 'empty-file'],
    ['quote.csv', 'name,note\nAnn,"open\nBob,x\n', 9, 'unclosed-quote'],
    ['zip.csv', 'PK\u0003\u0004rest', 9, 'damaged-workbook'],
  ])('%s is refused with its reason', async (name, text, exit, code) => {
    const house = await newHouse()
    if (text !== null) house.put(name, text)
    const ran = await house.run(['import', 'customers', name, '--json'])
    expect([ran.code, failureOf(ran).code]).toEqual([exit, code])
    expect(await house.list('customers')).toEqual([])
  })

  it('with a header alone has no rows', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,phone\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ rows: 0, added: 0, entry: null, ok: true })
  })

  it('of another noun is told by its header', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'order', 'C-1', '--amount', '5', '--at', '2026-01-02'])
    await house.ok(['export', 'orders', '-o', 'orders.csv'])
    const ran = await house.run(['import', 'customers', 'orders.csv', '--json'])
    expect(failureOf(ran)).toMatchObject({ code: 'other-noun', exit: 2, hint: 'crm import orders orders.csv' })
  })
})
