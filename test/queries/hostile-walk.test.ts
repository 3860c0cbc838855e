// A walk through every list, page, report and message on a terminal, with texts that would steer it in every field: none of
// their signs comes out raw, in either language. Broken once by phrases under a page that went past the gate.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { csvCell } from '../../src/kernel/csv-cell.ts'
import { crm, steppingClock } from '../harness/world.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')
const hostile = 'a\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u009b31m\u202egnp\u2066x\u2069\u200b\u200e\ufeff\u{e0001}z'
// Signs that a terminal obeys, or that hide what is there.
const raw = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e001f}]/u
// Colours, and the line of progress that is written over.
const ours = /\x1b\[[\d;]*m|\r\x1b\[K/g

let cwd = ''
const run = (words: readonly string[], lang = 'en') =>
  crm([...words, '--no-pager', '--lang', lang], { cwd, clock, isTTY: true, columns: 120, env: { FORCE_COLOR: '1' } })

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-walk-'))
  const lines = [
    ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
    ['add', 'staff', hostile, '--key', 'lin'],
    ['add', 'department', hostile],
    ['add', 'product', hostile, '--key', hostile, '--price', '1'],
    [
      ...[
        'add',
        'customer',
        hostile,
        '--key',
        `K${hostile}`,
        '--note',
        hostile,
        '--city',
        hostile,
        '--wechat',
        hostile,
      ],
      ...[
        '--tags',
        hostile,
        '--owner',
        'lin',
        '--address',
        hostile,
        '--birthday',
        '--11-28',
        '--no-check',
        '--reason',
        hostile,
      ],
    ],
    ['add', 'contact', 'C-1', '--name', hostile, '--note', hostile],
    ['add', 'order', 'C-1', '--amount', '5', '--at', '2026-10-01', '--key', hostile, '--note', hostile],
    ['log', 'C-1', hostile, '--at', '2026-10-02'],
    ['add', 'visit', 'C-1', '--due', '2026-11-20', '--note', hostile],
    ['add', 'complaint', 'C-1', '--text', hostile, '--severity', '3'],
    ['add', 'segment', hostile, 'city:x'],
  ]
  for (const words of lines) {
    const { code, stderr } = await run(words)
    if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
  }
  writeFileSync(
    join(cwd, 'bad.csv'),
    `key,name,introducer,${csvCell(hostile)}\nB1,${csvCell(hostile)},NOBODY,${csvCell(hostile)}\n`,
  )
}, 60_000)

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const walks: readonly (readonly string[])[] = [
  ...program.nouns.map(({ plural }) => ['list', plural, '--limit', '0']),
  ...program.nouns.flatMap(({ name, letter }) => (letter === undefined ? [] : [['show', name, `${letter}-1`]])),
  ...program.nouns.map(({ name }) => ['show', name, hostile]),
  ...['retention', 'survival', 'customers', 'visits', 'complaints', 'sales'].map((name) => ['report', name]),
  ...['rfm', 'value', 'class', 'tier'].map((name) => ['segment', name]),
  ...['owner', 'source', 'city', 'class', 'tier', 'stage'].map((by) => ['report', 'customers', '--by', by]),
  ...['visits', 'complaints', 'sales'].map((name) => ['report', name, '--by', 'owner']),
  ['segment', 'explain', 'C-1'],
  ['segment', 'compare', hostile, hostile],
  ['show', 'segment', 'G-1', '--since', '30d-ago'],
  ['today'],
  ['list', 'revisits', '--within', '60'],
  ['list', 'revisits', '--explain'],
  ['search', 'gnp'],
  ['search', hostile],
  ['history'],
  ['dedupe'],
  ['read', 'bad.csv'],
  ['import', 'customers', 'bad.csv', '-n'],
  ['import', 'customers', 'bad.csv', '-n', '--preview', '5'],
  ['read', `none${hostile}.csv`],
  ['edit', 'customer', 'C-1', '--city', `b${hostile}`, '-n'],
  ['edit', 'customer', 'C-1', `--birthday=${hostile}`],
  ['list', 'customers', '--where', `city:"${hostile}"`],
  ['list', 'customers', '--where', `${hostile}:x`],
  ['list', 'customers', `--${hostile}`],
  [hostile],
  ['help', hostile],
  ['config', 'set', hostile, hostile],
  ['completion', hostile],
  ['undo', '-n'],
]

describe('on a terminal', () => {
  it.each(['en', 'zh-CN'])(
    'no command lets a sign through that steers it (%s)',
    async (lang) => {
      for (const words of walks) {
        const { code, output } = await run(words, lang)
        expect(
          output.replaceAll(ours, '').match(raw),
          `${words.join(' ')}: ${JSON.stringify(output.slice(0, 600))}`,
        ).toBeNull()
        expect([0, 1, 2, 3, 4, 5, 9], words.join(' ')).toContain(code)
      }
    },
    120_000,
  )

  it('lists and pages show the rest of the text', async () => {
    for (const words of [['list', 'customers'], ['show', 'customer', 'C-1'], ['history']])
      expect((await run(words)).stdout, words.join(' ')).toContain('gnp')
  })
})
