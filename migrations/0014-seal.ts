// Migration 14: digests of records that came in bulk, by which a value changed beside the program is noticed.
import { type Kysely, sql } from 'kysely'

/** Adds the table of schema 14. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql
    .raw(`CREATE TABLE seal (
  tbl TEXT NOT NULL,
  first INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  digests BLOB NOT NULL,
  PRIMARY KEY (tbl, first, entry)
) STRICT, WITHOUT ROWID`)
    .execute(db)
}
