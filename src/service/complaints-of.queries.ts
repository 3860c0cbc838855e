// The complaints of one customer, for the customer's page. Walks the index of that customer.
import type { Reading } from '../database/store.ts'
import { once } from '../kernel/once.ts'

/** All cases of a customer that are not removed, by id. Read once a snapshot. */
export const complaintsOf = once(({ db }: Reading, customer: number) =>
  db
    .selectFrom('complaint')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .select([
      'id',
      'kind',
      'channel',
      'category',
      'severity',
      'received',
      'received_day',
      'due',
      'status',
      'text',
      'remedy',
      'satisfaction',
    ])
    .orderBy('id')
    .execute(),
)

/** A case of a customer. */
export type ComplaintOf = Awaited<ReturnType<typeof complaintsOf>>[number]
