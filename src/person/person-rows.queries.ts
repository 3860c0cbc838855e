// Records by their ids, as a condition on a list.
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Whether a record is one of these. As one value: there may be more of them than a statement takes. */
export const withIds = (ids: readonly number[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`r.id in (select value from json_each(${JSON.stringify(ids)}))`

/** Whether a record is the one of this id and meets a condition. */
export const idAnd = (id: number, condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
  sql<SqlBool>`(r.id = ${id} and ${condition})`
