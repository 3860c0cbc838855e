// `crm run nightly` in a small firm: what it does and says, what it refuses, what becomes of the rest when a step fails.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { crm, type Ran, steppingClock } from '../harness/world.ts'

const today = '2026-11-27'

interface Firm {
  readonly cwd: string
  readonly run: (...words: readonly string[]) => Promise<Ran>
  readonly json: (...words: readonly string[]) => Promise<Record<string, unknown>>
  readonly sql: (text: string) => readonly unknown[]
}

const emptyFirm = async (): Promise<Firm> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-nightly-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  const clock = steppingClock(`${today}T01:00:00.000Z`, 100)
  const run = (...words: readonly string[]) => crm(words, { cwd, clock })
  const firm = {
    cwd,
    run,
    json: async (...words: readonly string[]) => JSON.parse((await run(...words, '--json')).stdout),
    sql: (text: string) => {
      const db = new Sqlite(join(cwd, 'crm.db'))
      const statement = db.prepare(text)
      const rows = statement.reader ? statement.raw().all() : [statement.run()]
      db.close()
      return rows
    },
  }
  await run('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  return firm
}

/** Two owners and nobody, a customer of each; one has bought, two visits are planned. */
const firmOf = async (): Promise<Firm> => {
  const firm = await emptyFirm()
  const lines = [
    ['add', 'staff', '王芳', '--key', 'wangfang'],
    ['add', 'staff', 'Ann <b>', '--key', '../x'],
    ['add', 'customer', '宏远', '--owner', '王芳'],
    ['add', 'customer', 'Maria', '--owner', 'E-2'],
    ['add', 'customer', '张小明'],
    ['add', 'order', 'C-1', '--amount', '100', '--at', '2026-10-01'],
    ['add', 'visit', 'C-2', '--due', '2026-11-20'],
    ['add', 'visit', 'C-3', '--due', '2026-11-27'],
  ]
  for (const words of lines) expect(await firm.run(...words)).toMatchObject({ code: 0 })
  return firm
}

const statusOf = async (firm: Firm, id: string) => (await firm.json('show', 'visit', id)).status

