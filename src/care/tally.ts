// Counts standings by what lists say of them, so that a list need not be walked to its end to tell its length.
// One row in, one row out; reading and writing the counts is kept.queries.ts.
import { reasonBands } from './reason.ts'
import type { ReasonSource } from './reason-source.ts'
import type { Standing } from './standing-row.ts'
import { markOf } from './stored-reasons.ts'

/** Numbers of rows by what they are: `listed`, `band:2`, `owner:7:2`, `why:planned`, `faulty`, `customers`, `other_currency`. */
export type Counts = Readonly<Record<string, number>>

/** How many are on the revisit list, by the owner's id; null is nobody. Those with none are not among them. */
export const listedByOwner = (counts: Counts): ReadonlyMap<number | null, number> => {
  const listed = new Map<number | null, number>()
  for (const [key, rows] of Object.entries(counts)) {
    const [, id] = /^owner:(\d+):/.exec(key) ?? []
    if (id === undefined || rows <= 0) continue
    const owner = id === '0' ? null : Number(id)
    listed.set(owner, (listed.get(owner) ?? 0) + rows)
  }
  return listed
}

/** A running count. */
export interface Tally {
  /** Counts a row in. */
  readonly add: (row: Standing) => void
  /** Counts a row out again. */
  readonly take: (row: Standing) => void
  readonly counts: () => Counts
}

/** The codes of all reasons there can be: the firm's own and those of other slices. */
export const codesOf = (sources: readonly ReasonSource[]): readonly string[] => [
  ...Object.keys(reasonBands),
  ...sources.flatMap((source) => Object.keys(source.codes)),
]

// Beyond every band there is: owner and band as one number.
const bandsApart = 16

/** A tally that goes on from counts made before. */
export const tallyFrom = (counts: Counts, sources: readonly ReasonSource[]): Tally => {
  const marks = codesOf(sources).map((code) => ({ key: `why:${code}`, mark: markOf(code), rows: 0 }))
  // Plain numbers, as a million rows are counted; named only at the end.
  let [customers, otherCurrency, faulty] = [0, 0, 0]
  const listed = new Map<number, number>()
  const count = (row: Standing, by: number) => {
    customers += by
    otherCurrency += by * row.other_currency
    if (row.faults !== null) faulty += by
    if (row.band === null || row.reasons === null) return
    const place = (row.owner ?? 0) * bandsApart + row.band
    listed.set(place, (listed.get(place) ?? 0) + by)
    for (const one of marks) if (row.reasons.includes(one.mark)) one.rows += by
  }
  const added = (): readonly (readonly [string, number])[] => [
    ['customers', customers],
    ['other_currency', otherCurrency],
    ['faulty', faulty],
    ...[...listed].flatMap(([place, rows]) => {
      const band = place % bandsApart
      return [
        ['listed', rows],
        [`band:${band}`, rows],
        [`owner:${(place - band) / bandsApart}:${band}`, rows],
      ] as const
    }),
    ...marks.map(({ key, rows }) => [key, rows] as const),
  ]
  return {
    add: (row) => count(row, 1),
    take: (row) => count(row, -1),
    counts: () => {
      const sums = new Map(Object.entries(counts))
      for (const [key, by] of added()) if (by !== 0) sums.set(key, (sums.get(key) ?? 0) + by)
      return Object.fromEntries(sums)
    },
  }
}
