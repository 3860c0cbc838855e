// The log of another store of ours beside a store: it is refused before anything is read or written, by what the two files
// themselves say. A log of the store's own is taken, whatever the store went through.
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { lastEntryInFile } from '../../src/database/last-entry.ts'
import { crm, type Ran } from '../harness/world.ts'
import { addCustomer, newStoreFile, opened, temporaryFolder } from './temporary-store.ts'

const firm = async (name: string): Promise<string> => {
  const cwd = temporaryFolder()
  for (const words of [['init'], ['add', 'customer', `${name} Ann`], ['add', 'customer', `${name} Ben`]])
    expect(await crm(words, { cwd })).toMatchObject({ code: 0 })
  return cwd
}

/** Leaves a change of a store in its log, and hands over what then lies in the folder. */
const withLog = async (
  cwd: string,
  take: (path: string) => void | Promise<void>,
  change: 'by hand' | 'by crm' = 'by hand',
): Promise<void> => {
  const db = new Sqlite(join(cwd, 'crm.db'))
  db.pragma('journal_mode = wal')
  if (change === 'by hand') db.exec("update customer set city = 'Xian'")
  else {
    // As long as somebody reads what was, the log stays.
    db.exec('begin')
    db.prepare('select * from customer').all()
    await crm(['edit', 'customers', '--all', '--city', 'Xian', '--yes'], { cwd })
    db.exec('commit')
  }
  try {
    await take(join(cwd, 'crm.db'))
  } finally {
    db.close()
  }
}

describe('the log of another store of crm', () => {
  it.each([
    [['-wal'], 'by hand'],
    [['-wal', '-shm'], 'by hand'],
    [['-wal'], 'by crm'],
    [['-wal', '-shm'], 'by crm'],
  ] as const)('is refused before it is taken (%s, written %s)', async (ends, change) => {
    const [mine, theirs] = [await firm('Mine'), await firm('Theirs')]
    const take = (path: string): void => {
      for (const end of ends) copyFileSync(`${path}${end}`, join(mine, `crm.db${end}`))
    }
    await withLog(theirs, take, change)
    const before = readFileSync(join(mine, 'crm.db'))
    const runs: Ran[] = []
    for (const words of [['list', 'customers'], ['add', 'customer', 'Carl'], ['doctor'], ['backup']])
      runs.push(await crm(words, { cwd: mine }))
    expect(runs.map(({ code }) => code)).toEqual([9, 9, 9, 9])
    expect(runs[0]?.stderr).toContain('belongs to another file')
    expect(runs.map(({ stdout }) => stdout).join()).not.toContain('Theirs')
    expect(readFileSync(join(mine, 'crm.db')).equals(before)).toBe(true)
    for (const end of ends) rmSync(join(mine, `crm.db${end}`))
    expect((await crm(['list', 'customers'], { cwd: mine })).stdout).toContain('Mine Ann')
  })
})

describe('a log of its own', () => {
  it('is taken after a crash', async () => {
    const mine = await firm('Mine')
    const after = temporaryFolder()
    await withLog(mine, (path) => {
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, join(after, `crm.db${end}`))
    })
    expect((await crm(['list', 'customers', 'city:Xian', '--count'], { cwd: after })).stdout).toBe('2\n')
  })

  it('is taken while others write, and after a restore of another store', async () => {
    const [mine, theirs] = [await firm('Mine'), await firm('Theirs')]
    const backup = ['backup', '--restore', join(theirs, 'crm.db'), '--yes']
    expect(await crm(backup, { cwd: mine })).toMatchObject({ code: 0 })
    await withLog(mine, async () => {
      expect((await crm(['list', 'customers', 'city:Xian', '--count'], { cwd: mine })).stdout).toBe('2\n')
    })
  })
})

describe('the last entry read by hand', () => {
  it('is the one that SQLite reads, in a small file, a large one and one written anew', async () => {
    const path = await newStoreFile()
    const store = await opened(path)
    const same = async (): Promise<void> => {
      store.checkpoint()
      const query = store.db.selectFrom('entry').select(['id', 'chain']).orderBy('id', 'desc').limit(1)
      expect(lastEntryInFile(path)).toEqual(await query.executeTakeFirst())
    }
    await same()
    for (let at = 0; at < 200; at += 1)
      await addCustomer(store, `Customer ${at}`, {}, { typed: `crm add customer ${'long '.repeat(at)}` })
    await same()
    store.rewrite()
    await same()
  })

  it('is nothing where the file says nothing', async () => {
    const path = await newStoreFile()
    expect(lastEntryInFile(join(path, 'none'))).toBe(null)
    const store = await opened(path)
    // Longer than a page: its link lies elsewhere.
    await addCustomer(store, 'Ann', {}, { typed: 'long '.repeat(2000) })
    store.checkpoint()
    expect(lastEntryInFile(path)).toBe(null)
  })
})
