// Merging and its neighbours in a real store: that no reference is forgotten, what a merged record leads to, lookalikes,
// members of a segment that both are in, many merges in one entry.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { linksTo } from '../../src/customer/links.queries.ts'
import { crm } from '../harness/world.ts'
import { newStoreFile } from './temporary-store.ts'

const folders: string[] = []
let cwd = ''

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const ran = (...argv: readonly string[]) => crm(argv, { cwd })

const told = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await ran(...argv)
  expect(`${code} ${stderr}`, argv.join(' ')).toMatch(/^0 /)
  return stdout
}

const json = async (...argv: readonly string[]) => JSON.parse(await told(...argv, '--json'))

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-merge-'))
  folders.push(cwd)
  await told('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY', '--no-input')
  await told('add', 'customer', '张小明', '--phones', '13800138000', '--city', '北京')
  await told('add', 'customer', '張小明', '--phones', '13800138000', '--key', 'K2', '--city', '上海')
  await told('add', 'customer', '李强', '--phones', '13900139000', '--introducer', 'C-2')
})

it('tells what became of custom fields too', async () => {
  await told('add', 'field', 'customer.shoe', '--type', 'integer')
  await told('add', 'field', 'customer.langs', '--type', 'words')
  await told('edit', 'customer', 'C-1', '--set', 'langs=粤语')
  await told('edit', 'customer', 'C-2', '--set', 'shoe=42', '--set', 'langs=英语')
  const { changed } = await json('merge', 'customer', 'C-1', 'C-2', '-n')
  expect(changed).toContainEqual({ field: 'shoe', from: null, to: 42 })
  expect(changed).toContainEqual({ field: 'langs', from: ['粤语'], to: ['粤语', '英语'] })
  expect(await told('merge', 'customer', 'C-1', 'C-2')).toMatch(/ {3}shoe: - → 42\n/)
})

describe('references to a customer', () => {
  /** Columns that hold the id of a customer though no reference is declared: what is reckoned, and what a night found. */
  const reckoned = ['standing.customer', 'movement.customer', 'placed.customer', 'erasure.customer']

  it('are all declared by a noun, so that none is left behind', async () => {
    const db = new Sqlite(await newStoreFile())
    const links = linksTo(program.nouns, 'customer').map(({ noun, field }) => `${noun.table}.${field.key}`)
    const keys = db
      .prepare(
        `select m.name || '.' || f."from" as link from sqlite_schema m, pragma_foreign_key_list(m.name) f
        where m.type = 'table' and f."table" = 'customer'`,
      )
      .pluck()
      .all()
    // The one that merging itself writes.
    expect(keys.filter((key) => key !== 'customer.merged_into' && !reckoned.includes(String(key))).sort()).toEqual(
      links.sort(),
    )
    const named = db
      .prepare(
        `select m.name || '.' || c.name from sqlite_schema m, pragma_table_info(m.name) c
        where m.type = 'table' and c.name in ('customer', 'customers')`,
      )
      .pluck()
      .all()
    db.close()
    expect(named.filter((column) => !links.includes(String(column)) && !reckoned.includes(String(column)))).toEqual([])
    expect(links.length).toBeGreaterThanOrEqual(8)
  })
})

describe('a merged customer', () => {
  beforeEach(async () => {
    await told('add', 'order', 'C-2', '--amount', '100', '--at', '2026-10-01')
    await told('merge', 'customer', 'C-1', 'C-2')
  })

  it('is found where it went, by id and key, in references, filters and files', async () => {
    expect((await ran('log', 'C-2', 'hi')).stderr).toContain('C-2 was merged into C-1')
    expect((await json('list', 'orders', 'customer:C-2'))[0].customer).toBe('C-1')
    expect((await json('list', 'visits', 'customer=2')).length).toBe(1)
    expect((await ran('show', 'customer', 'C-2')).stderr).toContain('C-2 was merged into C-1')
    writeFileSync(join(cwd, 'orders.csv'), 'customer,at,amount\nC-2,2026-11-01,5\nK2,2026-11-02,6\n')
    await told('import', 'orders', 'orders.csv')
    expect((await json('list', 'orders', 'customer:C-1')).length).toBe(3)
    expect((await json('show', 'customer', 'C-3')).introducer).toBe('C-1')
  })

  it('leads on where that one is merged too, and is its own again when restored', async () => {
    await told('merge', 'customer', 'C-3', 'C-1')
    expect((await ran('log', 'C-2', 'hi')).stdout).toContain('C-3')
    // The key went from the second to the first; from the first, which had a place for it, on to the third.
    expect((await json('show', 'customer', 'C-3')).key).toBe('K2')
    expect((await json('show', 'customer', 'C-3')).introducer).toBe(null)
    await told('restore', 'customer', 'C-2')
    expect((await ran('log', 'C-2', 'hi')).stdout).toContain('(C-2 張小明)')
    await told('remove', 'customer', 'C-2', '--yes')
    expect((await ran('log', 'C-2', 'hi')).code).toBe(3)
  })

  it('with a key of its own keeps it, and it leads on', async () => {
    await told('add', 'customer', '王芳', '--key', 'K9')
    await told('merge', 'customer', 'C-1', 'C-4')
    expect((await json('show', 'customer', 'C-1')).key).toBe('K2')
    expect((await ran('log', 'key:K9', 'hi')).stderr).toContain('K9 was merged into C-1')
    expect((await ran('log', 'K9', 'hi')).stdout).toContain('C-1')
    expect((await json('list', 'visits', 'customer:K9')).length).toBe(2)
  })

  it('cannot be merged again into the one it went to', async () => {
    expect((await ran('merge', 'customer', 'C-1', 'C-2')).code).toBe(2)
  })
})

