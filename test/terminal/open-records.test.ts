// Which record a special verb is for, asked in a real pseudo-terminal: only open ones, told apart, found by name.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'
import { crmInTerminal, hasTerminals, keys } from './terminal.ts'

const title = hasTerminals ? 'in a terminal' : 'in a terminal (node-pty does not work here: skipped)'

describe.skipIf(!hasTerminals)(title, () => {
  it('done visit offers the open visits with name, status and day, and finds them by name', async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-terminal-')))
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
    const here = async (...words: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await crm(words, { cwd, env: { CRM_TODAY: '2026-11-27' } })
      expect(code, stderr).toBe(0)
      return stdout
    }
    await here('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
    await here('add', 'customer', '张小敏')
    await here('add', 'customer', '冯涛')
    await here('add', 'visit', 'C-1', '--due', '2026-12-05')
    await here('add', 'visit', 'C-2', '--due', '2026-12-01', '--channel', 'wechat')
    await here('add', 'visit', 'C-2', '--due', '2026-11-30', '--status', 'cancelled')
    const terminal = await crmInTerminal(['done', 'visit'], { cwd })
    await terminal.see('V-2 冯涛 · planned · 2026-12-01 · WeChat')
    await terminal.see('V-1 张小敏')
    expect(terminal.text()).not.toContain('V-3')
    terminal.type('zxm')
    await terminal.see('❯ V-1 张小敏')
    terminal.type(keys.enter)
    expect((await terminal.ended).code).toBe(0)
    expect(JSON.parse(await here('show', 'visit', 'V-1', '--json')).status).toBe('done')
  })
})
