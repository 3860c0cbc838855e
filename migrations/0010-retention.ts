// Migration 10: rules of how long customers are kept, and marks by which an erased person is known again.
import { type Kysely, sql } from 'kysely'
import { oneOf } from './one-of.ts'

const statements: readonly string[] = [
  `CREATE TABLE retention (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  filter TEXT,
  after TEXT NOT NULL,
  basis TEXT NOT NULL DEFAULT 'last_activity'
    CHECK (${oneOf('basis', 'last_activity', 'last_contact', 'last_purchase', 'added')}),
  automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE INDEX retention_name_key ON retention (name_key)`,
  // A keyed digest of a key, phone or mail that an erased person had, or of the row of a file; see erased-marks.ts.
  `CREATE TABLE erased_mark (
  kind TEXT NOT NULL CHECK (${oneOf('kind', 'key', 'phone', 'email', 'row')}),
  mark BLOB NOT NULL,
  erasure INTEGER NOT NULL REFERENCES erasure (id),
  PRIMARY KEY (kind, mark, erasure)
) STRICT, WITHOUT ROWID`,
  `CREATE INDEX erased_mark_erasure ON erased_mark (erasure)`,
]

/** Makes the tables of schema 10. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
