// A list or consent that some other program spoilt: no command stumbles over it, `check` names it, `edit` mends it.
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const spoil = (house: House, column: string, text: string): void => {
  const db = new Sqlite(join(house.cwd, 'crm.db'))
  db.prepare(`update customer set ${column} = ? where id = 3`).run(text)
  db.close()
}

const reads: readonly (readonly string[])[] = [
  ['list', 'customers', '--fields', 'id,phones,emails,consent'],
  ['list', 'customers', 'not', 'tag:vip'],
  ['list', 'customers', 'phone:13800138000', 'consent.sms:no'],
  ['show', 'customer', 'C-3'],
  ['show', 'customer', 'C-3', '--brief'],
  ['show', 'customer', 'C-3', '--json'],
  ['search', 'Cid'],
  ['dump'],
  ['dedupe'],
  ['export', 'customers'],
  ['export', 'customers', '--format', 'json'],
  ['export', 'person', 'C-3'],
  ['report', 'data-quality'],
  ['report', 'consent'],
  ['today'],
  ['check'],
  ['doctor'],
  ['list', 'tags'],
]

const broken: readonly (readonly [string, string, readonly string[], unknown])[] = [
  ['phones', '{broken', ['--phones', '13800138003'], ['+8613800138003']],
  ['emails', '["a@example.com"', ['--emails', '+b@example.com'], ['b@example.com']],
  ['tags', 'vip', ['--tags', 'vip'], ['vip']],
  ['consent', '{"sms":', ['--consent', 'sms=no'], { sms: false }],
]

describe.each(broken)('spoilt %s', (column, text, mending, mended) => {
  it('stops nothing, is named by check and mended by edit', async () => {
    const house = await newHouse()
    for (const name of ['Ann', 'Bob', 'Cid'])
      await house.ok(['add', 'customer', name, '--phones', '13800138000', '--emails', `${name}@example.com`])
    await house.ok(['edit', 'customer', 'C-3', '--tags', 'vip', '--consent', 'mail=no'])
    spoil(house, column, text)
    for (const line of reads) {
      const { code, stderr } = await house.run(line)
      expect(stderr, line.join(' ')).not.toContain('not foreseen')
      expect([0, 1], `${line.join(' ')}: ${stderr}`).toContain(
        line[0] === 'check' || line[0] === 'doctor' ? code && 1 : code,
      )
    }
    expect((await house.run(['check'])).stdout).toContain('unreadable-list')
    await house.ok(['edit', 'customer', 'C-3', '--city', 'Hull'])
    await house.ok(['edit', 'customer', 'C-3', ...mending])
    expect(JSON.parse(await house.ok(['show', 'customer', 'C-3', '--json']))[column]).toEqual(mended)
    expect((await house.run(['check'])).stdout).not.toContain('unreadable-list')
    await house.ok(['undo'])
    spoil(house, column, text)
    await house.ok(['merge', 'customer', 'C-1', 'C-3', '--yes'])
  })
})
