// What cells and rows of other programs are taken for: days with a time, words for nothing, lists in a cell, texts that are
// garbled, sums, names of columns in another place. Nothing is lost without a word.
import { describe, expect, it } from 'vitest'
import { textRow, xlsxOf, xlsxParts, zipOf } from '../harness/workbook.ts'
import { failureOf, newHouse } from './import-house.ts'

describe('a day with a time of day, where a day is asked', () => {
  const added = async (cell: string) => {
    const house = await newHouse()
    house.put('a.csv', `name,added\n甲,"${cell}"\n`)
    const ran = await house.run(['import', 'customers', 'a.csv'])
    expect(ran.code, ran.stdout).toBe(0)
    const [row] = await house.list('customers', '--fields', 'added')
    return { day: row?.added, told: ran.stdout.includes('times of day left out') }
  }

  it.each([
    ['2023-03-15 12:00:00', '2023-03-15', true],
    ['2023/3/15 8:05', '2023-03-15', true],
    ['2023年3月15日 上午8:05', '2023-03-15', true],
    ['2023-03-15T23:59:59.999', '2023-03-15', true],
    ['2023-03-14T20:00:00Z', '2023-03-15', true],
    ['2023-03-15 00:00:00', '2023-03-15', false],
    ['2023-03-14T16:00:00.000Z', '2023-03-15', false],
    ['15.3.2023 00:00', '2023-03-15', false],
  ])('%s is %s; a time other than midnight is told of', async (cell, day, told) => {
    expect(await added(cell)).toEqual({ day, told })
  })

  it('goes by the order of the file', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,added\n甲,1/2/2023 8:00\n乙,13/2/2023 8:00\n')
    await house.load(['customers', 'a.csv'])
    expect(await house.list('customers', '--sort', 'id', '--fields', 'added')).toEqual([
      { added: '2023-02-01' },
      { added: '2023-02-13' },
    ])
  })

  it('is read under headers that count only where their cells are days', async () => {
    const house = await newHouse()
    house.put('a.csv', '姓名,创建时间\n甲,2023-03-15 12:00:00\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ ignored_columns: [] })
    expect(await house.list('customers', '--fields', 'added')).toEqual([{ added: '2023-03-15' }])
  })

  it('in a new field is a day where it is midnight throughout', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,签约,到访\n甲,2023-03-15 00:00:00,2023-03-15 12:00:00\n')
    const report = await house.load(['customers', 'a.csv', '--new-fields'])
    expect(report.new_fields.map(({ type }) => type)).toEqual(['day', 'text'])
    expect(await house.list('customers', '--fields', '签约')).toEqual([{ 签约: '2023-03-15' }])
  })

  it.each(['12:00:00', '2023-02-30 08:00', '2023-03-15 25:00', 'yesterday 15:00'])('%s is none', async (cell) => {
    const house = await newHouse()
    house.put('a.csv', `name,added\n甲,${cell}\n`)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ rejected: 1 })
  })
})

describe('a file that is garbled', () => {
  const asGbk = (text: string): string => new TextDecoder('gb18030').decode(Buffer.from(text))

  it.each([
    ['in its rows', `name,city\n${asGbk('张三')},${asGbk('北京')}\n`, '"寮犱笁" seems garbled, as if "张三" was meant'],
    ['in its headers', `${asGbk('姓名')},name\n甲,乙\n`, '"濮撳悕" seems garbled, as if "姓名" was meant'],
    ['beyond mending', `name,city\n${asGbk('李明华')},北京\n`, 'seems garbled: the text was read in a wrong encoding'],
  ])('%s is said to be so', async (_, text, told) => {
    const house = await newHouse()
    house.put('a.csv', text)
    expect((await house.run(['import', 'customers', 'a.csv', '-n'])).stderr).toContain(told)
  })

  it('is none where its texts are right', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,city,note\n瑾瑜,Zürich,10€ 起\n')
    expect((await house.run(['import', 'customers', 'a.csv', '-n'])).stderr).not.toContain('garbled')
  })
})

