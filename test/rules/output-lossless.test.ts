import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, fromTsvCell, tsvCell } from '../../src/kernel/csv-cell.ts'
import type { Column } from '../../src/output/column.ts'
import type { Format } from '../../src/output/format.ts'
import { textSink } from '../../src/output/sink.ts'
import { writeRows } from '../../src/output/write-rows.ts'

type Row = readonly string[]

const columnsFor = (count: number): Column<Row>[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `c${at}`,
    title: { en: 'c', zh: '列' },
    json: (row) => row[at] ?? '',
  }))

const tricky = fc.constantFrom(...'a,"\'\n\r\t\\;=+ 客é', '\r\n', '\u202e', '\x1b', '\0', '😀', '\ufeff')
const cell = fc.oneof(fc.string({ unit: tricky, maxLength: 12 }), fc.string({ unit: 'grapheme' }))
const rows = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 5 }))

const write = async (format: Format, list: readonly Row[]): Promise<string> => {
  const sink = textSink()
  await writeRows(sink, columnsFor(list[0]?.length ?? 1), list, { format, language: 'zh' })
  return sink.text()
}

describe('what goes out can be read back as it was', () => {
  it('from CSV', () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const read = parse(await write('csv', list), { record_delimiter: '\n' })
        expect(read.slice(1)).toEqual(list)
      }),
    ))

  it('from TSV, where a row is always one line', () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const lines = (await write('tsv', list)).split('\n').slice(1, -1)
        expect(lines.map((line) => line.split('\t').map(fromTsvCell))).toEqual(list)
      }),
    ))

  it('from JSON and NDJSON', () => {
    const value = fc.jsonValue({ maxDepth: 2 })
    const column = { key: 'v', title: { en: 'v', zh: '值' }, json: (row: { v: string }) => JSON.parse(row.v) }
    return fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(value, fc.string({ unit: 'binary' }))), async (values) => {
        const list = values.map((v) => ({ v: JSON.stringify(v) }))
        const expected = list.map(({ v }) => ({ v: JSON.parse(v) }))
        for (const format of ['json', 'ndjson'] as const) {
          const sink = textSink()
          await writeRows(sink, [column], list, { format, language: 'en' })
          const text = format === 'json' ? sink.text() : `[${sink.text().trim().replaceAll('\n', ',')}]`
          expect(JSON.parse(text)).toEqual(expected)
          expect(sink.text()).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
        }
      }),
    )
  })

  it('quotes and escapes only where it must', () => {
    expect(csvCell('a;b c')).toBe('a;b c')
    expect(csvCell('a\rb')).toBe('"a\rb"')
    expect(csvCell('a"b')).toBe('"a""b"')
    expect(tsvCell('a\\n\n')).toBe('a\\\\n\\n')
    expect(fromTsvCell('a\\\\n\\n\\q')).toBe('a\\n\n\\q')
  })
})