describe('the night', () => {
  it('that is still to come is refused, unless it is only tried or --yes says so', async () => {
    const firm = await firmOf()
    const early = await firm.run('run', 'nightly', '--as-of', '2036-01-01')
    expect(early).toMatchObject({ code: 2, stdout: '' })
    expect(early.stderr).toContain('the night of 2036-01-01 is still to come')
    expect(early.stderr).toContain(`today is ${today};`)
    expect(firm.sql('select count(*) from night')).toEqual([[0]])
    expect(await firm.run('run', 'nightly', '--as-of', '2036-01-01', '-n')).toMatchObject({ code: 0 })
    expect(await firm.run('run', 'nightly', '--as-of', today)).toMatchObject({ code: 0 })
    expect(await firm.run('run', 'nightly', '--as-of', '2026-11-28', '--yes')).toMatchObject({ code: 0 })
  })

  it('copies the store, notes classes and tiers, marks what was missed, and says so', async () => {
    const firm = await firmOf()
    const report = await firm.json('run', 'nightly')
    expect(report).toMatchObject({
      ok: true,
      day: today,
      nights: [today],
      moves: [],
      missed: 1,
      to_contact: 3,
      lists: [],
    })
    expect(readdirSync(join(firm.cwd, 'backups'))).toHaveLength(1)
    expect(await statusOf(firm, 'V-1')).toBe('missed')
    expect(await statusOf(firm, 'V-2')).toBe('planned')
    expect(await firm.json('list', 'movements')).toEqual([])
    const [entry] = JSON.parse((await firm.run('history', '--json', '--limit', '1')).stdout)
    expect(entry).toMatchObject({ who: 'nightly', command: 'crm run nightly --json', records: 1 })
    expect(firm.sql('select distinct step, ok from night order by step')).toEqual([
      ['backup', 1],
      ['missed', 1],
      ['movement', 1],
    ])
  })

  it('run again changes nothing, not even the copies', async () => {
    const firm = await firmOf()
    const left = async () => [
      (await firm.run('dump')).stdout,
      firm.sql('select count(*), max(chain) from entry'),
      firm.sql('select * from movement'),
      readdirSync(join(firm.cwd, 'backups')),
    ]
    await firm.run('run', 'nightly')
    const once = await left()
    const again = await firm.run('run', 'nightly')
    expect(again).toMatchObject({ code: 0 })
    expect(again.stdout).toContain(`the night of ${today} was done before: nothing to do`)
    expect(await left()).toEqual(once)
  })

  it('finds who moved since the night before, whatever was written in between', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    await firm.run('add', 'order', 'C-2', '--amount', '500', '--at', '2026-11-28')
    await firm.run('edit', 'customer', 'C-3', '--stage', 'intent')
    const report = await firm.json('run', 'nightly', '--as-of', '2026-11-29', '--yes')
    expect(report).toMatchObject({
      nights: ['2026-11-28', '2026-11-29'],
      missed: 1,
      moves: [
        { scheme: 'class', from: 'potential', to: 'existing', count: 1 },
        { scheme: 'class', from: 'potential', to: 'target', count: 1 },
        { scheme: 'tier', from: 'high', to: 'low', count: 1 },
        { scheme: 'tier', from: 'low', to: 'high', count: 1 },
      ],
    })
    const moves = JSON.parse((await firm.run('list', 'movements', '--sort', 'customer,scheme', '--json')).stdout)
    const move = (customer: string, customer_name: string, scheme: string, from: string, to: string) => ({
      day: '2026-11-28',
      customer,
      customer_name,
      scheme,
      from,
      to,
    })
    expect(moves).toEqual([
      move('C-1', '宏远', 'tier', 'high', 'low'),
      move('C-3', '张小明', 'class', 'potential', 'target'),
      move('C-2', 'Maria', 'class', 'potential', 'existing'),
      move('C-2', 'Maria', 'tier', 'low', 'high'),
    ])
    expect(await firm.json('list', 'movements', '--since', '2026-11-29')).toEqual([])
    expect(await firm.json('list', 'movements', '--until', '2026-11-27')).toEqual([])
    expect(await firm.json('list', 'movements', '--scheme', 'tier', 'to:high')).toHaveLength(1)
    expect(await firm.json('list', 'movements', 'customer:Maria', '--since', '2026-11-28')).toHaveLength(2)
    await firm.run('remove', 'customer', 'C-2', '--yes')
    expect(await firm.json('list', 'movements')).toHaveLength(2)
  })

  it('takes somebody new for potential and low until the first night, whenever that is done', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    await firm.run('add', 'customer', 'Zhou', '--added', '2026-11-29')
    await firm.run('add', 'customer', 'Wu', '--added', '2026-11-29', '--stage', 'intent')
    await firm.run('add', 'order', 'C-4', '--amount', '900', '--at', '2026-11-29')
    await firm.run('run', 'nightly', '--as-of', '2026-11-30', '--yes')
    expect(firm.sql('select day, customer, "from", "to" from movement where customer > 3 order by id')).toEqual([
      ['2026-11-29', 4, 'potential', 'existing'],
      ['2026-11-29', 4, 'low', 'high'],
      ['2026-11-29', 5, 'potential', 'target'],
    ])
  })

  it('shows movements in the history and on the page of a customer', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    await firm.run('add', 'order', 'C-2', '--amount', '50', '--at', '2026-11-28')
    await firm.run('run', 'nightly', '--as-of', '2026-11-28', '--yes')
    const [tier, first, second] = JSON.parse((await firm.run('history', 'C-2', '--own', '--json')).stdout)
    expect(tier).toMatchObject({ command: 'tier low -> middle' })
    expect(first).toMatchObject({
      entry: null,
      who: 'nightly',
      command: 'class potential -> existing',
      reason: 'night of 2026-11-28',
      records: 1,
      undone_by: null,
    })
    expect(second).toMatchObject({ entry: 5, command: 'crm add customer Maria --owner E-2' })
    expect((await firm.run('history', 'C-2', '--lang', 'zh-CN', '-f', 'table')).stdout).toContain(
      '类别：潜在客户 → 现有客户',
    )
    const { timeline } = await firm.json('show', 'customer', 'C-2')
    expect(timeline).toContainEqual({
      at: '2026-11-28',
      type: 'movement',
      id: '2026-11-28',
      text: 'class: potential → existing',
    })
  })

  it('is left alone by a bare undo, and taken back by its number', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    await firm.run('edit', 'customer', 'C-1', '--note', 'x')
    expect(await firm.json('undo')).toMatchObject({ undoes: 11 })
    expect(await firm.json('undo', '10')).toMatchObject({ ok: true, restored: 1 })
    expect(await statusOf(firm, 'V-1')).toBe('planned')
    await firm.run('run', 'nightly', '--as-of', '2026-11-28', '--yes')
    expect(await statusOf(firm, 'V-1')).toBe('missed')
  })

  it('stands in the way of no undo: its mark is nobody’s work', async () => {
    const firm = await firmOf()
    const rows = ['key,customer,status,due', 'W1,C-1,planned,2026-11-01', 'W2,C-2,planned,2026-12-01'].join('\n')
    writeFileSync(join(firm.cwd, 'visits.csv'), `${rows}\n`)
    await firm.run('edit', 'visit', 'V-2', '--due', '2026-11-26')
    await firm.run('import', 'visits', 'visits.csv')
    const before = (await firm.run('dump')).stdout
    await firm.run('run', 'nightly')
    expect(await statusOf(firm, 'V-3')).toBe('missed')
    expect(await firm.json('undo')).toMatchObject({ ok: true, restored: 2, kept: [] })
    expect(await firm.json('undo')).toMatchObject({ ok: true, restored: 1 })
    expect(await firm.json('show', 'visit', 'V-2')).toMatchObject({ due: today, status: 'missed' })
    expect(await firm.json('undo')).toMatchObject({ ok: true, restored: 1 })
    for (const _ of ['V-2', 'its day', 'the file']) expect(await firm.run('redo')).toMatchObject({ code: 0 })
    expect((await firm.run('dump')).stdout).toBe(
      before.replaceAll('"planned","due":"2026-11', '"missed","due":"2026-11'),
    )
    // A person's own change after the mark is in the way as ever.
    await firm.run('edit', 'visit', 'V-2', '--status', 'cancelled')
    expect(await firm.run('undo', '9')).toMatchObject({ code: 4 })
  })

  it('does at most so many nights, the latest', async () => {
    const firm = await firmOf()
    await firm.run('config', 'set', 'nights_at_most', '2')
    await firm.run('run', 'nightly', '--as-of', '2026-11-01')
    const report = await firm.run('run', 'nightly')
    expect(report.stdout).toContain('24 nights are too far back')
    expect(firm.sql(`select day from night where step = 'movement' order by day`)).toEqual([
      ['2026-11-01'],
      ['2026-11-26'],
      ['2026-11-27'],
    ])
  })

  it('tries without writing', async () => {
    const firm = await firmOf()
    const before = [firm.sql('select * from kept order by key'), (await firm.run('dump')).stdout]
    const tried = await firm.json('run', 'nightly', '-n', '--out', 'lists')
    expect(tried).toMatchObject({ dry_run: true, nights: [today], missed: 1, backup: null })
    expect([firm.sql('select * from kept order by key'), (await firm.run('dump')).stdout]).toEqual(before)
    expect(firm.sql('select * from night')).toEqual([])
    expect(existsSync(join(firm.cwd, 'lists'))).toBe(false)
    expect(existsSync(join(firm.cwd, 'backups'))).toBe(false)
  })

  it('speaks Chinese', async () => {
    const firm = await firmOf()
    const { stdout } = await firm.run('run', 'nightly', '--out', '名单', '--lang', 'zh-CN')
    expect(stdout).toMatch(/^2026-11-27 09:00 {2}备份 crm-\d{8}-\d{6}\.db（已校验）/)
    expect(stdout).toContain('错过的回访：1')
    expect(stdout).toContain('名单：王芳 1，Ann <b> 1，无人负责 1 → 名单')
  })

  it('is quiet when asked, or where nobody is to be contacted', async () => {
    const firm = await firmOf()
    const quiet = { code: 0, stdout: '', stderr: '' }
    expect(await firm.run('run', 'nightly', '-q')).toMatchObject(quiet)
    expect((await firm.run('run', 'nightly', '--quiet-if-empty', '--as-of', '2026-11-28', '--yes')).stdout).toContain(
      'to contact: 3',
    )
    const nobody = await emptyFirm()
    expect(await nobody.run('run', 'nightly', '--quiet-if-empty', '--out', 'lists')).toMatchObject(quiet)
  })
})

