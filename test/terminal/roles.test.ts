// Prompts under a role, and the question before a rule erases people, in a real pseudo-terminal with the real program.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'
import { crmInTerminal, hasTerminals, keys, type Terminal } from './terminal.ts'

const title = hasTerminals ? 'in a terminal' : 'in a terminal (node-pty does not work here: skipped)'

// By every clock this day is past: erasing people for good is held against it.
const today = '2026-11-02'

let cwd = ''
const here = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await crm(words, { cwd, env: { CRM_TODAY: today } })
  if (code !== 0) throw new Error(stderr)
  return stdout
}
const there = (...words: readonly string[]): Promise<Terminal> =>
  crmInTerminal(words, { cwd, env: { CRM_TODAY: today } })

beforeEach(async () => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-terminal-roles-')))
  const mine = cwd
  onTestFinished(() => rmSync(mine, { recursive: true, force: true }))
  await here('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  await here('add', 'role', '前台', '--sees', 'public')
  await here('add', 'staff', '王芳', '--key', 'wf', '--role', '前台')
  await here('add', 'customer', '张小明', '--phones', '13800138000', '--note', 'owes us', '--added', '2020-01-01')
})

describe.skipIf(!hasTerminals)(title, () => {
  it('asks whoever is under a role for all of a new record, and for what is seen of one that is there', async () => {
    const adding = await there('add', 'customer', '--as', 'wf')
    await adding.answer('name *:', '李四')
    await adding.see('choose')
    adding.type(keys.enter)
    await adding.answer('phones:', '138 0013 8000')
    await adding.answer('emails:', '')
    await adding.answer('company:', '')
    await adding.answer('source:', '')
    await adding.see('stage:')
    await adding.see('choose')
    adding.type(keys.enter)
    await adding.answer('birthday:', '')
    await adding.see('owner:')
    await adding.see('王芳')
    adding.type(keys.enter)
    await adding.answer('note:', 'tall')
    await adding.see('perhaps known already:')
    await adding.answer('add it all the same? (y/N)', 'y')
    await adding.see('added C-2 李四')
    expect(await adding.ended).toEqual({ code: 0, signal: 0 })

    const editing = await there('edit', 'customer', '张', '--as', 'wf')
    await editing.answer(/name \*:/, '')
    await editing.see('kind:')
    await editing.see('choose')
    editing.type(keys.enter)
    await editing.see('stage:')
    await editing.see('choose')
    editing.type(keys.down)
    await editing.see('❯ inquiry')
    editing.type(keys.enter)
    await editing.see('changed C-1 张小明')
    expect((await editing.ended).code).toBe(0)
    for (const terminal of [adding, editing]) expect(terminal.raw()).not.toMatch(/owes|8000138|0013 8000 ·/)
    expect(editing.text()).not.toMatch(/phones|note|birthday/)
  })

  it('lets one of several be picked by name alone', async () => {
    await here('add', 'customer', '张三丰', '--phones', '13900139000')
    const terminal = await there('edit', 'customer', '张', '--stage', 'intent', '--as', 'wf')
    await terminal.see('which customer?')
    await terminal.see('❯ C-1 张小明')
    terminal.type(keys.enter)
    await terminal.see('changed C-1 张小明')
    expect((await terminal.ended).code).toBe(0)
    expect(terminal.raw()).not.toMatch(/138|139/)
  })

  it('asks for the number of those whom a rule would erase, and takes no other', async () => {
    await here('add', 'customer', '赵六', '--added', '2020-01-01')
    await here('add', 'retention', '旧客户', '--after', '2y')
    const other = await there('erase', '--rule', '旧客户')
    await other.see('2 customers would be erased for good by RT-1 旧客户; nothing brings them back.')
    await other.answer('Type 2 to go on', 'y')
    await other.see('crm: nothing was done')
    expect((await other.ended).code).toBe(7)
    const left = await there('erase', '--rule', '旧客户')
    await left.see('Type 2 to go on')
    left.type(keys.interrupt)
    await left.see('interrupted')
    expect((await left.ended).code).toBe(130)
    expect(await here('list', 'customers', '--count')).toBe('2\n')
    const chinese = await there('erase', '--rule', '旧客户', '--lang', 'zh-CN')
    await chinese.see('将按 RT-1 旧客户 彻底删除 2 位客户，无法恢复。')
    await chinese.answer('请输入 2 继续', '2')
    await chinese.see('RT-1 旧客户：已彻底删除 2 位客户')
    expect((await chinese.ended).code).toBe(0)
    expect(await here('list', 'customers', '--count')).toBe('0\n')
    const veiled = await there('erase', '--rule', '旧客户', '-n', '--as', 'wf')
    await veiled.see('may not see all')
    expect((await veiled.ended).code).toBe(2)
  })
})
