// Complaints with the day on which each was closed, as the journal tells it. Reads only.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Span } from './period.ts'

/** Complaints received in a period, of customers in use; inquiries, requests, suggestions and praise are none. */
export const selectComplaints = (reading: Reading, { from, to }: Span, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('complaint')
    .innerJoin('customer', 'customer.id', 'complaint.customer')
    .leftJoin('product', 'product.id', 'complaint.product')
    .where('customer.removed', 'is', null)
    .where('complaint.removed', 'is', null)
    .where('complaint.kind', '=', 'complaint')
    .where('complaint.received_day', '>=', from)
    .where('complaint.received_day', '<=', to)
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))
    .orderBy('complaint.id')
    .select(['complaint.id', 'complaint.category', 'complaint.severity', 'complaint.product', 'complaint.status'])
    .select(['complaint.received_day as received', 'product.name as product_name'])
    .execute()

/** A change of a status: what it was before, and when it was changed. */
export interface StatusChange {
  readonly complaint: number
  readonly at: Instant
  readonly from: string
}

/** Every change of a complaint's status that the journal holds, the oldest first. */
export const selectStatusChanges = (reading: Reading): Promise<readonly StatusChange[]> =>
  reading.db
    .selectFrom('change')
    .innerJoin('entry', 'entry.id', 'change.entry')
    .where('change.tbl', '=', 'complaint')
    .where('change.kind', '=', 'edit')
    .where(sql<string | null>`json_extract(change.before, '$.status')`, 'is not', null)
    .orderBy('change.id')
    .select(['change.row as complaint', 'entry.at', sql<string>`json_extract(change.before, '$.status')`.as('from')])
    .execute()
