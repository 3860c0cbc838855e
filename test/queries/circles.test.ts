// No department stands above itself: by an edit, by an edit of many, by a file that says it in one row or in several.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
