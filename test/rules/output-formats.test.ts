import { describe, expect, it } from 'vitest'
import { isFailure } from '../../src/kernel/failure.ts'
import { type Column, flatText, isWhole, sideOf } from '../../src/output/column.ts'
import { csvLines, idLines } from '../../src/output/flat-lines.ts'
import { type Format, formatOf, formatOfFile, readFormat, refuseEnding } from '../../src/output/format.ts'
import { textSink } from '../../src/output/sink.ts'
import { type WriteOptions, writeRows } from '../../src/output/write-rows.ts'
import { columns, type Sample, samples } from './output-sample.ts'

const written = async (format: Format, options: Partial<WriteOptions> = {}, rows: readonly Sample[] = samples) => {
  const sink = textSink()
  await writeRows(sink, columns, rows, { format, language: 'en', ...options })
  return sink.text()
}

describe('formats', () => {
  it('JSON: an array, one row a line, keys never translated', async () => {
    expect(await written('json', { language: 'zh' })).toBe(
      [
        '[',
        '{"id":"C-12","name":"宏远科技有限公司","phones":["010-6552 9988","13800138000"],"note":"价格可以，交货太慢；下次带样品，约在下午三点。Short calls in the morning","spend":412300,"last_contact":"2026-10-21","vip":true},',
        '{"id":"C-7","name":"Maria \\"Mia\\" Lopez","phones":[],"note":"a|b, <i>c</i>\\\\d\\te","spend":0.05,"last_contact":"2026-11-20","vip":false},',
        '{"id":"C-205","name":"張三豐 👨‍👩‍👧","phones":["+34600000000"],"note":"行1\\n行2","spend":1200,"last_contact":null,"vip":false}',
        ']',
        '',
      ].join('\n'),
    )
  })

  it('NDJSON: one object a line', async () => {
    const lines = (await written('ndjson')).split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ id: 'C-7', spend: 0.05, phones: [] })
  })

  it('CSV: RFC 4180 with a head of keys', async () => {
    expect(await written('csv', { language: 'zh' })).toBe(
      [
        'id,name,phones,note,spend,last_contact,vip',
        'C-12,宏远科技有限公司,010-6552 9988;13800138000,价格可以，交货太慢；下次带样品，约在下午三点。Short calls in the morning,412300,2026-10-21,true',
        'C-7,"Maria ""Mia"" Lopez",,"a|b, <i>c</i>\\d\te",0.05,2026-11-20,false',
        'C-205,張三豐 👨‍👩‍👧,+34600000000,"行1\n行2",1200,,false',
        '',
      ].join('\n'),
    )
  })

  it('CSV: guarded cells unless raw', async () => {
    const guard = (cell: string) => (cell.startsWith('+') ? `'${cell}` : cell)
    expect(await written('csv', { guard })).toContain("'+34600000000")
    expect(await written('csv', { guard, raw: true })).not.toContain("'+34600000000")
  })

  it('CSV for Excel: mark, CRLF, phones and leading zeros as text, figures as figures', async () => {
    const first = samples[0]
    if (first === undefined) throw new Error('no sample')
    const row = { ...first, phones: ['010-6552 9988'], name: '007', note: '110101199003077758' }
    expect(await written('csv', { excel: true }, [row])).toBe(
      '\ufeffid,name,phones,note,spend,last_contact,vip\r\n' +
        'C-12,"=""007""","=""010-6552 9988""","=""110101199003077758""",412300,2026-10-21,true\r\n',
    )
  })

  it.each([
    ['text', '13800138000', '13800138000'],
    ['text', '110101199003', '="110101199003"'],
    ['text', '0571', '="0571"'],
    ['text', '+44 20 7946', '="+44 20 7946"'],
    ['text', '0', '0'],
    ['text', '0.5', '0.5'],
    ['text', '0571 or so', '0571 or so'],
    ['text', '=1+1', "'=1+1"],
    ['phone', '13800138000', '="13800138000"'],
    ['phone', '(0571) 8765-4321', '="(0571) 8765-4321"'],
    ['phone', '110', '110'],
    ['phone', '12345', '="12345"'],
    ['phone', '=1+1', "'=1+1"],
    ['number', '007', '007'],
    ['number', '110101199003', '110101199003'],
    ['money', '0123', '0123'],
    ['number', '=1+1', "'=1+1"],
  ] as const)('CSV for Excel: of the kind %s %s is %s', (kind, text, cell) => {
    const guard = (one: string) => (one.startsWith('=') ? `'${one}` : one)
    const column = { key: 'x', title: { en: 'x', zh: 'x' }, kind, json: (row: string) => row }
    const line = csvLines([column, column], { header: false, excel: true, guard }).line(text, 0)
    const written = cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
    expect(line).toBe(`${written},${written}\r\n`)
  })

  it('CSV of one column leaves no line blank', async () => {
    const sink = textSink()
    const column = { key: 'note', title: { en: 'note', zh: '备注' }, json: (text: string) => text }
    await writeRows(sink, [column], ['a', '', 'b'], { format: 'csv', language: 'en' })
    expect(sink.text()).toBe('note\na\n""\nb\n')
  })

  it('TSV: one line a row, tab, line break and backslash escaped', async () => {
    const lines = (await written('tsv')).split('\n')
    expect(lines[0]).toBe('id\tname\tphones\tnote\tspend\tlast_contact\tvip')
    expect(lines[2]).toBe('C-7\tMaria "Mia" Lopez\t\ta|b, <i>c</i>\\\\d\\te\t0.05\t2026-11-20\tfalse')
    expect(lines[3]).toContain('\t行1\\n行2\t')
    expect(lines).toHaveLength(5)
  })

  it('ids alone', async () => {
    expect(await written('ids')).toBe('C-12\nC-7\nC-205\n')
  })

  it.each([
    ['the column id', ['name', 'id', 'of'], 'id'],
    ['else the first that names a record', ['name', 'of', 'by'], 'of'],
    ['else the first', ['name', 'note'], 'name'],
  ])('ids are those of %s', (_, keys, key) => {
    const columns = keys.map((one) => ({
      key: one,
      title: { en: one, zh: one },
      json: (row: string) => (row === '' ? null : `${one}\t${row}`),
      ...(one === 'of' || one === 'by' ? { kind: 'reference' as const } : {}),
    }))
    const { open, line, close } = idLines(columns)
    expect([open, line('1', 0), line('', 1), close(2)]).toEqual(['', `${key}\\t1\n`, '', ''])
    expect(idLines<string>([]).line('1', 0)).toBe('')
  })

  it('Markdown: a table whose text is only text', async () => {
    const lines = (await written('md', { language: 'zh' })).split('\n')
    expect(lines[0]).toBe('| 编号 | 名称 | 电话 | 备注 | 净消费 | 上次联系 | 贵宾 |')
    expect(lines[1]).toBe('| --- | --- | --- | --- | --: | --- | --- |')
    expect(lines[3]).toBe('| C-7 | Maria "Mia" Lopez |  | a\\|b, &lt;i&gt;c&lt;/i&gt;\\\\d␉e | ¥0.05 | 2026-11-20 |  |')
    expect(lines[4]).toContain('| 行1<br>行2 |')
  })

  it('HTML: a page that stands alone, light and dark, with nothing fetched and nothing run', async () => {
    const page = await written('html', { language: 'zh', title: { en: 'Customers', zh: '客户 <一>' } })
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(page).toContain('<title>客户 &lt;一&gt;</title>')
    expect(page).toContain('prefers-color-scheme:dark')
    expect(page).not.toMatch(/<script|https?:|@import|url\(/)
    expect(page).toContain('<td>a|b, &lt;i&gt;c&lt;/i&gt;\\d␉e</td><td class="right">¥0.05</td>')
    expect(page).toContain('<td>行1<br>行2</td><td class="right">¥1200.00</td><td class="warning"></td>')
    expect(page.match(/<tr>/g)).toHaveLength(4)
    expect(page).toMatch(/<\/body>\n<\/html>\n$/)
  })

  it.each([
    ['json', '[]\n'],
    ['ndjson', ''],
    ['csv', 'id,name,phones,note,spend,last_contact,vip\n'],
    ['tsv', 'id\tname\tphones\tnote\tspend\tlast_contact\tvip\n'],
    ['ids', ''],
    ['table', ''],
  ] as const)('an empty list as %s', async (format, text) => {
    expect(await written(format, {}, [])).toBe(text)
  })

  it.each(['csv', 'tsv', 'table'] as const)('%s without a head', async (format) => {
    const bare = await written(format, { header: false })
    expect(bare.startsWith('C-12')).toBe(true)
  })

  it('takes rows from a running source, in blocks', async () => {
    async function* source() {
      for (let at = 0; at < 4500; at += 1) yield at
    }
    const column = { key: 'id', title: { en: 'id', zh: '编号' }, json: (at: number) => at }
    const parts: string[] = []
    const sink = { write: (text: string) => void parts.push(text), isClosed: () => false }
    await writeRows(sink, [column], source(), { format: 'json', language: 'en' })
    expect(parts).toHaveLength(3)
    expect(JSON.parse(parts.join(''))).toHaveLength(4500)
    const table = textSink()
    await writeRows(table, [column], source(), { format: 'table', language: 'en' })
    expect(table.text().split('\n')).toHaveLength(4502)
  })
})

