// The only file that touches better-sqlite3: one connection as a lane of prepared statements.
// Knows no table, no transaction policy and no words for people; its errors are SQLite's own.
import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Row } from '../kernel/row.ts'
import { guardStore } from '../kernel/store-files.ts'
import { addMany } from './bare-table.ts'
import { hold, holdCopies } from './held-objects.ts'
import type { Bound, Compilable, Lane, Prepared, Source, StoreFunctions } from './lane.ts'
import { nativeBinding } from './native-binding.ts'
import { sortMany } from './sort-many.ts'

/** How a file is opened. */
export interface ConnectionOptions {
  /** How long SQLite itself waits for a lock, in milliseconds. */
  readonly timeout: number
  /** Opens without the right to write, and without tidying the log at the end. */
  readonly readonly?: boolean
  /** Functions that queries may call. */
  readonly functions?: StoreFunctions | undefined
  /** Reads the whole file into memory, for one that lies where nothing may be written. */
  readonly inMemory?: boolean
}

/** One open file. */
export interface Connection {
  readonly path: string
  readonly lane: Lane
  /** Runs a pragma and returns the first column of its first row, if any. */
  pragma(text: string): Bound
  /** As Kysely needs it: rows of a query, or what it wrote. */
  execute(
    sql: string,
    parameters: readonly unknown[],
  ): { rows: unknown[]; changes: number; id: number } | { rows: unknown[] }
  inTransaction(): boolean
  /** Lets SQL call more functions. */
  define(functions: StoreFunctions): void
  /**
   * Copies all pages into a file, new or a store, as one transaction there. Ends quietly without copying where the
   * target is locked: compare afterwards. Hold a read transaction for a copy as of one moment. `locked` is called
   * as soon as the target is ours; what it throws ends the copy with the target as it was.
   */
  copyTo(path: string, locked?: () => void): Promise<void>
  close(): void
}

// More texts than any command uses; a run away from that is emptied rather than grown.
const mostStatements = 400

// Pages copied between two looks at the event loop: 40 MB, a few tens of milliseconds.
const pagesAtOnce = 10_000

// The driver asks a locked target again without end.
const mostStalls = 1000

type Statement = Sqlite.Statement<unknown[], Row>

const prepared = (db: Sqlite.Database, sql: string, statement: Statement): Prepared => {
  let raw: Sqlite.Statement<unknown[], readonly Bound[]> | null = null
  return {
    run: (...parameters) => {
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return { changes, id: Number(lastInsertRowid) }
    },
    get: (...parameters) => statement.get(...parameters),
    all: (...parameters) => statement.all(...parameters),
    // A statement of its own: a shared one would be busy for everybody else until the last row.
    iterate: (...parameters) => hold(hold(db.prepare<unknown[], Row>(sql)).iterate(...parameters)),
    eachValues: (...parameters) =>
      hold(
        hold(db.prepare<unknown[], readonly Bound[]>(sql))
          .raw()
          .iterate(...parameters),
      ),
    values: (...parameters) => {
      raw ??= hold(db.prepare<unknown[], readonly Bound[]>(sql)).raw()
      return raw.all(...parameters)
    },
  }
}

interface Kept {
  readonly statement: Statement
  readonly prepared: Prepared
}

const keepStatements = (db: Sqlite.Database): ((sql: string) => Kept) => {
  const kept = new Map<string, Kept>()
  return (sql) => {
    const known = kept.get(sql)
    if (known) return known
    if (kept.size >= mostStatements) kept.clear()
    const statement = hold(db.prepare<unknown[], Row>(sql))
    const made = { statement, prepared: prepared(db, sql, statement) }
    kept.set(sql, made)
    return made
  }
}

// Two bytes of the head say that there is a log; a file in memory has none.
const imageOf = (path: string): Buffer => readFileSync(path).fill(1, 18, 20)

/** Opens an existing file; fails with SQLite's error where it cannot be opened at all. */
export const openConnection = (path: string, options: ConnectionOptions): Connection => {
  const native = nativeBinding()
  const db = hold(
    new Sqlite(options.inMemory === true ? imageOf(path) : path, {
      fileMustExist: true,
      timeout: options.timeout,
      readonly: options.readonly === true,
      ...(native === undefined ? {} : { nativeBinding: native }),
    }),
  )
  holdCopies(db)
  const letGo = guardStore(path)
  const define = (functions: StoreFunctions): void => {
    for (const [name, call] of Object.entries(functions))
      db.function(name, { deterministic: true, varargs: true }, call)
  }
  define(options.functions ?? {})
  const statementFor = keepStatements(db)
  const execute = (sql: string, parameters: readonly unknown[]) => {
    const { statement } = statementFor(sql)
    if (statement.reader) return { rows: statement.all(...parameters) }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], changes, id: Number(lastInsertRowid) }
  }
  const lane: Lane = {
    addMany: (table, rows, work) => addMany(lane, table, rows, work),
    sortMany: (work) => sortMany(lane, work),
    prepare: (source: Source) => statementFor(typeof source === 'string' ? source : source.compile().sql).prepared,
    run: (query: Compilable) => {
      const { sql, parameters } = query.compile()
      const { statement } = statementFor(sql)
      if (statement.reader) return statement.all(...parameters)
      statement.run(...parameters)
      return []
    },
    exec: (sql) => {
      db.exec(sql)
    },
  }
  return {
    path,
    lane,
    execute,
    pragma: (text) => {
      const statement = hold(db.prepare<unknown[], readonly Bound[]>(`pragma ${text}`))
      if (statement.reader) return statement.raw().get()?.[0] ?? null
      statement.run()
      return null
    },
    inTransaction: () => db.inTransaction,
    define,
    copyTo: async (target, locked) => {
      let remaining = -1
      let stalled = 0
      const progress = (done: Sqlite.BackupMetadata): number => {
        if (remaining === -1) locked?.()
        stalled = done.remainingPages === remaining ? stalled + 1 : 0
        if (stalled > mostStalls) throw new Sqlite.SqliteError('database is locked', 'SQLITE_BUSY')
        remaining = done.remainingPages
        return pagesAtOnce
      }
      await db.backup(target, { progress })
    },
    close: () => {
      db.close()
      letGo()
    },
  }
}
