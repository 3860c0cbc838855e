// Asks the store what the firm's rule for marketing is.
import type { Kysely } from 'kysely'
import type { AnyTables } from '../database/store.ts'

/** The setting `marketing_consent`; undefined where nothing is set. */
export const marketingRule = async (open: Kysely<AnyTables>): Promise<string | undefined> => {
  const row = await open.selectFrom('setting').select('value').where('key', '=', 'marketing_consent').executeTakeFirst()
  return row === undefined ? undefined : String(row.value)
}
