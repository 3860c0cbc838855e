// Every CSV and every encoding of the torture collection: the expected rows, or a refusal that names file and line.
// Broken once by rows with surplus cells that are taken.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { decoderFor } from '../../src/exchange/decode.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { type ReadSheet, readSheet } from '../harness/read-sheet.ts'

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const synthetic = folder('../fixtures/torture/synthetic/')
const shared = folder('../../../shared/torture/')
const data = folder('../../../shared/data/')
const absent = (path: string) => !existsSync(path)
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const rowsOf = async (input: string | Uint8Array, options: SheetOptions = {}) => {
  const sheet = await openSheet(input, options)
  const rows: (readonly string[])[] = []
  for await (const block of sheet.rows()) rows.push(...block.map(({ cells }) => cells))
  return { ...sheet, rows, faults: sheet.faults() }
}

const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isFailure(error)) throw new Error(`no failure but ${String(error)}`)
  return error
}

const plain = ({ rows }: ReadSheet) => rows.map((row) => Object.entries(row))

describe('synthetic files', () => {
  const expected = readdirSync(synthetic).filter(
    (name) =>
      name.endsWith('.csv') && !name.startsWith('birthdays') && existsSync(synthetic + name.replace('.csv', '.json')),
  )
  test.each(expected)('%s gives the expected rows without a fault', async (name) => {
    const records = json(synthetic + name.replace('.csv', '.json'))
    if (!Array.isArray(records)) throw new Error('not a list')
    const sheet = await readSheet(synthetic + name)
    expect(plain(sheet)).toEqual(records.map((record: object) => Object.entries(record)))
    expect(sheet.faults).toEqual([])
  })

  const read = (name: string) => rowsOf(`${synthetic}struct-${name}.csv`)

  test('the encodings are called by their names', async () => {
    const names = ['utf-8', 'utf-8-bom', 'utf-16-le', 'gbk', 'big5', 'shift_jis']
    const found = await Promise.all(
      names.map(async (name) => (await readSheet(`${synthetic}enc-${name}.csv`)).encoding),
    )
    expect(found).toEqual(['UTF-8', 'UTF-8 (marked)', 'UTF-16LE', 'GB18030', 'Big5', 'Shift_JIS'])
  })

  test('birthdays stay the text they are', async () => {
    const sheet = await readSheet(`${synthetic}birthdays.csv`)
    expect(sheet.rows.map((row) => row.生日)).toContain('1990-01-05T23:30:00-08:00')
    expect(sheet.rows).toHaveLength(11)
  })

  test('forms: blank lines, Ctrl-Z, sep=, header alone, leading zeros', async () => {
    expect(await read('blank-lines')).toMatchObject({ header: ['姓名', '电话'], rows: [['张三', '138']], faults: [] })
    expect(await read('ctrl-z')).toMatchObject({ header: ['a', 'b'], rows: [['1', '2']], faults: [] })
    expect(await read('sep-line')).toMatchObject({ delimiter: ';', header: ['姓名', '电话'], rows: [['张三', '138']] })
    expect(await read('header-only-no-eol')).toMatchObject({ header: ['姓名', '电话'], rows: [], faults: [] })
    expect((await read('leading-zero')).rows).toEqual([
      ['张三', '010-12345678'],
      ['李四', '0571'],
    ])
    expect((await read('sci-phone')).rows[0]).toEqual(['张三', '1.38E+10'])
    expect((await read('nul')).rows).toEqual([['1\u00002', '3']])
  })

  test('headers: empty ones are numbered, those that differ in case stay apart', async () => {
    expect(await read('empty-headers')).toMatchObject({
      header: ['column_1', 'column_2', 'column_3'],
      rows: [['1', '2', '3']],
    })
    expect((await read('dup-headers-case')).header).toEqual(['Name', 'NAME', 'name'])
  })

  test('a row with more cells than columns is named with its line and rejected', async () => {
    const sheet = await readSheet(`${synthetic}struct-ragged-long.csv`)
    expect(sheet.faults).toMatchObject([{ line: 2, code: 'too-many-cells', rejects: true }])
    expect(plain(sheet)).toEqual([
      [
        ['a', '5'],
        ['b', '6'],
      ],
    ])
    expect(await read('tab')).toMatchObject({ delimiter: '\t', rows: [['张三', '138']], faults: [] })
  })

  test('an open quote is named with the line where it opens', async () => {
    const path = `${synthetic}struct-unclosed-quote.csv`
    expect(await readSheet(path)).toMatchObject({
      rows: [],
      faults: [{ line: 2, code: 'unclosed-quote', rejects: true }],
    })
    const failure = await failureOf(rowsOf(path))
    expect(failure).toMatchObject({ code: 'unclosed-quote', exit: 9 })
    expect(failure.words.en).toContain('line 2')
  })

  test('damaged UTF-8 and a gzip named csv are refused', async () => {
    const damaged = await failureOf(rowsOf(`${synthetic}invalid-utf8.csv`))
    expect(damaged).toMatchObject({ code: 'bad-bytes', exit: 9 })
    expect(damaged.words.zh).toContain('第 2 行')
    expect(await failureOf(rowsOf(`${synthetic}struct-gzip-named-csv.csv`))).toMatchObject({ code: 'not-csv', exit: 9 })
  })

  test('every file is taken or is in the tests above', () => {
    expect(readdirSync(synthetic).filter((name) => name.endsWith('.csv'))).toHaveLength(expected.length + 15)
  })
})

