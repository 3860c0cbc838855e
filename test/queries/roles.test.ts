// Roles at work: who is under one, what is refused, what is found all the same, what a mask may never become, and what
// is written before anything is revealed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'

let cwd = ''
const run = (...argv: readonly string[]) => crm(argv, { cwd })
const must = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...argv)
  expect({ argv, code, stderr: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, stderr: '' })
  return stdout
}
const rows = async (...argv: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse(await must(...argv, '--json')) as Record<string, unknown>[]

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-roles-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  await must('init')
  await must('add', 'role', '前台', '--sees', 'public')
  await must('add', 'role', 'service', '--sees', 'internal', '--may-reveal', 'yes')
  await must('add', 'staff', '王芳', '--key', 'wf', '--role', '前台')
  await must('add', 'staff', '李四', '--key', 'ls', '--role', 'SERVICE')
  await must('add', 'staff', '赵六', '--key', 'zl', '--role', 'head of sales')
  const person = ['--phones', '13800138000', '--emails', 'wang@example.com', '--birthday', '1990-05-17']
  await must('add', 'customer', '张小明', ...person, '--address', 'Fir Lane 7', '--wechat', 'zhangxm')
  await must('add', 'order', 'C-1', '--amount', '8765.43', '--at', '2026-11-20')
})

describe('who is under a role', () => {
  it('is whose word for the role is its key, name or id; another word hides nothing', async () => {
    const address = async (as: string) =>
      (await rows('list', 'customers', '--as', as, '--fields', 'address'))[0]?.address
    expect(await address('wf')).toBeNull()
    expect(await address('ls')).toBeNull()
    expect(await address('zl')).toBe('Fir Lane 7')
    await must('edit', 'staff', 'E-3', '--role', 'RL-1')
    expect(await address('zl')).toBeNull()
  })

  it('is the one that the personal setting `me` names, and nobody without', async () => {
    const { stdout } = await crm(['list', 'customers', '--json', '--fields', 'phones'], { cwd, env: { CRM_ME: 'wf' } })
    expect(JSON.parse(stdout)).toEqual([{ phones: ['138****8000'], masked: ['phones'] }])
    expect(await rows('list', 'customers', '--fields', 'phones')).toEqual([{ phones: ['+8613800138000'] }])
  })

  it('costs nothing where nobody is named: the roles are not even looked for', async () => {
    const store = new Database(join(cwd, 'crm.db'))
    store.exec('drop table role')
    store.close()
    for (const argv of [
      ['list', 'customers'],
      ['show', 'customer', 'C-1'],
      ['search', '8000'],
      ['export', 'orders'],
    ])
      await must(...argv)
    expect(await run('list', 'customers', '--as', 'wf')).not.toMatchObject({ code: 0 })
  })

  it('keeps the role: it is neither renamed nor removed under who bears it, nor changed by them', async () => {
    for (const argv of [
      ['remove', 'role', 'RL-1', '--yes'],
      ['edit', 'role', 'RL-1', '--name', '门卫'],
      ['undo', '2'],
    ])
      expect(await run(...argv)).toMatchObject({ code: 4 })
    await must('edit', 'role', 'RL-1', '--note', 'at the door')
    for (const argv of [
      ['edit', 'role', 'RL-2', '--sees', 'secret'],
      ['edit', 'staff', 'E-2', '--role', 'boss'],
      ['config', 'set', 'public_fields', 'customer.address'],
      ['add', 'field', 'customer.idcard'],
    ])
      expect(await run(...argv, '--as', 'ls')).toMatchObject({ code: 2 })
  })
})

