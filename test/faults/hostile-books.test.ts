// Workbooks and address books made to fill a memory or never to end: a sheet that unpacks to gigabytes, elements within
// elements, a card of a hundred megabytes. Each is refused, or its rows are, at once and in little memory.
// Broken once by archives that may unpack to anything, by elements of any depth, by cards of any length.
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZip } from '../../src/output/zip-writer.ts'
import { textRow, xlsxParts } from '../harness/workbook.ts'
import { firstStore, newFolder } from './deeds.ts'
import { chanceFor, full, seed, someOf } from './measure.ts'
import { measured } from './measured.ts'
import { dumpOf } from './verdict.ts'

const folder = newFolder()
const cwd = join(folder.path, 'books')
let before = ''
beforeAll(async () => {
  await firstStore(cwd)
  before = await dumpOf({ cwd })
})
afterAll(folder.done)

const mebi = 1024 * 1024

/** A text that is written piece by piece: how it begins, what is repeated to so many bytes, how it ends. */
interface Long {
  readonly head: string
  readonly piece: string
  readonly bytes: number
  readonly tail?: string
}

const blocks = function* ({ head, piece, bytes, tail = '' }: Long): Generator<string> {
  yield head
  const block = piece.repeat(Math.ceil(mebi / piece.length))
  for (let at = 0; at < bytes; at += block.length) yield block
  yield tail
}

const sheet = 'xl/worksheets/sheet1.xml'
const begun = `<worksheet><sheetData>${textRow(1, ['name', 'note'])}`
const ended = '</sheetData></worksheet>'

/** Writes an XLSX of one sheet, with one part of it long. */
const book = async (name: string, part: string, text: Long): Promise<void> => {
  const file = openSync(join(cwd, name), 'w')
  const zip = makeZip(async (bytes) => {
    writeSync(file, bytes)
  })
  const parts = xlsxParts([{ name: 'a', rows: `${textRow(1, ['name'])}<row><c t="s"><v>0</v></c></row>` }])
  for (const [path, plain] of Object.entries({ ...parts, [part]: '' })) {
    await zip.begin(path)
    if (path !== part) await zip.write(plain)
    else for (const block of blocks(text)) await zip.write(block)
    await zip.finish()
  }
  await zip.end()
  closeSync(file)
}

const cards = (name: string, text: Long): void => {
  const file = openSync(join(cwd, name), 'w')
  for (const block of blocks(text)) writeSync(file, block)
  closeSync(file)
}

const bytes = (full ? 2048 : 24) * mebi
const books: Readonly<Record<string, () => Promise<void>>> = {
  'rows without end': () =>
    book('big.xlsx', sheet, {
      head: begun,
      piece: `<row><c t="inlineStr"><is><t>${'a'.repeat(250)}</t></is></c></row>`,
      bytes,
      tail: ended,
    }),
  'a cell without end': () =>
    book('big.xlsx', sheet, { head: `${begun}<row><c t="inlineStr"><is><t>`, piece: 'abcdefgh', bytes }),
  'nothing but white space': () => book('big.xlsx', sheet, { head: begun, piece: ' ', bytes, tail: ended }),
  'a comment without end': () => book('big.xlsx', sheet, { head: `${begun}<!--`, piece: '-a', bytes }),
  'a tag without end': () => book('big.xlsx', sheet, { head: `${begun}<row `, piece: 'a="b" ', bytes }),
  'elements within elements': () => book('big.xlsx', sheet, { head: begun, piece: '<a>', bytes }),
  'shared texts without end': () =>
    book('big.xlsx', 'xl/sharedStrings.xml', { head: '<sst>', piece: `<si><t>${'a'.repeat(30)}</t></si>`, bytes }),
  'formats without end': () =>
    book('big.xlsx', 'xl/styles.xml', { head: '<styleSheet><numFmts>', piece: '<numFmt numFmtId="9"/>', bytes }),
  'a million columns': () =>
    book('big.xlsx', sheet, {
      head: '<worksheet><sheetData><row>',
      piece: '<c t="inlineStr"><is><t>c</t></is></c>',
      bytes: 38_000_000,
      tail: `</row>${ended}`,
    }),
}

const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:a\n'
const all = (full ? 100 : 24) * mebi
const addressBooks: Readonly<Record<string, Long>> = {
  'one line': { head: `${card}NOTE:`, piece: 'abcdefgh', bytes: all, tail: '\nEND:VCARD\n' },
  'one folded line': { head: `${card}NOTE:`, piece: 'abcdefgh\n ', bytes: all, tail: '\nEND:VCARD\n' },
  'parameters without end': { head: `${card}TEL;`, piece: 'a=b;', bytes: all, tail: ':1\nEND:VCARD\n' },
  'parts without end': { head: `${card}CATEGORIES:`, piece: 'a,', bytes: all, tail: '\nEND:VCARD\n' },
  'lines without end': { head: card, piece: 'TEL:13800138000\n', bytes: all },
  'cards within cards': { head: '', piece: 'BEGIN:VCARD\n', bytes: all },
  'soft breaks without end': { head: `${card}N;ENCODING=QUOTED-PRINTABLE:`, piece: '=E5=\n', bytes: all },
}

