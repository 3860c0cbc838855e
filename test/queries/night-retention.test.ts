// Retention in a night that is disturbed: nobody is erased for good before the copy and the days of the same night are
// done, and a later run makes good what was not. Broken once by rules that went on whatever had failed before them.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { crm, type Ran, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')
let cwd = ''
const run = (...words: readonly string[]): Promise<Ran> => crm(words, { cwd, clock })
const night = async (...words: readonly string[]) =>
  JSON.parse((await run('run', 'nightly', ...words, '--json')).stdout)
const sql = (text: string): readonly unknown[] => {
  const db = new Sqlite(join(cwd, 'crm.db'))
  const statement = db.prepare(text)
  const rows = statement.reader ? statement.raw().all() : [statement.run()]
  db.close()
  return rows
}

beforeEach(async () => {
  cwd = temporaryFolder()
  writeFileSync(join(cwd, 'people.csv'), 'key,name,added\nA,Anna,2010-01-31\nB,Ben,2026-01-31\n')
  for (const words of [
    ['init', '--zone', 'UTC', '--currency', 'CNY'],
    ['import', 'customers', 'people.csv'],
    ['add', 'retention', 'old', '--after', '2y', '--automatic', 'yes'],
  ])
    expect(await run(...words)).toMatchObject({ code: 0 })
})

it('waits (retention-waits) while the copy is not there, and is done by the next run of the day, after the copy', async () => {
  writeFileSync(join(cwd, 'backups'), '')
  const first = await run('run', 'nightly')
  expect(first.code).toBe(5)
  expect(first.stderr).toContain('nobody was erased by retention rules')
  expect(first.stderr).toContain('not done yet in the night of 2026-11-27: backup')
  expect(first.stderr).toContain('try: crm run nightly --as-of 2026-11-27')
  expect(first.stdout).toContain('retention: failed')
  expect(sql('select key from customer order by id')).toEqual([['A'], ['B']])
  expect(sql("select ok from night where step = 'retention'")).toEqual([[0]])
  rmSync(join(cwd, 'backups'))
  expect(await night()).toMatchObject({ ok: true, retention: [{ rule: 'RT-1', due: ['C-1'], erased: 1 }] })
  const [copy = ''] = readdirSync(join(cwd, 'backups'))
  const held = new Sqlite(join(cwd, 'backups', copy), { readonly: true })
  expect(held.prepare('select key from customer').pluck().all()).toEqual(['A', 'B'])
  held.close()
  expect(sql('select key from customer where removed is null')).toEqual([['B']])
  expect(await night()).toMatchObject({ ok: true, steps: [] })
})

it.each([
  // Indexes that cannot be kept: a trigger would keep everything from being written.
  ['movement', 'movement (json("from"))', 'movement'],
  ['missed', "visit (json(status)) where status = 'missed' and due = '2026-11-02'", 'movement, missed'],
])('waits while %s has failed', async (_, what, named) => {
  await run('add', 'visit', 'C-2', '--due', '2026-11-01')
  await night('--as-of', '2026-11-26')
  sql('delete from erasure where false')
  expect(sql('select count(*) from customer where removed is null')).toEqual([[1]])
  writeFileSync(join(cwd, 'more.csv'), 'key,name,added\nC,Cleo,2010-01-31\n')
  await run('import', 'customers', 'more.csv')
  await run('add', 'order', 'C-2', '--amount', '500', '--at', '2026-11-27')
  await run('add', 'visit', 'C-2', '--due', '2026-11-02')
  sql(`create index broken on ${what}`)
  const first = await run('run', 'nightly')
  expect(first.code).toBe(5)
  expect(first.stderr).toContain(`not done yet in the night of 2026-11-27: ${named}\n`)
  expect(sql("select count(*) from customer where key = 'C'")).toEqual([[1]])
  sql('drop index broken')
  expect(await night()).toMatchObject({ ok: true, retention: [{ due: ['C-3'], erased: 1 }] })
})

it('asked for alone erases nobody before the rest of its night', async () => {
  expect(await run('run', 'nightly', '--steps', 'retention')).toMatchObject({ code: 5 })
  expect(await night('--steps', 'backup,movement,missed')).toMatchObject({ ok: true })
  expect(await night('--steps', 'retention')).toMatchObject({ ok: true, retention: [{ erased: 1 }] })
})

it('that was only listed, for a day still to come, is done when the day is there', async () => {
  const ahead = await night('--as-of', '2026-11-28', '--yes')
  expect(ahead).toMatchObject({ ok: true, retention: [{ due: ['C-1'], erased: 0 }] })
  const then = steppingClock('2026-11-28T01:00:00.000Z')
  const ran = await crm(['run', 'nightly', '--json'], { cwd, clock: then })
  expect(JSON.parse(ran.stdout)).toMatchObject({ ok: true, retention: [{ due: ['C-1'], erased: 1 }] })
})

describe('a day that CRM_TODAY puts after that of the clock', () => {
  const ahead = (...words: readonly string[]): Promise<Ran> =>
    crm(words, { cwd, clock, env: { CRM_TODAY: '2029-01-01' } })

  it('erases nobody, neither by the night nor by --rule, and says why', async () => {
    const ran = await ahead('run', 'nightly')
    expect(ran.code).toBe(5)
    expect(ran.stderr).toContain('CRM_TODAY says 2029-01-01, the clock says 2026-11-27')
    expect(ran.stdout).toContain('retention: failed')
    const rule = await ahead('erase', '--rule', 'RT-1', '--confirm', '2')
    expect(rule.code).toBe(2)
    expect(rule.stderr).toContain('today is 2026-11-27 by the clock')
    expect(sql('select key from customer order by id')).toEqual([['A'], ['B']])
    expect(sql('select count(*) from erasure')).toEqual([[0]])
  })

  it('does not stop the nights until then: the next one in its time takes it back, and erases who is due', async () => {
    await run('add', 'order', 'C-2', '--amount', '500', '--at', '2026-11-20')
    const backup = ['run', 'nightly', '--steps', 'backup,movement,missed']
    expect(await run(...backup, '--as-of', '2026-11-26')).toMatchObject({ code: 0 })
    const [before] = [sql('select * from placed')]
    expect(before).toEqual([
      [1, 'potential', 'low'],
      [2, 'existing', 'high'],
    ])
    await ahead('run', 'nightly')
    expect(sql('select class from placed where customer = 2')).toEqual([['lost']])
    expect(await run('run', 'nightly', '-n')).toMatchObject({ code: 0 })
    const ran = await run('run', 'nightly')
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('up to 2029-01-01, were not due') })
    expect(sql('select * from placed where customer = 2')).toEqual([[2, 'existing', 'high']])
    expect(sql('select count(*) from movement')).toEqual([[0]])
    expect(sql('select key from customer where removed is null')).toEqual([['B']])
    expect(sql("select value from kept where key in ('night', 'day')")).toEqual([['2026-11-27'], ['2026-11-27']])
    expect((await run('run', 'nightly')).stderr).toBe('')
  })
})

it('of a store that another run holds waits once, and says whole lines to try', async () => {
  const writer = new Sqlite(join(cwd, 'crm.db'))
  writer.exec('begin immediate')
  const begun = performance.now()
  const ran = await run('run', 'nightly', '--wait', '1500ms')
  const took = performance.now() - begun
  writer.exec('rollback')
  writer.close()
  expect(ran.code).toBe(5)
  expect(ran.stderr).toContain('try: crm run nightly --wait 60s')
  expect(ran.stderr).not.toContain('try: --wait')
  // Steps that wait anew came to nine seconds and more.
  expect(took).toBeLessThan(6000)
})
