// A store in which a byte of the description of its tables changed: no page is torn, and yet a column has another name.
// Doctor names it, and what needs the column says that the store is damaged. And what is in a store and not ours: doctor
// names that too, and nothing is written while a trigger would be called.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { crm, type Ran } from '../harness/world.ts'

it('is not called whole', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-shape-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], { cwd })
  expect((await crm(['doctor', '--json'], { cwd })).stdout).toContain('every page and index is whole')
  const db = new Sqlite(join(cwd, 'crm.db'))
  db.unsafeMode(true)
  db.pragma('writable_schema = on')
  db.prepare(`update sqlite_schema set sql = replace(sql, ' entry INTEGER', ?) where name = 'complaint'`).run(
    '\u00a0entry INTEGER',
  )
  db.close()
  const doctor = await crm(['doctor', '--json'], { cwd })
  expect(doctor.code).toBe(1)
  expect(doctor.stdout).toContain('there is no table complaint (entry)')
  const dump = await crm(['dump'], { cwd })
  expect(dump.code).toBe(9)
  expect(dump.stderr).toContain('no such column')
})

const made = async (): Promise<{
  cwd: string
  sql: (text: string) => void
  run: (...words: string[]) => Promise<Ran>
}> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-shape-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  const run = (...words: string[]) => crm(words, { cwd })
  await run('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  await run('add', 'customer', 'Ann', '--phones', '13912345678')
  const sql = (text: string): void => {
    const db = new Sqlite(join(cwd, 'crm.db'))
    db.unsafeMode(true)
    db.exec(text)
    db.close()
  }
  return { cwd, sql, run }
}

const rewritten = (from: string, to: string): string =>
  `pragma writable_schema = on; update sqlite_schema set sql = replace(sql, '${from}', '${to}') where name = 'visit'`

it.each([
  ['a view', 'create view v as select 1', 'not ours: view v', `'drop view "v"'`],
  [
    'a table, of which nothing is said as of our records',
    'create table evil (id integer primary key, entry integer); insert into evil values (1, 1)',
    'not ours: table evil',
    `'drop table "evil"'`,
  ],
  ['an index', 'create index i on visit (note)', 'not ours: index i', `'drop index "i"'`],
  [
    'a column',
    'alter table customer add column extra text',
    'not ours: table customer (extra)',
    `'alter table "customer" drop column "extra"'`,
  ],
  ['a table without its rules', rewritten(') STRICT', ')'), 'not as we made it: table visit', 'crm backup --restore'],
  [
    'a trigger',
    'create trigger t after insert on tag begin select 1; end',
    'not ours: trigger t',
    'crm doctor --repair',
  ],
])('%s is named by doctor, with what to do', async (_, text, found, hint) => {
  const { sql, run } = await made()
  sql(text)
  const doctor = await run('doctor', '--json')
  expect(doctor.code).toBe(1)
  const faults = JSON.parse(doctor.stdout).filter(({ ok }: { ok: boolean }) => !ok)
  expect(faults).toMatchObject([{ name: 'schema', message: found, hint: expect.stringContaining(hint) }])
})

it('a trigger keeps everything from being written, and an erasure from lying, until doctor takes it away', async () => {
  const { sql, run } = await made()
  sql('create trigger t before delete on customer begin select raise(ignore); end')
  for (const line of [
    ['erase', 'customer', 'C-1', '--confirm', 'C-1'],
    ['add', 'customer', 'Bob'],
    ['edit', 'customer', 'C-1', '--city', 'Ulm', '-n'],
    ['undo'],
  ]) {
    const ran = await run(...line)
    expect(ran, line.join(' ')).toMatchObject({ code: 9, stderr: expect.stringContaining('not ours: t on customer') })
  }
  expect((await run('list', 'customers', '--format', 'ids')).stdout).toContain('C-1')
  expect(await run('doctor', '--repair', '-n')).toMatchObject({ code: 1, stderr: '1 check found a fault\n' })
  const repair = await run('doctor', '--repair')
  expect(repair).toMatchObject({ code: 0, stderr: expect.stringContaining('trigger t on customer was not ours') })
  expect(await run('erase', 'customer', 'C-1', '--confirm', 'C-1')).toMatchObject({ code: 0 })
  expect((await run('list', 'customers', '--json')).stdout).not.toContain('Ann')
})
