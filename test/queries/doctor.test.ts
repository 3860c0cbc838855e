// The doctor finds each kind of harm, and nothing in a store that is whole.
import { chmodSync, closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type DoctorOptions, examineStore } from '../../src/database/doctor.ts'
import { rebuildFinding } from '../../src/database/finding-tables.ts'
import { type Findable, findingKeepers } from '../../src/database/keepers.ts'
import { openStore } from '../../src/database/store.ts'
import { aboutOf, addCustomer, newStoreFile } from './temporary-store.ts'

const people: Findable = {
  noun: 'customer',
  table: 'customer',
  letter: 'C',
  phones: ['phones'],
  emails: ['emails'],
  tags: ['tags'],
  searched: ['name'],
  words: (row) => String(row.name).toLowerCase(),
}

const filled = async (): Promise<string> => {
  const path = await newStoreFile()
  const store = await openStore(path, { write: true, keepers: findingKeepers(people) })
  await addCustomer(store, 'Ann', { phones: '["+8613800001111"]', emails: '["Ann@Example.com"]', tags: '["VIP"]' })
  await addCustomer(store, 'Bob Ann')
  store.checkpoint()
  store.close()
  return path
}

const faultsOf = async (path: string, more: Partial<DoctorOptions> = {}): Promise<readonly string[]> =>
  (await examineStore(path, { nouns: [people], ...more })).filter((one) => !one.ok).map((one) => one.name)

const spoil = (path: string, ...statements: readonly string[]): void => {
  const db = new Sqlite(path)
  db.pragma('foreign_keys = off')
  for (const statement of statements) db.exec(statement)
  db.close()
}

describe('the doctor', () => {
  it('finds nothing in a whole store, and says so check by check', async () => {
    const path = await filled()
    const findings = await examineStore(path, { nouns: [people], wrongStandings: async () => 0 })
    expect(findings.filter((one) => !one.ok)).toEqual([])
    expect(findings.map((one) => one.name)).toEqual([
      'store',
      'place',
      'rights',
      'space',
      'unfinished',
      'integrity',
      'schema',
      'numbers',
      'references',
      'journal',
      'records',
      'erasures',
      'terms',
      'search',
      'standing',
    ])
    for (const { words } of findings) expect(words.en !== '' && words.zh !== '').toBe(true)
  })

  it.each([
    ['a reference to nothing', 'references records', `update customer set introducer = 99 where id = 1`],
    ['a changed entry', 'journal', `update entry set who = 'x' where id = 2`],
    ['a missing term', 'terms', `delete from term where kind = 'phone'`],
    ['a term too many', 'terms', `insert into term values ('tag', 'old', 'customer', 1)`],
    ['a wrong term', 'terms', `update term set value = 'x' where kind = 'email'`],
    ['missing words', 'search', `insert into search (search, rowid, words) values ('delete', 67, 'ann')`],
    ['words too many', 'search', `insert into search (rowid, words) values (300, 'zoe')`],
    ['a word of another record', 'records search', `update customer set name = 'Cy' where id = 1`],
  ])('finds %s', async (_, names, statement) => {
    const path = await filled()
    spoil(path, statement)
    const findings = await examineStore(path, { nouns: [people] })
    expect(findings.filter((one) => !one.ok).map((one) => one.name)).toEqual(names.split(' '))
    expect(findings.find((one) => !one.ok)?.hint?.en).toBeTruthy()
  })

  it('finds standings that are not as recomputed, and a check that fails', async () => {
    const path = await filled()
    expect(await faultsOf(path, { wrongStandings: async () => 3 })).toEqual(['standing'])
    const failing = async () => {
      throw new Error('on purpose')
    }
    expect(await faultsOf(path, { wrongStandings: failing })).toEqual(['standing'])
  })

  it('finds files that others may read', async () => {
    const path = await filled()
    chmodSync(path, 0o644)
    expect(await faultsOf(path)).toEqual(['rights'])
  })

  it('finds a torn file, and a missing one', async () => {
    const path = await filled()
    truncateSync(path, statSync(path).size - 4096 * 20)
    expect(await faultsOf(path)).toEqual(['store'])
    expect(await faultsOf(`${path}.none`)).toEqual(['store'])
  })

  it('finds a page with nonsense in it', async () => {
    const path = await filled()
    const db = new Sqlite(path)
    const page = Number(db.prepare(`select rootpage from sqlite_schema where name = 'customer_name_key'`).pluck().get())
    db.close()
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(4096, 0x41), 0, 4096, (page - 1) * 4096)
    closeSync(file)
    expect(await faultsOf(path)).toEqual(['integrity'])
  })

  it('leaves the store as it was', async () => {
    const path = await filled()
    const before = statSync(path)
    await examineStore(path, { nouns: [people] })
    expect(statSync(path)).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs })
  })
})

describe('making the finding tables anew', () => {
  it('mends what the doctor found', async () => {
    const path = await filled()
    spoil(path, 'delete from term', `insert into search (rowid, words) values (300, 'zoe')`)
    expect(await faultsOf(path)).toEqual(['terms', 'search'])
    const store = await openStore(path, { write: true })
    await store.write(aboutOf(), async ({ lane }) => rebuildFinding(lane, findingKeepers(people)))
    store.close()
    expect(await faultsOf(path)).toEqual([])
    const db = new Sqlite(path)
    expect(db.prepare(`select rowid from search where search match '"ann"' order by rowid`).pluck().all()).toEqual([
      67, 131,
    ])
    expect(db.prepare(`select v from search_config where k = 'secure-delete'`).pluck().get()).toBe(1)
    db.close()
  })
})
