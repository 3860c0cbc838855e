// The search for doubles over one store. Loaded only by the command that asks for it.
import type { Reading } from '../database/store.ts'
import { knownApart, namesOf, readMatchFacts } from './doubles.queries.ts'
import { type Double, findDoubles, pairKey } from './find-doubles.ts'

/** Two customers that may be one, with what they are called. */
export interface NamedDouble extends Double {
  readonly aName: string
  readonly bName: string
}

/** What is asked of a store. */
export interface StoreDoubles {
  readonly threshold: number
  /** Only pairs with one of these; all where there are none. */
  readonly only: readonly number[]
}

/** What was found in a store. */
export interface FoundInStore {
  readonly doubles: readonly NamedDouble[]
  /** Number of customers in use. */
  readonly customers: number
  /** Pairs known to be two. */
  readonly apart: readonly (readonly [number, number])[]
}

/** Finds the doubles of a store, the likeliest first. */
export const doublesIn = async (reading: Reading, { threshold, only }: StoreDoubles): Promise<FoundInStore> => {
  const all = readMatchFacts(reading)
  const apart = await knownApart(reading)
  const { doubles: found } = findDoubles(all, { threshold, apart: new Set(apart.map(([a, b]) => pairKey(a, b))) })
  const asked = new Set(only)
  const doubles = asked.size === 0 ? found : found.filter(({ a, b }) => asked.has(a) || asked.has(b))
  const names = await namesOf(reading, [...new Set(doubles.flatMap(({ a, b }) => [a, b]))])
  return {
    doubles: doubles.map((double) => ({
      ...double,
      aName: names.get(double.a) ?? '',
      bName: names.get(double.b) ?? '',
    })),
    customers: all.length,
    apart,
  }
}
