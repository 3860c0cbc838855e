// Hostile texts: whatever is typed or imported comes out byte for byte, cleaned as documented; nothing steers a terminal;
// nothing is taken for SQL; nothing makes the program fall over.
// Broken once by signs that reach the terminal raw, text that is not composed, HTML that is not escaped.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerNoun } from '../../src/customer/index.ts'
import { guardCell, unguardCell } from '../../src/exchange/formula-guard.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { csvCell } from '../../src/kernel/csv-cell.ts'
import { isNoAnswer } from '../../src/kernel/no-answer.ts'
import { cleanText } from '../../src/kernel/text.ts'
import { realBinary } from '../harness/real.ts'
import { hasTerminals, runInTerminal } from '../terminal/terminal.ts'
import { typeCrm } from './asked.ts'
import { newFolder } from './deeds.ts'
import { full } from './measure.ts'
import { naughty, needsList, sqlPieces } from './naughty.ts'
import { dumpOf, expectNoInside, expectWhole } from './verdict.ts'

const folder = newFolder()
const cwd = join(folder.path, 'hostile')
const crm = (...words: readonly string[]) => typeCrm(words, { cwd })

// Each with whether it keeps line breaks.
const fields = new Map(
  customerNoun.fields.flatMap(({ key, type, derived }) =>
    derived === true || (type.kind !== 'text' && type.kind !== 'long') || key === 'key'
      ? []
      : [[key, type.kind === 'long'] as const],
  ),
)
const keys = [...fields.keys()]

const cleaned = (text: string, key: string): string | null =>
  cleanText(text, { multiline: fields.get(key) === true }) || null

const ofRecord = (row: number): ReadonlyMap<string, string> =>
  new Map(keys.map((key, at) => [key, naughty[(row + at) % naughty.length] ?? '']))

/** A text as a file or a command line can hold it: a half of a pair is U+FFFD in UTF-8. */
const typed = (row: ReadonlyMap<string, string>, key: string): string => Buffer.from(row.get(key) ?? '').toString()

const rows = naughty.map((_, row) => ofRecord(row))
// A name of which nothing is left is no name; then the firm is the name, as address books have it.
const named = (row: ReadonlyMap<string, string>): string | null => {
  const firm = cleaned(typed(row, 'company'), 'company')
  return cleaned(typed(row, 'name'), 'name') ?? (firm === null || isNoAnswer(firm) ? null : firm)
}
const nameless = rows.filter((row) => named(row) === null).length

type Json = Readonly<Record<string, unknown>>
const jsonRows = (text: string): readonly Json[] => JSON.parse(text)

beforeAll(async () => {
  const { mkdirSync } = await import('node:fs')
  mkdirSync(cwd, { recursive: true })
  expect((await crm('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')).code).toBe(0)
  const lines = rows.map((row, at) =>
    [`K${at}`, ...keys.map((key) => guardCell(typed(row, key)))].map(csvCell).join(','),
  )
  writeFileSync(join(cwd, 'naughty.csv'), `key,${keys.join(',')}\n${lines.join('\n')}\n`)
  const report = await crm('import', 'customers', 'naughty.csv', '--json')
  expect(JSON.parse(report.stdout)).toMatchObject({
    rows: rows.length,
    added: rows.length - nameless,
    rejected: nameless,
  })
  expect(report.code).toBe(nameless > 0 ? 5 : 0)
}, 60_000)
afterAll(folder.done)

