// Answers at 40 cells: sentences broken between words and parts, never within; what is to be copied in one piece. And `redo`
// as short as `undo`. Broken once: the terminal broke `备/注`, and a redo ended in the pager.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toldLines } from '../../src/output/told-lines.ts'
import { cellWidth } from '../../src/output/width.ts'
import { type House, newHouse } from './import-house.ts'

const narrow = { isTTY: true, columns: 40, env: { NO_COLOR: '1' } } as const

const header = '姓名,手机,备注,生日,城市,来源,地址\n'
const rows = '张小明,13800138000,老客户,不知道,上海,展会,南京路\n李小红,13700137000,朋友介绍来的,,北京,朋友,长安街\n'

const filled = async (): Promise<House> => {
  const house = await newHouse()
  house.put('客户.csv', header + rows)
  return house
}

/** Lines that may be wider than the terminal: nothing in them could be parted. */
const whole = /^\s*(?:crm .+|\/\S+)$/

describe('at 40 cells', () => {
  it.each(['zh-CN', 'en'])('an import keeps its words together (%s)', async (lang) => {
    const house = await filled()
    const { stdout } = await house.run(['import', 'customers', '客户.csv', '--lang', lang], narrow)
    for (const line of stdout.split('\n')) if (!whole.test(line)) expect(cellWidth(line), line).toBeLessThanOrEqual(40)
    for (const pair of ['姓名 → name', '手机 → phones', '备注 → note', '来源 → source', '地址 → address'])
      expect(stdout).toContain(pair)
    expect(stdout).toMatch(/^ +crm import customers 客户\.rejected\.csv$/m)
  })

  it.each(['zh-CN', 'en'])('the answers of backup too, with their paths in one piece (%s)', async (lang) => {
    const house = await filled()
    const made = await house.run(['backup', '--lang', lang], narrow)
    const [name = ''] = readdirSync(`${house.cwd}/backups`)
    for (const { stdout } of [made, await house.run(['backup', '-n', '--lang', lang], narrow)])
      for (const line of stdout.split('\n'))
        if (!whole.test(line)) expect(cellWidth(line), line).toBeLessThanOrEqual(40)
    expect(made.stdout).toMatch(new RegExp(`^ *${house.cwd}/backups/${name}$`, 'm'))
  })

  it('and off a terminal nothing is broken', async () => {
    const house = await filled()
    const { stdout } = await house.run(['import', 'customers', '客户.csv', '-n', '--lang', 'zh-CN'], {
      env: { COLUMNS: '40' },
    })
    expect(stdout).toContain('姓名 → name   手机 → phones   生日 → birthday   城市 → city   地址')
  })

  it.each([
    ['short', 'short'],
    ['one two three four five six seven eight nine', 'one two three four five six seven\n  eight nine'],
    ['   a → b   c → d   e → f   gg → hh   ii → jj   kk', '   a → b   c → d   e → f   gg → hh\n     ii → jj   kk'],
    ['take it back if it was not meant: crm undo --strict', 'take it back if it was not meant:\n  crm undo --strict'],
    [
      'backed up to /very/long/path/of/a/store/crm-20261127.db (checked)',
      'backed up to\n  /very/long/path/of/a/store/crm-20261127.db\n  (checked)',
    ],
    ['   crm backup --restore FILE and more words than fit', '   crm backup --restore FILE and more words than fit'],
  ])('%j', (text, told) => {
    expect(toldLines(text, 40)).toBe(told)
    expect(toldLines(text, undefined)).toBe(text)
  })
})

it('redo names what came back and lists no more than undo does', async () => {
  const house = await filled()
  await house.run(['import', 'customers', '客户.csv'])
  await house.ok(['add', 'customer', 'Ann', '--city', 'Hull', '--note', 'x'])
  const lines = async (word: string): Promise<readonly string[]> => (await house.ok([word])).trimEnd().split('\n')
  const [undone, redone] = [await lines('undo'), await lines('redo')]
  expect(redone.length).toBe(undone.length)
  expect(redone.join('\n')).toContain('C-2 Ann added')
  await house.ok(['edit', 'customer', 'C-1', '--city', 'York'])
  await house.ok(['undo'])
  expect((await lines('redo')).join('\n')).toContain('city:')
})

it('why a file cannot be read stands in the message, and what to do about it fits the kind of file', async () => {
  const house = await newHouse()
  const message = async (name: string): Promise<{ readonly message: string; readonly hint: string }> => {
    const { stderr } = await house.run(['import', 'customers', name, '--json'])
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error
  }
  house.put('wide.csv', `name${',x'.repeat(1200)}\n`)
  house.put('long.csv', `name\n${'a'.repeat(17_000_000)}`)
  expect((await message('wide.csv')).message).toMatch(/line 1: it has more than 1000 columns$/)
  expect((await message('wide.csv')).hint).toContain('check the delimiter')
  expect((await message('long.csv')).message).toMatch(/line 2: it has no end within 16 MB$/)
})