describe('hidden fields', () => {
  it('are no filter, no order, and refuse what is made of them', async () => {
    for (const argv of [
      ['list', 'customers', 'address:Fir'],
      ['list', 'customers', 'not', 'phones:none'],
      ['list', 'customers', '--sort', '-birthday'],
      ['export', 'orders', 'amount.over:5000'],
      ['list', 'orders', '--sort', 'amount', '--limit', '1'],
      ['edit', 'customers', '--where', 'spend.over:1', '--stage', 'intent', '-n'],
      ['edit', 'customers', '--where', 'Lane', '--stage', 'intent', '-n'],
      ['report', 'sales'],
      ['segment', 'rfm'],
      ['dump'],
      ['merge', 'customer', 'C-1', 'C-1'],
    ])
      expect(await run(...argv, '--as', 'wf')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('may not see'),
      })
    await must('add', 'segment', 'fir', 'address:Fir')
    const { code, stderr } = await run('list', 'customers', '--segment', 'fir', '--as', 'ls')
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('the segment fir') })
  })

  it('find their record by the whole phone or mail, and by no piece of it', async () => {
    const found = async (text: string) => (await rows('search', text, '--as', 'wf')).length
    expect([
      await found('138 0013 8000'),
      await found('wang@example.com'),
      await found('8000'),
      await found('张'),
    ]).toEqual([1, 1, 1, 1])
    for (const piece of ['38000', '13800138', '0138', 'wang', 'Lane', 'zhangxm'])
      expect([piece, await found(piece)]).toEqual([piece, 0])
    for (const piece of ['38000', '13800138', 'Lane'])
      expect(await rows('list', 'customers', piece, '--as', 'wf')).toEqual([])
    expect(await rows('list', 'customers', '13800138000', '--as', 'wf')).toHaveLength(1)
    expect(await run('log', 'wang@example.com', 'asked', '--as', 'wf')).toMatchObject({ code: 0 })
    for (const piece of ['38000', 'Lane', 'zhangxm'])
      expect(await run('log', piece, 'x', '--as', 'wf')).toMatchObject({ code: 3 })
  })

  it('are told as hidden in what a write changes and in the history of it', async () => {
    await must('add', 'visit', 'C-1', '--due', 'today')
    const changed = await must('done', 'visit', 'V-1', '--outcome', 'wants a house', '--as', 'ls', '--json')
    const told = expect.arrayContaining([{ field: 'outcome', from: null, to: null, masked: true }])
    expect(JSON.parse(changed)).toMatchObject({ changed: told })
    const { entry } = JSON.parse(changed) as { entry: number }
    expect(JSON.parse(await must('show', 'entry', String(entry), '--as', 'ls', '--json'))).toMatchObject({
      command: 'done visit',
      changes: [{ id: 'V-1', changed: told }],
    })
  })

  it('are what the firm says they are', async () => {
    await must('config', 'set', 'secret_fields', 'customer.spend')
    await must('config', 'set', 'public_fields', 'customer.address；customer.phones')
    await must('add', 'field', 'customer.idcard', '--sensitivity', 'secret')
    await must('edit', 'customer', 'C-1', '--set', 'idcard=110101')
    expect(await rows('list', 'customers', '--as', 'ls', '--fields', 'address,phones,spend,idcard')).toEqual([
      {
        address: 'Fir Lane 7',
        phones: ['+8613800138000'],
        spend: null,
        other_currency: null,
        idcard: null,
        masked: expect.arrayContaining(['spend', 'idcard']),
      },
    ])
    for (const name of ['customer.name', 'customer.nam', 'visit.due'])
      expect(await run('config', 'set', 'secret_fields', name)).toMatchObject({ code: 2 })
  })
})

describe('completion', () => {
  const offered = async (env: Record<string, string>, ...line: readonly string[]): Promise<string> => {
    const asked = ['__complete', 'fish', line.at(-1) ?? '', 'crm', ...line.slice(0, -1)]
    return (await crm(asked, { cwd, env })).stdout
  }

  it('offers whoever is under a role names, and nothing that people wrote', async () => {
    await must('edit', 'customer', 'C-1', '--tags', 'blacklisted', '--source', 'Fir fair')
    await must('add', 'customer', '李红', '--source', 'Fir fair')
    const lines = [
      ['add', 'customer', 'x', '--source', 'F'],
      ['add', 'customer', 'x', '--tags', 'b'],
      ['show', 'entry', ''],
    ]
    const told = ['Fir fair', 'blacklisted', 'Fir Lane']
    for (const [place, line] of lines.entries()) {
      expect(await offered({}, ...line)).toContain(told[place])
      for (const asked of [await offered({ CRM_ME: 'wf' }, ...line), await offered({}, '--as', '王', ...line)])
        for (const text of told) expect(asked).not.toContain(text)
      expect(await offered({ CRM_ME: 'zl' }, ...line)).toContain(told[place])
    }
    expect(await offered({ CRM_ME: 'wf' }, 'show', 'customer', '张')).toContain('张小明')
  })
})