describe(`naughty strings ${needsList}`, { timeout: 300_000 }, () => {
  it('in every cell of an import come out as they went in, as JSON and as CSV', async () => {
    const asJson = new Map(
      jsonRows((await crm('export', 'customers', '-f', 'json')).stdout).map((row) => [row.key, row]),
    )
    const csv = (await crm('export', 'customers')).bytes
    const sheet = await openSheet(csv, {})
    const asCsv = new Map<string, ReadonlyMap<string, string>>()
    for await (const block of sheet.rows())
      for (const { cells } of block) {
        const row = new Map(sheet.header.map((name, at) => [name, unguardCell(cells[at] ?? '')]))
        asCsv.set(row.get('key') ?? '', row)
      }
    expect(sheet.faults()).toEqual([])
    expect(asJson.size).toBe(rows.length - nameless)
    for (const [at, row] of rows.entries()) {
      const found = asJson.get(`K${at}`)
      if (!found) continue
      for (const key of keys) {
        const wanted = key === 'name' ? named(row) : cleaned(typed(row, key), key)
        expect(found[key], `${key} of K${at}`).toBe(wanted)
        expect(asCsv.get(`K${at}`)?.get(key), `${key} of K${at} as CSV`).toBe(wanted ?? '')
      }
    }
    const again = await crm('import', 'customers', 'naughty.csv', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, unchanged: rows.length - nameless })
    await expectWhole({ cwd }, 'after naughty cells')
  })

  it('in every text option come out as they went in', async () => {
    const step = full ? 1 : keys.length
    for (let at = 0; at < naughty.length; at += step) {
      const row = ofRecord(at)
      const given = keys.flatMap((key) => {
        const text = row.get(key) ?? ''
        // `-` is the standard input and `@file` a file in long texts; the name must be one.
        if (key === 'name') return [`--name=${cleaned(text, key) === null ? 'nameless' : text}`]
        return text.startsWith('@') || text === '-' ? [] : [[`--${key}=${text}`]].flat()
      })
      const run = await crm('add', 'customer', ...given, `--key=O${at}`, '--no-check', '--json')
      expect(run.code, run.stderr).toBe(0)
      expectNoInside(run, given.join(' '))
      const { id }: { readonly id: string } = JSON.parse(run.stdout)
      const shown: Json = JSON.parse((await crm('show', 'customer', id, '--json')).stdout)
      for (const key of keys) {
        const text = row.get(key) ?? ''
        if (key === 'name' || text.startsWith('@') || text === '-') continue
        expect(shown[key], `--${key}=${JSON.stringify(text)}`).toBe(cleaned(Buffer.from(text).toString(), key))
      }
    }
  })

  it('as names of records, words to search, references and commands are refused or found, never fatal', async () => {
    const some = naughty.filter((_, at) => full || at % 25 === 0)
    for (const text of some) {
      for (const words of [
        ['show', 'customer', '--', text],
        ['search', '--', text],
        ['list', 'customers', '--where', text],
        ['history', '--', text],
        [text],
        ['list', text],
      ]) {
        const run = await crm(...words)
        // Some of them look like the inside.
        expectNoInside({ ...run, stderr: run.stderr.replaceAll(text, '') }, JSON.stringify(words))
        expect([0, 2, 3, 4], JSON.stringify([words, run.stderr])).toContain(run.code)
        expect(run.stderr, JSON.stringify(words)).not.toMatch(raw)
      }
    }
  })
})

// Signs that a terminal obeys, or that hide what is there. Line breaks and tabs are no harm.
const raw = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e001f}]/u

