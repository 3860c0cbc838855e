// What the quality of records is reckoned from: each customer's fields as stored. Reads only.
import type { RawBuilder } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Row } from '../kernel/row.ts'

/** The customers in use, or those of a subquery, one after another by id. */
export const eachCustomer = (
  { db, lane }: Pick<Reading, 'db' | 'lane'>,
  ids: RawBuilder<number> | null,
): Iterable<Row> => {
  const all = db.selectFrom('customer').selectAll().where('removed', 'is', null).orderBy('id')
  const { sql, parameters } = (ids === null ? all : all.where('id', 'in', ids)).compile()
  return lane.prepare(sql).iterate(...parameters.map((one) => (typeof one === 'number' ? one : String(one))))
}

/** The names of all members of staff, by id. */
export const namesOfStaff = async ({ db }: Pick<Reading, 'db'>): Promise<ReadonlyMap<number, string>> =>
  new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
