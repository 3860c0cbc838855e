// Writing under a role: a write tells nothing of what the role hides, takes no veil off, and undo and redo are asked for
// what commands are asked for.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'

let cwd = ''
const run = (...argv: readonly string[]) => crm(argv, { cwd })
const must = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...argv)
  expect({ argv, code, stderr: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, stderr: '' })
  return stdout
}
const field = async (key: string): Promise<unknown> =>
  JSON.parse(await must('show', 'customer', 'C-1', '--json', '--fields', key))[key]
const lastEntry = async (): Promise<string> =>
  String((JSON.parse(await must('history', '--limit', '1', '--json')) as { entry: number }[])[0]?.entry)

/** Tries lines under a role; those that are not refused, each with its exit code. */
const notRefused = async (as: string, lines: readonly (readonly string[])[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const line of lines) {
    const { code, stdout, stderr } = await run(...line, '--as', as)
    if (code !== 2 || !stderr.includes('may not see') || stdout !== '')
      found.push(`${line.join(' ')}: ${code} ${stderr}`)
  }
  return found
}

let house = ''
beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'crm-roles-writing-'))
  cwd = house
  await must('init')
  await must('add', 'role', 'desk', '--sees', 'public')
  await must('add', 'role', 'service', '--sees', 'internal', '--may-reveal', 'yes')
  await must('add', 'staff', '王芳', '--key', 'wf', '--role', 'desk')
  await must('add', 'staff', '李四', '--key', 'ls', '--role', 'service')
  await must('add', 'field', 'customer.hiv', '--type', 'choice', '--choices', 'yes;no', '--sensitivity', 'secret')
  const person = ['--phones', '13800138000', '--birthday', '1990-05-17', '--address', 'Fir Lane 7', '--note', 'owes us']
  await must('add', 'customer', '张小明', '--key', 'k1', '--wechat', 'zxm', '--set', 'hiv=yes', ...person)
  await must('add', 'customer', 'Bob', '--set', 'hiv=no')
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-roles-writing-'))
  const mine = cwd
  onTestFinished(() => rmSync(mine, { recursive: true, force: true }))
  cpSync(house, cwd, { recursive: true })
})

const guesses = [
  ['edit', 'customers', '--all', '--set', 'hiv=no', '-n'],
  ['edit', 'customers', '--all', '--set', 'hiv=no', '--yes'],
  ['edit', 'customers', '--where', 'name:nobody', '--set', 'hiv=no', '-n'],
  ['edit', 'customer', 'C-1', '--set', 'hiv=yes', '-n'],
  ['edit', 'customer', 'C-1', '--birthday', '1990-05-17'],
  ['edit', 'customer', 'C-1', '--phones', '+13600136000'],
  ['edit', 'customer', 'C-1', '--phones', '-13800138000', '-n'],
  ['add', 'customer', 'Zhang', '--note', 'owes us', '--upsert-by', 'note', '-n'],
  ['add', 'customer', 'Zhang', '--wechat', 'zxm', '--upsert-by', 'wechat', '-n'],
  ['add', 'customer', '张小明', '--birthday', '1990-05-17', '--upsert-by', 'name,birthday', '-n'],
  ['add', 'customer', '张小明', '--set', 'hiv=yes', '--upsert-by', 'name', '-n'],
  ['add', 'customer', '张小明', '--phones', '13800138000', '--upsert-by', 'phone', '-n'],
  ['add', 'customer', '张小明', '--key', 'k1', '--address', 'Fir Lane 7', '-n'],
  ['add', 'customer', '张小明', '--key', 'k1', '--address', 'Oak Lane 1', '-n'],
]

