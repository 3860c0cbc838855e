// Every command that reads, on a terminal and in JSON, over a store into which another program wrote signs that steer a
// terminal, hide text or turn it round, and with such signs in what is typed: none comes out raw. In JSON they are escapes,
// so that it reads back as the same. Broken once by `--explain` and `dump`.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { seededFolder, shellWords } from '../harness/seeded.ts'
import { crm, type Place } from '../harness/world.ts'

const hostile =
  'a\u001b[2J\u001b]52;c;eA==\u0007\u009b31m\u007f\u00ad\u061c\u200b\u202egnp\u2066x\u2028\u2069\ufeff\u{e0041}\u{e0001}\ufff9z'
const raw =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u
// Colours, and the line of progress that is written over.
const colours = /\x1b\[(?:1|2|22|3[36]|39)m|\r\x1b\[K/g

let cwd = ''

const isText = (type: string): boolean => type === 'text' || type === 'long'

/** Columns that hold what people wrote, by table. */
const columns = (): readonly (readonly [string, string])[] => [
  ...program.nouns.flatMap((noun) =>
    noun.fields
      .filter((field) => isText(field.type.kind) && !field.derived)
      .map(({ key }) => [noun.table, key] as const),
  ),
  ['entry', 'typed'],
  ['entry', 'reason'],
  ['entry', 'who'],
]

const poison = (path: string): number => {
  const db = new Sqlite(path)
  db.unsafeMode(true)
  let reached = 0
  for (const [table, column] of columns()) {
    try {
      reached += db
        .prepare(`update ${table} set ${column} = ${column} || ? where ${column} is not null`)
        .run(hostile).changes
    } catch {
      // A column that is computed, or watched.
    }
  }
  db.close()
  return reached
}

beforeAll(async () => {
  cwd = await seededFolder()
  expect(poison(join(cwd, 'crm.db'))).toBeGreaterThan(40)
  writeFileSync(join(cwd, `bad.csv`), `name,birthday,${hostile}\n${hostile},${hostile},x\n`)
}, 60_000)

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const run = (words: readonly string[], more: Partial<Place> = {}) =>
  crm([...words, '--no-pager'], { cwd, isTTY: true, columns: 100, env: { FORCE_COLOR: '1' }, ...more })

const filter = `city:"${hostile}"`

const lines = (): readonly (readonly string[])[] => [
  ...allCommands(program)
    .filter(({ effect }) => effect === 'reads')
    .flatMap(({ examples }) => (examples ?? []).slice(0, 1).map(({ line }) => shellWords(line).slice(1)))
    .filter((words) => !words.includes('-o') && !words.includes('xlsx')),
  ...program.nouns.flatMap(({ plural }) => [
    ['list', plural, '--explain'],
    ['list', plural, '--fields', 'help'],
  ]),
  ['list', 'customers', '--explain', '--where', filter],
  ['list', 'customers', hostile, '--explain'],
  ['list', 'revisits', '--explain', '--where', filter],
  ['export', 'customers', '--where', filter, '--explain'],
  ['report', 'retention', '--where', filter],
  ['edit', 'customer', 'C-1', '--note', hostile, '-n'],
  ['import', 'customers', 'bad.csv', '-n'],
  ['import', 'customers', 'bad.csv', '-n', '--preview', '3'],
  ['import', 'customers', 'bad.csv', '-n', '--map', `${hostile}=nothing`],
  ['read', 'bad.csv'],
  ['backup', '-n', '--to', hostile],
  ['init', '--db', join('none', hostile)],
  ['show', 'customer', 'C-1', '--debug', hostile],
  ['config', 'set', 'zone', hostile],
  ['dump'],
  ['undo', '-n'],
]

const faultIn = (text: string): string | undefined => raw.exec(text.replaceAll(colours, ''))?.[0]

describe('on a terminal over a poisoned store', () => {
  const nothingRaw = async (asked: readonly (readonly string[])[]): Promise<void> => {
    for (const words of asked) {
      const { output } = await run(words)
      const plain = output.replaceAll(colours, '')
      const at = plain.search(raw)
      expect(faultIn(output), `${words.join(' ')}: ${JSON.stringify(plain.slice(Math.max(0, at - 60), at + 20))}`).toBe(
        undefined,
      )
    }
  }
  const mayAsk = (words: readonly string[]): boolean => !words.includes('-f') && !words.includes('--json')

  it('nothing steers it', async () => nothingRaw(lines()), 120_000)

  it('nothing steers it in JSON', async () => {
    await nothingRaw(
      lines()
        .filter(mayAsk)
        .map((words) => [...words, '--json']),
    )
  }, 120_000)

  it.each(['ndjson', 'csv', 'tsv', 'ids', 'md', 'html'])('nothing steers it in %s', async (format) => {
    await nothingRaw([
      ['list', 'customers', '-f', format],
      ['show', 'customer', 'C-1', '-f', format],
      ['list', 'customers', '--explain', '--where', filter, '-f', format],
      ['history', '-f', format],
      ['today', '-f', format],
      ['search', 'gnp', '-f', format],
    ])
  })

  it('JSON and the dump hold all of it, in escapes, on a terminal and off it alike', async () => {
    for (const words of [['dump'], ['list', 'customers', '--json'], ['show', 'customer', 'C-1', '--json']]) {
      const [shown, piped] = [await run(words), await run(words, { isTTY: false })]
      expect(shown.stdout).toBe(piped.stdout)
      expect(faultIn(shown.stdout)).toBeUndefined()
      const parts = words[0] === 'dump' ? shown.stdout.trimEnd().split('\n') : [shown.stdout]
      expect(parts.map((part) => JSON.stringify(JSON.parse(part))).join('\n')).toContain(
        JSON.stringify(hostile).slice(1, -1),
      )
    }
  })

  it('completion offers no word that steers it', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout } = await run(['__complete', shell, 'a', '3', 'crm', 'show', 'customer', 'a'])
      expect(faultIn(stdout)).toBeUndefined()
    }
  })
})
