// No department stands above itself: by an edit, by an edit of many, by a file that says it in one row or in several.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crm } from '../harness/world.ts'

let cwd = ''

const run = (...words: readonly string[]) => crm(words, { cwd })

const above = async (): Promise<Readonly<Record<string, string | null>>> => {
  const { stdout } = await run('list', 'departments', '--json', '--fields', 'name,parent_name')
  const rows: readonly { readonly name: string; readonly parent_name: string | null }[] = JSON.parse(stdout)
  return Object.fromEntries(rows.map(({ name, parent_name }) => [name, parent_name]))
}

const file = (text: string): string => {
  writeFileSync(join(cwd, 'departments.csv'), text)
  return 'departments.csv'
}

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-circles-'))
  await run('init', '--zone', 'Asia/Shanghai')
  await run('add', 'department', 'A', '--key', 'a')
  await run('add', 'department', 'B', '--key', 'b', '--parent', 'A')
  await run('add', 'department', 'C', '--key', 'c', '--parent', 'B')
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const asItWas = { A: null, B: 'A', C: 'B' }

describe('an edit', () => {
  it.each(['B', 'C'])('puts no department under %s, which stands below it', async (below) => {
    const { code, stderr } = await run('edit', 'department', 'A', '--parent', below)
    expect(code).toBe(2)
    expect(stderr).toContain('it would stand above itself: U-1 → ')
    expect(stderr).toMatch(/try: crm edit department U-[23] --parent none/)
    expect(await above()).toEqual(asItWas)
  })

  it('says so on a dry run too', async () => {
    expect((await run('edit', 'department', 'A', '--parent', 'C', '-n')).code).toBe(2)
  })

  it('of several changes none where one closes a circle', async () => {
    expect((await run('edit', 'department', '--where', 'name:A or name:B', '--parent', 'C')).code).toBe(2)
    expect(await above()).toEqual(asItWas)
  })

  it('may turn a tree round, step by step', async () => {
    expect((await run('edit', 'department', 'B', '--parent', 'none')).code).toBe(0)
    expect((await run('edit', 'department', 'A', '--parent', 'C')).code).toBe(0)
    expect(await above()).toEqual({ A: 'C', B: null, C: 'B' })
  })
})

describe('an import', () => {
  it('rejects the row that closes a circle with the store', async () => {
    const { code, stdout } = await run('import', 'departments', file('key,name,parent\na,A,c\nd,D,a\n'))
    expect(code).toBe(5)
    expect(stdout).toContain('line 2   parent: it would stand above itself: U-1 → U-3 → U-2 → U-1')
    expect(await above()).toEqual({ ...asItWas, D: 'A' })
  })

  it('rejects new rows that make a circle, and those that hang on them', async () => {
    const { code, stdout } = await run('import', 'departments', file('name,parent\nX,Y\nY,X\nZ,Y\nW,A\n'))
    expect(code).toBe(5)
    expect(stdout).toContain('it would stand above itself: line 3 → line 2 → line 3')
    expect(await above()).toEqual({ ...asItWas, W: 'A' })
  })

  it('judges by what the file says of all, in whatever order', async () => {
    const { code } = await run('import', 'departments', file('key,name,parent\nd,D,\na,A,c\nb,B,d\n'))
    expect(code).toBe(0)
    expect(await above()).toEqual({ A: 'C', B: 'D', C: 'B', D: null })
  })

  it('takes a row back to what the store has, and judges the rest by that', async () => {
    const rows = 'key,name,parent\nc,C,\na,A,b\nb,B,a\n'
    const { code, stdout } = await run('import', 'departments', file(rows), '--blank-clears')
    expect(code).toBe(5)
    expect(stdout).toContain('line 4   parent: it would stand above itself')
    expect(stdout).toContain('line 3   parent: it would stand above itself')
    expect(await above()).toEqual({ A: null, B: 'A', C: null })
  })

  it('judges a record that stands twice in the file by its last row', async () => {
    const { code } = await run('import', 'departments', file('key,name,parent\nd,D,\na,A,c\na,A,d\n'))
    expect(code).toBe(0)
    expect(await above()).toEqual({ ...asItWas, A: 'D', D: null })
  })

  const rejectedRows = (): readonly string[] =>
    readFileSync(join(cwd, 'departments.rejected.csv'), 'utf8').trimEnd().split('\n').slice(1)

  it.each([
    ['stand in a circle', (many: number) => (at: number) => `k${at},N${at},k${(at + many - 1) % many}\n`],
    ['hang on one that is rejected', () => (at: number) => `k${at},N${at},${at === 0 ? 'nobody' : `k${at - 1}`}\n`],
  ])('of thousands that %s is judged in moments', { timeout: 30_000 }, async (_, rowsOf) => {
    const many = 20_000
    const rows = Array.from({ length: many }, (_one, at) => at).map(rowsOf(many))
    const { code } = await run('import', 'departments', file(`key,name,parent\n${rows.join('')}`))
    expect(code).toBe(5)
    const told = rejectedRows()
    expect(told).toHaveLength(many)
    expect(told[1]).toMatch(/"parent ""k0"": line 2 is rejected"/)
    expect(told.at(-1)).toMatch(
      /line 20000 is rejected|above itself: line 20001 → line 20000 → (?:line \d+ → ){9}\.\.\. → line 20001/,
    )
  })

  it('leaves a filled field alone under fill, and so makes no circle', async () => {
    const { code } = await run('import', 'departments', file('key,name,parent\nb,B,c\n'), '--on-match', 'fill')
    expect(code).toBe(0)
    expect(await above()).toEqual(asItWas)
  })

  it('fills an empty field only where that makes no circle', async () => {
    const { code } = await run('import', 'departments', file('key,name,parent\na,A,c\n'), '--on-match', 'fill')
    expect(code).toBe(5)
    expect(await above()).toEqual(asItWas)
  })
})
