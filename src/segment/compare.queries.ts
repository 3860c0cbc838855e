// Customers by the segments they are in: how many and what they spent, for every combination that occurs. One pass. Reads
// `standing`, which must hold for the day.
import { sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { countAt, numberAt, rawRows } from '../kernel/raw-rows.ts'
import type { Combination } from './compare.ts'
import type { InSegment } from './segment-profile.queries.ts'

const flag = (at: number): string => `in_${at}`

/** The combinations that occur, also that of no segment at all. */
export const selectCombinations = (reading: Reading, segments: readonly InSegment[]): readonly Combination[] => {
  const flags = segments.map((_, at) => flag(at))
  const inner = reading.db
    .selectFrom('customer as r')
    .innerJoin('standing as s', 's.customer', 'r.id')
    .where(sql<boolean>`+r.removed is null`)
    .select(['s.spend'])
    .select(segments.map((inIt, at) => sql<number>`(${inIt})`.as(flag(at))))
  const grouped = reading.db
    .selectFrom(inner.as('c'))
    .groupBy(flags.map((name) => sql.ref(name)))
    .select((eb) => [
      eb.fn.countAll<number>().as('customers'),
      eb.fn.sum<number>('spend').as('spend'),
      ...flags.map((name) => sql.ref(name).as(name)),
    ])
  return rawRows(reading.lane, grouped).map((row) => ({
    customers: countAt(row, 0),
    spend: numberAt(row, 1) ?? 0,
    inEach: flags.map((_, at) => countAt(row, at + 2) === 1),
  }))
}
