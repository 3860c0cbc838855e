// Migrating: a store of each earlier schema, with data in it, comes to the newest; a step that fails leaves the old file.

import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrations, type NumberedMigration } from '../../migrations/index.ts'
import { verifyChain } from '../../src/database/chain.ts'
import { schemaNumber } from '../../src/database/identity.ts'
import { migrateStore, migrationStatus } from '../../src/database/migrate-store.ts'
import { openStore } from '../../src/database/store.ts'
import { aboutOf, addCustomer, newStoreFile } from '../queries/temporary-store.ts'

const about = aboutOf({ kind: 'migrate', command: 'migrate', typed: 'crm migrate' })

const filled = async (): Promise<string> => {
  const path = await newStoreFile()
  const store = await openStore(path, { write: true })
  await addCustomer(store, 'Ann')
  store.close()
  return path
}

const step = (number: number, text: string): NumberedMigration => ({
  number,
  name: `${String(number).padStart(4, '0')}-test`,
  up: async (db) => {
    for (const one of text.split(';')) await sql.raw(one).execute(db)
  },
})

// A rebuild of a table that others refer to: the way SQLite changes what `alter table` cannot.
const rebuild = step(
  schemaNumber + 1,
  `create table tag_new (id integer primary key autoincrement, name text not null, colour text) strict;
   insert into tag_new (id, name) select id, name from tag; drop table tag; alter table tag_new rename to tag`,
)

describe('the list of migrations', () => {
  it('is numbered without gaps, and its last number is the one the program opens', () => {
    expect(migrations.map((one) => one.number)).toEqual(migrations.map((_, at) => at + 1))
    expect(migrations.map((one) => Number(one.name.slice(0, 4)))).toEqual(migrations.map((one) => one.number))
    expect(migrations.at(-1)?.number).toBe(schemaNumber)
    const files = readdirSync(new URL('../../migrations/', import.meta.url))
    for (const one of migrations) expect(files).toContain(`${one.name}.ts`)
  })
})

describe('a store of the newest schema', () => {
  it('has nothing to migrate', async () => {
    const path = await filled()
    expect(await migrationStatus(path)).toEqual({ schema: schemaNumber, newest: schemaNumber, pending: [] })
    expect(await migrateStore(path, { about, keepers: [] })).toBeNull()
    expect(readdirSync(dirname(path))).toEqual(['crm.db'])
  })
})

describe('a migration', () => {
  it('keeps the data, is entered in the journal, and leaves a copy of before', async () => {
    const path = await filled()
    const copy = await migrateStore(path, { about, keepers: [], list: [...migrations, rebuild] })
    const db = new Sqlite(path)
    expect(db.pragma('user_version', { simple: true })).toBe(schemaNumber + 1)
    expect(db.prepare('select name from customer').pluck().all()).toEqual(['Ann'])
    expect(db.prepare('select count(colour) from tag').pluck().get()).toBe(0)
    expect(db.prepare('select kind from entry order by id').pluck().all()).toEqual(['init', 'write', 'migrate'])
    db.close()
    expect(copy).toMatch(new RegExp(`backups/before-migration-${schemaNumber}-\\d{8}-\\d{6}\\.db$`))
    const old = await openStore(copy ?? '', { write: false })
    expect(await old.db.selectFrom('customer').select('name').execute()).toEqual([{ name: 'Ann' }])
    expect(await old.read(async ({ lane }) => verifyChain(lane, { createHash, randomBytes }))).toMatchObject({
      bad: null,
    })
    old.close()
  })

  it.each([
    ['a statement fails', 'create table extra (a); create table extra (b)'],
    [
      'a reference would lead to nothing',
      'create table extra (a); insert into contact (customer, name, name_key, name_sort, entry) values (99, 1, 1, 1, 1)',
    ],
  ])('that fails because %s leaves the old store', async (_, text) => {
    const path = await filled()
    const before = readFileSync(path)
    const list = [...migrations, rebuild, step(schemaNumber + 2, text)]
    const error = await migrateStore(path, { about, keepers: [], list }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'migration-failed', exit: 1 })
    expect(readFileSync(path).equals(before)).toBe(true)
    const store = await openStore(path, { write: true })
    expect(await addCustomer(store, 'Bob')).toBe(2)
    store.close()
  })
})
