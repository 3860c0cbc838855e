// Backup and restore of real files: the copy is whole, restoring brings back what it held, and nothing is lost on the way.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backup, backupFolder, listBackups, listCopies } from '../../src/database/backup.ts'
import { openConnection } from '../../src/database/driver.ts'
import { restoreStore } from '../../src/database/restore.ts'
import { changeSetting } from '../../src/database/settings-store.ts'
import { openStore } from '../../src/database/store.ts'
import { aboutOf, addCustomer, newStoreFile, opened, temporaryFolder } from './temporary-store.ts'

const now = '2026-11-21T16:30:05.000Z'
const about = aboutOf({ kind: 'restore', command: 'backup', typed: 'crm backup --restore x' })

const failureOf = async (work: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await work
    return { code: 'nothing failed' }
  } catch (error) {
    return { ...Object(error), message: error instanceof Error ? error.message : '' }
  }
}

const namesIn = async (path: string): Promise<readonly string[]> => {
  const store = await openStore(path, { write: false })
  const rows = await store.db.selectFrom('customer').select('name').orderBy('id').execute()
  store.close()
  return rows.map((row) => row.name)
}

const storeWith = async (...names: readonly string[]): Promise<string> => {
  const path = await newStoreFile()
  const store = await openStore(path, { write: true })
  for (const name of names) await addCustomer(store, name)
  store.close()
  return path
}

describe('a backup', () => {
  it('is one whole file named by the store’s own time, for its owner alone', async () => {
    const path = await storeWith('Ann')
    const made = await backup(path, { now })
    expect(made.path).toBe(join(dirname(path), 'backups', 'crm-20261122-003005.db'))
    expect(readdirSync(dirname(made.path))).toEqual(['crm-20261122-003005.db'])
    expect(statSync(made.path).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(made.path)).mode & 0o777).toBe(0o700)
    expect(made).toMatchObject({ entry: 2, bytes: statSync(made.path).size, removed: [] })
    expect(await namesIn(made.path)).toEqual(['Ann'])
  })

  it('holds what is committed though the log has not been tidied, and nothing of a write under way', async () => {
    const path = await storeWith('Ann')
    const store = await opened(path)
    await addCustomer(store, 'Bob')
    const made = await store.write(aboutOf(), async (writing) => {
      await writing.insert('customer', { name: 'Cy', name_key: 'cy', name_sort: 'cy', added: '2026-01-01' })
      return backup(path, { now })
    })
    expect(await namesIn(made.result.path)).toEqual(['Ann', 'Bob'])
    expect(await namesIn(path)).toEqual(['Ann', 'Bob', 'Cy'])
  })

  it('never replaces another of the same second, and leaves the newest', async () => {
    const path = await storeWith('Ann')
    const store = await opened(path)
    await store.write(aboutOf({ kind: 'settings' }), (writing) => changeSetting(writing, 'backups_kept', '2'))
    const folder = backupFolder(path)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const first = await backup(path, { now })
    const second = await backup(path, { now })
    expect(second.path).not.toBe(first.path)
    const third = await backup(path, { now: '2026-11-22T16:30:05.000Z' })
    expect(third.removed).toEqual([first.path])
    expect(listBackups(path)).toEqual([second.path, third.path])
    // Another store beside it has backups of its own.
    expect(listBackups(join(dirname(path), 'other.db'))).toEqual([])
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true)
  })

  it('of a damaged store fails, in words, and deletes no older one', async () => {
    const path = await storeWith('Ann')
    const good = await backup(path, { now })
    truncateSync(path, statSync(path).size - 4096 * 10)
    expect(await failureOf(backup(path, { now }))).toMatchObject({ code: 'store-damaged', exit: 9 })
    expect(readdirSync(backupFolder(path))).toEqual([good.path.split('/').at(-1)])
  })
})

