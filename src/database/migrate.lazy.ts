// Runs migrations by Kysely's Migrator: all that are missing in one transaction, which also sets `user_version`.
// Loaded only to make or to migrate a store. Copying the file first is migrate-store.ts's.
import { Kysely, type Migration, Migrator, sql } from 'kysely'
import { migrations, type NumberedMigration } from '../../migrations/index.ts'
import { dialectOver } from './dialect.ts'
import type { Connection } from './driver.ts'

/** The migrations of this program, oldest first. */
export const allMigrations: readonly NumberedMigration[] = migrations

const wrapped = (one: NumberedMigration, connection: Connection, last: (() => void) | null): Migration => ({
  up: async (db) => {
    await one.up(db)
    await sql.raw(`pragma user_version = ${one.number}`).execute(db)
    if (last === null) return
    const broken = connection.lane.prepare('pragma foreign_key_check').get()
    if (broken) throw new Error(`migration leaves a reference to nothing in ${String(broken.table)}`)
    last()
  },
})

/**
 * Brings the store of a connection to the newest schema; does nothing where it is there. `last` runs inside the
 * transaction after the last step. Throws what the failing step threw, with nothing changed.
 */
export const runMigrations = async (
  connection: Connection,
  list: readonly NumberedMigration[],
  last: () => void,
): Promise<void> => {
  const newest = list.at(-1)
  const steps = Object.fromEntries(
    list.map((one) => [one.name, wrapped(one, connection, one === newest ? last : null)]),
  )
  // Rebuilding a table drops the old one: references are checked as a whole at the end instead.
  connection.pragma('foreign_keys = off')
  const db = new Kysely<unknown>({ dialect: dialectOver(connection) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest()
  connection.pragma('foreign_keys = on')
  if (error !== undefined) throw error
}
