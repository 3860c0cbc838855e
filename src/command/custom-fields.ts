// The fields the firm added to a noun, laid behind those it was declared with.
import type { Kysely } from 'kysely'
import type { AnyTables } from '../database/store.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'

/** Reads a row of the table `field` as a declaration; the slice that owns custom fields hands it in. */
export type CustomFieldOf = (row: Row) => { readonly noun: string; readonly field: Field }

/** The noun with its custom fields; the noun itself where it has none. */
export const withCustomFields = async (open: Kysely<AnyTables>, noun: Noun, read: CustomFieldOf): Promise<Noun> => {
  const rows = await open
    .selectFrom('field')
    .selectAll()
    .where('noun', '=', noun.name)
    .where('removed', 'is', null)
    .orderBy('id')
    .execute()
  if (rows.length === 0) return noun
  return { ...noun, fields: [...noun.fields, ...rows.map((row) => read(row).field)] }
}
