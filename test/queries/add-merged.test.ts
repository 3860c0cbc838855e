// `add` by the key of a record that was merged into another: safe to repeat, and never a second record. A filter by such a
// key or number finds whom it went into.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

describe('an add by the key of a merged record', () => {
  const merged = async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'A', '--key', 'A', '--city', 'Leeds'])
    await house.ok(['add', 'customer', 'B', '--key', 'B', '--city', 'Hull', '--phones', '13800138000'])
    await house.ok(['merge', 'customer', 'A', 'B', '--yes'])
    return house
  }

  it('changes what is left under --upsert-by, which keeps its own key', async () => {
    const house = await merged()
    const { code, stdout, stderr } = await house.run([
      ...['add', 'customer', 'A', '--key', 'B', '--upsert-by', 'key', '--city', '武汉', '--json'],
    ])
    expect({ code, told: stderr }).toEqual({ code: 0, told: 'B (C-2) was merged into C-1\n' })
    expect(JSON.parse(stdout)).toMatchObject({ id: 'C-1', changed: [{ field: 'city', to: '武汉' }] })
    expect(await house.list('customers')).toMatchObject([{ id: 'C-1', key: 'A', city: '武汉' }])
    await house.ok(['undo'])
    expect(await house.list('customers')).toMatchObject([{ key: 'A', city: 'Leeds' }])
  })

  it('leaves it be under --if-missing, and is refused with its name elsewhere', async () => {
    const house = await merged()
    const before = await house.dump()
    const left = JSON.parse(await house.ok(['add', 'customer', 'X', '--key', 'B', '--if-missing', '--json']))
    expect(left).toMatchObject({ id: 'C-1', changed: [] })
    const { code, stderr } = await house.run(['add', 'customer', 'X', '--key', 'B', '--city', 'York'])
    expect(code).toBe(4)
    expect(stderr).toContain('the key "B" belongs to C-2, which was merged into C-1, with other values')
    expect(stderr).toContain('crm edit customer C-1 --city York')
    expect(await house.dump()).toBe(before)
  })

  it('of one that is removed by itself says so', async () => {
    const house = await merged()
    await house.ok(['remove', 'customer', 'C-1', '--yes'])
    const { code, stderr } = await house.run(['add', 'customer', 'X', '--key', 'B', '--upsert-by', 'key'])
    expect(code).toBe(4)
    expect(stderr).toContain('which is removed')
  })
})

describe('the key of one that was merged into what is removed', () => {
  it('says what became of it', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'A', '--key', 'A1'])
    await house.ok(['add', 'customer', 'B', '--key', 'B1'])
    await house.ok(['merge', 'customer', 'C-1', 'C-2', '--yes'])
    await house.ok(['remove', 'customer', 'C-1', '--yes'])
    const { code, stderr } = await house.run(['show', 'customer', 'B1'])
    expect(code).toBe(3)
    expect(stderr).toContain('B1 (C-2) was merged into C-1, which is removed')
    expect(stderr).toContain('crm restore customer C-1')
  })
})

describe('a filter by the key or number of a merged record', () => {
  it('finds the one that is left, however many steps on', async () => {
    const house = await newHouse()
    for (const name of ['Ann', 'Ben', 'Carl', 'Dora'])
      await house.ok(['add', 'customer', name, '--key', `K${name.slice(0, 1)}`, '--no-check'])
    await house.ok(['merge', 'customer', 'KB', 'KC', '--yes'])
    await house.ok(['merge', 'customer', 'KA', 'KB', '--yes'])
    const found = async (...filter: readonly string[]): Promise<string> =>
      (await house.list('customers', ...filter, '--fields', 'id')).map(({ id }) => id).join(' ')
    for (const filter of ['key:KB', 'key:kc', 'key=KC', 'id:C-3', 'id=C-2', 'key:KB,KC', 'key=KA'])
      expect([filter, await found(filter)]).toEqual([filter, 'C-1'])
    expect(await found('key=KC,KD')).toBe('C-1 C-4')
    expect(await found('not', 'key=KC')).toBe('C-4')
    expect(await found('id:C-2..C-4')).toBe('C-4')
    expect(await found('key=KC', '--removed')).toBe('C-3')
    expect(await house.ok(['list', 'customers', 'key=KC', '--count'])).toBe('1\n')
    await house.ok(['restore', 'customer', 'C-3'])
    expect(await found('key=KC')).toBe('C-3')
  })
})
