// Migration 3: named segments, the members of fixed ones, and what a list had given when a script last asked for it.
import { type Kysely, sql } from 'kysely'

const statements: readonly string[] = [
  `CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'live' CHECK (kind IN ('live', 'static')),
  filter TEXT,
  strategy TEXT,
  owner INTEGER REFERENCES staff (id),
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL,
  CHECK (kind = 'static' OR filter IS NOT NULL)
) STRICT`,
  `CREATE TABLE segment_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  segment INTEGER NOT NULL REFERENCES segment (id),
  customer INTEGER NOT NULL REFERENCES customer (id),
  added TEXT NOT NULL,
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  // Ids as pairs of a gap and a run; see src/command/since/id-set.ts.
  `CREATE TABLE run_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  command TEXT NOT NULL,
  asked TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  entry INTEGER NOT NULL,
  given INTEGER NOT NULL,
  known INTEGER NOT NULL,
  ids BLOB NOT NULL,
  names TEXT,
  UNIQUE (name, command)
) STRICT`,
  `CREATE INDEX segment_name_key ON segment (name_key)`,
  `CREATE INDEX segment_owner ON segment (owner) WHERE owner IS NOT NULL`,
  `CREATE INDEX segment_member_segment ON segment_member (segment, removed, customer)`,
  `CREATE INDEX segment_member_customer ON segment_member (customer, segment)`,
]

/** Makes the tables of schema 3. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
