// Every fault test has been seen to fail: each file of test/faults is the goal of a planted fault, says so in its head, and
// docs/quality.md lists what was planted. `npm run test:broken` plants them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breakages } from '../faults/breakage.ts'
import { root } from './source-tree.ts'

const tests = readdirSync(join(root, 'test', 'faults'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace('.test.ts', ''))
const page = readFileSync(join(root, 'docs', 'quality.md'), 'utf8')

describe.each(tests)('test/faults/%s', (name) => {
  it('has failed for a fault that was planted, and says for which', () => {
    const planted = breakages.filter(({ test }) => test === name)
    expect(planted.length).toBeGreaterThan(0)
    const head = /^(?:\/\/[^\n]*\n)+/.exec(readFileSync(join(root, 'test', 'faults', `${name}.test.ts`), 'utf8'))?.[0]
    expect(head).toMatch(/Broken once by/)
  })
})

describe('docs/quality.md', () => {
  it('lists every planted fault beside its test', () => {
    for (const { test, what } of breakages) expect(page).toContain(`| \`test/faults/${test}.test.ts\` | ${what} |`)
  })

  it('lists none that is planted no more', () => {
    const rows = [...page.matchAll(/^\| `test\/faults\/([\w-]+)\.test\.ts` \| ([^|]+) \|/gm)]
    const known = new Set(breakages.map(({ test, what }) => `${test} ${what}`))
    expect(rows.filter(([, test, what]) => !known.has(`${test} ${what}`)).map(([row]) => row)).toEqual([])
  })
})

describe('a planted fault', () => {
  it('fits the sources as they are', () => {
    for (const { what, changes } of breakages)
      for (const { file, from } of changes)
        if (from !== undefined)
          expect(readFileSync(join(root, file), 'utf8').includes(from), `${what}: ${file}`).toBe(true)
  })
})
