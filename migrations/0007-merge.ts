// Migration 7: into which customer another was merged, and pairs of customers that only look alike.
import { type Kysely, sql } from 'kysely'

const statements: readonly string[] = [
  `ALTER TABLE customer ADD COLUMN merged_into INTEGER REFERENCES customer (id)`,
  `CREATE INDEX customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL`,
  `CREATE TABLE lookalike (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  other INTEGER NOT NULL REFERENCES customer (id),
  added TEXT NOT NULL,
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE INDEX lookalike_customer ON lookalike (customer, other)`,
  `CREATE INDEX lookalike_other ON lookalike (other)`,
]

/** Makes the tables of schema 7. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
