// Any line of words at all, those of the program and others: it ends with a documented code, and never with something
// that nobody foresaw. PROPERTY_RUNS asks for more lines.
// Broken once by a failure that is thrown as a plain error.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { naughty, sqlPieces } from '../faults/naughty.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { crm, steppingClock } from '../harness/world.ts'

const cwd = mkdtempSync(join(tmpdir(), 'crm-line-'))
const clock = steppingClock('2026-11-27T01:00:00.000Z')
const type = (words: readonly string[]) => crm(words, { cwd, clock, env: { CRM_TODAY: '2026-11-27' } })
beforeAll(async () => {
  expect((await type(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])).code).toBe(0)
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

// Words of the program, and words that are not.
const vocabulary = (
  'add list show edit remove restore import export done cancel move assign close log snooze search today undo redo history ' +
  'config get set backup migrate dump doctor read help completion customers customer visit complaint order tag field tier staff ' +
  'revisits C-1 V-1 K-1 E-1 key:x 1 999 --json --csv -f table ids --fields id,name --where --sort -name --limit 0 --count ' +
  '-e -n -y --yes --all --city X --due tomorrow --until 2w --next 30d --as-of 2026-02-29 --lang zh-CN xx --explain --removed ' +
  '--reason why --if-entry 3 --set a=b --key K --upsert-by name --if-missing - -- --help -h --version 客户 新增 列表 --wait 1s'
).split(' ')

const line = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...vocabulary) },
    { weight: 1, arbitrary: fc.constantFrom(...naughty, ...sqlPieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  ),
  { maxLength: 9 },
)

describe('any line at all', () => {
  it('ends with a documented code, and never with something unforeseen', { timeout: ample }, async () => {
    await type(['add', 'customer', '客户', '--key', 'x'])
    await type(['add', 'visit', 'C-1', '--due', 'tomorrow'])
    await type(['add', 'complaint', 'C-1', '--text', 'bad'])
    await fc.assert(
      fc.asyncProperty(line, async (words) => {
        const run = await type(['--no-pager', ...words])
        const told = `${JSON.stringify(words)}: ${run.code} ${run.stderr}`
        expect([0, 1, 2, 3, 4, 5, 6, 7, 9], told).toContain(run.code)
        expect(run.stderr, told).not.toMatch(/not foreseen|unforeseen|\n\s+at /)
      }),
      runs(300, 2),
    )
    expect((await type(['doctor'])).code).toBe(0)
  })
})
