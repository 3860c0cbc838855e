// Whatever text comes: the fast reader gives csv-parse's rows, in any pieces; and what is written is read back.

import { CsvError, parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRows } from '../../src/exchange/csv-parse.lazy.ts'
import { guardCell, unguardCell } from '../../src/exchange/formula-guard.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { makeScanner, type ScannedRow } from '../../src/exchange/scan-rows.ts'
import { csvBlocks } from '../../src/exchange/write-csv.ts'
import { runs } from '../harness/property-runs.ts'

const sign = fc.constantFrom(
  ',',
  ';',
  '\t',
  '"',
  '"',
  '\n',
  '\r',
  '\r\n',
  ' ',
  'a',
  '张',
  '𠮷',
  "'",
  '=',
  '\\',
  '\u001a',
)
const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''))
const delimiter = fc.constantFrom(',', ';', '\t', '|')

interface Scan {
  readonly rows: readonly ScannedRow[]
  readonly unclosed: number | undefined
}

const scan = (pieces: readonly string[], by: string): Scan => {
  const scanner = makeScanner(by)
  const rows = pieces.flatMap((piece, at) => scanner.push(piece, at === pieces.length - 1))
  return { rows, unclosed: scanner.stopped()?.line }
}

const cellsOf = (row: ScannedRow, by: string): readonly string[] =>
  row.raw === undefined ? row.cells : (parseRows(row.raw, by)[0] ?? [])

/** csv-parse's rows without those of white space alone, as the fast reader leaves them out. */
const library = (input: string, by: string): readonly string[][] | 'unclosed' => {
  try {
    return parseRows(input, by)
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed'
    throw error
  }
}

const notWhite = (cells: readonly string[]): boolean => cells.length > 1 || (cells[0] ?? '').trim() !== ''

/** Space after a closing quote is the one thing where the readers differ by intention. */
const spaceAfterQuote = /"[ \t]/

test('the fast reader gives the rows of csv-parse, whatever the text', () => {
  fc.assert(
    fc.property(text, delimiter, (input, by) => {
      fc.pre(!spaceAfterQuote.test(input))
      const expected = library(input, by)
      const { rows, unclosed } = scan([input], by)
      if (expected === 'unclosed') expect(unclosed).toBeTypeOf('number')
      else {
        expect(unclosed).toBeUndefined()
        expect(rows.map((row) => cellsOf(row, by)).filter(notWhite)).toEqual(expected.filter(notWhite))
      }
    }),
    runs(10_000),
  )
})

test('a fault in the quotes is named exactly where strict csv-parse refuses the text', () => {
  fc.assert(
    fc.property(text, delimiter, (input, by) => {
      fc.pre(!spaceAfterQuote.test(input))
      const { rows, unclosed } = scan([input], by)
      let refused = false
      try {
        parse(input, { delimiter: by, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })
      } catch {
        refused = true
      }
      expect(unclosed !== undefined || rows.some(({ fault }) => fault !== undefined)).toBe(refused)
    }),
    runs(10_000),
  )
})

test('pieces cut anywhere give the rows and lines of the whole', () => {
  fc.assert(
    fc.property(text, delimiter, fc.array(fc.nat(40), { maxLength: 4 }), (input, by, cuts) => {
      const at = [0, ...[...cuts].sort((a, b) => a - b), input.length].map((cut) => Math.min(cut, input.length))
      const pieces = at.slice(1).map((end, index) => input.slice(at[index], end))
      expect(scan(pieces, by)).toEqual(scan([input], by))
    }),
    runs(2000),
  )
})

test('the line of a row is one more than the breaks before it', () => {
  fc.assert(
    fc.property(text, delimiter, (input, by) => {
      const { rows } = scan([input], by)
      const lines = input.split(/\r\n|\r|\n/)
      for (const { line, cells, fault } of rows) {
        const first = (cells[0] ?? '').split(/[\r\n]/)[0] ?? ''
        if (fault === undefined) expect(lines[line - 1]?.replaceAll('"', '')).toContain(first.replaceAll('"', ''))
      }
    }),
    runs(2000),
  )
})

const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), text)

test('what is written is read back cell for cell, marked or not', async () => {
  const sheet = fc.integer({ min: 1, max: 5 }).chain((width) => {
    const row = fc.array(cell, { minLength: width, maxLength: width })
    const filled = row.filter((cells) => cells.some((value) => value.trim() !== ''))
    return fc.record({
      header: fc.uniqueArray(
        cell.filter((v) => v.trim() !== ''),
        { minLength: width, maxLength: width },
      ),
      rows: fc.array(filled, { maxLength: 6 }),
    })
  })
  await fc.assert(
    fc.asyncProperty(sheet, fc.boolean(), async ({ header, rows }, excel) => {
      const bytes = Buffer.from([...csvBlocks(header, rows, { excel })].join(''))
      const read = await openSheet(bytes, { encoding: 'utf-8', delimiter: ',' })
      const back: (readonly string[])[] = []
      for await (const block of read.rows()) back.push(...block.map(({ cells }) => cells.map(unguardCell)))
      expect(read.header).toEqual(header)
      expect(back).toEqual(rows)
      expect(read.faultCount()).toBe(0)
    }),
    runs(2000),
  )
})

test('the guard comes off exactly', () => {
  const guardable = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '1', '.', '"', 'x'))
      .map((s) => s.join('')),
  )
  fc.assert(
    fc.property(guardable, (value) => {
      expect(unguardCell(guardCell(value))).toBe(value)
    }),
    runs(10_000),
  )
})