describe('a mask', () => {
  it('is never stored: an export made under a role is rejected row by row, and by hand too', async () => {
    await must('export', 'customers', '-o', 'seen.csv', '--as', 'wf')
    expect(readFileSync(join(cwd, 'seen.csv'), 'utf8')).toContain('138****8000')
    const dump = await must('dump')
    expect(await run('import', 'customers', 'seen.csv', '--match', 'id')).toMatchObject({ code: 5 })
    expect(readFileSync(join(cwd, 'seen.rejected.csv'), 'utf8')).toContain('it is a mask')
    expect(await must('dump')).toBe(dump)
    writeFileSync(join(cwd, 'one.csv'), 'name,wechat,birthday,note\na,z***,,\nb,,****-05-17,\nc,,,***\nd,,,**so**\n')
    expect(await run('import', 'customers', 'one.csv')).toMatchObject({ code: 5 })
    expect((await rows('list', 'customers', '--fields', 'name')).map(({ name }) => name)).toEqual(['张小明', 'd'])
    for (const flags of [
      ['--phones', '138****8000'],
      ['--emails', 'w***@example.com'],
      ['--address', '***'],
    ])
      expect(await run('edit', 'customer', 'C-1', ...flags)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('mask'),
      })
  })
})

describe('--reveal', () => {
  it('needs the right and a reason, and writes who saw what before it shows anything', async () => {
    expect(await run('show', 'customer', 'C-1', '--as', 'wf', '--reveal', '--reason', 'x')).toMatchObject({
      code: 2,
      stdout: '',
    })
    expect(await run('show', 'customer', 'C-1', '--as', 'ls', '--reveal')).toMatchObject({ code: 2, stdout: '' })
    const shown = await run('show', 'customer', '张小明', '--as', 'ls', '--reveal', '--reason', 'to check', '--json')
    expect(JSON.parse(shown.stdout)).toMatchObject({ address: 'Fir Lane 7', phones: ['+8613800138000'] })
    expect(JSON.parse(shown.stdout)).not.toHaveProperty('masked')
    const [entry] = await rows('history', 'C-1')
    expect(entry).toMatchObject({
      who: 'ls',
      reason: 'to check',
      records: 1,
      command: expect.stringMatching(/ {2}# C-1$/),
    })
    await must('dump', '--as', 'ls', '--reveal', '--reason', 'y')
    expect(await must('doctor')).not.toContain('false')
  })

  it('is skipped by undo, and refused to be undone', async () => {
    await must('edit', 'customer', 'C-1', '--city', 'Rome', '--as', 'ls')
    await must('list', 'customers', '--as', 'ls', '--reveal', '--reason', 'z')
    const [entry] = await rows('history', '--limit', '1')
    expect(await run('undo', String(entry?.entry))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('reveal'),
    })
    await must('undo', '--as', 'ls')
    expect(await rows('list', 'customers', '--fields', 'city')).toEqual([{ city: null }])
  })

  it('shows nothing where the entry cannot be written, and goes with the person who is erased', async () => {
    await must('show', 'customer', '张小明', '--as', 'ls', '--reveal', '--reason', 'to check')
    await must('erase', 'customer', 'C-1', '--confirm', 'C-1')
    expect(await must('history', '--limit', '0')).not.toContain('张小明')
    const other = new Database(join(cwd, 'crm.db'))
    onTestFinished(() => void other.close())
    other.exec('begin immediate')
    const line = ['list', 'customers', '--as', 'ls', '--reveal', '--reason', 'z', '--wait', '10ms']
    expect(await run(...line)).toMatchObject({ code: 8, stdout: '' })
  })
})