describe('the lists of a night', () => {
  it('are those of list revisits, one of each kind an owner', async () => {
    const firm = await firmOf()
    const { lists } = await firm.json('run', 'nightly', '--out', 'lists')
    const names = ['E-2', 'none', 'wangfang'].flatMap((name) => [`${today}-${name}.csv`, `${today}-${name}.md`])
    expect(readdirSync(join(firm.cwd, 'lists')).sort()).toEqual(names)
    expect(lists).toMatchObject([
      { owner: 'E-1', owner_name: '王芳', rows: 1 },
      { owner: 'E-2', owner_name: 'Ann <b>', rows: 1 },
      { owner: null, owner_name: null, rows: 1 },
    ])
    for (const [owner, name] of [
      ['E-1', 'wangfang'],
      ['E-2', 'E-2'],
      ['none', 'none'],
    ] as const) {
      await firm.run('list', 'revisits', '--owner', owner, '-o', 'one.csv')
      const asked = readFileSync(join(firm.cwd, 'one.csv'), 'utf8')
      expect(readFileSync(join(firm.cwd, 'lists', `${today}-${name}.csv`), 'utf8')).toBe(asked)
    }
    const page = readFileSync(join(firm.cwd, 'lists', `${today}-E-2.md`), 'utf8')
    expect(page).toMatch(/^# 27 November 2026, Friday · Ann &lt;b&gt; · 1 to contact\n\n\| /)
    expect(page).toContain('| crm done visit V-1 |')
  })

  it('of any day are written without a night', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    const before = firm.sql('select * from night')
    const day = '2026-11-19'
    expect(await firm.json('run', 'nightly', '--lists-only', '--out', 'lists', '--as-of', day)).toMatchObject({
      day,
      nights: [],
      backup: null,
      to_contact: 1,
    })
    await firm.run('list', 'revisits', '--as-of', day, '-o', 'one.csv')
    const asked = readFileSync(join(firm.cwd, 'one.csv'), 'utf8')
    expect(readFileSync(join(firm.cwd, 'lists', `${day}-wangfang.csv`), 'utf8')).toBe(asked)
    expect(firm.sql('select * from night')).toEqual(before)
  })

  it('are written empty where somebody was on them before', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly', '--out', 'lists')
    await firm.run('done', 'visit', 'V-1')
    await firm.run('run', 'nightly', '--out', 'lists')
    const list = readFileSync(join(firm.cwd, 'lists', `${today}-E-2.csv`), 'utf8')
    expect(list.trim().split('\n')).toHaveLength(1)
  })
})