describe('a cell', () => {
  it.each([
    ['a', 'a'],
    [null, ''],
    [1.5, '1.5'],
    [true, 'true'],
    [['a', 'b', null, ['c', 1]], 'a;b;;c;1'],
    [{ a: ['b'] }, '{"a":["b"]}'],
    [[{ a: 1 }], '{"a":1}'],
  ])('of %j is the text %s for programs', (value, text) => {
    expect(flatText(value)).toBe(text)
  })

  const kinds = ['text', 'number', 'money', 'day', 'moment', 'list', 'flag', 'reference', 'phone', 'json'] as const
  const of = (more: Partial<Column<string>>): Column<string> => ({
    key: 'x',
    title: { en: 'x', zh: 'x' },
    json: (row) => row,
    ...more,
  })

  it('of figures stands at the right, all others at the left, unless its column says so', () => {
    expect(kinds.filter((kind) => sideOf(of({ kind })) === 'right')).toEqual(['number', 'money'])
    expect(kinds.map((kind) => sideOf(of({ kind }))).filter((side) => side !== 'right' && side !== 'left')).toEqual([])
    expect([sideOf(of({})), sideOf(of({ align: 'right' })), sideOf(of({ kind: 'money', align: 'left' }))]).toEqual([
      'left',
      'right',
      'left',
    ])
  })

  it('of figures, days, ids and phones stays in one piece', () => {
    const whole = ['number', 'money', 'day', 'moment', 'flag', 'phone']
    expect(kinds.filter((kind) => isWhole(of({ kind })))).toEqual(whole)
    expect([isWhole(of({})), isWhole(of({ key: 'id' })), isWhole(of({ align: 'right' }))]).toEqual([false, true, true])
  })
})