describe.skipIf(absent(shared))('files of others (skipped where ../shared/torture is absent)', () => {
  const spectrum = absent(shared) ? [] : readdirSync(`${shared}csv-spectrum`).filter((name) => name.endsWith('.csv'))
  test.each(spectrum)('csv-spectrum %s', async (name) => {
    const sheet = await readSheet(`${shared}csv-spectrum/${name}`)
    expect(sheet.rows.map((row) => ({ ...row }))).toEqual(
      json(`${shared}csv-spectrum/${name.replace('.csv', '.json')}`),
    )
    expect(sheet.faults).toEqual([])
  })

  const testData = absent(shared) ? [] : readdirSync(`${shared}csv-test-data`).filter((name) => name.endsWith('.csv'))
  test.each(testData.filter((name) => !name.startsWith('bad-')))('csv-test-data %s', async (name) => {
    const expected = json(`${shared}csv-test-data/${name.replace('.csv', '.json')}`)
    if (!Array.isArray(expected)) throw new Error('not a list')
    const sheet = await rowsOf(`${shared}csv-test-data/${name}`)
    const rows = expected.map((row: object) => Object.values(row)).filter((row) => row.some((cell) => cell !== ''))
    expect(name.startsWith('header-') ? sheet.rows : [sheet.header, ...sheet.rows]).toEqual(rows)
    expect(sheet.faults).toEqual([])
  })

  test.each([
    ['bad-header-less-fields', 'too-few-cells'],
    ['bad-missing-quote', 'unclosed-quote'],
    ['bad-unescaped-quote', 'stray-quote'],
  ])('csv-test-data %s is reported as %s', async (name, code) => {
    expect((await readSheet(`${shared}csv-test-data/${name}.csv`)).faults).toMatchObject([{ line: 2, code }])
  })

  test('csv-test-data bad-header-no-header, a file of no bytes, is refused', async () => {
    const failure = await failureOf(readSheet(`${shared}csv-test-data/bad-header-no-header.csv`))
    expect(failure).toMatchObject({ code: 'empty-file', exit: 9 })
  })

  interface Case {
    readonly description: string
    readonly input: string
    readonly config?: Readonly<Record<string, unknown>>
    readonly expected: { readonly data: readonly unknown[]; readonly errors: readonly unknown[] }
  }
  // Options of Papa Parse that have no counterpart here.
  const foreign = /comments|dynamicTyping|transform|escapeChar|quoteChar|preview|skipFirstNLines/
  const isCase = (value: object): value is Case => 'input' in value
  const cases = (name: string): Case[] => {
    const list = json(`${shared}csv-cases/${name}.json`)
    return Array.isArray(list) ? list.filter(isCase) : []
  }
  const papa = absent(shared) ? [] : [...cases('papaparse-core'), ...cases('papaparse-parse')]
  const ours = papa.filter(
    ({ config = {}, input }) =>
      !foreign.test(Object.keys(config).join(' ')) && input !== '' && (config.delimiter ?? ',') !== ', ',
  )

  test.each(ours.map((one) => [one.description, one] as const))(
    'Papa Parse: %s',
    async (_, { input, config, expected }) => {
      const sign = config?.delimiter
      const delimiter = typeof sign === 'string' && sign !== '\n' ? sign : undefined
      const filled = (row: readonly string[]) => row.some((cell) => cell.trim() !== '')
      const lists = expected.data.map((row) => (Array.isArray(row) ? row : Object.values(row ?? {})).map(String))
      const sheet = await rowsOf(Buffer.from(input), { header: config?.header === true, delimiter }).catch(
        (error) => error,
      )
      if (isFailure(sheet)) return expect(sheet.words.en).toMatch(/line \d/)
      const width = sheet.header.length
      const wanted = lists.filter(filled).map((row) => [...row, ...Array(Math.max(0, width - row.length)).fill('')])
      // A malformed quote is either read the same or named with its line.
      if (expected.errors.length > 0) expect(sheet.faults.length).toBeGreaterThan(0)
      // Where Papa Parse renames headers, it gives them as the first row.
      else
        expect(sheet.rows).toEqual(
          config?.header === true && Array.isArray(expected.data[0]) ? wanted.slice(1) : wanted,
        )
    },
  )

  test('Ruby: the cells of single rows', async () => {
    const list = json(`${shared}csv-cases/ruby-std.json`)
    if (!Array.isArray(list)) throw new Error('not a list')
    for (const { input, expected_row } of list) {
      const wanted = expected_row.map((cell: string | null) => cell ?? '')
      const sheet = await rowsOf(Buffer.from(input), { header: false, delimiter: ',' })
      expect(sheet.rows, input).toEqual(wanted.every((cell: string) => cell === '') ? [] : [wanted])
      expect(sheet.faults).toEqual([])
    }
  })

  const encoded = [
    ['cpython-gbk', 'gbk'],
    ['cpython-big5', 'big5'],
    ['cpython-euc_jp', 'euc-jp'],
    ['cpython-hz', 'hz'],
  ] as const
  test.each(encoded)('%s decodes to its text', (name, alias) => {
    const names = { gbk: 'GB18030', big5: 'Big5', 'euc-jp': 'EUC-JP', hz: 'HZ' }
    const text = decoderFor(names[alias])(readFileSync(`${shared}encodings/${name}.txt`))
    expect(text).toBe(readFileSync(`${shared}encodings/${name}.expected.utf8.txt`, 'utf8'))
  })

  test.each([
    ['cpython-gbk.txt', 'GB18030'],
    ['cpython-big5.txt', 'Big5'],
    ['chardet-gb18030.bin', 'GB18030'],
    ['chardet-shiftjis.bin', 'Shift_JIS'],
    ['chardet-utf16le.bin', 'UTF-16LE'],
    ['chardet-windows_1252.bin', 'windows-1252'],
  ])('%s is known for %s', async (name, encoding) => {
    const sheet = await openSheet(`${shared}encodings/${name}`)
    await sheet.close()
    expect(sheet.encoding).toBe(encoding)
  })

  test('EUC-JP is not taken for another encoding', async () => {
    const failure = await failureOf(openSheet(`${shared}encodings/cpython-euc_jp.txt`))
    expect(failure).toMatchObject({ code: 'undecidable-encoding', exit: 2 })
    expect(failure.detail.candidates?.map(({ id }) => id)).toContain('EUC-JP')
  })

  test('messy files: a French bank in windows-1252, a mark, long rows, backslashes for quotes', async () => {
    const western = await readSheet(`${shared}messy/hledger-sample.fr.cp1252.csv`)
    const utf8 = await readSheet(`${shared}messy/hledger-sample.fr.utf8.csv`)
    expect(western.encoding).toBe('windows-1252')
    expect(western.rows).toEqual(utf8.rows)
    expect((await readSheet(`${shared}messy/papaparse-utf-8-bom.csv`)).header).toEqual(['A', 'B', 'C'])
    expect((await readSheet(`${shared}messy/papaparse-long.csv`)).faults).toEqual([])
    expect((await readSheet(`${shared}messy/clevercsv-airedale.csv`)).faults).toEqual([])
    const imdb = await readSheet(`${shared}messy/clevercsv-imdb.csv`)
    expect(imdb.faults.every(({ code }) => code === 'too-many-cells')).toBe(true)
  })
})

describe.skipIf(absent(data))('twins in two encodings (skipped where ../shared/data is absent)', () => {
  test.each([
    ['tmall_orders_gbk.csv', 'tmall_orders_utf8.csv', 28_010],
    ['waimai_10k_gb18030.csv', 'waimai_10k_utf8.csv', 11_987],
  ])('%s reads like %s', async (one, other, count) => {
    const first = await rowsOf(data + one)
    const second = await rowsOf(data + other)
    expect([first.encoding, second.encoding]).toEqual(['GB18030', 'UTF-8'])
    expect(first.rows).toHaveLength(count)
    expect(first.header).toEqual(second.header)
    expect(first.rows).toEqual(second.rows)
    expect(first.faults).toEqual(second.faults)
  })
})