describe('a night that may not be', () => {
  it('before the last one is refused', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    const past = await firm.run('run', 'nightly', '--as-of', '2026-11-26')
    expect(past).toMatchObject({ code: 4, stdout: '' })
    expect(past.stderr).toContain('try: crm run nightly --lists-only --out lists --as-of 2026-11-26')
  })

  it.each([
    [['--steps', 'backup,dinner'], 'there is no step "dinner"'],
    [['--steps', 'misd,backup'], '--steps missed,backup'],
    [['--steps', ' , '], 'the steps are backup, movement, missed, retention, lists'],
    [['--lists-only'], 'the lists need a folder'],
    [['--steps', 'lists'], 'the lists need a folder'],
  ])('asked for by %s is refused', async (flags, said) => {
    const firm = await firmOf()
    const refused = await firm.run('run', 'nightly', ...flags)
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain(said)
    expect(firm.sql('select * from night')).toEqual([])
  })

  it('without a store leaves nothing behind', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'crm-nightly-'))
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
    expect(await crm(['run', 'nightly'], { cwd })).toMatchObject({ code: 9 })
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('steps', () => {
  it('are done alone when named', async () => {
    const firm = await firmOf()
    expect(await firm.json('run', 'nightly', '--steps', 'missed')).toMatchObject({
      nights: [],
      missed: 1,
      backup: null,
    })
    expect(await firm.json('run', 'nightly', '--steps', 'movement')).toMatchObject({ nights: [today], missed: 0 })
    await firm.json('run', 'nightly', '--steps', 'backup')
    await firm.json('run', 'nightly', '--steps', 'backup')
    expect(readdirSync(join(firm.cwd, 'backups'))).toHaveLength(2)
  })

  it('left out by a run of others alone are done by the next whole one, and by name again', async () => {
    const firm = await firmOf()
    await firm.json('run', 'nightly', '--steps', 'movement')
    expect(await statusOf(firm, 'V-1')).toBe('planned')
    expect(await firm.json('run', 'nightly')).toMatchObject({ nights: [], missed: 1 })
    expect(await statusOf(firm, 'V-1')).toBe('missed')
    await firm.run('add', 'visit', 'C-1', '--due', '2026-11-01')
    expect(await firm.json('run', 'nightly')).toMatchObject({ missed: 0 })
    expect(await firm.json('run', 'nightly', '--steps', 'movement,missed')).toMatchObject({ missed: 1 })
  })

  it('go on when the copy cannot be made, and it is made the next time', async () => {
    const firm = await firmOf()
    writeFileSync(join(firm.cwd, 'backups'), '')
    const run = await firm.run('run', 'nightly', '-q')
    expect(run).toMatchObject({ code: 5, stdout: '' })
    expect(run.stderr).toMatch(/^crm: .*backups/)
    expect(await statusOf(firm, 'V-1')).toBe('missed')
    expect(firm.sql(`select ok from night where step = 'backup'`)).toEqual([[0]])
    rmSync(join(firm.cwd, 'backups'))
    expect(await firm.json('run', 'nightly')).toMatchObject({ ok: true, nights: [] })
    expect(readdirSync(join(firm.cwd, 'backups'))).toHaveLength(1)
    expect(firm.sql(`select ok from night where step = 'backup'`)).toEqual([[1]])
  })

  it('go on when the lists cannot be written', async () => {
    const firm = await firmOf()
    writeFileSync(join(firm.cwd, 'lists'), '')
    const run = await firm.run('run', 'nightly', '--out', 'lists', '--json')
    expect(run.code).toBe(5)
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, nights: [today], missed: 1, lists: [] })
    expect(JSON.parse(run.stderr)).toMatchObject({ error: { code: 'cannot-write' } })
    expect(await firm.json('list', 'nights')).toContainEqual(
      expect.objectContaining({ step: 'lists', ok: false, detail: { error: expect.stringContaining('cannot write') } }),
    )
  })

  it('go on when movements cannot be recorded; then the night is not done', async () => {
    const firm = await firmOf()
    await firm.run('run', 'nightly')
    await firm.run('add', 'order', 'C-2', '--amount', '500', '--at', '2026-11-28')
    // An index that cannot be kept: a trigger would keep everything from being written.
    firm.sql(`create index broken on movement (json('no room for ' || customer))`)
    const run = await firm.run('run', 'nightly', '--as-of', '2026-11-28', '--yes')
    expect(run.code).toBe(5)
    expect(run.stdout).toContain('classes and tiers: failed')
    expect(run.stdout).toContain('missed visits: 1')
    expect(await statusOf(firm, 'V-2')).toBe('missed')
    expect(firm.sql('select * from movement')).toEqual([])
    firm.sql('drop index broken')
    expect(await firm.json('run', 'nightly', '--as-of', '2026-11-28', '--yes')).toMatchObject({
      ok: true,
      nights: ['2026-11-28'],
    })
    expect(firm.sql('select count(*) from movement')).toEqual([[3]])
  })
})