describe('words for nothing', () => {
  it('leave a choice, a birthday or a day empty; no text, and no field that must be there', async () => {
    const house = await newHouse()
    const words = ['Unspecified', 'unknown', '保密', '-', '未知', 'N/A', '无', '']
    house.put(
      'a.csv',
      `name,gender,birthday,note\n${words.map((word, at) => `甲${at},${word},${word},${word}`).join('\n')}\n`,
    )
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: words.length, rejected: 0 })
    for (const row of await house.list('customers', '--fields', 'gender,birthday')) {
      expect(row).toEqual({ gender: null, birthday: null })
    }
    const notes = await house.list('customers', '--sort', 'id', '--fields', 'note')
    expect(notes.slice(0, 4).map(({ note }) => note)).toEqual(words.slice(0, 4))
  })

  it.each(['0/0/00', '0000-00-00', '00.00.0000', '0000-00-00 00:00:00', '0'])('%s is no birthday', async (cell) => {
    const house = await newHouse()
    house.put('a.csv', `name,birthday\n甲,${cell}\n`)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1 })
  })

  it('empty nothing, as they are no empty cells', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,gender,birthday\nK1,甲,女,1990-01-05\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,gender,birthday\nK1,甲,保密,0/0/00\n')
    expect(await house.load(['customers', 'b.csv', '--blank-clears'])).toMatchObject({ unchanged: 1 })
  })

  it('leave a number, an amount, an address and phones empty too, told by line, with their count', async () => {
    const house = await newHouse()
    const words = ['N/A', '-', '无', '--', '/', '未知', 'NaN']
    const rows = words.map((word, at) => `甲${at},${word},${word},${word},${word},${word},${word}`)
    house.put('a.csv', `name,age,every,added,emails,phones,note\n${rows.join('\n')}\n乙,0,0,2026-01-02,,,\n`)
    const told = await house.load(['customers', 'a.csv'])
    expect(told).toMatchObject({ added: 8, rejected: 0 })
    expect(told.notes).toMatchObject([{ code: 'no-answer', count: 7 }])
    expect(JSON.stringify(told.notes)).toContain(
      'phones \\"N/A\\", emails \\"N/A\\", age \\"N/A\\", every \\"N/A\\", added \\"N/A\\": taken as empty',
    )
    const listed = await house.list('customers', '--sort', 'id', '--fields', 'name,age,every,emails,phones,note')
    expect(listed[1]).toEqual({ name: '甲1', age: null, every: null, emails: [], phones: [], note: '-' })
    expect(listed[7]).toMatchObject({ name: '乙', age: 0, every: 0 })
    house.put('p.csv', 'key,name,price\nA,茶,-\nB,壶,无\nC,杯,0\n')
    expect(await house.load(['products', 'p.csv'])).toMatchObject({
      added: 3,
      notes: [{ code: 'no-answer', count: 2 }],
    })
    const prices = await house.list('products', '--sort', 'key', '--fields', 'price')
    expect(prices).toEqual([{ price: null }, { price: null }, { price: 0 }])
  })

  it('are told of no row that is rejected, and save no row from what it must have', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name\nK1,甲\n')
    await house.load(['customers', 'c.csv'])
    house.put('o.csv', 'customer,at,amount,cost\nK1,2026-01-02,-,-\nK1,无,5,-\nK1,2026-01-02,5,-\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({
      added: 1,
      rejected: 2,
      notes: [{ code: 'no-answer', count: 1, rows: [{ line: 4, text: '-' }] }],
    })
  })

  it('do not make good what is merely wrong', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,gender,birthday\n甲,蓝,\n乙,,0/1/00\n丙,,someday\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ rejected: 3 })
  })
})

