// The customers that a filter means, and the names of customers in the order of their ids. Reads only.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { countAt, rawRows, textAt } from '../kernel/raw-rows.ts'

/** The ids of a subquery; null where there is none. */
export const readIds = (reading: Reading, ids: RawBuilder<number> | null): ReadonlySet<number> | null => {
  if (ids === null) return null
  const rows = rawRows(reading.lane, reading.db.selectFrom('customer').where('id', 'in', ids).select('id'))
  return new Set(rows.map((row) => countAt(row, 0)))
}

/** A customer among others that are told by their place in a list. */
export interface Named {
  readonly customer: number
  readonly key: string | null
  readonly name: string
  /** Place of the customer in the list of ids. */
  readonly place: number
}

const atOnce = 1000

const selectNames = (reading: Reading, ids: readonly number[]) => {
  const [first = 0, last = 0] = [ids[0], ids.at(-1)]
  const names = reading.db.selectFrom('customer').where('removed', 'is', null).select(['id', 'key', 'name'])
  // Where most of a range is wanted, walking it is cheaper than looking each one up.
  return last - first < 4 * ids.length
    ? names.where('id', '>=', first).where('id', '<=', last).orderBy('id')
    : names.where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`).orderBy('id')
}

/** The customers of some places of a list of ids in ascending order, with their names, read as they are asked for. */
export const namesOf = function* (
  reading: Reading,
  customers: ArrayLike<number>,
  places: readonly number[],
): Generator<Named, void> {
  for (let from = 0; from < places.length; from += atOnce) {
    const some = places.slice(from, from + atOnce)
    const placeOf = new Map(some.map((place) => [customers[place] ?? 0, place]))
    for (const row of rawRows(reading.lane, selectNames(reading, [...placeOf.keys()]))) {
      const customer = countAt(row, 0)
      const place = placeOf.get(customer)
      if (place !== undefined) yield { customer, key: textAt(row, 1), name: textAt(row, 2) ?? '', place }
    }
  }
}