describe('a restore', () => {
  it('brings back what the backup held and keeps what was there', async () => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    const store = await openStore(path, { write: true })
    await addCustomer(store, 'Bob')
    store.close()
    const { aside } = await restoreStore(path, file, { about })
    expect(await namesIn(path)).toEqual(['Ann'])
    expect(aside).toMatch(/backups\/crm-before-restore-\d{8}-\d{6}\.db$/)
    expect(await namesIn(aside ?? '')).toEqual(['Ann', 'Bob'])
    expect(readdirSync(dirname(path)).sort()).toEqual(['backups', 'crm.db'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const again = await opened(path)
    expect(await again.db.selectFrom('entry').select(['id', 'kind']).orderBy('id', 'desc').limit(1).execute()).toEqual([
      { id: 3, kind: 'restore' },
    ])
    expect(await addCustomer(again, 'Cy')).toBe(2)
  })

  it('is seen at once by a run that has the store open', async () => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    const store = await opened(path)
    await addCustomer(store, 'Bob')
    await restoreStore(path, file, { about })
    expect(await store.db.selectFrom('customer').select('name').execute()).toEqual([{ name: 'Ann' }])
    await addCustomer(store, 'Cy')
    expect(await namesIn(path)).toEqual(['Ann', 'Cy'])
  })

  it('waits for no writer for ever, and changes nothing then', async () => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    const store = await openStore(path, { write: true })
    await addCustomer(store, 'Bob')
    store.close()
    const writer = new Sqlite(path)
    writer.exec('begin immediate')
    const error = await failureOf(restoreStore(path, file, { about, wait: 50 }))
    expect(error).toMatchObject({ code: 'store-busy', exit: 8 })
    writer.exec('commit')
    writer.close()
    expect(await namesIn(path)).toEqual(['Ann', 'Bob'])
  })

  it('refuses a backup that is damaged, tampered with, or none, before it touches the store', async () => {
    const path = await storeWith('Ann', 'Bob')
    const { path: file } = await backup(path, { now })
    const folder = temporaryFolder()
    const bad = (name: string, spoil: (path: string) => void): string => {
      const copy = join(folder, name)
      copyFileSync(file, copy)
      spoil(copy)
      return copy
    }
    const sql = (statement: string) => (copy: string) => {
      const db = new Sqlite(copy)
      db.exec(statement)
      db.close()
    }
    const cases: readonly [string, string][] = [
      [bad('short.db', (copy) => truncateSync(copy, statSync(copy).size - 4096 * 10)), 'store-damaged'],
      [bad('tampered.db', sql(`update entry set who = 'nobody' where id = 2`)), 'journal-broken'],
      [
        bad(
          'loose.db',
          sql(
            'pragma foreign_keys = off; update visit set customer = 9; insert into contact (customer, name, name_key, name_sort, entry) values (99, 1, 1, 1, 1)',
          ),
        ),
        'store-damaged',
      ],
      [bad('text.db', (copy) => writeFileSync(copy, 'hello')), 'not-a-store'],
      [join(folder, 'missing.db'), 'no-store'],
    ]
    const before = readFileSync(path)
    for (const [copy, code] of cases) {
      expect(await failureOf(restoreStore(path, copy, { about }))).toMatchObject({ code, exit: 9 })
      expect(readFileSync(path).equals(before)).toBe(true)
    }
    expect(await failureOf(restoreStore(path, path, { about }))).toMatchObject({ code: 'same-file', exit: 2 })
  })

  it.each([
    ['missing', (path: string) => rmSync(path), false],
    ['empty', (path: string) => writeFileSync(path, ''), true],
    ['of a newer crm', (path: string) => new Sqlite(path).pragma('user_version = 99'), true],
  ])('mends a store that is %s', async (_, spoil, kept) => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    spoil(path)
    const { aside } = await restoreStore(path, file, { about })
    expect(aside !== null).toBe(kept)
    expect(await namesIn(path)).toEqual(['Ann'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const store = await opened(path)
    expect(await addCustomer(store, 'Bob')).toBe(2)
    expect(existsSync(`${path}-wal`)).toBe(true)
  })

  it('does not replace a file that is another program’s', async () => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    const other = join(temporaryFolder(), 'notes.db')
    writeFileSync(other, 'my notes, not a store')
    expect(await failureOf(restoreStore(other, file, { about }))).toMatchObject({ code: 'not-a-store' })
    expect(readFileSync(other, 'utf8')).toBe('my notes, not a store')
  })

  it('works from a backup that may only be read', async () => {
    const path = await storeWith('Ann')
    const { path: file } = await backup(path, { now })
    chmodSync(file, 0o400)
    await restoreStore(path, file, { about })
    expect(await namesIn(path)).toEqual(['Ann'])
  })
})

describe('copying pages into a store', () => {
  const pair = async () => {
    const [from, to] = [await storeWith('Ann'), await storeWith('Bob')]
    return { source: openConnection(from, { timeout: 0 }), to }
  }

  it('changes nothing where the target is locked, and where the caller thinks better of it', async () => {
    const { source, to } = await pair()
    const locker = new Sqlite(to)
    locker.exec('begin immediate')
    await source.copyTo(to)
    expect(await namesIn(to)).toEqual(['Bob'])
    locker.exec('commit')
    const refuse = () => {
      throw new Error('thought better of it')
    }
    expect(await failureOf(source.copyTo(to, refuse))).toMatchObject({ message: 'thought better of it' })
    expect(await namesIn(to)).toEqual(['Bob'])
    await source.copyTo(to)
    expect(await namesIn(to)).toEqual(['Ann'])
    for (const one of [source, locker]) one.close()
  })

  it('keeps writers out from before the caller is asked', async () => {
    const { source, to } = await pair()
    const writer = new Sqlite(to, { timeout: 0 })
    const seen: string[] = []
    await source.copyTo(to, () => {
      try {
        writer.exec('begin immediate')
        seen.push('let in')
      } catch {
        seen.push('kept out')
      }
    })
    expect(seen).toEqual(['kept out'])
    for (const one of [source, writer]) one.close()
  })
})

describe('the list of copies', () => {
  it('has what stood there before a restore and a migration, after the backups', async () => {
    const path = await newStoreFile()
    const { path: copy } = await backup(path, { now })
    await restoreStore(path, copy, { about })
    writeFileSync(join(backupFolder(path), 'before-migration-11-20261120-000000.db'), '')
    writeFileSync(join(backupFolder(path), 'other.db'), '')
    expect(listCopies(path).map(({ why }) => why)).toEqual(['backup', 'before-migration', 'before-restore'])
    expect(listBackups(path)).toEqual([copy])
  })
})