describe('lists and addresses of other programs', () => {
  it('come apart at three colons, without the groups that Google makes for itself', async () => {
    const house = await newHouse()
    house.put(
      'a.csv',
      'name,phones,emails,tags\n甲,+86 138 1234 5678 ::: 13812345679,a@x.com ::: b@x.com,* myContacts ::: VIP ::: 老客户\n乙,,,* myContacts\n',
    )
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 2 })
    expect(await house.list('customers', '--sort', 'id', '--fields', 'phones,emails,tags')).toEqual([
      { phones: ['+8613812345678', '+8613812345679'], emails: ['a@x.com', 'b@x.com'], tags: ['VIP', '老客户'] },
      { phones: [], emails: [], tags: [] },
    ])
  })

  it('an address is taken out of what a mail program writes', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,emails\n甲,Bob <bob@x.com>\n乙,mailto:e@x.com\n丙,"<f@x.com>; g@x.com"\n')
    await house.load(['customers', 'a.csv'])
    expect(await house.list('customers', '--sort', 'id', '--fields', 'emails')).toEqual([
      { emails: ['bob@x.com'] },
      { emails: ['e@x.com'] },
      { emails: ['f@x.com', 'g@x.com'] },
    ])
  })

  it('a firm without a person has its own name; what has neither has none', async () => {
    const house = await newHouse()
    house.put(
      'a.csv',
      'First Name,Last Name,Organization Name,E-mail 1 - Value\n,,宏远科技,a@x.com\n三,张,宏远科技,\n,,,b@x.com\n',
    )
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 2, rejected: 1 })
    expect(await house.list('customers', '--sort', 'id', '--fields', 'name,company')).toEqual([
      { name: '宏远科技', company: '宏远科技' },
      { name: '张三', company: '宏远科技' },
    ])
    house.put('none.csv', 'name,company\n,无\n,None\n,-\n')
    expect(await house.load(['customers', 'none.csv'])).toMatchObject({ added: 0, rejected: 3 })
    house.put('b.csv', 'key,name,company\nK1,丁,\n')
    await house.load(['customers', 'b.csv'])
    house.put('c.csv', 'key,name,company\nK1,,远大\n')
    await house.load(['customers', 'c.csv', '--blank-clears'])
    expect(await house.list('customers', 'K1', '--fields', 'name,company')).toEqual([{ name: '丁', company: '远大' }])
  })

  it('words for nothing are names and texts where they stand as such, and nothing in choices and days', async () => {
    const house = await newHouse()
    const words = ['NULL', 'nil', 'undefined', 'N/A', '-', '无', 'None']
    house.put(
      'a.csv',
      `name,note,gender,birthday\n${words.map((word) => `${word},${word},${word},${word}\n`).join('')}`,
    )
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: words.length, rejected: 0 })
    expect(await house.list('customers', '--sort', 'id', '--fields', 'name,note,gender,birthday')).toEqual(
      words.map((word) => ({ name: word, note: word, gender: null, birthday: null })),
    )
  })

  it('spaces of no width at the edges make no other name', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name\n\u200b张三\n李\u200d四\u2060\n\ufeff 王五 \u200b\n')
    await house.load(['customers', 'a.csv'])
    expect(await house.list('customers', '--sort', 'id', '--fields', 'name')).toEqual([
      { name: '张三' },
      { name: '李\u200d四' },
      { name: '王五' },
    ])
  })
})

describe('a table parted by commas', () => {
  it('is read so though its cells hold other signs: its own empty sheet too', async () => {
    const house = await newHouse()
    house.put('a.csv', '名称,电话;手机;座机\n甲,1;2;3\n')
    expect((await house.load(['customers', 'a.csv'])).ignored_columns).toEqual(['电话;手机;座机'])
    for (const lang of ['en', 'zh-CN'])
      for (const noun of ['visits', 'fields', 'customers', 'orders', 'complaints']) {
        await house.ok(['export', noun, '--template', '-o', 't.csv', '--lang', lang])
        const ran = await house.run(['import', noun, 't.csv'])
        expect(ran.code, `${noun} ${lang}: ${ran.stderr}`).toBe(0)
      }
  })

  it('leaves tables of semicolons and bars theirs', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name;birthday;note\nMüller, Hans;1990-01-05;1,5\nMaier, Eva;;2,5\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 2 })
    house.put('b.csv', 'name, given|city\nMüller, Eva|Bonn\n')
    expect((await house.load(['customers', 'b.csv', '--map', 'name, given=name'])).added).toBe(1)
    expect(await house.list('customers', '--sort', 'id', '--fields', 'name')).toEqual([
      { name: 'Müller, Hans' },
      { name: 'Maier, Eva' },
      { name: 'Müller, Eva' },
    ])
  })
})

