// The name of a record that was perhaps meant, where the one typed is nobody's.
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../database/store.ts'
import { suggest } from '../kernel/suggest.ts'
import type { Noun } from './noun.ts'

const namesRead = 2000

/** A name near the one typed; only where there are few enough to look at. */
export const nearName = async (db: Kysely<AnyTables>, noun: Noun, typed: string): Promise<string | undefined> => {
  if (noun.title === undefined) return undefined
  const title = sql.ref(`t.${noun.title}`)
  const query = sql<{ name: string }>`select ${title} as name from ${sql.table(noun.table)} as t
    where t.removed is null order by t.id limit ${namesRead + 1}`
  const { rows } = await query.execute(db)
  return rows.length > namesRead
    ? undefined
    : suggest(
        typed,
        rows.map(({ name }) => name),
      )
}
