// The ids of the records that a filter finds, as a subquery for questions of other kinds than lists.
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Ids of the customers in use that meet a condition on `customer as r` and `standing as s`. */
export const customerIds = (where: RawBuilder<SqlBool>): RawBuilder<number> =>
  sql<number>`(select r.id from customer as r left join standing as s on s.customer = r.id
    where r.removed is null and ${where})`
