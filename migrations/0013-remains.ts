// Migration 13: a certificate holds, of each entry that the erasure emptied, a digest of what remains of it, so that nothing
// can be written into it afterwards unseen.
import { type Kysely, sql } from 'kysely'

/** Adds the column of schema 13. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('ALTER TABLE erasure ADD COLUMN remains TEXT').execute(db)
}
