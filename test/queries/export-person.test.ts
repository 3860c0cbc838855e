// What is handed over of a person: every table that refers to a customer is in it, in all three forms, for people who were
// merged or removed too; and that it was done stands in the history.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { ofOthers } from '../../src/person/collect-rows.act.ts'
import { crm, steppingClock } from '../harness/world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-person-'))
  folders.push(folder)
  return folder
}

const clock = steppingClock('2026-11-22T01:00:00.000Z')
const run = (cwd: string, ...argv: readonly string[]) => crm(argv, { cwd, clock, env: { CRM_TODAY: '2026-11-22' } })
const must = async (cwd: string, ...argv: readonly string[]): Promise<string> => {
  const { code, output, stdout } = await run(cwd, ...argv)
  expect(`${code} ${argv.join(' ')} ${code === 0 ? '' : output}`).toMatch(/^0 /)
  return stdout
}

type File = Readonly<Record<string, unknown>>
const personOf = async (cwd: string, ref: string): Promise<File> => JSON.parse(await must(cwd, 'export', 'person', ref))

/** A firm in which one customer has something in every table that may refer to one. */
const filled = async (): Promise<string> => {
  const cwd = temporaryFolder()
  await must(cwd, 'init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  writeFileSync(
    join(cwd, 'first.csv'),
    'name,phone,consent\nZhang Xiaoming,13900139000,sms=no\nZhang X M,13900139009,\n',
  )
  await must(cwd, 'import', 'customers', 'first.csv')
  await must(cwd, 'add', 'field', 'customer.shoe', '--type', 'text')
  await must(cwd, 'edit', 'customer', 'C-1', '--set', 'shoe=size 43', '--tags', 'regular', '--phones', '13700137000')
  await must(cwd, 'add', 'customer', 'Brought One', '--introducer', 'C-1', '--note', 'friend of Zhang Xiaoming')
  await must(cwd, 'add', 'contact', 'C-1', '--name', 'Aide Lin')
  await must(cwd, 'add', 'visit', 'C-1', '--due', '+3d', '--note', 'bring samples')
  await must(cwd, 'log', 'C-3', 'came with Zhang Xiaoming')
  await must(cwd, 'add', 'product', 'Longjing', '--price', '5')
  await must(cwd, 'add', 'order', 'C-1', '--product', 'Longjing', '--quantity', '2', '--price', '5.50')
  await must(cwd, 'add', 'complaint', 'C-1', '--text', 'cracked pot')
  await must(cwd, 'add', 'segment', 'invited', '--kind', 'static')
  await must(cwd, 'add', 'segment-member', 'invited', 'C-1')
  await must(cwd, 'add', 'segment', 'feet', '--filter', 'shoe:43')
  await must(cwd, 'add', 'segment', 'others', '--filter', 'shoe:44')
  await must(cwd, 'dedupe', '--not', 'C-1', 'C-3')
  await must(cwd, 'merge', 'customer', 'C-1', 'C-2', '--yes')
  await must(cwd, 'run', 'nightly')
  return cwd
}

let filledOnce = ''
beforeAll(async () => {
  filledOnce = await filled()
})

/** That firm in a folder of its own. */
const firm = (): string => {
  const cwd = temporaryFolder()
  cpSync(filledOnce, cwd, { recursive: true })
  return cwd
}

/** A row that names C-1 in a table that has none, so that a table of later days is asked for too. */
const fill = (db: Sqlite.Database, table: string, column: string): void => {
  if (db.prepare(`select 1 from "${table}" where "${column}" = 1`).get()) return
  const columns = db
    .prepare(`select name, type from pragma_table_xinfo(?) where "notnull" = 1 and dflt_value is null and pk = 0`)
    .all(table)
    .map((one) => Object.values(Object(one)).map(String))
  const values = new Map<string, string | number>([
    ...columns.map(([name = '', type]) => [name, type === 'TEXT' ? '2026-01-01' : 1] as const),
    [column, 1],
  ])
  db.prepare(
    `insert into "${table}" (${[...values.keys()].map((name) => `"${name}"`).join(', ')}) values (${[...values].map(() => '?').join(', ')})`,
  ).run(...values.values())
}

const keyOf = (table: string): string =>
  program.nouns.find((noun) => noun.table === table)?.plural.replaceAll('-', '_') ?? table

/** Columns called `customer` that no reference of the store shows, and where what they say is handed over. */
const unreferenced: Readonly<Record<string, string>> = {
  'movement.customer': 'the part movements',
  'placed.customer': 'class and tier of the night before: movements say how they moved',
  'erasure.customer': 'certificates are of people who are there no more',
  'standing.customer': 'class, tier and sums stand in customers',
}