describe('rows that are no records', () => {
  it('names of columns once more, and sums, are rejected; records that look a little like them are taken', async () => {
    const house = await newHouse()
    const rows = ['甲,13800138000', '姓名,手机', '小计,', '乙,', '合计：,2', '合计科技,', '姓名,13900139000', 'Total,']
    house.put('a.csv', `姓名,手机\n${rows.join('\n')}\n`)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 5, rejected: 3 })
    const rejected = house.read('a.rejected.csv')
    expect(rejected).toContain('repeats the names of the columns')
    expect(rejected).toContain('a row of sums')
    await house.ok(['add', 'customer', '丙', '--key', 'K1'])
    house.put('o.csv', '订单号,客户,日期,金额\nO1,K1,2026-01-05,10\n总计,,,10\n')
    expect(await house.load(['orders', 'o.csv'])).toMatchObject({ added: 1, rejected: 1 })
  })

  it('a file of JSON is named as such', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', '丙'])
    for (const format of ['json', 'ndjson']) {
      house.put('a.json', await house.ok(['export', 'customers', '--format', format]))
      const ran = await house.run(['import', 'customers', 'a.json'])
      expect(ran.code).toBe(9)
      expect(ran.stderr).toContain('it is JSON')
    }
    house.put('b.csv', '[name],{note}\n丁,"{""a"":1}"\n')
    expect((await house.run(['import', 'customers', 'b.csv'])).stderr).not.toContain('JSON')
  })
})

describe('what a script is told', () => {
  it('of cells that were not read, short rows and merged cells, by kind and line', async () => {
    const house = await newHouse()
    const merged = `${textRow(1, ['name', 'company'])}<row r="2"><c t="str"><v>甲</v></c><c t="str"><v>宏远</v></c></row><row r="3"><c t="str"><v>乙</v></c></row><row r="4"><c t="str"><v>丙</v></c><c t="e"><v>#N/A</v></c></row>`
    const bytes = await xlsxOf(merged)
    house.put('a.xlsx', bytes)
    const plain = await house.load(['customers', 'a.xlsx', '-n'])
    expect(plain.notes).toEqual([{ code: 'error-cell', count: 1, rows: [expect.objectContaining({ line: 4 })] }])
    const parts = xlsxParts([{ name: 'S', rows: merged }])
    const sheet = 'xl/worksheets/sheet1.xml'
    const merges = '</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B2:B3"/></mergeCells>'
    house.put('b.xlsx', await zipOf({ ...parts, [sheet]: (parts[sheet] ?? '').replace('</sheetData>', merges) }))
    const report = await house.load(['customers', 'b.xlsx', '-n'])
    expect(report.notes.map(({ code }) => code)).toEqual(['merged-cell', 'error-cell'])
    expect(report.stderr).toContain('line 2: B2:B3: cells of several rows are merged')
    house.put('c.csv', 'name,city,note\n丁\n戊,北京\n己,,\n')
    const short = await house.load(['customers', 'c.csv', '-n'])
    expect(short.notes).toMatchObject([{ code: 'too-few-cells', count: 2 }])
    expect(short.stderr).toContain('2 rows with fewer cells than columns, the first in line 2')
  })
})

describe('names of columns that stand elsewhere', () => {
  it('are looked for further down and in other sheets, for the line to type', async () => {
    const house = await newHouse()
    const hint = async (name: string) => failureOf(await house.run(['import', 'customers', name, '--json'])).hint
    house.put('a.csv', '基本信息,,联系方式,\n姓名,性别,手机,邮箱\n甲,男,13800138000,a@x.com\n')
    expect(await hint('a.csv')).toBe('crm import customers a.csv --header-line 2')
    const cover = { name: '说明', rows: textRow(1, ['请填写下面的表']) }
    const list = { name: '客户', rows: textRow(1, ['姓名']) + textRow(2, ['甲']) }
    const orders = { name: '订单', rows: textRow(1, ['客户', '金额']) }
    house.put('b.xlsx', await zipOf(xlsxParts([cover, list, orders])))
    expect(await hint('b.xlsx')).toBe('crm import customers b.xlsx --sheet 客户')
    house.put('c.csv', 'foo,bar\n甲,乙\n')
    expect(await hint('c.csv')).toContain('--map HEADER=name')
  })
})
