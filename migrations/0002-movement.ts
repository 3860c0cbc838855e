// Migration 2: what the nights leave behind. Movements of class and tier, what each customer was the night before, the
// steps of each night; and an index of planned visits, so that the night finds the missed ones without a walk.
import { type Kysely, sql } from 'kysely'
import { oneOf } from './one-of.ts'

// No reference to the customer in movement and placed: an undo takes a record away for good, a redo brings it back.
const statements: readonly string[] = [
  `CREATE TABLE movement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL,
  customer INTEGER NOT NULL,
  scheme TEXT NOT NULL CHECK (scheme IN ('class', 'tier')),
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL
) STRICT`,
  `CREATE TABLE placed (
  customer INTEGER PRIMARY KEY,
  class TEXT NOT NULL CHECK (${oneOf('class', 'potential', 'target', 'existing', 'lost')}),
  tier TEXT NOT NULL CHECK (${oneOf('tier', 'high', 'middle', 'low')})
) STRICT`,
  `CREATE TABLE night (
  day TEXT NOT NULL,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  detail TEXT,
  PRIMARY KEY (day, step)
) STRICT, WITHOUT ROWID`,
  `CREATE INDEX movement_day ON movement (day)`,
  `CREATE INDEX movement_customer ON movement (customer, day)`,
  `CREATE INDEX visit_planned ON visit (due) WHERE status = 'planned' AND removed IS NULL`,
]

/** Makes the tables and the index of schema 2. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