describe('a dry run', () => {
  it('shows all and writes nothing', async () => {
    const before = await told('dump', '--removed')
    const { stdout } = await ran('merge', 'customer', 'C-1', 'C-2', '-n', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      id: 'C-1',
      merged: 'C-2',
      moved: [{ noun: 'customer', field: 'introducer', ids: ['C-3'], left: [] }],
      not_taken: [
        { field: 'name', value: '張小明', from: 'C-2' },
        { field: 'city', value: '上海', from: 'C-2' },
      ],
      dry_run: true,
      entry: null,
    })
    expect(await told('dump', '--removed')).toBe(before)
  })
})

describe('whose values stand', () => {
  it('is said for all, and for single fields', async () => {
    await told('merge', 'customer', 'C-1', 'C-2', '--prefer', 'B', '--field', 'city=A')
    expect(await json('show', 'customer', 'C-1')).toMatchObject({ name: '張小明', city: '北京' })
    await told('undo')
    await told('merge', 'customer', 'C-1', 'C-2', '--prefer', 'newest', '--field', 'name=C-1')
    expect(await json('show', 'customer', 'C-1')).toMatchObject({ name: '张小明', city: '上海' })
    await told('undo')
    await told('merge', 'customer', 'C-1', 'C-2', '--prefer', 'filled')
    expect(await json('show', 'customer', 'C-1')).toMatchObject({ name: '張小明', city: '上海' })
  })

  it('of consent is the refusal', async () => {
    await told('edit', 'customer', 'C-1', '--consent', 'sms=yes;mail=yes')
    await told('edit', 'customer', 'C-2', '--consent', 'sms=no;phone=yes')
    await told('merge', 'customer', 'C-1', 'C-2')
    expect((await json('show', 'customer', 'C-1')).consent).toEqual({ mail: true, phone: true, sms: false })
  })
})

describe('what both have', () => {
  it('is there once: members of a segment; the one that was removed comes back', async () => {
    await told('add', 'segment', 'both', '--static')
    await told('add', 'segment', 'again', '--static')
    for (const segment of ['both', 'again'])
      for (const id of ['C-1', 'C-2']) await told('add', 'segment-member', segment, id)
    await told('remove', 'segment-member', 'again', 'C-1', '--yes')
    const before = await told('dump', '--removed')
    await told('merge', 'customer', 'C-1', 'C-2')
    for (const segment of ['both', 'again'])
      expect(
        (await json('list', 'segment-members', `segment:${segment}`)).map((row: { customer: string }) => row.customer),
      ).toEqual(['C-1'])
    await told('undo')
    expect(await told('dump', '--removed')).toBe(before)
  })
})

describe('lookalikes', () => {
  it('are not shown again, wherever one of them goes, and the pair can be taken back', async () => {
    expect((await json('dedupe')).map(({ a, b }: { a: string; b: string }) => [a, b])).toEqual([['C-1', 'C-2']])
    expect(await json('dedupe', '--not', 'C-2', 'C-1')).toMatchObject({ ok: true, added: ['J-1'], known: [] })
    expect(await json('dedupe')).toEqual([])
    expect(await json('dedupe', '--not', 'C-1', 'C-2')).toMatchObject({ added: [], known: ['J-1'], entry: null })
    expect((await json('list', 'lookalikes'))[0]).toMatchObject({ customer: 'C-1', other: 'C-2' })
    await told('merge', 'customer', 'C-3', 'C-1')
    expect((await json('list', 'lookalikes'))[0]).toMatchObject({ customer: 'C-2', other: 'C-3' })
    expect(await json('dedupe', '--threshold', '0.01')).toEqual([])
    await told('undo')
    await told('undo')
    expect((await json('dedupe', '--count')).count).toBe(1)
    await told('redo')
    expect((await json('dedupe', '--count')).count).toBe(0)
    await told('remove', 'lookalike', 'J-1', '--yes')
    expect((await json('dedupe', '--count')).count).toBe(1)
    expect(await json('dedupe', '--not', 'C-1', 'C-2')).toMatchObject({ added: ['J-1'] })
  })
})

describe('merging all doubles', () => {
  beforeEach(async () => {
    await told('add', 'customer', '张小明', '--phones', '13800138000', '--emails', 'zxm@example.com')
    await told('add', 'customer', '李强', '--phones', '13900139000', '--birthday', '1990-01-05')
  })

  it('asks, and is one entry with all groups', async () => {
    const before = await told('dump', '--removed')
    expect((await ran('dedupe', '--merge')).code).toBe(7)
    const report = await json('dedupe', '--merge', '--threshold', '0.7', '--yes')
    expect(report).toMatchObject({
      groups: 2,
      merged: 3,
      customers: [
        { id: 'C-1', merged: ['C-2', 'C-4'] },
        { id: 'C-3', merged: ['C-5'] },
      ],
    })
    expect((await json('list', 'customers', '--count')).count).toBe(2)
    await told('undo')
    expect(await told('dump', '--removed')).toBe(before)
  })

  it('leaves those apart of whom it was said, by way of a third too', async () => {
    await told('dedupe', '--not', 'C-2', 'C-4')
    const { customers } = await json('dedupe', '--merge', '--threshold', '0.7', '--yes')
    expect(customers[0]).toEqual({ id: 'C-1', merged: [expect.stringMatching(/^C-[24]$/)] })
    expect((await json('dedupe', '--merge', '--yes')).merged).toBe(0)
  })
})
