// Migration 1: the first shape of the store. It makes an empty store with the three tiers of service and nothing else.
import { type Kysely, sql } from 'kysely'
import { recordTables } from './0001-records.ts'
import { storeTables } from './0001-store.ts'

/** Makes every table and index of schema 1. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of [...recordTables, ...storeTables]) await sql.raw(statement).execute(db)
}
