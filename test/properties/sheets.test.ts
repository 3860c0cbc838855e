// What goes out comes back, cell for cell: XLSX, TSV, CSV for Excel, vCard, whatever stands in the cells.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardCell, markCell, unguardCell } from '../../src/exchange/formula-guard.ts'
import { guardedSheet } from '../../src/exchange/guarded-sheet.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { cleanText } from '../../src/kernel/text.ts'
import { cardLines } from '../../src/output/card-lines.lazy.ts'
import type { Column } from '../../src/output/column.ts'
import { csvLines, tsvLines } from '../../src/output/flat-lines.ts'
import { allLines } from '../../src/output/row-lines.ts'
import { openBook } from '../../src/output/xlsx.lazy.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { newHouse } from '../queries/import-house.ts'

type Row = readonly string[]

const columnsOf = (keys: readonly string[], kind: Column<Row>['kind'] = 'text'): readonly Column<Row>[] =>
  keys.map((key, at) => ({ key, title: { en: key, zh: key }, kind, json: (row) => row[at] ?? '' }))

/** The rows that an import would take, the guard taken off each cell as it does. */
const back = async (bytes: Buffer): Promise<readonly Row[]> => {
  const sheet = guardedSheet(await openSheet(bytes))
  const rows: Row[] = []
  for await (const block of sheet.rows()) {
    for (const { cells, fault } of block) {
      expect(fault).toBeUndefined()
      rows.push(cells.map(unguardCell))
    }
  }
  return rows
}

const signs = fc.constantFrom(
  ...[
    "'",
    '"',
    '=',
    '+',
    '-',
    '@',
    '＝',
    '\\',
    '\\n',
    '\\t',
    '\t',
    '\n',
    '\r',
    '\r\n',
    ',',
    ';',
    ' ',
    '0',
    '1',
    '0571',
    '="0571"',
  ],
  ...['_x0041_', '&lt;', '<b>', ']]>', 'a', '张', '𠮷', '\u0007', '\ufffe', 'é', '\u2028'],
)
const text = fc.oneof(
  fc.array(signs, { maxLength: 8 }).map((list) => list.join('')),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const rowsOf = (width: number) =>
  fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })

/** Rows that begin with an id, as every export does. */
const identified = (rows: readonly Row[]): readonly Row[] => rows.map((cells, at) => [`C-${at + 1}`, ...cells])

const keys = ['id', 'name', 'note', 'city']

test('XLSX', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(3), fc.boolean(), async (random, phones) => {
      const rows = identified(random)
      const pieces: Uint8Array[] = []
      const book = openBook((bytes) => void pieces.push(bytes), 'x')
      await book.sheet(columnsOf(keys, phones ? 'phone' : 'text'), rows, { header: true, mark: markCell })
      await book.end()
      expect(await back(Buffer.concat(pieces))).toEqual(rows)
    }),
    runs(200),
  )
})

test('TSV', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(3), async (random) => {
      const rows = identified(random)
      const bytes = Buffer.from(allLines(tsvLines(columnsOf(keys), { header: true }), rows))
      const clean = rows.map((cells) => cells.map((cell) => cell.replace(/[\u001a]+$/, '')))
      expect(await back(bytes)).toEqual(clean)
    }),
    runs(400),
  )
})

test('CSV, and CSV for Excel', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(3), fc.boolean(), fc.boolean(), async (random, excel, phones) => {
      const rows = identified(random)
      const lines = csvLines(columnsOf(keys, phones ? 'phone' : 'text'), { header: true, excel, guard: guardCell })
      expect(await back(Buffer.from(allLines(lines, rows)))).toEqual(rows)
    }),
    runs(400),
  )
})

test('the mark of a workbook comes off exactly', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(unguardCell(markCell(value))).toBe(value)
    }),
    runs(1000),
  )
})

test('vCard: what a card has room for, as records keep it', async () => {
  const line = text.map((one) => cleanText(one)).filter((one) => one !== '')
  const lines = text.map((one) => cleanText(one, { multiline: true }))
  const word = line.map((one) => one.replace(/[;；、，,]/g, '').trim()).filter((one) => one !== '')
  const card = fc.record({
    name: line,
    key: fc.option(line, { nil: '' }),
    city: fc.option(line, { nil: '' }),
    address: fc.option(line, { nil: '' }),
    position: fc.option(line, { nil: '' }),
    company: fc.option(line, { nil: '' }),
    note: lines,
    tags: fc.uniqueArray(word, { maxLength: 3 }).map((list) => list.join(';')),
    phones: fc.constantFrom('', '+8613800138000', '+8613800138000;+861065529988x8001', '1.38E+10', 'ask him'),
    emails: fc.constantFrom('', 'a@b.cn;c@d.cn'),
    birthday: fc.constantFrom('', '1990-01-05', '--02-29', '1990', 'lunar:--06L-15'),
    kind: fc.constantFrom('person', 'company'),
    wechat: fc.constantFrom('', 'wx:lin_01', 'lin'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(card, { minLength: 1, maxLength: 4 }), async (cards) => {
      type Card = (typeof cards)[number]
      const of = (key: keyof Card): Column<Card> => ({ key, title: { en: key, zh: key }, json: (row) => row[key] })
      const names: readonly (keyof Card)[] = [
        'name',
        'key',
        'city',
        'address',
        'position',
        'company',
        'note',
        'tags',
        'phones',
        'emails',
        'birthday',
        'kind',
        'wechat',
      ]
      const written = allLines(cardLines(names.map(of), 'en'), cards)
      for (const one of written.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
      const sheet = await openSheet(Buffer.from(written))
      expect(sheet.notes).toEqual([])
      const found: Record<string, string>[] = []
      for await (const block of sheet.rows())
        for (const { cells } of block)
          found.push(Object.fromEntries(sheet.header.flatMap((header, at) => (cells[at] ? [[header, cells[at]]] : []))))
      const wanted = cards.map((one) =>
        Object.fromEntries(
          Object.entries(one).filter(([key, value]) => value !== '' && !(key === 'kind' && value === 'person')),
        ),
      )
      expect(found).toEqual(wanted)
    }),
    runs(200),
  )
})

test('through the program: TSV and XLSX of a store come back to the same dump', { timeout: ample }, async () => {
  const cell = text.map((one) => cleanText(one).replace(/^@/, '＠').replace(/^-$/, '－')).filter((one) => one !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 }), async (customers) => {
      const one = await newHouse()
      for (const [name, note] of customers)
        await one.ok(['add', 'customer', `--name=${name}`, `--note=${note}\n${name}`])
      const dump = await one.dump()
      for (const ending of ['tsv', 'xlsx']) {
        const two = await newHouse()
        await two.ok(['export', 'customers', '--db', `${one.cwd}/crm.db`, '-o', `c.${ending}`])
        await two.ok(['import', 'customers', `c.${ending}`])
        expect(await two.dump()).toBe(dump)
      }
    }),
    runs(3, 1000),
  )
})
