// The dialogue about headers that nothing maps, in a real pseudo-terminal: a new field, a field that is there, nothing; one
// step back; and what was answered once is not asked again.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'
import { crmInTerminal, hasTerminals, keys, type Terminal } from './terminal.ts'

const title = hasTerminals ? 'in a terminal' : 'in a terminal (node-pty does not work here: skipped)'

let cwd = ''

const here = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await crm(words, { cwd, env: { CRM_TODAY: '2026-11-27' } })
  if (code !== 0) throw new Error(stderr)
  return stdout
}

const there = (...words: readonly string[]): Promise<Terminal> => crmInTerminal(words, { cwd })

beforeEach(async () => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-dialogue-')))
  const mine = cwd
  onTestFinished(() => rmSync(mine, { recursive: true, force: true }))
  await here('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  writeFileSync(join(cwd, 'a.csv'), '姓名,车型,里程,哪里人,内部号\n张三,SUV,12000,北京,7\n李四,轿车,8000,上海,8\n')
})

describe.skipIf(!hasTerminals)(title, () => {
  it('makes a field, maps another, leaves one out, goes back; the next file asks nothing', async () => {
    const terminal = await there('import', 'customers', 'a.csv')
    await terminal.see('"车型" (SUV, 轿车): what is it?')
    await terminal.see('make a new field (text)')
    terminal.type(`${keys.down}${keys.enter}`)
    await terminal.see('"里程" (12000, 8000): what is it?')
    await terminal.see('make a new field (whole number)')
    terminal.type('<')
    await terminal.see(/what is it\? <\s+❯ < one step back/)
    terminal.type(keys.enter)
    await terminal.see('"车型" (SUV, 轿车): what is it?')
    await terminal.see('make a new field (text)')
    terminal.type(`${keys.down}${keys.enter}`)
    await terminal.see('"里程" (12000, 8000): what is it?')
    await terminal.see('make a new field of another type')
    terminal.type(`${keys.down}${keys.down}${keys.enter}`)
    await terminal.see('what does "里程" hold?')
    await terminal.see('decimal number')
    terminal.type(`${keys.down}${keys.enter}`)
    await terminal.see('"哪里人" (北京, 上海): what is it?')
    terminal.type('城市')
    await terminal.see(/what is it\? 城市\s+❯ city/)
    terminal.type(keys.enter)
    await terminal.see('"内部号" (7, 8): what is it?')
    await terminal.see('leave it out')
    terminal.type(keys.enter)
    await terminal.see('2 rows: 2 new')
    expect((await terminal.ended).code).toBe(0)
    expect(JSON.parse(await here('list', 'customers', '--json'))).toMatchObject([
      { name: '张三', 车型: 'SUV', 里程: 12000, city: '北京' },
      { name: '李四', 车型: '轿车', 里程: 8000, city: '上海' },
    ])
    expect(JSON.parse(await here('list', 'fields', '--json'))).toMatchObject([
      { name: 'customer.车型', type: 'text', label: '车型' },
      { name: 'customer.里程', type: 'decimal' },
    ])
    writeFileSync(join(cwd, 'b.csv'), '姓名,车型,里程,哪里人,内部号\n王五,SUV,1,广州,9\n')
    const again = await there('import', 'customers', 'b.csv')
    await again.see('1 row: 1 new')
    expect((await again.ended).code).toBe(0)
    expect(again.text()).not.toContain('what is it?')
  }, 60_000)

  it('writes nothing when the person leaves, and takes all the rest out at once', async () => {
    const left = await there('import', 'customers', 'a.csv')
    await left.see('what is it?')
    left.type(keys.interrupt)
    expect((await left.ended).code).toBe(130)
    expect(await here('list', 'customers', '--count')).toBe('0\n')
    const terminal = await there('import', 'customers', 'a.csv', '--lang', 'zh-CN')
    await terminal.see('“车型”（SUV、轿车）：是什么？')
    await terminal.see('此列及其余各列都不导入')
    terminal.type(`${keys.down}${keys.down}${keys.down}${keys.enter}`)
    await terminal.see('新增 2')
    expect((await terminal.ended).code).toBe(0)
  }, 60_000)
})
