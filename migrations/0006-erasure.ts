// Migration 6: certificates of erased people, and which record a row of an imported file became, so that its fingerprint
// can go with the record.
import { type Kysely, sql } from 'kysely'

const statements: readonly string[] = [
  // No reference to the customer, who is gone. Without any datum of the person: numbers, counts, names of files.
  `CREATE TABLE erasure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer INTEGER NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT,
  reached TEXT NOT NULL,
  entries TEXT NOT NULL,
  mentions TEXT NOT NULL,
  backups TEXT NOT NULL,
  entry INTEGER NOT NULL
) STRICT`,
  `ALTER TABLE fingerprint ADD COLUMN record INTEGER`,
]

/** Makes the table and the column of schema 6. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