const expectRefused = async (file: string, name: string): Promise<void> => {
  for (const words of [
    ['read', file],
    ['import', 'customers', file, '-n'],
  ]) {
    const run = await measured(words, cwd)
    const about = `${words[0]} ${name}: ${run.code} ${run.stderr.slice(0, 500)}`
    expect([5, 9], about).toContain(run.code)
    expect(`${run.stderr}${run.stdout}`, about).toMatch(
      /line\W+\d|times its size|nested too deep|more than 32 MB|more than 1000 columns|longer than any card|tag has no end/,
    )
    // On a machine with other work to do the five seconds of processor are twice as many.
    expect(run.worked, about).toBeLessThan(10_000)
    expect(run.memory, about).toBeLessThan(300)
  }
  expect((await dumpOf({ cwd })) === before).toBe(true)
}

describe(`a workbook (seed ${seed}) of`, { timeout: 300_000 }, () => {
  it.each(someOf(Object.keys(books), full ? 9 : 3, chanceFor('books')))(
    '%s is refused at once and in little memory',
    async (name) => {
      await books[name]?.()
      await expectRefused('big.xlsx', name)
    },
  )
})

/** Texts of which no two are the same, so that they pack as badly as those of people. */
const manyTexts = async (name: string, count: number): Promise<void> => {
  const file = openSync(join(cwd, name), 'w')
  const zip = makeZip(async (bytes) => {
    writeSync(file, bytes)
  })
  const parts = xlsxParts([{ name: 'a', rows: '' }])
  let state = seed
  const next = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const blocksOf = function* (piece: (at: number) => string): Generator<string> {
    for (let at = 0; at < count; at += 1000)
      yield Array.from({ length: Math.min(1000, count - at) }, (_, on) => piece(at + on)).join('')
  }
  const signs = Array.from({ length: 20_000 }, () => String.fromCharCode(0x4e00 + next(3000))).join('')
  const write = async (path: string, head: string, pieces: Iterable<string>, tail: string): Promise<void> => {
    await zip.begin(path)
    await zip.write(head)
    for (const block of pieces) await zip.write(block)
    await zip.write(tail)
    await zip.finish()
  }
  for (const [path, plain] of Object.entries(parts)) if (path !== sheet) await write(path, plain, [], '')
  const text = (at: number): string => {
    const from = next(19_900)
    return `<si><t>${signs.slice(from, from + 10 + next(30))}${at}</t></si>`
  }
  await write('xl/sharedStrings.xml', '<sst><si><t>name</t></si><si><t>note</t></si>', blocksOf(text), '</sst>')
  const row = (at: number): string =>
    at % 2 === 0 ? `<row><c t="s"><v>${at + 2}</v></c><c t="s"><v>${at + 3}</v></c></row>` : ''
  await write(
    sheet,
    '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>',
    blocksOf(row),
    ended,
  )
  await zip.end()
  closeSync(file)
}

describe('a workbook of very many different texts', { timeout: 300_000 }, () => {
  it('is read, and in little memory', async () => {
    const count = full ? 6_000_000 : 1_200_000
    await manyTexts('big.xlsx', count)
    const run = await measured(['import', 'customers', 'big.xlsx', '--preview', '2', '--json'], cwd)
    expect(run.code, run.stderr).toBe(0)
    expect(JSON.parse(run.stdout).rows[1].note).toMatch(/^[一-龥]{10,39}3$/)
    // Kept as the strings of a program they took as much again.
    expect(run.memory).toBeLessThan(full ? 300 : 200)
  })
})

describe(`an address book (seed ${seed}) of`, { timeout: 300_000 }, () => {
  it.each(someOf(Object.entries(addressBooks), full ? 7 : 3, chanceFor('cards')))(
    '%s is refused, or its card is, at once and in little memory',
    async (name, text) => {
      cards('big.vcf', text)
      await expectRefused('big.vcf', name)
    },
  )

  it('pictures alone is read: what they hold is not kept', async () => {
    cards('big.vcf', { head: `${card}PHOTO;ENCODING=b:`, piece: 'QUJD', bytes: all, tail: '\nEND:VCARD\n' })
    const run = await measured(['import', 'customers', 'big.vcf', '-n', '--json'], cwd)
    expect(run.code, run.stderr).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ rows: 1, added: 1 })
    expect(run.worked).toBeLessThan(10_000)
    expect(run.memory).toBeLessThan(300)
  })
})
