// Migration 4: the few customers with orders in another currency are found without a look at all others.
import { type Kysely, sql } from 'kysely'

const index = `CREATE INDEX standing_other_currency ON standing (customer) WHERE other_currency > 0`

/** Makes the index. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(index).execute(db)
}
