// Questions to a person, in a real pseudo-terminal with the real program: Chinese is typed, steps are gone back, doubles
// are shown, and whoever leaves has written nothing.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { builtBinary } from '../harness/built.ts'
import { crm } from '../harness/world.ts'
import { crmInTerminal, hasTerminals, keys, runInTerminal, type Terminal, type TerminalPlace } from './terminal.ts'

const title = hasTerminals ? 'in a terminal' : 'in a terminal (node-pty does not work here: skipped)'

let cwd = ''

const here = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await crm(words, { cwd, env: { CRM_TODAY: '2026-11-27' } })
  if (code !== 0) throw new Error(stderr)
  return stdout
}

const there = (words: readonly string[], place: Omit<TerminalPlace, 'cwd'> = {}): Promise<Terminal> =>
  crmInTerminal(words, { cwd, ...place })

const count = async (nouns: string): Promise<number> => Number(await here('list', nouns, '--count'))

beforeEach(async () => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-terminal-')))
  const mine = cwd
  onTestFinished(() => rmSync(mine, { recursive: true, force: true }))
  await here('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
})

describe.skipIf(!hasTerminals)(title, () => {
  it('asks for a customer, one step back with <, and tells what was written', async () => {
    await here('add', 'staff', '王芳')
    await here('add', 'staff', '李强')
    const terminal = await there(['add', 'customer'])
    await terminal.see('Enter alone goes on, < goes one step back, Ctrl-C leaves and writes nothing.')
    await terminal.answer('name *:', '')
    await terminal.see('name is needed')
    terminal.type(`张小敏${keys.enter}`)
    await terminal.see('kind:')
    await terminal.see('< one step back')
    terminal.type(`<${keys.enter}`)
    await terminal.see(/\? name \*: \(张小敏\)/)
    terminal.type(`张小明${keys.enter}`)
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.answer('phones:', '没有')
    await terminal.see('it is not a phone number, such as 13800138000')
    terminal.type(`${keys.backspace.repeat(2)}13800138000${keys.enter}`)
    await terminal.answer('emails:', 'xm')
    await terminal.see('it is not an e-mail address, such as name@example.com')
    terminal.type(`@example.cn${keys.enter}`)
    await terminal.answer('company:', '宏远科技')
    await terminal.answer('source:', '<')
    await terminal.see(/\? company: \(宏远科技\)/)
    terminal.type(keys.enter)
    await terminal.answer('source:', '展会')
    await terminal.see('stage:')
    await terminal.see('choose')
    terminal.type(keys.down)
    await terminal.see('❯ inquiry')
    terminal.type(keys.enter)
    await terminal.answer('birthday:', '5月32日')
    await terminal.see(/! .*day/)
    terminal.type(`${keys.backspace.repeat(3)}12日${keys.enter}`)
    await terminal.see('owner:')
    await terminal.see('李强')
    terminal.type('wangf')
    await terminal.see('❯ E-1 王芳')
    terminal.type(keys.enter)
    await terminal.answer('note:', '喜欢龙井')
    await terminal.see('added C-1 张小明')
    await terminal.see('next: crm add visit C-1 --due +7d')
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 })
    const text = terminal.text()
    expect(text).toContain('   phones: 138 0013 8000\n')
    expect(text).toContain('   owner: E-1 王芳\n')
    expect(text.split('goes one step back').length).toBe(2)
    expect(JSON.parse(await here('show', 'customer', 'C-1', '--json'))).toMatchObject({
      name: '张小明',
      kind: 'person',
      phones: ['+8613800138000'],
      emails: ['xm@example.cn'],
      company: '宏远科技',
      source: '展会',
      stage: 'inquiry',
      birthday: '--05-12',
      owner: 'E-1',
      note: '喜欢龙井',
    })
  })

  it('speaks Chinese throughout', async () => {
    const terminal = await there(['add', 'customer', '--lang', 'zh-CN'])
    await terminal.see('* 必填；直接回车继续，输入 < 返回上一步，Ctrl-C 退出且不写入。')
    await terminal.answer('名称 *：', '李四')
    await terminal.see('移动 · ⏎ 选定')
    terminal.type(keys.enter)
    for (const question of ['电话：', '邮箱：', '公司：', '来源：']) await terminal.answer(question, '')
    await terminal.see('阶段：')
    await terminal.see('选定')
    terminal.type(keys.enter)
    await terminal.answer('生日：', '农历八月十五')
    await terminal.see('输入文字查找')
    terminal.type(keys.enter)
    await terminal.answer('备注：', '')
    await terminal.see('已新增 C-1 李四')
    await terminal.see('下一步：crm add visit C-1')
    expect((await terminal.ended).code).toBe(0)
    expect(terminal.text()).not.toMatch(/navigate|select|No results/)
  })

  const upToStage = async (terminal: Terminal, name: string, phone: string): Promise<void> => {
    await terminal.answer('name *:', name)
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.answer('phones:', phone)
    for (const question of ['emails:', 'company:', 'source:']) await terminal.answer(question, '')
    await terminal.see('stage:')
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.answer('birthday:', '')
    await terminal.see('type to find')
    terminal.type(keys.enter)
    await terminal.answer('note:', '')
  }

  it('shows likely doubles before it saves; no is the answer of Enter', async () => {
    await here('add', 'customer', '张小明', '--phones', '13800138000')
    const first = await there(['add', 'customer'])
    await upToStage(first, '张晓明', '138 0013 8000')
    await first.see('perhaps known already:')
    await first.see('C-1 张小明 · 138 0013 8000')
    await first.answer('add it all the same? (y/N)', '')
    await first.see('crm: nothing was added')
    await first.see('try: crm show customer C-1')
    expect((await first.ended).code).toBe(7)
    expect(await count('customers')).toBe(1)

    const second = await there(['add', 'customer'])
    await upToStage(second, '张晓明', '13800138000')
    await second.answer('add it all the same?', '也许')
    await second.see('y or n')
    second.type(`${keys.backspace.repeat(2)}是${keys.enter}`)
    await second.see('added C-2 张晓明')
    expect((await second.ended).code).toBe(0)
  })

  it.each([
    ['Ctrl-C', (terminal: Terminal) => terminal.type(keys.interrupt)],
    ['Ctrl-D', (terminal: Terminal) => terminal.type(keys.endOfText)],
    ['a signal', (terminal: Terminal) => process.kill(terminal.pid, 'SIGINT')],
    ['a request to end', (terminal: Terminal) => process.kill(terminal.pid, 'SIGTERM')],
  ])('writes nothing and ends with 130 after %s', async (_how, leave) => {
    const terminal = await there(['add', 'customer'])
    await terminal.answer('name *:', '张小明')
    await terminal.see('choose')
    leave(terminal)
    await terminal.see('crm: interrupted; nothing was written\n')
    expect(await terminal.ended).toEqual({ code: 130, signal: 0 })
    expect(terminal.text()).not.toMatch(/at .*\.cjs|Error/)
    expect(await count('customers')).toBe(0)
    expect((await here('history', '--fields', 'entry', '--no-header')).trim()).toBe('1')
  })

  it('lets one of several be picked, and asks no more', async () => {
    await here('add', 'customer', '张小明', '--phones', '13800138000')
    await here('add', 'customer', '张三丰')
    const terminal = await there(['edit', 'customer', '张', '--city', '北京'])
    await terminal.see('which customer?')
    await terminal.see('❯ C-1 张小明 · 138 0013 8000')
    await terminal.see('C-2 张三丰')
    terminal.type(keys.down)
    await terminal.see('❯ C-2')
    terminal.type(keys.enter)
    await terminal.see('changed C-2 张三丰')
    expect((await terminal.ended).code).toBe(0)
    expect(terminal.text().split('which customer?').length).toBeGreaterThan(1)
    expect(await here('list', 'customers', 'city:北京', '-f', 'ids')).toBe('C-2\n')
  })

  it('picks a reference once, before the write begins', async () => {
    await here('add', 'staff', '王芳')
    await here('add', 'staff', '王强')
    await here('add', 'customer', '张小明')
    const terminal = await there(['edit', 'customer', 'C-1', '--owner', '王'])
    await terminal.see('which staff?')
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.see('owner: - → E-1 王芳')
    expect((await terminal.ended).code).toBe(0)
  })

  it('asks before it removes', async () => {
    await here('add', 'customer', '张小明')
    const first = await there(['remove', 'customer', 'C-1'])
    await first.answer('remove C-1 张小明? (y/N)', '')
    await first.see('crm: nothing was done')
    expect((await first.ended).code).toBe(7)
    const second = await there(['remove', 'customer', 'C-1', '--lang', 'zh-CN'])
    await second.answer('删除 C-1 张小明？', '是')
    await second.see('已删除 C-1 张小明')
    expect((await second.ended).code).toBe(0)
    expect(await count('customers')).toBe(0)
  })

  it('asks before it changes more than ten', async () => {
    for (let n = 1; n <= 11; n += 1) await here('add', 'customer', `客户${n}`)
    const terminal = await there(['edit', 'customers', '--all', '--city', '北京'])
    await terminal.answer('change 11 customers? (y/N)', 'y')
    await terminal.see('changed 11 of 11 customers')
    expect((await terminal.ended).code).toBe(0)
  })

  it('asks for what a line lacks, and for that alone', async () => {
    await here('add', 'customer', '张小明')
    const terminal = await there([
      'add',
      'visit',
      'C-1',
      '--channel',
      'phone',
      '--purpose',
      'revisit',
      '--note',
      '-'.repeat(3),
    ])
    await terminal.answer('due *:', '下周三')
    await terminal.see('staff:')
    await terminal.see('type to find')
    terminal.type(keys.enter)
    await terminal.see('added V-1 (C-1 张小明)')
    await terminal.see('due: 2 December 2026, Wednesday')
    expect((await terminal.ended).code).toBe(0)
  })

  it('asks what to change with what is there, and refuses where another was quicker', async () => {
    await here('add', 'customer', '张小明', '--phones', '13800138000')
    const terminal = await there(['edit', 'customer', 'C-1'])
    await terminal.answer(/\? name \*: \(张小明\)/, '')
    await terminal.see('choose')
    await here('edit', 'customer', 'C-1', '--city', '上海')
    terminal.type(keys.enter)
    for (const question of ['phones:', 'emails:', 'company:', 'source:']) await terminal.answer(question, '')
    await terminal.see('stage:')
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.answer('birthday:', '')
    await terminal.answer('note:', '茶')
    await terminal.see('somebody changed it meanwhile; nothing was written')
    expect((await terminal.ended).code).toBe(4)
    expect(await here('show', 'customer', 'C-1', '--fields', 'note,city', '--no-header')).toBe('\t上海\n')
  })

  it('offers to make the store that is not there', async () => {
    const terminal = await there(['add', 'customer', '张小明', '--db', 'shop.db'])
    await terminal.answer('There is no store at', 'y')
    await terminal.see('added C-1 张小明')
    expect((await terminal.ended).code).toBe(0)
    expect(await here('list', 'customers', '--count', '--db', 'shop.db')).toBe('1\n')
  })

  it.each([
    ['--no-input', ['--no-input'], {}],
    ['CI', [], { CI: 'true' }],
  ])('never asks with %s', async (_how, flags, env) => {
    await here('add', 'customer', '张小明')
    const add = await there(['add', 'customer', ...flags], { env })
    expect((await add.ended).code).toBe(2)
    expect(add.text()).toContain('a customer needs --name')
    const remove = await there(['remove', 'customer', 'C-1', ...flags], { env })
    expect((await remove.ended).code).toBe(7)
    expect(remove.text()).toContain('nobody is there to be asked')
    expect(await count('customers')).toBe(1)
  })

  it.each([
    ['stdin', '< /dev/null'],
    ['stderr', '2> told'],
  ])('never asks where %s is no terminal', async (_which, redirection) => {
    const line = `"${process.execPath}" "${await builtBinary()}" add customer ${redirection}; echo "code $?"; cat told 2> /dev/null`
    const terminal = runInTerminal('/bin/sh', ['-c', line], { cwd })
    await terminal.see('code 2')
    await terminal.ended
    expect(terminal.text()).toContain('a customer needs --name')
    expect(terminal.text()).not.toContain('goes one step back')
  })

  it('keeps the questions out of an answer that is piped', async () => {
    await here('add', 'customer', '张小明')
    await here('add', 'customer', '张三丰')
    const line = `"${process.execPath}" "${await builtBinary()}" show customer 张 --json --fields id > answer; cat answer`
    const terminal = runInTerminal('/bin/sh', ['-c', line], { cwd })
    await terminal.see('which customer?')
    await terminal.see('choose')
    terminal.type(keys.enter)
    await terminal.see('"id": "C-1"')
    await terminal.ended
    const { stdout } = await crm(['read', 'answer'], { cwd })
    expect(stdout).not.toContain('which')
  })

  it('asks a special verb for what it lacks, one step back with <', async () => {
    await here('add', 'customer', '张小明')
    await here('add', 'staff', '王芳')
    await here('add', 'complaint', 'C-1', '--text', 'late')
    const log = await there(['log'])
    await log.see('customer *:')
    await log.see('C-1 张小明')
    log.type(keys.enter)
    await log.answer('what was said *:', '')
    await log.see('a few words are needed')
    log.type(`想看新样品${keys.enter}`)
    await log.see('logged V-1')
    expect((await log.ended).code).toBe(0)
    expect(await here('list', 'visits', '--fields', 'note')).toContain('想看新样品')

    const move = await there(['move', 'complaint', 'K-1'])
    await move.see('it goes to *:')
    await move.see('accepted')
    move.type(keys.enter)
    expect((await move.ended).code).toBe(0)

    const snooze = await there(['snooze', 'C-1'])
    await snooze.answer('snoozed until *:', 'someday')
    await snooze.see('it is no spelling of a date')
    snooze.type(keys.interrupt)
    expect((await snooze.ended).code).toBe(130)
    expect(await here('list', 'customers', 'snooze_until:any', '--count')).toBe('0\n')
  })
})
