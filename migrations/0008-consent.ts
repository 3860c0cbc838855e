// Migration 8: what customers said of being contacted, one statement a record.
import { type Kysely, sql } from 'kysely'

const statements: readonly string[] = [
  `CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  channel TEXT NOT NULL DEFAULT 'all',
  purpose TEXT NOT NULL DEFAULT 'all',
  allowed TEXT NOT NULL CHECK (allowed IN ('yes', 'no', 'unknown')),
  source TEXT,
  at TEXT NOT NULL,
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE INDEX consent_customer ON consent (customer, at)`,
]

/** Makes the table of statements. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
