// `doctor journal`: the history is tampered with in every way, and the first entry at fault is named with what was done.
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

interface Checked {
  readonly ok: boolean
  readonly bad: number | null
  readonly fault: string | null
  readonly head: string
  readonly entries: number
  readonly erased: readonly number[]
}

const six = async () => {
  const cwd = temporaryFolder()
  const clock = steppingClock('2026-11-27T01:00:00.000Z')
  const run = (...words: readonly string[]) => crm(words, { cwd, clock })
  await run('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  for (const name of ['Ann', 'Bob', 'Cat', 'Dan'])
    await run('add', 'customer', name, '--city', 'Wuhan', '--key', `K-${name}`)
  await run('edit', 'customer', 'C-4', '--city', 'Xian')
  const check = async (...words: readonly string[]): Promise<Checked> =>
    JSON.parse((await run('doctor', 'journal', ...words, '--json')).stdout)
  const tamper = (sql: string): void => {
    const db = new Sqlite(join(cwd, 'crm.db'))
    db.pragma('foreign_keys = off')
    db.exec(sql)
    db.close()
  }
  return { run, check, tamper }
}

const swap = `update entry set id = 99 where id = 3; update entry set id = 3 where id = 4; update entry set id = 4 where id = 99;
  update change set entry = 99 where entry = 3; update change set entry = 3 where entry = 4; update change set entry = 4 where entry = 99;`

describe('doctor journal', () => {
  it('finds nothing in a history that nobody touched', async () => {
    const { check, run } = await six()
    const checked = await check()
    expect(checked).toMatchObject({ ok: true, bad: null, fault: null, entries: 6, erased: [] })
    expect(checked.head).toMatch(/^[0-9a-f]{64}$/)
    expect((await run('doctor', 'journal')).stdout).toContain(`head 6:${checked.head.slice(0, 16)}`)
  })

  it.each([
    ['a changed payload', `update change set after = replace(after, 'Wuhan', 'Hankou') where entry = 3`, 3, 'changed'],
    ['changed words', `update entry set typed = 'crm add customer Eve' where id = 4`, 4, 'changed'],
    ['a changed time', `update entry set at = '2026-11-20T01:00:00.000Z' where id = 5`, 5, 'time'],
    ['another writer', `update entry set who = 'wang' where id = 2`, 2, 'changed'],
    ['a removed middle', 'delete from change where entry = 3; delete from entry where id = 3', 3, 'missing'],
    ['a removed end', 'delete from change where entry > 4; delete from entry where id > 4', 5, 'cut'],
    ['two entries that changed places', swap, 3, 'moved'],
    ['an entry emptied by hand', 'update entry set salt = null, typed = null where id = 4', 4, 'emptied'],
    [
      'the first of several',
      `update entry set who = 'x' where id = 5; update entry set at = '2026-01-01T00:00:00.000Z' where id = 2`,
      2,
      'time',
    ],
  ])('finds %s', async (_, sql, bad, fault) => {
    const { run, check, tamper } = await six()
    tamper(sql)
    expect(await check()).toMatchObject({ ok: false, bad, fault })
    const told = await run('doctor', 'journal')
    expect(told).toMatchObject({ code: 1 })
    expect(told.stdout).toContain(String(bad))
  })

  it('finds an end cut off with its counter by a head noted before', async () => {
    const { run, check, tamper } = await six()
    const { chain, entry } = JSON.parse((await run('backup', '--json')).stdout)
    const head = `${entry}:${chain.slice(0, 16)}`
    expect(await check('--head', head)).toMatchObject({ ok: true })
    tamper(`delete from change where entry > 4; delete from entry where id > 4;
      update sqlite_sequence set seq = 4 where name = 'entry'`)
    expect(await check()).toMatchObject({ ok: true, entries: 4 })
    expect(await check('--head', head)).toMatchObject({ ok: false, bad: 5, fault: 'cut' })
    for (const name of ['Eve', 'Fay']) await run('add', 'customer', name)
    expect(await check('--head', head)).toMatchObject({ ok: false, bad: 6, fault: 'head' })
    expect(await run('doctor', 'journal', '--head', '6')).toMatchObject({ code: 2 })
  })

  it('says what was erased, and still finds what was changed', async () => {
    const { run, check, tamper } = await six()
    await run('erase', 'customer', 'C-4', '--confirm', 'C-4')
    expect(await check()).toMatchObject({ ok: true, entries: 7, erased: [5, 6] })
    tamper(`update entry set at = '2026-11-20T01:00:00.000Z' where id = 5`)
    expect(await check()).toMatchObject({ ok: false, bad: 5, fault: 'time' })
  })

  it.each([
    ['words', `update entry set typed = 'crm add customer Forged', reason = 'x' where id = 5`, 5, 'remains'],
    ['another writer', `update entry set who = 'evil' where id = 5`, 5, 'remains'],
    [
      'a change of somebody else',
      `insert into change (entry, position, tbl, row, kind, after) values (5, 2, 'customer', 2, 'edit', '{"name":"zz"}')`,
      5,
      'remains',
    ],
    ['what is left of others', `update change set after = '{"city":"Rome"}' where entry = 7 and row = 3`, 7, 'remains'],
    ['the salt', `delete from kept where key = 'remains:6'`, 6, 'remains'],
    ['the certificate', `update erasure set who = 'nobody'`, 8, 'certificate'],
    ['no certificate', 'delete from erased_mark; delete from erasure', 8, 'certificate'],
    [
      'a certificate more',
      `insert into erasure select 7, 99, at, who, reason, reached, entries, mentions, backups, 8, remains from erasure`,
      8,
      'certificate',
    ],
    ['a lost mark', 'delete from erased_mark', 8, 'marks'],
    ['another mark', `update erased_mark set mark = x'00112233'`, 8, 'marks'],
    ['another key of marks', `update kept set value = 'x' where key = 'erased_key'`, 8, 'marks'],
    ['a mark more', `insert into erased_mark values ('phone', x'00112233', 1)`, 8, 'marks'],
    [
      'a change of no entry',
      `insert into change (entry, position, tbl, row, kind, after) values (42, 1, 'customer', 2, 'edit', '{"name":"zz"}')`,
      42,
      'missing',
    ],
    ['a mark of undo', 'update entry set undone_by = 6 where id = 2', 2, 'undone'],
  ])('finds %s where an erasure emptied an entry', async (_, sql, bad, fault) => {
    const { run, check, tamper } = await six()
    await run('edit', 'customers', '--all', '--city', 'Paris', '--yes')
    await run('erase', 'customer', 'C-4', '--confirm', 'C-4')
    expect(await check()).toMatchObject({ ok: true, erased: [5, 6, 7] })
    tamper(sql)
    expect(await check()).toMatchObject({ ok: false, bad, fault })
    expect((await run('doctor', 'journal')).stdout).toContain(String(bad))
    expect((await run('doctor')).code).toBe(1)
  })

  it('takes a second erasure, an undo and a redo for what they are', async () => {
    const { run, check } = await six()
    await run('edit', 'customers', '--all', '--city', 'Paris', '--yes')
    for (const words of [['undo'], ['redo'], ['undo'], ['redo'], ['undo', '6'], ['undo', '7']]) await run(...words)
    expect(await check()).toMatchObject({ ok: true, fault: null })
    for (const id of ['C-4', 'C-3']) await run('erase', 'customer', id, '--confirm', id)
    expect(await check()).toMatchObject({ ok: true, fault: null })
  })
})
