// What completion offers for a line, asked as fish asks: the words before the cursor and the one that is typed. It reads
// the store and nothing else, says nothing of what is wrong, and never makes a store.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayWords, periodWords } from '../../src/command/completion/days.ts'
import { readDate, readPeriod } from '../../src/kernel/date-language.ts'
import { seededFolder } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'

let folder = ''
const folders: string[] = []

beforeAll(async () => {
  folder = await seededFolder()
  folders.push(folder)
  for (const words of [
    ['add', 'staff', "Ann O'Neil"],
    ['add', 'customer', '张小明', '--no-check'],
    ['add', 'customer', '重庆火锅', '--source', '展会'],
  ])
    expect(await crm(words, { cwd: folder })).toMatchObject({ code: 0 })
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

/** What a fish is answered for a line, whose last word is typed so far. */
const linesFor = async (line: readonly string[], env: Record<string, string> = {}): Promise<readonly string[]> => {
  const [typed = ''] = line.slice(-1)
  const asked = ['__complete', 'fish', typed, 'crm', ...line.slice(0, -1)]
  const { code, stdout, stderr } = await crm(asked, { cwd: folder, env })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').filter((one) => one !== '')
}

/** The words that are offered. */
const offered = async (...line: readonly string[]): Promise<readonly string[]> =>
  (await linesFor(line)).slice(1).map((one) => one.split('\t')[0] ?? '')

describe('the words of a command', () => {
  it.each([
    [['revis'], ['revisits']],
    [['cus'], ['customer']],
    [['cre'], ['create']],
    [['新'], ['新增', '新建']],
    [['今'], ['今天', '今日']],
    [
      ['list', 'rev'],
      ['revisits', 'reviews'],
    ],
    [['revisits', ''], ['list']],
    [['add', 'cus'], ['customer']],
    [['list', 'cus'], ['customers']],
    [['customer', 'sh'], ['show']],
    [['客户', '查'], ['查看']],
    [
      ['列表', '回'],
      ['回访名单', '回访'],
    ],
    [['visits', 'do'], ['done']],
    [['report', 'sal'], ['sales']],
    [
      ['config', ''],
      ['get', 'set'],
    ],
    [['run', 'ni'], ['nightly']],
    [['qqq', ''], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['help', 'fil'], ['filters']],
    [['help', 'rules', 't'], ['tier']],
    [['help', '规则', '等'], ['等级']],
    [['help', 'add', 'vis'], ['visit']],
    [['help', 'schema', 'cu'], ['customer']],
    [['config', 'get', 'lost'], ['lost_after_days']],
  ])('%j: %j', async (line, wanted) => {
    expect(await offered(...line)).toEqual(wanted)
  })

  it('begin with everything that may begin a line, hidden words left out', async () => {
    const words = await offered('')
    for (const word of ['today', 'log', 'undo', 'add', 'list', 'done', 'customer', 'visit'])
      expect(words).toContain(word)
    expect(words).not.toContain('__complete')
    expect(new Set(words).size).toBe(words.length)
  })

  it('are Chinese after a Chinese word', async () => {
    expect(await offered('客户', '')).toEqual(expect.arrayContaining(['新增', '列表', '查看', '修改', '删除']))
    expect(await offered('新增', '')).toEqual(expect.arrayContaining(['客户', '回访', '投诉']))
  })

  it('come with what they mean, in the language of the person', async () => {
    expect(await linesFor(['undo', ''], { CRM_LANG: 'en' })).toContainEqual(
      expect.stringMatching(/^1\t2026-11-27 crm /),
    )
    expect(await linesFor(['und'], { CRM_LANG: 'zh-CN' })).toContainEqual(
      expect.stringMatching(/^undo\t\p{Script=Han}/u),
    )
    expect(await linesFor(['--lang', 'zh-CN', 'und'])).toContainEqual(expect.stringMatching(/^undo\t\p{Script=Han}/u))
  })
})

describe('flags', () => {
  it.each([
    [['add', 'customer', '--ow'], ['--owner']],
    [['customer', 'add', '--ow'], ['--owner']],
    [['--ow'], []],
    [['--da'], []],
    [['--db'], ['--db']],
    [['add', 'customer', '--mob'], ['--mobile']],
    [['add', 'customer', '--owner', '王芳', '--ow'], []],
    [['add', 'customer', '--owner=王芳', '--ow'], []],
    [['add', 'customer', '--phone', '1', '--phon'], []],
    [['list', 'customers', '-o', 'x.csv', '--outp'], []],
    [['list', 'customers', '--where', 'tier:high', '--whe'], ['--where']],
    [['add', 'customer', '--', '--ow'], []],
    [
      ['doctor', ''],
      ['journal', '--repair', '--accept', '--reason'],
    ],
    [['edit', 'customer', '--all', '--wher'], []],
    [['edit', 'customer', '--where', 'tier:high', '--al'], []],
  ])('%j: %j', async (line, wanted) => {
    expect(await offered(...line)).toEqual(wanted)
  })

  it('given behind the cursor are not offered again', async () => {
    const ask = async (after: string) =>
      (await crm(['__complete', 'bash', '9', ' :=', 'crm add customer --ow', after], { cwd: folder })).stdout
    expect(await ask('')).toContain('--owner')
    expect(await ask(' --owner 王芳')).toBe('')
  })
})

describe('values', () => {
  it.each([
    [['add', 'customer', 'x', '--owner', '王'], ['王芳']],
    [['add', 'customer', 'x', '--owner=王'], ['--owner=王芳']],
    [['list', 'revisits', '--owner', '李'], ['李强']],
    [['assign', 'customer', 'C-1', '--to', 'Ann'], ["Ann O'Neil"]],
    [['assign', 'customer', 'C-1', '王'], ['王芳']],
    [['add', 'customer', 'x', '--owner', 'liq'], ['liqiang']],
    [['add', 'customer', 'x', '--owner', 'wf'], ['王芳']],
    [['add', 'customer', 'x', '--owner', '@'], ['@me']],
    [
      ['add', 'customer', 'x', '--stage', 'i'],
      ['inquiry', 'intent'],
    ],
    [['add', 'customer', 'x', '--stage', '意'], ['意向']],
    [['add', 'customer', 'x', '--tags', 'v'], ['vip']],
    [['add', 'customer', 'x', '--tags', '老'], ['老朋友']],
    [['add', 'customer', 'x', '--source', '展'], ['展会']],
    [
      ['add', 'customer', 'x', '--consent', 'sms='],
      ['sms=yes', 'sms=no'],
    ],
    [['add', 'customer', 'x', '--set', 'le'], ['level=']],
    [
      ['add', 'customer', 'x', '--set', 'level='],
      ['level=a', 'level=b'],
    ],
    [
      ['add', 'staff', 'x', '--active', ''],
      ['yes', 'no'],
    ],
    [
      ['log', 'C-1', '--channel', 'w'],
      ['wechat', 'web'],
    ],
    [['log', 'C-1', '--channel', '微'], ['微信']],
    [
      ['add', 'visit', 'C-1', '--due', '下周'],
      ['下周一', '下周三'],
    ],
    [['report', 'sales', '--period', 'last-m'], ['last-month']],
    [['report', 'sales', '--by', 'own'], ['owner']],
    [['run', 'nightly', '--steps', 'backup,mi'], ['backup,missed']],
    [['list', 'customers', '-f', 'nd'], ['ndjson']],
    [['list', 'customers', '--fields', 'name,pho'], ['name,phones']],
    [['list', 'customers', '--fields', 'name,nam'], []],
    [['list', 'orders', '--sort', '-amo'], ['-amount']],
    [['list', 'orders', '--sort', 'at,-amo'], ['at,-amount']],
    [['import', 'orders', 'x.csv', '--map', 'Id=cust'], ['Id=customer']],
    [['import', 'orders', 'x.csv', '--encoding', 'GB'], ['GB18030']],
    [['init', '--zone', 'Asia/Sh'], ['Asia/Shanghai']],
    [['init', '--currency', 'CN'], ['CNY']],
    [['search', 'x', '--in', 'pro'], ['product']],
    [['today', '--why', 'win'], ['winback']],
    [['show', 'import', ''], ['F-1']],
    [
      ['move', 'complaint', 'K-1', 're'],
      ['received', 'resolved', 'reopened'],
    ],
    [['add', 'customer', 'x', '--note', ''], []],
  ])('%j: %j', async (line, wanted) => {
    expect(await offered(...line)).toEqual(wanted)
  })

  it.each([
    [['import', 'customers', 'x'], 'files'],
    [['read', ''], 'files'],
    [['list', 'customers', '-o', ''], 'files'],
    [['list', 'customers', '--db', ''], 'files'],
    [['run', 'nightly', '--out', ''], 'folders'],
  ])('%j are %s of the shell', async (line, wanted) => {
    expect(await linesFor(line)).toEqual([wanted])
  })

  it('of a joined flag leave the shell what follows the sign', async () => {
    expect(await linesFor(['list', 'customers', '--output=x'])).toEqual(['files', '--output='])
  })
})

describe('records', () => {
  it.each([
    [['show', 'customer', '宏'], ['宏远科技']],
    [['show', 'customer', 'Mar'], ['Maria Lopez']],
    [['show', 'customer', 'mar'], ['Maria Lopez']],
    [['show', 'customer', 'hykj'], ['宏远科技']],
    [['show', 'customer', 'hongyuan'], ['宏远科技']],
    [['show', 'customer', 'C-1'], ['C-1']],
    [['show', 'customer', 'c3'], ['C-3']],
    [['add', 'visit', '李小'], ['李小红']],
    [['visit', 'add', '李小'], ['李小红']],
    [['log', '李小'], ['李小红']],
    [['snooze', '李小'], ['李小红']],
    [['show', 'product', 'LJ'], ['LJ-250']],
    [
      ['edit', 'tier', ''],
      ['low', 'middle', 'high'],
    ],
    [['show', 'customer', 'qqqq'], []],
  ])('%j: %j', async (line, wanted) => {
    expect(await offered(...line)).toEqual(wanted)
  })

  it('say their id, and for what has no name what tells them apart', async () => {
    expect(await linesFor(['show', 'customer', '宏'])).toContain('宏远科技\tC-1')
    expect(await linesFor(['show', 'customer', 'C-1'])).toContain('C-1\t宏远科技')
    expect(await linesFor(['done', 'visit', 'V-1'])).toContain('V-1\t宏远科技 · planned · 2026-11-25 · phone')
  })

  it('of one name stand once, with all their ids', async () => {
    const [, line, ...more] = await linesFor(['show', 'customer', '张小明'])
    expect([line, more]).toEqual([expect.stringMatching(/^张小明\tC-3, C-\d+$/), []])
  })

  it('that are done are not offered to be done', async () => {
    expect(await offered('done', 'visit', '')).toEqual(['V-1', 'V-2'])
    expect(await offered('show', 'visit', '')).toEqual(['V-3', 'V-2', 'V-1'])
    // The letter of the id says the noun.
    expect(await offered('done', 'V-')).toEqual(['V-1', 'V-2'])
    expect(await offered('show', 'V-3')).toEqual(['V-3'])
    expect(await offered('edit', 'C-1', '--stag')).toEqual(['--stage'])
    expect(await offered('add', 'V-')).toEqual([])
  })

  it('that were removed are offered to be restored', async () => {
    expect(await offered('restore', 'customer', '李')).toEqual([])
    expect(await crm(['remove', 'customer', 'C-4', '--yes'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(await offered('restore', 'customer', '')).toEqual(['李小红'])
    expect(await offered('show', 'customer', '李小')).toEqual([])
    expect(await crm(['undo'], { cwd: folder })).toMatchObject({ code: 0 })
  })
})

describe('a filter', () => {
  it.each([
    [
      ['list', 'customers', 'tie'],
      ['tier_override:', 'tier:'],
    ],
    [['list', 'customers', '等'], ['等级:']],
    [['list', 'customers', 'tier:h'], ['tier:high']],
    [['list', 'customers', 'tier:high,m'], ['tier:high,middle']],
    [['list', 'customers', '等级:高'], ['等级:高价值']],
    [['list', 'customers', 'owner:王'], ['owner:王芳']],
    [['list', 'customers', 'owner:Ann'], ["owner:Ann O'Neil"]],
    [['list', 'customers', '--where', 'owner:Ann'], ['owner:"Ann O\'Neil"']],
    [['list', 'customers', 'owner:@'], ['owner:@me']],
    [['list', 'customers', 'tag:v'], ['tag:vip']],
    [
      ['list', 'customers', 'level:'],
      ['level:a', 'level:b'],
    ],
    [['list', 'customers', 'next_due.b'], ['next_due.before:']],
    [['list', 'orders', 'amount.o'], ['amount.over:']],
    [['list', 'orders', 'amount.over:1000', 'at:last-m'], ['at:last-month']],
    [['list', 'customers', '--where', 'tier:high owner:王'], ['tier:high owner:王芳']],
    [['list', 'customers', '--where', '(tier:high or #v'], ['(tier:high or #vip']],
    [['list', 'customers', '--where', 'tier:high -tag:v'], ['tier:high -tag:vip']],
    [
      ['list', 'customers', 'no'],
      ['note:', 'not'],
    ],
    [['today', 'tier:h'], ['tier:high']],
    [['segment', 'rfm', 'tier:h'], ['tier:high']],
    [['edit', 'visits', '--where', 'status:pl'], ['status:planned']],
  ])('%j: %j', async (line, wanted) => {
    expect(await offered(...line)).toEqual(wanted)
  })

  it('that is offered is read', async () => {
    const lines = ['tier:', 'owner:', 'stage:', 'next_due:', 'tag:', 'consent:', 'kind:']
    for (const line of lines)
      for (const filter of await offered('list', 'customers', line)) {
        const { code, stderr } = await crm(['list', 'customers', filter, '--explain'], { cwd: folder })
        expect({ filter, code, stderr }).toEqual({ filter, code: 0, stderr: '' })
      }
  })
})

describe('days and periods', () => {
  it('that are offered are read', () => {
    for (const { text } of dayWords('en')) expect(readDate(text, '2026-11-27')).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const { text } of periodWords('zh')) expect(readPeriod(text, '2026-11-27').from).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('a store', () => {
  const empty = (): string => {
    const one = mkdtempSync(join(tmpdir(), 'crm-completion-'))
    folders.push(one)
    return one
  }
  const ask = (cwd: string, words: readonly string[]) => crm(['__complete', 'fish', ...words], { cwd })
  const quiet = { code: 0, stdout: '', stderr: '' }

  it('that the line names is asked', async () => {
    const line = ['张', 'crm', 'show', 'customer']
    const cwd = empty()
    expect(await ask(cwd, line)).toMatchObject(quiet)
    for (const named of [['--db', join(folder, 'crm.db')], [`--db=${join(folder, 'crm.db')}`]])
      expect((await ask(cwd, [...line, ...named])).stdout).toContain('张小明')
    expect((await crm(['__complete', 'fish', ...line, '--db', '~/../crm.db'], { cwd: folder })).stdout).toContain(
      '张小明',
    )
  })

  it('that is missing, foreign or not of this schema is not made, not migrated and not complained of', async () => {
    const cwd = empty()
    expect(await ask(cwd, ['', 'crm', 'add', 'customer', 'x', '--owner'])).toMatchObject(quiet)
    expect(readdirSync(cwd)).toEqual([])
    writeFileSync(
      join(cwd, 'crm.db'),
      'not a store at all, only some text that is long enough to have a head'.repeat(4),
    )
    expect(await ask(cwd, ['', 'crm', 'add', 'customer', 'x', '--owner'])).toMatchObject(quiet)
    expect(existsSync(join(cwd, 'backups'))).toBe(false)
    writeFileSync(join(cwd, 'crm.toml'), 'this is = no toml =')
    expect(await ask(cwd, ['', 'crm', 'add', 'customer', 'x', '--owner'])).toMatchObject(quiet)
    // Words of commands come all the same.
    expect((await ask(cwd, ['cus', 'crm'])).stdout).toContain('customer')
  })

  it('answers silence to a question that is none', async () => {
    for (const words of [[], ['tcsh', 'x'], ['bash'], ['zsh', '', 'x'], ['fish']])
      expect(await crm(['__complete', ...words], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
  })

  it('has no name with signs that would part the answer', async () => {
    const cwd = await seededFolder()
    folders.push(cwd)
    const { default: Sqlite } = await import('better-sqlite3')
    const db = new Sqlite(join(cwd, 'crm.db'))
    db.prepare(`update customer set name = 'evil' || char(10) || 'words' || char(27) || '[2J' where id = 1`).run()
    db.close()
    const { stdout } = await ask(cwd, ['', 'crm', 'show', 'customer'])
    expect(stdout).toContain('Maria Lopez')
    expect(stdout).not.toContain('evil')
  })
})
