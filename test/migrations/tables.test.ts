// The tables as Kysely sees them (src/database/tables.ts) are the tables that the migrations make: the same names,
// columns, kinds of values and places for nothing. Reads the source, because types are gone when a test runs.
import { readdirSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { newStoreFile } from '../queries/temporary-store.ts'

const room = new URL('../../src/database/', import.meta.url)

type Columns = Record<string, string>

const readInterfaces = (): Map<string, Columns> => {
  const found = new Map<string, Columns>()
  for (const name of readdirSync(room)
    .filter((file) => file.startsWith('rows-'))
    .sort((a, b) => (a < b ? 1 : -1))) {
    const source = readFileSync(new URL(name, room), 'utf8').replaceAll(/\/\*\*.*?\*\//gs, '')
    for (const [, title = '', base, body = ''] of source.matchAll(/interface (\w+)(?: extends (\w+))? \{(.*?)\n\}/gs)) {
      const own = Object.fromEntries([...body.matchAll(/(\w+): (.+)/g)].map(([, key, type]) => [key, type]))
      found.set(title, { ...own, ...(base === undefined ? {} : { extends: base }) })
    }
  }
  return found
}

const interfaces = readInterfaces()

const columnsOf = (title: string): Columns => {
  const { extends: base, ...own } = interfaces.get(title) ?? {}
  return { ...own, ...(base === undefined ? {} : columnsOf(base)) }
}

const tableTypes = (): [table: string, row: string][] => {
  const source = readFileSync(new URL('tables.ts', room), 'utf8')
  const body = /interface Tables \{(.*?)\n\}/s.exec(source)?.[1] ?? ''
  return [...body.matchAll(/^ {2}(\w+): .*?(\w+Row)/gm)].map(([, table = '', row = '']) => [table, row])
}

const kindOf = (type: string): string => {
  const nullable = / \| null$/.test(type)
  const plain = type.replace(/ \| null$/, '')
  const kind = plain === 'number' ? 'INTEGER' : plain === 'Uint8Array' ? 'BLOB' : 'TEXT'
  return nullable ? `${kind} or null` : kind
}

describe('the row types', () => {
  it('are those of the tables, column by column', async () => {
    const db = new Sqlite(await newStoreFile())
    const seen: Record<string, Columns> = {}
    const declared: Record<string, Columns> = {}
    for (const [table, row] of tableTypes()) {
      // The search index is virtual and has columns of FTS5 beside its own.
      if (table === 'search') continue
      declared[table] = Object.fromEntries(Object.entries(columnsOf(row)).map(([key, type]) => [key, kindOf(type)]))
      const columns = db
        .prepare('select name, type, "notnull" as required, pk, hidden from pragma_table_xinfo(?)')
        .all(table)
      seen[table] = Object.fromEntries(
        (columns as { name: string; type: string; required: number; pk: number; hidden: number }[]).map((column) => [
          column.name,
          column.required === 1 || column.pk > 0 || column.hidden > 0 ? column.type : `${column.type} or null`,
        ]),
      )
    }
    db.close()
    expect(declared).toEqual(seen)
    expect(Object.keys(declared).length).toBeGreaterThan(20)
  })

  it('leave out no table but SQLite’s, Kysely’s and the index’s own', async () => {
    const db = new Sqlite(await newStoreFile())
    const names = db
      .prepare(`select name from sqlite_schema where type = 'table' order by name`)
      .pluck()
      .all() as string[]
    db.close()
    const own = names.filter((name) => !/^(sqlite_|kysely_|search_)/.test(name))
    expect(own).toEqual(
      tableTypes()
        .map(([table]) => table)
        .sort(),
    )
  })
})

describe('the schema', () => {
  it('is strict everywhere, and every reference has an index', async () => {
    const db = new Sqlite(await newStoreFile())
    const loose = db
      .prepare(`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0`)
      .pluck()
      .all() as string[]
    expect(loose.filter((name) => !/^(sqlite_|kysely_)/.test(name))).toEqual([])
    const references = db
      .prepare(
        `select m.name as child, f."from" as col from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'`,
      )
      .all() as { child: string; col: string }[]
    const plans = references.map(({ child, col }) => {
      const plan = db.prepare(`explain query plan select 1 from "${child}" where "${col}" = 1`).all() as {
        detail: string
      }[]
      return `${child}.${col}: ${plan.map((step) => step.detail.split(' ')[0]).join()}`
    })
    db.close()
    expect(plans.filter((plan) => !plan.endsWith(': SEARCH'))).toEqual([])
    expect(plans.length).toBeGreaterThan(15)
  })

  it('has the three tiers with their rhythm', async () => {
    const db = new Sqlite(await newStoreFile())
    expect(db.prepare('select key, every from tier order by every').raw().all()).toEqual([
      ['high', 30],
      ['middle', 90],
      ['low', 180],
    ])
    db.close()
  })
})
