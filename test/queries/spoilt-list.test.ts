// A list, a consent or custom fields that some other program spoilt: no command stumbles over it, `check` names it, `edit`
// mends it.
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

describe('spoilt custom fields', () => {
  const told = 'the custom fields of C-3 cannot be read and count as empty: crm check'
  const spoilt = async (text: string): Promise<House> => {
    const house = await newHouse()
    await house.ok(['add', 'field', 'customer.vip', '--type', 'choice', '--values', 'a,b'])
    await house.ok(['add', 'field', 'customer.miles', '--type', 'number'])
    for (const name of ['Ann', 'Bob', 'Cid']) await house.ok(['add', 'customer', name, '--set', 'vip=a'])
    await house.ok(['add', 'segment', 'good', 'vip:a'])
    spoil(house, 'custom', text)
    return house
  }

  it.each(['{"vip":', 'vip', '', '[1', '{"vip":"a"}}'])(
    '%j: counts as empty where it is read, and is told once',
    async (text) => {
      const house = await spoilt(text)
      for (const line of [
        'list customers --fields id,vip,miles',
        'list customers vip:a',
        'list customers not vip:a miles:none --sort vip',
        'list customers --segment good',
        'list customers vip:b --count',
        'show customer C-3',
        'export customers',
        'export person C-3',
        'dump',
        'edit customer --where vip:a --city Hull --yes',
      ]) {
        const { code, stderr } = await house.run(line.split(' '))
        expect([line, code, stderr.split(told).length]).toEqual([line, 0, 2])
      }
      expect(await house.list('customers', 'vip:a', '--fields', 'name')).toEqual([{ name: 'Ann' }, { name: 'Bob' }])
      expect(await house.list('customers', 'vip:none', '--fields', 'name')).toEqual([{ name: 'Cid' }])
      for (const line of ['search Cid', 'report data-quality', 'erase customer C-3 --confirm C-3 -n', 'list customers'])
        expect(await house.run(line.split(' '))).toMatchObject({ code: 0 })
    },
  )

  it('are named by check, kept by other edits, and mended by edit, merge and doctor', async () => {
    const house = await spoilt('{"vip":')
    const named = async (): Promise<string> => (await house.run(['check'])).stdout
    expect((await house.run(['doctor'])).stdout).toContain('the first C-3: changed (custom)')
    expect(await named()).toContain('the custom fields cannot be read: {"vip":')
    await house.ok(['doctor', '--repair'])
    expect(await house.list('customers', 'vip:a', '--fields', 'id')).toHaveLength(3)
    spoil(house, 'custom', '{"vip":')
    await house.ok(['edit', 'customer', 'C-3', '--city', 'Hull'])
    expect(await named()).toContain('C-3')
    await house.ok(['edit', 'customer', 'C-3', '--set', 'vip=b'])
    expect(await named()).not.toContain('C-3')
    expect(await house.list('customers', 'vip:b', '--fields', 'id')).toEqual([{ id: 'C-3' }])
    await house.ok(['undo'])
    house.put('c.csv', 'id,vip\nC-3,b\n')
    await house.ok(['import', 'customers', 'c.csv', '--match', 'id'])
    expect(await named()).not.toContain('C-3')
    spoil(house, 'custom', '{"vip":')
    await house.ok(['merge', 'customer', 'C-3', 'C-1', '--yes'])
    expect(await house.list('customers', 'vip:a', '--fields', 'id')).toHaveLength(2)
  })

  it('stop nobody whose role hides a custom field, and tell them nothing', async () => {
    const house = await spoilt('{"vip":"a"')
    await house.ok(['add', 'role', 'clerk', '--sees', 'public'])
    await house.ok(['add', 'staff', 'Li', '--key', 'li', '--role', 'clerk'])
    for (const line of ['show customer C-3 --as li', 'list customers --fields id,vip --as li']) {
      const { code, stderr } = await house.run(line.split(' '))
      expect([code, stderr.includes('not foreseen')]).toEqual([0, false])
    }
  })
})