describe('two days compared', () => {
  it('give the matrix with names, whether or not the nights were done', async () => {
    const firm = await firmOf()
    await firm.run('add', 'order', 'C-2', '--amount', '500', '--at', '2026-11-10')
    const matrix = await firm.json('segment', 'movement', '--scheme', 'tier', '--from', '2026-11-01')
    expect(matrix).toMatchObject({ scheme: 'tier', from: '2026-11-01', to: today, customers: 3, moved: 2 })
    expect(matrix.matrix).toContainEqual({
      from: 'low',
      to: 'high',
      count: 1,
      customers: [{ customer: 'C-2', key: null, name: 'Maria' }],
    })
    expect(matrix.matrix).toContainEqual({ from: 'low', to: 'low', count: 1, customers: [] })
    const { stdout } = await firm.run('segment', 'movement', '--from', '2026-11-01', '-f', 'table')
    expect(stdout).toContain('2 of 3 customers moved')
    expect(stdout).toMatch(/ low → high: +Maria \(C-2\)/)
    const csv = await firm.run('segment', 'movement', '--from', '2026-11-01', '--csv')
    expect(csv.stdout).toContain('\nlow,high,1,C-2\n')
    expect(await firm.run('segment', 'movement', '--from', '2026-12-01')).toMatchObject({ code: 2 })
  })
})

describe('the folder of the lists', () => {
  it('may stand anywhere, and is made where it is not there', async () => {
    const firm = await firmOf()
    mkdirSync(join(firm.cwd, 'deep'))
    await firm.run('run', 'nightly', '--out', 'deep/er/lists')
    expect(readdirSync(join(firm.cwd, 'deep', 'er', 'lists'))).toHaveLength(6)
  })
})