describe('export person', () => {
  it('has a part for every table that refers to a customer', async () => {
    const cwd = firm()
    const db = new Sqlite(join(cwd, 'crm.db'))
    db.pragma('ignore_check_constraints = on')
    db.pragma('foreign_keys = off')
    const referring = db
      .prepare(
        `select m.name as child, f."from" as "column" from sqlite_schema as m join pragma_foreign_key_list(m.name) as f
        where m.type = 'table' and f."table" = 'customer' and f.on_delete <> 'CASCADE' order by 1, 2`,
      )
      .all()
      .map((row) => Object.values(Object(row)).map(String))
    const named = db
      .prepare(
        `select m.name || '.' || c.name as place from sqlite_schema as m join pragma_table_xinfo(m.name) as c
        where m.type = 'table' and c.name in ('customer', 'customers', 'person')`,
      )
      .pluck()
      .all()
      .map(String)
    for (const [child = '', column = ''] of referring) fill(db, child, column)
    db.close()
    const file = await personOf(cwd, 'C-1')
    expect(referring.length).toBeGreaterThan(7)
    for (const [child = '', column = ''] of referring) {
      if (ofOthers.includes(`${child}.${column}`)) continue
      expect(file[keyOf(child)], `${child}.${column}`).toEqual(expect.arrayContaining([expect.any(Object)]))
    }
    const known = [...referring.map((one) => one.join('.')), ...Object.keys(unreferenced)]
    expect(named.filter((place) => !known.includes(place))).toEqual([])
  })

  it('holds what is known, earlier values too, and of others nothing but ids', async () => {
    const cwd = firm()
    const file = await personOf(cwd, 'C-1')
    expect(file).toMatchObject({ person: 'C-1', ids: ['C-1', 'C-2'], name: 'Zhang Xiaoming', as_of: '2026-11-22' })
    expect(file.customers).toMatchObject([
      { id: 'C-1', shoe: 'size 43', tags: ['regular'], orders: 1, spend: 11 },
      { id: 'C-2', name: 'Zhang X M' },
    ])
    expect(file.orders).toMatchObject([{ id: 'O-1', amount: 11, lines: [{ product: 'I-1', quantity: 2, price: 5.5 }] }])
    expect(file.consents).toMatchObject([{ channel: 'sms', allowed: 'no', source: 'import first.csv' }])
    expect(file.segments).toEqual([{ id: expect.stringMatching(/^G-/), name: 'feet' }])
    expect(file.introduced).toEqual([{ id: 'C-3' }])
    expect(file.imports).toMatchObject([{ id: 'F-1', file: 'first.csv' }])
    expect(file.mentions).toEqual(expect.arrayContaining([{ place: 'C-3' }, { place: 'V-2' }]))
    expect(file.history).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ record: 'C-1', before: expect.objectContaining({ phones: ['+8613900139000'] }) }),
        expect.objectContaining({ record: 'V-1', after: expect.objectContaining({ customer: 'C-1' }) }),
      ]),
    )
    const text = JSON.stringify(file)
    expect(text).not.toContain('Brought One')
    expect(text).not.toContain('came with')
  })

  it('leaves out the words typed, which name others, and tells to read what people wrote', async () => {
    const cwd = temporaryFolder()
    await must(cwd, 'init')
    await must(cwd, 'add', 'customer', 'Ann')
    await must(cwd, 'add', 'customer', 'Li Lei', '--phones', '13911112222')
    await must(cwd, 'edit', 'customer', 'C-1', '--introducer', '13911112222', '--reason', 'by letter')
    await must(cwd, 'edit', 'customers', '--where', 'name:Ann or phone:11112222', '--city', 'Rome', '--yes')
    const { stdout, stderr } = await run(cwd, 'export', 'person', 'C-1')
    expect(stdout).not.toMatch(/11112222|Li Lei/)
    expect(JSON.parse(stdout).history).toMatchObject([
      { command: 'add customer' },
      { command: 'edit customer', reason: 'by letter', after: { introducer: 'C-2' } },
      { command: 'edit customer', after: { city: 'Rome' } },
    ])
    expect(stderr).toContain('read it before it is handed over')
  })

  it('is found in the history whatever its reason holds', async () => {
    const cwd = firm()
    for (const reason of ['a  # b', 'x  # C-9, C-8', "it's  # "]) {
      await must(cwd, 'export', 'person', 'C-1', '--reason', reason)
      const [entry] = JSON.parse(await must(cwd, 'history', 'C-1', '--json', '--limit', '1'))
      expect(entry).toMatchObject({ reason })
    }
  })

  it('gives no words typed, and no reason that names somebody else', async () => {
    const cwd = firm()
    await must(cwd, 'add', 'customer', 'Li Lei', '--phones', '13911112222')
    const lines: readonly (readonly string[])[] = [
      ['edit', 'customer', 'C-1', '--introducer', '139-1111-2222'],
      ['edit', 'customer', 'C-1', '--city', 'Xian', '--reason', 'like li lei'],
      ['edit', 'customer', 'C-1', '--city', 'Rome', '--reason', 'told 139 1111 2222'],
      ['edit', 'customer', 'C-1', '--city', 'Oslo', '--reason', 'Zhang Xiaoming moved'],
      ['edit', 'customers', '--where', 'name:"Li Lei" or id:1', '--city', 'Bonn', '--reason', 'a fair', '--yes'],
    ]
    for (const line of lines) await must(cwd, ...line)
    const file = await personOf(cwd, 'C-1')
    const text = JSON.stringify(file)
    for (const other of ['1111', 'li lei', 'Li Lei']) expect(text).not.toContain(other)
    const reasons = Array.isArray(file.history) ? file.history.map(({ reason }) => reason) : []
    expect(reasons.slice(-4)).toEqual([null, null, 'Zhang Xiaoming moved', 'a fair'])
  })

  it('is a page and a text to read, in both languages, readable by the owner alone', async () => {
    const cwd = firm()
    await must(cwd, 'export', 'person', 'C-1', '-o', 'person.html', '--lang', 'zh')
    const page = readFileSync(join(cwd, 'person.html'), 'utf8')
    expect(page).toMatch(/^<!doctype html>/i)
    for (const text of [
      '关于 Zhang Xiaoming（C-1）的全部资料',
      'size 43',
      'cracked pot',
      'Aide Lin',
      'bring samples',
      'Longjing',
    ])
      expect(page).toContain(text)
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
    const mode = statSync(join(cwd, 'person.html')).mode & 0o777
    expect(mode & 0o077 & ~process.umask()).toBe(mode & 0o077)
    const markdown = await must(cwd, 'export', 'person', 'C-1', '-f', 'md')
    expect(markdown).toMatch(/^# What is known of Zhang Xiaoming \(C-1\)\n/)
    expect(markdown).toContain('| shoe | size 43 |')
  })

  it('goes to the one a merged person is now, to a removed one, and to a person at a customer', async () => {
    const cwd = firm()
    const { stdout, stderr } = await run(cwd, 'export', 'person', 'C-2')
    expect(JSON.parse(stdout)).toMatchObject({ person: 'C-1' })
    expect(stderr).toContain('C-2 was merged into C-1')
    await must(cwd, 'remove', 'customer', 'C-1', '--yes')
    expect((await personOf(cwd, 'C-1')).visits).toMatchObject([{ id: 'V-1' }])
    expect(await personOf(cwd, 'P-1')).toMatchObject({
      person: 'P-1',
      name: 'Aide Lin',
      contacts: [{ customer: 'C-1' }],
    })
  })

  it('is noted in the history, with its reason, and is not undone', async () => {
    const cwd = firm()
    await must(cwd, 'export', 'person', 'C-1', '-n')
    expect(await must(cwd, 'history', 'C-1', '--json')).not.toContain('export person')
    await must(cwd, 'export', 'person', 'C-1', '--reason', 'asked by letter')
    const [entry] = JSON.parse(await must(cwd, 'history', 'C-1', '--json', '--limit', '1'))
    expect(entry).toMatchObject({ reason: 'asked by letter', records: 1 })
    expect((await run(cwd, 'undo', String(entry.entry))).code).not.toBe(0)
    expect((await personOf(cwd, 'C-1')).history).toEqual(
      expect.arrayContaining([expect.objectContaining({ entry: entry.entry, kind: 'shown' })]),
    )
  })

  it.each([
    [['export', 'person'], 2],
    [['export', 'person', 'C-1', 'C-2'], 2],
    [['export', 'person', 'C-99'], 3],
    [['export', 'person', 'C-1', '--csv'], 2],
    [['export', 'person', 'C-1', '-o', 'p.xlsx'], 2],
  ])('%j ends with %i and notes nothing', async (argv, code) => {
    const cwd = temporaryFolder()
    await must(cwd, 'init', '--no-input')
    await must(cwd, 'add', 'customer', 'A')
    expect((await run(cwd, ...argv)).code).toBe(code)
    expect(JSON.parse(await must(cwd, 'history', '--json'))).toHaveLength(2)
  })
})
