// Migration 5: what people chose for the headers of a file, so that they need not say it again for the next file of the
// same headers. It is no record: not in the journal, not in a dump.
import { type Kysely, sql } from 'kysely'

const statements: readonly string[] = [
  // No reference to the entry: a choice may come of an import that changed no record. It holds unless that is undone.
  `CREATE TABLE mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  noun TEXT NOT NULL,
  mark TEXT NOT NULL,
  headers TEXT NOT NULL,
  map TEXT NOT NULL,
  orders TEXT,
  first_line TEXT,
  reading TEXT,
  file TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  entry INTEGER
) STRICT`,
  `CREATE INDEX mapping_mark ON mapping (noun, mark)`,
  `CREATE INDEX mapping_first_line ON mapping (noun, first_line) WHERE first_line IS NOT NULL`,
]

/** Makes the table of choices. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
