// Workbooks that go out: days as days, figures as numbers, keys and phones as text; read by another's reader and by ours.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { markCell } from '../../src/exchange/formula-guard.ts'
import type { Column } from '../../src/output/column.ts'
import { openBook } from '../../src/output/xlsx.lazy.ts'
import { xmlText } from '../../src/output/xlsx-cell.ts'
import { readSheet } from '../harness/read-sheet.ts'
import { crm } from '../harness/world.ts'

type Row = Readonly<Record<string, string>>

const column = (key: string, kind: Column<Row>['kind'] = 'text'): Column<Row> => ({
  key,
  title: { en: key, zh: key },
  kind,
  json: (row) => row[key] ?? null,
  ...(kind === 'moment' ? { local: (row) => (row[key]?.includes('Z') ? '2026-11-27 15:30:05.678' : '') } : {}),
})

const columns = [
  column('id', 'reference'),
  column('phones', 'phone'),
  column('birthday', 'day'),
  column('at', 'moment'),
  column('amount', 'money'),
  column('orders', 'number'),
  column('note'),
]

const write = async (rows: Iterable<Row>, header = true): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  const book = openBook((bytes) => void pieces.push(bytes), '客户/[1]')
  await book.sheet(columns, rows, { header, mark: markCell })
  await book.end()
  return Buffer.concat(pieces)
}

const rows: readonly Row[] = [
  {
    id: '00123',
    phones: '+8613800138000',
    birthday: '1990-01-05',
    at: '2026-11-27T07:30:05.678Z',
    amount: '1234.50',
    orders: '12',
    note: '=1+1',
  },
  {
    id: 'C-2',
    phones: '010-1',
    birthday: '--01-05',
    at: '2026-11-27',
    amount: '12345678901234.56',
    orders: '',
    note: "'=x\n<b>&_x0041_\u0007",
  },
  { id: 'C-3', phones: '', birthday: '1899-05-01', at: '', amount: '-3', orders: '0', note: '' },
]

describe('a sheet', () => {
  test('as another reader has it: types, formats, a header that stays in sight', async () => {
    const book = await readXlsx(await write(rows), { readStyles: true })
    const [sheet] = book.sheets
    expect(sheet?.name).toBe('客户  1')
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    expect(sheet?.rows[0]).toEqual(columns.map(({ key }) => key))
    expect(sheet?.rows[1]).toEqual([
      '00123',
      '+8613800138000',
      new Date('1990-01-05T00:00:00Z'),
      new Date('2026-11-27T15:30:05.678Z'),
      1234.5,
      12,
      '=1+1',
    ])
    expect(sheet?.rows[2]).toEqual([
      'C-2',
      '010-1',
      '--01-05',
      new Date('2026-11-27T00:00:00Z'),
      '12345678901234.56',
      null,
      "''=x\n<b>&_x0041_\u0007",
    ])
    expect(sheet?.rows[3]?.slice(0, 6)).toEqual(['C-3', null, '1899-05-01', null, -3, 0])
    expect(sheet?.cells?.get('1,4')?.style?.numFmt).toBe('0.00')
    expect(sheet?.cells?.get('1,1')?.style?.numFmt).toBe('@')
  })

  test('what XML cannot hold is written out, and what looks so too', () => {
    expect(xmlText('a\u0007\r_x0041_<\ud800')).toBe('a_x0007__x000D__x005F_x0041_&lt;_xD800_')
  })

  test('as ours has it', async () => {
    const sheet = await readSheet(await write(rows))
    expect(sheet.rows[0]).toEqual({ ...rows[0], at: '2026-11-27 15:30:05.678', amount: '1234.5' })
    expect(sheet.rows[1]).toEqual({ ...rows[1], note: `'${rows[1]?.note}` })
  })

  test('the same rows give the same bytes; without a header the first row is data', async () => {
    expect((await write(rows)).equals(await write(rows))).toBe(true)
    const book = await readXlsx(await write(rows, false))
    expect(book.sheets[0]?.rows[0]?.[0]).toBe('00123')
    expect((await readXlsx(await write([]))).sheets[0]?.rows).toHaveLength(1)
  })

  test('a text longer than a cell, and more rows than a sheet, are refused', async () => {
    const long = write([{ note: 'x'.repeat(32_768) }])
    await expect(long).rejects.toMatchObject({
      code: 'too-large-for-xlsx',
      detail: { why: { en: expect.stringContaining('note') } },
    })
    const many = function* (): Iterable<Row> {
      for (let at = 0; at < 1_048_576; at += 1) yield {}
    }
    await expect(write(many())).rejects.toMatchObject({ code: 'too-large-for-xlsx', exit: 1 })
  })
})

describe('through the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-xlsx-'))
  const run = (argv: readonly string[], isTTY = false) => crm(argv, { cwd: folder, isTTY })

  test('export, look, import into an empty store: the same dump', async () => {
    await run(['init', '--zone', 'Europe/Berlin', '--currency', 'EUR'])
    await run([
      'add',
      'customer',
      '007',
      '--key',
      '00123',
      '--phones',
      '0571-88888888转8001',
      '--birthday',
      'lunar:--08-15',
      '--note',
      "'=1+1",
    ])
    await run(['add', 'customer', '="0571"', '--birthday', '1990-01-05', '--tags', 'a,b'])
    for (const at of ['2026-03-29 01:30', '2026-10-24 22:00', '2025-10-26T01:30:00.250Z'])
      await run(['add', 'order', 'C-1', '--at', at, '--amount', '12.34', '--key', at])
    for (const noun of ['customers', 'orders']) {
      expect(await run(['export', noun, '-o', `${noun}.xlsx`])).toMatchObject({ code: 0 })
      expect(
        readFileSync(join(folder, `${noun}.xlsx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK')
    }
    const env = { CRM_DB: join(folder, 'other.db') }
    const other = (argv: readonly string[]) => crm(argv, { cwd: folder, env })
    await other(['init', '--zone', 'Europe/Berlin', '--currency', 'EUR'])
    for (const noun of ['customers', 'orders'])
      expect(await other(['import', noun, `${noun}.xlsx`, '--json'])).toMatchObject({ code: 0 })
    expect((await other(['dump'])).stdout).toBe((await run(['dump'])).stdout)
    const again = await other(['import', 'customers', 'customers.xlsx', '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({ encoding: 'XLSX', rows: 2, unchanged: 2, entry: null })
  })

  test('a program may take it from stdout, a terminal may not', async () => {
    const { bytes } = await run(['list', 'customers', '-f', 'xlsx'])
    expect((await readXlsx(bytes)).sheets[0]?.rows.length).toBe(3)
    const refused = await run(['list', 'customers', '-f', 'xlsx'], true)
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stderr).toContain('-o FILE.xlsx')
    expect((await crm(['list', 'customers', '-f', 'xlsx', '--json'], { cwd: folder })).stderr).not.toContain(
      'binary-on-terminal',
    )
    rmSync(folder, { recursive: true, force: true })
  })
})
