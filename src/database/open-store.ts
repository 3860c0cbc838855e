// The open store: reads as snapshots, writes as journalled transactions, over one connection.
import { Kysely } from 'kysely'
import { isFailure } from '../kernel/failure.ts'
import { dialectOver } from './dialect.ts'
import type { Connection } from './driver.ts'
import { dropTriggers } from './foreign-triggers.ts'
import { mendNumbers } from './next-numbers.ts'
import { openFile } from './open-file.ts'
import { asQueryFailure } from './other-shape.ts'
import type { FirmSettings } from './settings.ts'
import { readSettings } from './settings-store.ts'
import { asFailure } from './sqlite-failure.ts'
import type { AnyTables, OpenOptions, Reading, Store } from './store-types.ts'
import type { Tables } from './tables.ts'
import { within } from './transaction.ts'
import { runWriting } from './writing.ts'

const readingOver = (connection: Connection, db: Kysely<Tables>, open: Kysely<AnyTables>): Reading => {
  let known: FirmSettings | null = null
  return {
    db,
    open,
    lane: connection.lane,
    settings: () => {
      known ??= readSettings(connection.lane)
      return known
    },
  }
}

// Who reads walks past most pages once: the system holds them anyway, and a cache that fits the processor's own is quicker.
const cacheOfReaders = 2_000
// Changed pages that find no room here are written before the commit.
const cacheOfWriters = 64_000

/** Opens an existing store. Failures as of `openFile`; see `Store` for what it can do. */
export const openStore = async (path: string, options: OpenOptions): Promise<Store> => {
  const { write, wait = 10_000, functions } = options
  const cache = options.cache ?? (write ? cacheOfWriters : cacheOfReaders)
  const connection = openFile(path, {
    write,
    wait,
    cache,
    functions,
    ...(options.linkedToo ? { linkedToo: true } : {}),
  })
  const db = new Kysely<Tables>({ dialect: dialectOver(connection, asQueryFailure) })
  // The same object under another view of its tables.
  const open = db as unknown as Kysely<AnyTables>
  let patience = wait
  const onBusy = (): void => {
    patience = 0
    options.onBusy?.()
  }
  const alone = (): void => {
    if (connection.inTransaction()) throw new Error('transactions neither nest nor overlap: await the first')
  }
  return {
    path,
    db,
    open,
    read: async (work) => {
      alone()
      connection.lane.exec('begin')
      return within(
        connection,
        () => work(readingOver(connection, db, open)),
        () => connection.lane.exec('commit'),
      )
    },
    write: async (about, work) => {
      alone()
      if (!write) throw new Error('the store was opened for reading')
      return runWriting(
        connection,
        { ...options, wait: patience, onBusy },
        about,
        () => readingOver(connection, db, open),
        work,
      )
    },
    checkpoint: () => {
      try {
        return connection.pragma('wal_checkpoint(truncate)') === 0
      } catch (error) {
        throw isFailure(error) ? error : asFailure(error, path)
      }
    },
    mendForeign: () => {
      try {
        const triggers = dropTriggers(connection.lane)
        return { triggers, numbers: mendNumbers(connection.lane) }
      } catch (error) {
        throw isFailure(error) ? error : asFailure(error, path)
      }
    },
    rewrite: () => {
      try {
        connection.lane.exec(`insert into search (search) values ('optimize')`)
        connection.lane.exec('vacuum')
      } catch (error) {
        throw isFailure(error) ? error : asFailure(error, path)
      }
    },
    cast: async (shadows, made) => (await import('./shadow.lazy.ts')).castShadows(connection, shadows, made),
    close: () => connection.close(),
  }
}
