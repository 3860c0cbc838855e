// Migration 11: reviews, the records of customers that somebody looks through in a month.
import { type Kysely, sql } from 'kysely'
import { oneOf } from './one-of.ts'

const statements: readonly string[] = [
  `CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  month TEXT NOT NULL,
  customer INTEGER NOT NULL REFERENCES customer (id),
  owner INTEGER REFERENCES staff (id),
  reasons TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (${oneOf('status', 'open', 'done')}),
  result TEXT,
  done TEXT,
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE INDEX review_customer ON review (customer, month)`,
  `CREATE INDEX review_owner ON review (owner) WHERE owner IS NOT NULL`,
  `CREATE INDEX review_open ON review (month, customer) WHERE status = 'open' AND removed IS NULL`,
]

/** Makes the table of schema 11. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
