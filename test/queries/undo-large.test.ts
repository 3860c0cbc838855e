// Undo and redo of very many records, which go a quicker way than few: what is kept to find them follows all the same.
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const imported = 700

const people = (count: number, from = 1): string =>
  `key,name,phone,mail,tags,introducer\n${Array.from({ length: count }, (_, at) => {
    const n = from + at
    const introducer = n % 50 === 0 ? `K${n - 1}` : n % 50 === 49 ? `K${n + 1}` : ''
    return `K${n},张${n},138${String(n).padStart(8, '0')},m${n}@b.cn,vip,${introducer}\n`
  }).join('')}`

const isWhole = async (house: House): Promise<void> => {
  const checks: { ok: boolean; name: string }[] = JSON.parse((await house.run(['doctor', '--json'])).stdout)
  const faulty = checks.filter(
    ({ ok, name }) => !ok && ['references', 'journal', 'terms', 'search', 'standing', 'integrity'].includes(name),
  )
  expect(faulty).toEqual([])
}

/** How much the search index holds, words that are only marked as gone included. */
const indexSize = (house: House): number => {
  const db = new Sqlite(join(house.cwd, 'crm.db'), { readonly: true })
  const size = db.prepare('select sum(length(block)) from search_data').pluck().get()
  db.close()
  return Number(size)
}

const count = async (house: House, filter: string): Promise<number> =>
  Number(await house.ok(['list', 'customers', filter, '--count']))

describe('an import of very many', () => {
  it('goes and comes back whole, references in a circle too, and leaves nothing to be found', async () => {
    const house = await newHouse()
    house.put('a.csv', people(imported))
    await house.load(['customers', 'a.csv'])
    const full = await house.dump()
    const empty = (await house.ok(['undo', '--json'])) && (await house.dump())
    await isWhole(house)
    expect(await house.list('customers')).toEqual([])
    expect(await count(house, '张77')).toBe(0)
    await house.ok(['redo'])
    await isWhole(house)
    expect(await house.dump()).toBe(full)
    expect(await count(house, '张677')).toBe(1)
    await house.ok(['undo'])
    await isWhole(house)
    expect(await house.dump()).toBe(empty)
  })

  it('among others leaves these as they are; what was edited since stays with what it refers to', async () => {
    const house = await newHouse()
    house.put('old.csv', people(1200, 10_001))
    house.put('new.csv', people(imported))
    await house.load(['customers', 'old.csv'])
    const before = await house.dump()
    const size = indexSize(house)
    await house.load(['customers', 'new.csv'])
    await house.ok(['undo'])
    await isWhole(house)
    expect(await house.dump()).toBe(before)
    // The words themselves are gone from the file, and not only found no more.
    expect(indexSize(house)).toBeLessThan(size * 1.05)
    expect(await count(house, '张10777')).toBe(1)
    await house.ok(['redo'])
    const brought = await house.dump()
    await house.ok(['edit', 'customer', 'key:K149', '--city', '北京'])
    const entry = String(JSON.parse(await house.ok(['list', 'imports', '--limit', '1', '--json']))[0].entry)
    const undone = await house.run(['undo', entry, '--json'])
    expect(undone.code).toBe(5)
    expect(JSON.parse(undone.stdout)).toMatchObject({ restored: imported - 2 })
    expect(JSON.parse(undone.stdout).kept).toHaveLength(2)
    await isWhole(house)
    expect(await count(house, '北京')).toBe(1)
    await house.ok(['redo'])
    await house.ok(['undo', String(Number(entry) + 3)])
    expect(await house.dump()).toBe(brought)
    await isWhole(house)
  })

  it('of changes gives back what they changed, words and terms too', async () => {
    const house = await newHouse()
    house.put('a.csv', people(imported))
    await house.load(['customers', 'a.csv'])
    const before = await house.dump()
    house.put('b.csv', people(imported).replaceAll(',张', ',李').replaceAll(',138', ',139'))
    expect(await house.load(['customers', 'b.csv', '--replace-lists'])).toMatchObject({ updated: imported })
    await isWhole(house)
    const after = await house.dump()
    await house.ok(['undo'])
    await isWhole(house)
    expect(await house.dump()).toBe(before)
    expect([await count(house, '李77'), await count(house, '张677')]).toEqual([0, 1])
    await house.ok(['redo'])
    await isWhole(house)
    expect(await house.dump()).toBe(after)
  })
})

describe('a bulk removal of very many', () => {
  it('goes through undo, redo and restore', async () => {
    const house = await newHouse()
    house.put('a.csv', people(imported))
    await house.load(['customers', 'a.csv'])
    const before = await house.dump()
    await house.ok(['remove', 'customers', '--where', 'phone:138', '--yes'])
    expect(await house.list('customers')).toEqual([])
    const gone = (await house.dump()).replaceAll(/"removed":"[^"]*"/g, '')
    await isWhole(house)
    await house.ok(['undo'])
    await isWhole(house)
    expect(await house.dump()).toBe(before)
    await house.ok(['redo'])
    expect((await house.dump()).replaceAll(/"removed":"[^"]*"/g, '')).toBe(gone)
    await house.ok(['restore', 'customers', '--all', '--yes'])
    expect(await house.dump()).toBe(before)
    await isWhole(house)
  })
})