describe('names of formats', () => {
  it('reads names and suffixes', () => {
    expect(formatOf('csv')).toBe('csv')
    expect(formatOf('.HTM')).toBe('html')
    expect(formatOf('jsonl')).toBe('ndjson')
    expect(formatOf('constructor')).toBeUndefined()
    expect([formatOf('x.csv'), formatOf('c.sv')]).toEqual([undefined, undefined])
    expect(readFormat('CSV')).toBe('csv')
  })

  it.each([
    ['lists/2026.11/王芳.csv', 'csv'],
    ['a.TXT', 'table'],
    ['a.tab', 'tsv'],
    ['a.b.markdown', 'md'],
    ['a.vcf', 'vcard'],
    ['a.3gp', undefined],
    // No ending that says anything.
    ['lists.csv/list', undefined],
    ['lists.csv\\list', undefined],
    ['.csv', undefined],
    ['a/.csv', undefined],
    ['a.', undefined],
    ['list-2026.11', undefined],
    ['csv', undefined],
  ])('of the file %s is %s', (path, format) => {
    expect(formatOfFile(path)).toBe(format)
  })

  it('refuses a file whose ending means none, and no other', () => {
    expect(() => refuseEnding('a/list.cvs')).toThrow(
      expect.objectContaining({
        code: 'unknown-ending',
        exit: 2,
        words: {
          en: 'no format goes with the ending of "a/list.cvs"',
          zh: '“a/list.cvs”的后缀不对应任何格式',
        },
        detail: expect.objectContaining({ field: 'output', hint: { en: 'a/list.csv', zh: 'a/list.csv' } }),
      }),
    )
    for (const path of ['list.x', 'list.7z', 'list.x7', '2026.11.x']) {
      const hint = { en: path.replace(/[^.]*$/, 'csv'), zh: path.replace(/[^.]*$/, 'csv') }
      const why = { en: expect.stringContaining('.csv, .'), zh: expect.stringContaining('.csv、.') }
      expect(() => refuseEnding(path)).toThrow(
        expect.objectContaining({ detail: expect.objectContaining({ hint, why }) }),
      )
    }
    for (const path of ['list', 'list.7', 'list.htm', '/dev/stdout']) expect(() => refuseEnding(path)).not.toThrow()
  })
  it('refuses an unknown name with the names there are', () => {
    try {
      readFormat('yaml')
      expect.unreachable()
    } catch (error) {
      if (!isFailure(error)) throw error
      expect(error.code).toBe('unknown-format')
      expect(error.exit).toBe(2)
      expect(error.detail.why?.en).toContain('ndjson')
      expect(error.detail.hint?.en).toMatch(/^--format \w+$/)
    }
    const hint = (text: string) =>
      expect.objectContaining({ detail: expect.objectContaining({ hint: { en: text, zh: text } }) })
    expect(() => readFormat('jsn')).toThrow(hint('--format json'))
    expect(() => readFormat('qqqqqq')).toThrow(hint('--format table'))
  })
})
