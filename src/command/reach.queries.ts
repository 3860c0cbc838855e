// Asks the store what the firm's rule for marketing is.
import type { Kysely } from 'kysely'
import { settings } from '../database/settings.ts'
import type { AnyTables } from '../database/store.ts'

/** `yes` where marketing needs one, else `not-refused`. */
export const marketingRule = async (open: Kysely<AnyTables>): Promise<string> => {
  const row = await open.selectFrom('setting').select('value').where('key', '=', 'marketing_consent').executeTakeFirst()
  return row === undefined ? settings.marketing_consent.initial : String(row.value)
}
