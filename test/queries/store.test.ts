// Opening, reading and writing a real store: transactions, waiting, wrong files.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { build } from 'esbuild'
import { sql as kyselySql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createStore } from '../../src/database/create-store.ts'
import { applicationId, olderVersion, schemaNumber } from '../../src/database/identity.ts'
import { mountType, syncedBy } from '../../src/database/place.ts'
import { asFailure } from '../../src/database/sqlite-failure.ts'
import { openStore } from '../../src/database/store.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { aboutOf, addCustomer, customer, newStore, newStoreFile, opened, temporaryFolder } from './temporary-store.ts'

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
    return 'nothing failed'
  } catch (error) {
    return error
  }
}

describe('a new store', () => {
  it('is ours, of the newest schema, and for its owner alone', async () => {
    const path = await newStoreFile()
    const db = new Sqlite(path)
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(db.pragma('user_version', { simple: true })).toBe(schemaNumber)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    db.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(path))).toEqual(['crm.db'])
  })

  it('keeps the log beside it for its owner alone too, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      const store = await newStore()
      await addCustomer(store, 'Ann')
      for (const end of ['', '-wal', '-shm']) expect(statSync(`${store.path}${end}`).mode & 0o777).toBe(0o600)
    } finally {
      process.umask(before)
    }
  })

  it('is never made over another file', async () => {
    const path = await newStoreFile()
    const bytes = readFileSync(path)
    const error = await failureOf(createStore(path, { about: aboutOf({ kind: 'init' }), settings: {} }))
    expect(error).toMatchObject({ code: 'store-exists', exit: 4 })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('is refused in a synced folder unless forced', async () => {
    const folder = join(temporaryFolder(), 'Dropbox', 'crm')
    const path = join(folder, 'crm.db')
    const options = { about: aboutOf({ kind: 'init' }), settings: {} }
    expect(await failureOf(createStore(path, options))).toMatchObject({ code: 'synced-folder', exit: 9 })
    expect(existsSync(path)).toBe(false)
    await createStore(path, { ...options, force: true })
    expect(existsSync(path)).toBe(true)
  })

  it('leaves nothing when a setting does not fit', async () => {
    const path = join(temporaryFolder(), 'crm.db')
    const made = createStore(path, { about: aboutOf({ kind: 'init' }), settings: { zone: 'Mars/Base' } })
    expect(await failureOf(made)).toMatchObject({ code: 'bad-setting', exit: 2 })
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it.each([
    ['/home/li/坚果云/crm.db', '坚果云'],
    ['/Users/li/Library/Mobile Documents/crm/crm.db', 'iCloud'],
    ['/home/li/OneDrive - Firm/crm.db', 'OneDrive'],
    ['/home/li/dropboxes/crm.db', null],
    ['/home/li/.local/share/crm/crm.db', null],
  ])('knows the synced folder of %s', (path, program) => {
    expect(syncedBy(path)).toBe(program)
  })

  it('knows the mount that a path lies on', () => {
    const text = [
      '1 0 8:1 / / rw - ext4 /dev/sda1 rw',
      '2 1 0:5 / /home/li/remote rw - fuse.sshfs host: rw',
      '3 1 0:6 / /home/li/with\\040space rw - nfs4 host: rw',
    ].join('\n')
    expect(mountType(text, '/home/li/remote/crm')).toBe('fuse.sshfs')
    expect(mountType(text, '/home/li/remotely')).toBe('ext4')
    expect(mountType(text, '/home/li/with space')).toBe('nfs4')
  })
})

describe('a file that is no store of ours', () => {
  const cases: readonly [string, (path: string, good: string) => void, string][] = [
    ['missing', () => {}, 'no-store'],
    ['a folder', (path) => mkdirSync(path), 'not-a-store'],
    ['empty', (path) => writeFileSync(path, ''), 'store-empty'],
    ['text', (path) => writeFileSync(path, 'name,phone\nLi,138\n'.repeat(500)), 'not-a-store'],
    ['a head without a body', (path) => writeFileSync(path, 'SQLite format 3\0'), 'store-damaged'],
    [
      'another program’s',
      (path) => {
        const db = new Sqlite(path)
        db.exec('create table t (a)')
        db.close()
      },
      'not-a-store',
    ],
    [
      'of a newer crm',
      (path, good) => {
        copyFileSync(good, path)
        const db = new Sqlite(path)
        db.pragma(`user_version = ${schemaNumber + 1}`)
        db.close()
      },
      'store-newer',
    ],
    [
      'of an older crm',
      (path, good) => {
        copyFileSync(good, path)
        const db = new Sqlite(path)
        db.pragma('user_version = 0')
        db.close()
      },
      'store-older',
    ],
  ]

  it.each(cases)('%s: is refused with exit 9 before anything is done', async (_, make, code) => {
    const good = await newStoreFile()
    const path = join(dirname(good), 'other.db')
    make(path, good)
    for (const write of [false, true]) {
      const error = await failureOf(openStore(path, { write }))
      expect(error).toMatchObject({ code, exit: 9 })
      expect(String(error)).toContain(path)
    }
  })

  it('a truncated store fails at the first page it lacks, in words', async () => {
    const path = await newStoreFile()
    truncateSync(path, 4096 * 3)
    const read = async () => {
      const store = await opened(path, { write: false })
      await store.read(async ({ db }) => db.selectFrom('customer').selectAll().execute())
    }
    expect(await failureOf(read())).toMatchObject({ code: 'store-damaged', exit: 9 })
  })

  it('a store with another program’s log beside it is refused, and not touched', async () => {
    const path = await newStoreFile()
    const foreign = join(dirname(path), 'foreign.db')
    const db = new Sqlite(foreign)
    db.pragma('journal_mode = wal')
    db.exec('create table t (a); insert into t values (1)')
    copyFileSync(`${foreign}-wal`, `${path}-wal`)
    db.close()
    const bytes = readFileSync(path)
    expect(await failureOf(openStore(path, { write: true }))).toMatchObject({ code: 'foreign-log', exit: 9 })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('compares versions by number', () => {
    expect(olderVersion('3.51.3', '3.51.3')).toBe(false)
    expect(olderVersion('3.9.0', '3.51.3')).toBe(true)
    expect(olderVersion('3.53.0', '3.51.3')).toBe(false)
  })
})

describe('a transaction', () => {
  it('reads one snapshot while another writes', async () => {
    const path = await newStoreFile()
    const [reader, writer] = [await opened(path, { write: false }), await opened(path)]
    await addCustomer(writer, 'Ann')
    const counts = await reader.read(async ({ db }) => {
      const before = await db.selectFrom('customer').selectAll().execute()
      await addCustomer(writer, 'Bob')
      const after = await db.selectFrom('customer').selectAll().execute()
      return [before.length, after.length]
    })
    expect(counts).toEqual([1, 1])
    expect(await reader.db.selectFrom('customer').selectAll().execute()).toHaveLength(2)
  })

  it('leaves nothing when the work fails', async () => {
    const store = await newStore()
    const work = store.write(aboutOf(), async (writing) => {
      await writing.insert('customer', customer('Ann'))
      throw new Error('on purpose')
    })
    expect(await failureOf(work)).toMatchObject({ message: 'on purpose' })
    expect(await store.db.selectFrom('customer').selectAll().execute()).toEqual([])
    expect(await store.db.selectFrom('entry').select('id').execute()).toEqual([{ id: 1 }])
    // Ids and entry numbers are given back with the rest.
    expect(await addCustomer(store, 'Bob')).toBe(1)
  })

  it('runs everything and keeps nothing on a dry run', async () => {
    const store = await newStore()
    const seen = await store.write(aboutOf({ dryRun: true }), async (writing) => {
      const id = await writing.insert('customer', customer('Ann'))
      return writing.db.selectFrom('customer').select('name').where('id', '=', id).executeTakeFirst()
    })
    expect(seen).toEqual({ result: { name: 'Ann' }, entry: null })
    expect(await store.db.selectFrom('customer').selectAll().execute()).toEqual([])
  })

  it('makes no entry when nothing changed', async () => {
    const store = await newStore()
    const id = await addCustomer(store, 'Ann')
    const written = await store.write(aboutOf(), (writing) => writing.update('customer', id, { name: 'Ann' }))
    expect(written).toEqual({ result: null, entry: null })
    expect(await store.db.selectFrom('entry').select('id').execute()).toHaveLength(2)
  })

  it('refuses a reference to nothing', async () => {
    const store = await newStore()
    expect(await failureOf(addCustomer(store, 'Ann', { introducer: 77 }))).toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    })
  })

  it('cannot write through a store opened for reading', async () => {
    const store = await opened(await newStoreFile(), { write: false })
    expect(await failureOf(addCustomer(store, 'Ann'))).toMatchObject({
      message: expect.stringContaining('for reading'),
    })
    const sneaky = store.db.insertInto('tag').values({ name: 'a', name_key: 'a', name_sort: 'a', entry: 1 })
    expect(await failureOf(sneaky.execute())).toMatchObject({ code: 'store-read-only', exit: 9 })
  })

  it('does not overlap another on the same store', async () => {
    const store = await newStore()
    const nested = store.read(async () => store.read(async () => 1))
    expect(await failureOf(nested)).toMatchObject({ message: expect.stringContaining('overlap') })
  })

  it('waits for another writer and then says who it is', async () => {
    const path = await newStoreFile()
    const notices: string[] = []
    const waiting = await opened(path, { wait: 1200, onNotice: (words) => notices.push(words.en) })
    const other = new Sqlite(path)
    other.exec('begin immediate')
    const error = await failureOf(addCustomer(waiting, 'Ann'))
    expect(error).toMatchObject({ code: 'store-busy', exit: 8 })
    expect(notices).toEqual(['waiting for another run to finish writing'])
    // Linux lists every lock with its process; here it is this very one.
    if (existsSync('/proc/locks')) expect(JSON.stringify(error)).toContain(`process ${process.pid} (`)
    other.exec('commit')
    other.close()
    expect(await addCustomer(waiting, 'Ann')).toBe(1)
  })

  it('goes on as soon as the other writer is done', async () => {
    const path = await newStoreFile()
    const waiting = await opened(path)
    const other = new Sqlite(path)
    other.exec('begin immediate')
    setTimeout(() => other.exec('commit'), 150)
    expect(await addCustomer(waiting, 'Ann')).toBe(1)
    other.close()
  })
})

describe('an error of SQLite', () => {
  it.each([
    ['SQLITE_BUSY_SNAPSHOT', 'store-busy', 8],
    ['SQLITE_LOCKED', 'store-busy', 8],
    ['SQLITE_CORRUPT_INDEX', 'store-damaged', 9],
    ['SQLITE_NOTADB', 'store-damaged', 9],
    ['SQLITE_FULL', 'disk-full', 1],
    ['SQLITE_IOERR_FSYNC', 'store-io', 1],
    ['SQLITE_READONLY_DBMOVED', 'store-read-only', 9],
    ['SQLITE_CANTOPEN_ISDIR', 'store-unreadable', 9],
    ['SQLITE_TOOBIG', 'too-big', 1],
  ])('%s is told as %s with the file', (code, told, exit) => {
    const cause = new Sqlite.SqliteError('technical', code)
    const failure = asFailure(cause, '/home/li/crm.db')
    expect(failure).toMatchObject({ code: told, exit, cause })
    if (!isFailure(failure)) throw new Error('no failure')
    for (const text of Object.values(failure.words)) expect(text).toContain('/home/li/crm.db')
  })

  it('a search index that cannot be opened is damage, though SQLite calls it wrong SQL', async () => {
    const path = await newStoreFile()
    const db = new Sqlite(path)
    db.unsafeMode(true)
    db.exec(`update search_config set v = 0 where k = 'version'`)
    db.close()
    const store = await openStore(path, { write: false })
    const search = `select rowid from search where search match 'ann'`
    const error = await failureOf(store.read(async ({ lane }) => lane.prepare(search).all()))
    store.close()
    expect(error).toMatchObject({ code: 'store-damaged', exit: 9 })
  })

  it('over a name that is nowhere is a fault of the program, and damage only where the store lacks something', async () => {
    const path = await newStoreFile()
    const wrong = ['select nmae from customer', 'select name from custmer', 'select * from temp.import_row']
    const told = async (sql: string): Promise<readonly unknown[]> => {
      const store = await openStore(path, { write: false })
      try {
        return await Promise.all([
          failureOf(store.read(async ({ lane }) => lane.prepare(sql).all())),
          failureOf(kyselySql.raw(sql).execute(store.open)),
        ])
      } finally {
        store.close()
      }
    }
    for (const sql of wrong)
      for (const error of await told(sql))
        expect(error, sql).toMatchObject({ code: 'SQLITE_ERROR', message: expect.stringMatching(/^no such/) })
    const db = new Sqlite(path)
    db.pragma('foreign_keys = off')
    db.exec('drop table lookalike')
    db.close()
    for (const error of await told('select * from lookalike'))
      expect(error).toMatchObject({ code: 'store-damaged', exit: 9 })
  })

  it('that only a fault of the program can cause stays as it is', () => {
    for (const code of ['SQLITE_ERROR', 'SQLITE_CONSTRAINT_CHECK']) {
      const error = new Sqlite.SqliteError('technical', code)
      expect(asFailure(error, 'x')).toBe(error)
    }
    expect(asFailure('text', 'x')).toBe('text')
  })
})

describe('several programs at once', () => {
  const script = `
    import { openStore } from ${JSON.stringify(new URL('../../src/database/store.ts', import.meta.url).pathname)}
    import { systemClock } from ${JSON.stringify(new URL('../../src/kernel/clock.ts', import.meta.url).pathname)}
    const [path, name] = process.argv.slice(2)
    const store = await openStore(path, { write: true, wait: 30000 })
    const about = { who: name, staff: null, command: 'add tag', typed: null, reason: null, kind: 'write', clock: systemClock }
    for (let i = 0; i < 25; i++) {
      await store.write(about, (w) => w.insert('tag', { name: name + i, name_key: name + i, name_sort: name + i }))
    }
    store.close()`

  it('lose no write and keep the journal without gaps', async () => {
    const path = await newStoreFile()
    const file = join(dirname(path), 'writer.mjs')
    const driver = new URL('../../node_modules/better-sqlite3/lib/index.js', import.meta.url).pathname
    await build({
      stdin: { contents: script, resolveDir: dirname(path), loader: 'ts' },
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      alias: { 'better-sqlite3': driver },
      external: [driver],
    })
    const shell = ['a', 'b', 'c', 'd'].map((name) => `"${process.execPath}" "${file}" "${path}" ${name} &`)
    execFileSync('sh', ['-c', `${shell.join('\n')}\nwait`], { stdio: 'inherit' })
    const store = await opened(path, { write: false })
    expect(await store.db.selectFrom('tag').select('id').execute()).toHaveLength(100)
    const entries = await store.db.selectFrom('entry').select('id').orderBy('id').execute()
    expect(entries.map((entry) => entry.id)).toEqual(Array.from({ length: 101 }, (_, at) => at + 1))
  }, 60_000)
})