describe.each(['wf', 'ls'])('a hidden field (%s)', (as) => {
  it('is not written where a record is, whatever it holds: the answer to a right guess is that to a wrong one', async () => {
    const dump = await must('dump')
    expect(await notRefused(as, guesses)).toEqual([])
    expect(await must('dump')).toBe(dump)
  })

  it('is given to new records', async () => {
    await must('add', 'customer', 'Ada', '--key', 'k9', '--address', 'Elm 3', '--set', 'hiv=no', '--as', as)
    expect(JSON.parse(await must('show', 'customer', 'C-3', '--json'))).toMatchObject({ address: 'Elm 3', hiv: 'no' })
    // Said again it is left as it is, and nothing is compared.
    for (const address of ['Elm 3', 'Elm 4'])
      expect(
        JSON.parse(
          await must(
            'add',
            'customer',
            'Ada',
            '--key',
            'k9',
            '--if-missing',
            '--address',
            address,
            '--as',
            as,
            '--json',
          ),
        ),
      ).toMatchObject({ id: 'C-3', changed: [] })
  })

  it('is no column of an import that is held against records', async () => {
    writeFileSync(join(cwd, 'a.csv'), 'key,name,note,hiv\nk1,张小明,owes us,yes\n')
    expect(
      await notRefused(as, [
        ['import', 'customers', 'a.csv', '-n'],
        ['import', 'customers', 'a.csv', '--match', 'key', '-n'],
        ['import', 'customers', 'a.csv', '--match', 'key', '--on-match', 'fill', '-n'],
        ['import', 'customers', 'a.csv', '--match', 'name+note', '--on-match', 'skip', '-n'],
        ['import', 'customers', 'a.csv', '--match', 'name+hiv', '-n'],
      ]),
    ).toEqual([])
    await must('import', 'customers', 'a.csv', '--on-match', 'skip', '-n', '--as', as)
    await must('import', 'customers', 'a.csv', '--map', 'note=-', '--map', 'hiv=-', '-n', '--as', as)
  })

  it("is not told by what others' files said before", async () => {
    writeFileSync(join(cwd, 'a.csv'), 'name,note\nEve,owes much\n')
    await must('import', 'customers', 'a.csv')
    const again = async () => JSON.parse(await must('import', 'customers', 'a.csv', '--as', as, '--json'))
    expect(await again()).toMatchObject({ added: 1, unchanged: 0 })
    expect(await again()).toMatchObject({ added: 0, unchanged: 1 })
  })
})

describe('a refused filter', () => {
  it('proposes to reveal to who reads, not to who writes', async () => {
    const told = async (...line: readonly string[]) => (await run(...line, '--as', 'ls')).stderr
    expect(await told('list', 'customers', 'wechat:zxm')).toContain('--reveal --reason')
    for (const line of [
      ['edit', 'customers', '--where', 'wechat:zxm', '--city', 'Rome'],
      ['remove', 'customers', '--where', 'not wechat:zxm'],
      ['add', 'segment', 'x', '--filter', 'wechat:zxm'],
    ])
      expect(await told(...line)).toContain('try: ask somebody who may see it')
  })
})

describe('a deed that takes a record a step on', () => {
  it('puts words behind those that are there, unseen, and corrects nothing', async () => {
    await must('add', 'visit', 'C-1', '--due', 'today', '--note', 'ask for the money')
    await must('log', 'C-1', 'paid', '--as', 'ls')
    expect(await must('show', 'visit', 'V-1', '--json')).toContain('"note": "ask for the money\\npaid"')
    await must('add', 'visit', 'C-1', '--due', 'today', '--outcome', 'none yet')
    await must('done', 'visit', 'V-2', '--outcome', 'none yet', '--next', '30d', '--as', 'ls')
    expect(await must('show', 'visit', 'V-2', '--json')).toContain('"outcome": "none yet\\nnone yet"')
    expect(
      await notRefused('ls', [
        ['done', 'visit', 'V-1', '--note', 'ask for the money\npaid'],
        ['edit', 'visit', 'V-1', '--note', 'paid', '-n'],
      ]),
    ).toEqual([])
  })

  it('adds to the text of a complaint as for anybody', async () => {
    await must('add', 'complaint', 'C-1', '--text', 'too late')
    await must('move', 'complaint', 'K-1', 'accepted', '--note', 'called back', '--cause', 'snow', '--as', 'ls')
    await must('move', 'complaint', 'K-1', 'investigating', '--cause', 'ice', '--as', 'ls')
    const { text, cause } = JSON.parse(await must('show', 'complaint', 'K-1', '--json'))
    expect([text.split('\n').length, cause]).toEqual([2, 'snow\nice'])
    await must('edit', 'complaint', 'K-1', '--satisfaction', '2')
    expect(await notRefused('wf', [['move', 'complaint', 'K-1', 'resolved', '--satisfaction', '2', '-n']])).toEqual([])
  })
})