// Once in some thousand runs on a laden machine the terminal's library never tells that the program ended.
describe(`on a terminal ${needsList}`, { timeout: 120_000, retry: 1 }, () => {
  it
    .skipIf(!hasTerminals)
    .each(
      [
        ['list', 'customers', '--limit', '0'],
        ['list', 'customers', '--limit', '0', '--no-pager', '--csv'],
        ['list', 'customers', '--limit', '0', '--no-pager', '-f', 'md'],
        ['list', 'customers', '--limit', '0', '--no-pager', '-f', 'tsv'],
        ['export', 'customers'],
        ['show', 'customer', 'key:K0'],
        ['show', 'customer', 'key:K3', '--no-pager', '--lang', 'zh-CN'],
        ['search', 'cleared'],
        ['today'],
        ['history'],
        ['read', 'naughty.csv'],
        ['import', 'customers', 'naughty.csv', '--again', '--preview', '400'],
        ['add', 'customer', '\u001b[2Jagain \u202e', '--no-check'],
        ['show', 'customer', '\u001b]52;c;ZXZpbA==\u0007'],
      ].map((words) => [words] as const),
    )('%j (skipped where no terminal can be made)', async (words) => {
    const env = { FORCE_COLOR: '1', CRM_TODAY: '2026-11-27', PAGER: 'cat' }
    const terminal = runInTerminal(
      process.execPath,
      [await realBinary(), ...words, '--color', 'always', '--no-input'],
      {
        cwd,
        columns: 120,
        env,
      },
    )
    const { code } = await terminal.ended
    expect([0, 3, 5]).toContain(code)
    // Colours and the line of progress of ours, and the returns that the terminal itself puts before line breaks.
    const shown = terminal
      .raw()
      .replaceAll(/\x1b\[[\d;]*m|\r\x1b\[K/g, '')
      .replaceAll(/\r+\n/g, '\n')
    expect(shown.length).toBeGreaterThan(10)
    // Joiners and marks of shape belong within emoji.
    expect(shown.match(new RegExp(raw.source, 'gu')) ?? []).toEqual([])
  })

  it('a page of HTML holds no tags but ours', async () => {
    const page = (await crm('list', 'customers', '--limit', '0', '-f', 'html')).stdout
    expect(page.length).toBeGreaterThan(5_000)
    const tags = [
      ...new Set([...page.matchAll(/<\s*\/?\s*([a-zA-Z!?][^\s>/]*)/g)].map(([, name = '']) => name.toLowerCase())),
    ]
    expect(
      tags.filter(
        (name) =>
          !/^(!doctype|html|head|meta|title|style|body|table|thead|tbody|tr|th|td|caption|br|div|p|h1)$/.test(name),
      ),
    ).toEqual([])
    expect(page).not.toMatch(/<[^>]*\son\w+\s*=/i)
  })
})

describe('pieces of SQL', { timeout: 600_000 }, () => {
  it('are texts like any other in every filter, sort, field, reference and setting', async () => {
    const before = await dumpOf({ cwd })
    const lines: readonly ((piece: string) => readonly string[])[] = [
      (piece) => ['list', 'customers', '--where', piece],
      (piece) => ['list', 'customers', '--where', `name:"${piece}"`],
      (piece) => ['list', 'customers', '--where', `name=${piece}`],
      (piece) => ['list', 'customers', '--where', `${piece}:x`],
      (piece) => ['list', 'customers', '--where', `tag:${piece}`],
      (piece) => ['list', 'visits', '--where', `customer:${piece}`],
      (piece) => ['list', 'visits', '--where', `due:${piece}`],
      (piece) => ['list', 'customers', `--sort=${piece}`],
      (piece) => ['list', 'customers', `--fields=${piece}`],
      (piece) => ['list', 'customers', `--limit=${piece}`],
      (piece) => ['list', 'customers', `--as=${piece}`],
      (piece) => ['list', 'customers', `--as-of=${piece}`],
      (piece) => ['list', 'revisits', `--within=${piece}`],
      (piece) => ['search', '--', piece],
      (piece) => ['show', 'customer', '--', piece],
      (piece) => ['show', 'customer', `key:${piece}`],
      (piece) => ['edit', 'customer', '--city', 'X', '-n', '--', piece],
      (piece) => ['edit', 'customers', '--where', piece, '--city', 'X', '-n'],
      (piece) => ['edit', 'customer', 'key:K1', `--owner=${piece}`, '-n'],
      (piece) => ['edit', 'customer', 'key:K1', `--set=${piece}=1`, '-n'],
      (piece) => ['edit', 'customer', 'key:K1', `--if-entry=${piece}`, '--city', 'X', '-n'],
      (piece) => ['add', 'customer', `--name=${piece}`, `--upsert-by=${piece}`, '-n', '--no-check'],
      (piece) => ['add', 'customer', `--name=${piece}`, `--key=${piece}`, `--tags=${piece}`, '-n', '--no-check'],
      (piece) => ['add', 'field', `customer.${piece}`, '--type', 'text', '-n'],
      (piece) => ['remove', 'customer', '--yes', '-n', '--', piece],
      (piece) => ['restore', 'customer', '-n', '--', piece],
      (piece) => ['log', '-n', '--', piece, 'text'],
      (piece) => ['done', 'visit', '-n', '--', piece],
      (piece) => ['history', '--', piece],
      (piece) => ['undo', '-n', '--', piece],
      (piece) => ['config', 'set', '-n', '--', piece, '1'],
      (piece) => ['config', 'set', 'zone', '-n', '--', piece],
      (piece) => ['import', 'customers', 'naughty.csv', `--map=name=${piece}`, '-n'],
      (piece) => ['import', 'customers', 'naughty.csv', `--match=${piece}`, '-n'],
    ]
    for (const [at, line] of lines.entries()) {
      const pieces = full
        ? sqlPieces
        : [sqlPieces[at % sqlPieces.length] ?? '', sqlPieces[(at + 11) % sqlPieces.length] ?? '']
      for (const piece of pieces) {
        const words = line(piece)
        const run = await crm(...words)
        expectNoInside(run, JSON.stringify(words))
        expect(run.stderr, JSON.stringify(words)).not.toMatch(/syntax error|no such column|no such table|fts5/i)
        expect([0, 2, 3, 4, 5], JSON.stringify([words, run.stderr])).toContain(run.code)
      }
    }
    expect((await dumpOf({ cwd })) === before).toBe(true)
    await expectWhole({ cwd }, 'after pieces of SQL')
  })
})
