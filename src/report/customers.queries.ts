// Customers by what they are: how many, their purchases and net spend. Reads `standing`, which must hold for the day.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'

/** By what customers are told apart. */
export const customerKeys = ['class', 'tier', 'stage', 'owner', 'source', 'city'] as const

/** One of them. */
export type CustomerKey = (typeof customerKeys)[number]

/** Customers of one kind; money in minor units. */
export interface CustomerGroup {
  readonly key: string | number | null
  readonly name: string | null
  readonly customers: number
  readonly purchases: number
  readonly spend: number
  readonly otherCurrency: number
}

const columnOf: Readonly<Record<CustomerKey, RawBuilder<string | number | null>>> = {
  class: sql.ref('standing.class'),
  tier: sql.ref('standing.tier'),
  stage: sql.ref('customer.stage'),
  owner: sql.ref('customer.owner'),
  source: sql.ref('customer.source'),
  city: sql.ref('customer.city'),
}

/** The groups, in no order. */
export const selectCustomerGroups = (
  reading: Reading,
  by: CustomerKey,
  ids: RawBuilder<number> | null,
): Promise<readonly CustomerGroup[]> =>
  reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .leftJoin('staff', (join) => join.on('staff.id', '=', by === 'owner' ? sql.ref('customer.owner') : sql.lit(null)))
    .where('customer.removed', 'is', null)
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))
    .groupBy(columnOf[by])
    .select((eb) => [
      columnOf[by].as('key'),
      eb.fn.max<string | null>('staff.name').as('name'),
      eb.fn.countAll<number>().as('customers'),
      eb.fn.sum<number>('standing.orders').as('purchases'),
      eb.fn.sum<number>('standing.spend').as('spend'),
      eb.fn.sum<number>('standing.other_currency').as('otherCurrency'),
    ])
    .execute()