describe('who sees what', () => {
  it('is said by nobody under a role, by whatever flag', async () => {
    writeFileSync(join(cwd, 'a.csv'), 'name,note,shoe\nEve,x,39\n')
    writeFileSync(join(cwd, 'r.csv'), 'name,after,automatic\nall,30d,yes\n')
    const dump = await must('dump')
    expect(
      await notRefused('ls', [
        ['edit', 'staff', 'E-2', '--set', 'role=boss'],
        ['add', 'staff', 'Me', '--set', 'role=service'],
        ['import', 'customers', 'a.csv', '--new-fields'],
        ['add', 'retention', 'all', '--after', '30d', '--automatic', 'yes'],
        ['import', 'retentions', 'r.csv'],
        ['erase', '--rule', 'all', '-n'],
      ]),
    ).toEqual([])
    expect(await must('dump')).toBe(dump)
  })

  it('is not undone nor redone under a role', async () => {
    for (const line of [
      ['edit', 'staff', 'E-2', '--role', 'desk'],
      ['edit', 'staff', 'E-2', '--role', 'service'],
      ['config', 'set', 'secret_fields', 'customer.city'],
      ['edit', 'role', 'service', '--note', 'x'],
      ['edit', 'field', 'customer.hiv', '--sensitivity', 'internal'],
      ['add', 'retention', 'all', '--after', '30d'],
      ['merge', 'customer', 'C-1', 'C-2', '--yes'],
    ]) {
      await must(...line)
      const entry = await lastEntry()
      expect(
        await notRefused('ls', [
          ['undo', entry],
          ['undo', entry, '-n'],
        ]),
      ).toEqual([])
      await must('undo', entry)
      expect(await notRefused('ls', [['undo', await lastEntry()]])).toEqual([])
    }
  })

  it('stays as it is when somebody is put under a role who said it before', async () => {
    await must('add', 'staff', 'Ann', '--key', 'ann')
    await must('config', 'set', 'secret_fields', 'customer.city', '--as', 'ann')
    await must('edit', 'staff', 'E-3', '--role', 'service')
    expect(await notRefused('ann', [['undo']])).toEqual([])
    await must('undo', await lastEntry())
    await must('undo', '--as', 'ann')
    await must('edit', 'staff', 'E-3', '--role', 'service')
    expect(await notRefused('ann', [['redo']])).toEqual([])
  })
})

describe('undo under a role', () => {
  it('changes nothing hidden that another wrote', async () => {
    for (const line of [
      ['edit', 'customer', 'C-1', '--address', 'Oak Lane 1'],
      ['edit', 'customer', 'C-1', '--set', 'hiv=no'],
      ['edit', 'customers', '--all', '--city', 'Rome', '--note', 'moved', '--yes'],
    ]) {
      await must(...line)
      expect(
        await notRefused('ls', [
          ['undo', await lastEntry()],
          ['undo', await lastEntry(), '-n'],
        ]),
      ).toEqual([])
    }
    expect(await field('address')).toBe('Oak Lane 1')
  })

  it('takes back what is seen, and what oneself did', async () => {
    await must('edit', 'customer', 'C-1', '--city', 'Rome')
    await must('undo', await lastEntry(), '--as', 'ls')
    expect(await field('city')).toBeNull()
    await must('add', 'visit', 'C-1', '--due', 'today', '--note', 'ask')
    await must('log', 'C-1', 'paid', '--as', 'ls')
    await must('undo', '--as', 'ls')
    expect(await must('show', 'visit', 'V-1', '--json')).toContain('"note": "ask"')
    await must('redo', '--as', 'ls')
    expect(await must('show', 'visit', 'V-1', '--json')).toContain('"note": "ask\\npaid"')
  })
})

