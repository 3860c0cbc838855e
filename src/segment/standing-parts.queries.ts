// Customers by class or tier: counts and sums of each, or the customers themselves. Reads the table `standing`, which must
// hold for the day.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { countAt, rawRows, textAt } from '../kernel/raw-rows.ts'

/** Which of the two. */
export type StandingScheme = 'class' | 'tier'

/** A class or tier with its sums, money in minor units of the base currency. */
export interface StandingPart {
  readonly code: string
  readonly count: number
  readonly spend: number
  /** Net spend of the days that decide the tier. */
  readonly spend365: number
  readonly otherCurrency: number
}

const found = (reading: Reading, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('standing')
    .$if(ids !== null, (query) => query.where('customer', 'in', ids ?? sql<number>`(null)`))

/** Counts and sums by code; codes without customers are missing. */
export const selectParts = (
  reading: Reading,
  scheme: StandingScheme,
  ids: RawBuilder<number> | null,
): Promise<readonly StandingPart[]> =>
  found(reading, ids)
    .groupBy(scheme)
    .select((eb) => [
      `${scheme} as code` as const,
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('spend').as('spend'),
      eb.fn.sum<number>('spend365').as('spend365'),
      eb.fn.sum<number>('other_currency').as('otherCurrency'),
    ])
    .execute()

/** The customers, as columns in ascending order of their ids. */
export interface StandingMembers {
  readonly customers: Float64Array
  readonly codes: readonly string[]
  readonly spend: Float64Array
  readonly spend365: Float64Array
  readonly otherCurrency: Float64Array
}

/** Every customer with its code and spend. */
export const selectMembers = (
  reading: Reading,
  scheme: StandingScheme,
  ids: RawBuilder<number> | null,
): StandingMembers => {
  const rows = rawRows(
    reading.lane,
    found(reading, ids).orderBy('customer').select(['customer', scheme, 'spend', 'spend365', 'other_currency']),
  )
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => countAt(row, at))
  return {
    customers: column(0),
    codes: rows.map((row) => textAt(row, 1) ?? ''),
    spend: column(2),
    spend365: column(3),
    otherCurrency: column(4),
  }
}
