// What stands of a person beside the records that refer to them: moves, segments, imports, journal. Reads only.
import { sql } from 'kysely'
import type { Row } from '../command/noun.ts'
import type { Reading } from '../database/store.ts'

const among = (ids: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(ids)}))`

/** Moves between classes and tiers. */
export const movesOf = ({ db }: Reading, customers: readonly number[]): Promise<readonly Row[]> =>
  db
    .selectFrom('movement')
    .where('customer', 'in', among(customers))
    .orderBy('day')
    .orderBy('id')
    .select(['day', 'scheme', 'from', 'to'])
    .execute()

/** The files by which entries came. */
export const receiptsOf = ({ db }: Reading, entries: readonly number[]): Promise<readonly Row[]> =>
  db
    .selectFrom('import_receipt')
    .where('entry', 'in', among(entries))
    .orderBy('id')
    .select(['id', 'entry', 'at', 'who', 'noun', 'file'])
    .execute()

/** Whom they introduced: ids alone. */
export const introducedBy = async ({ db }: Reading, customers: readonly number[]): Promise<readonly number[]> => {
  const rows = await db
    .selectFrom('customer')
    .where('introducer', 'in', among(customers))
    .orderBy('id')
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The segments that a filter makes, in use. */
export const liveSegments = ({ db }: Reading) =>
  db
    .selectFrom('segment')
    .where('removed', 'is', null)
    .where('filter', 'is not', null)
    .orderBy('id')
    .select(['id', 'name'])
    .execute()