describe('a segment whose filter asks for what is hidden', () => {
  it('is read by nobody under the role, and not made either', async () => {
    await must('add', 'segment', 'ill', '--filter', 'hiv:yes')
    await must('add', 'segment', 'well', '--filter', 'not segment:ill')
    await must('add', 'segment', 'lane', '--filter', 'Lane')
    await must('add', 'segment', 'named', '--filter', 'name:张小明')
    expect(
      await notRefused('ls', [
        ...['ill', 'well', 'lane'].flatMap((name) => [
          ['list', 'customers', `segment:${name}`],
          ['list', 'visits', '--segment', name],
          ['show', 'segment', name, '--json'],
          ['show', 'segment', name, '-f', 'table'],
          ['segment', 'compare', name, 'named'],
          ['edit', 'segment', name, '--kind', 'static'],
          ['edit', 'segment', name, '--name', 'other'],
          ['edit', 'customers', '--segment', name, '--city', 'Rome', '-n'],
          ['add', 'segment', 'new', '--filter', `segment:${name}`],
        ]),
        ['add', 'segment', 'new', '--filter', 'hiv:yes'],
        ['edit', 'segment', 'named', '--filter', 'hiv:yes'],
      ]),
    ).toEqual([])
    expect(JSON.parse(await must('show', 'segment', 'named', '--json', '--as', 'ls'))).toMatchObject({ customers: 1 })
    await must('edit', 'segment', 'named', '--filter', 'hiv:no')
    await must('edit', 'segment', 'named', '--filter', 'name:Bob')
    expect(await notRefused('ls', [['undo', await lastEntry()]])).toEqual([])
    writeFileSync(join(cwd, 's.csv'), 'name,kind,filter\nq,live,hiv:yes\n')
    expect(await run('import', 'segments', 's.csv', '--as', 'ls')).toMatchObject({ code: 5 })
  })
})

describe('whoever reads under a role', () => {
  const asked = [
    ['list', 'customers', '--fields', 'name,phones'],
    ['search', '张'],
    ['today'],
    ['show', 'customer', 'C-1', '--brief'],
    ['show', 'customer', 'C-1'],
    ['list', 'revisits', '--within', '400', '--fields', 'name,phone'],
  ]

  it('is told once that it is masked, and programs are told in the answer alone', async () => {
    await must('add', 'visit', 'C-1', '--due', '+3d')
    for (const line of asked)
      for (const format of ['table', 'csv']) {
        const { stderr } = await run(...line, '-f', format, '--as', 'wf')
        expect([line, format, stderr.split('masked for the role desk').length - 1]).toEqual([line, format, 1])
      }
    for (const line of asked) {
      const { stderr } = await run(...line, '--json', '--as', 'wf')
      expect([line, stderr.includes('masked')]).toEqual([line, false])
    }
    for (const line of [
      ['list', 'customers', '--fields', 'id,name'],
      ['list', 'customers', '-f', 'ids'],
      ['list', 'customers', '--count'],
    ])
      expect((await run(...line, '--as', 'wf')).stderr).not.toContain('masked')
    expect((await run('list', 'customers', '--fields', 'phones')).stderr).not.toContain('masked')
  })

  it('gets cards without what is masked, and is told so', async () => {
    const { stdout, stderr } = await run('export', 'customers', '-f', 'vcard', '--as', 'wf')
    expect(stdout).toContain('FN:张小明')
    expect(stdout).not.toMatch(/TEL|BDAY|NOTE|\*/)
    expect(stderr).toContain('left out of the cards')
    expect((await run('export', 'customers', '-f', 'vcard')).stdout).toContain('TEL')
  })
})
