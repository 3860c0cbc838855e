// How often two customers agree by chance, from pairs drawn at random: where all work for one firm, that two do says nothing.
import { type LinkField, missing } from '../analytics/fellegi-sunter.ts'
import type { Around } from './match-around.ts'
import type { MatchFacts } from './match-facts.ts'
import { compareBesideName } from './match-levels.ts'

// So many pairs for each customer, within bounds: what doubles can make of a share is the larger, the smaller the base.
const [leastDrawn, drawnEach, mostDrawn] = [2000, 5, 20_000]
// A customer has not more doubles than this; the pairs that they make are no chance.
const mostDoubles = 2
// Never certain: what differs where nobody differs is still a difference.
const mostChance = 0.98

/** Share of random pairs by field, then by level; level 0 is not told. */
export type Chance = readonly (readonly number[])[]

/** Shares of the levels of each field among random pairs, less what doubles can make of them. */
export const chanceLevels = (all: readonly MatchFacts[], fields: readonly LinkField[], around: Around): Chance => {
  const counts = fields.map((field) => new Float64Array(field[0]?.length ?? 0))
  const levels = new Int8Array(fields.length).fill(missing)
  const take = (a: number, b: number): void => {
    const [one, other] = [all[a], all[b]]
    if (!one || !other || a === b) return
    compareBesideName(levels, one, other, around)
    for (let at = 0; at < counts.length; at++) {
      const [level = missing, count] = [levels[at], counts[at]]
      if (level !== missing && count) count[level] = (count[level] ?? 0) + 1
    }
  }
  const size = all.length
  const drawn = Math.min(mostDrawn, Math.max(leastDrawn, drawnEach * size))
  if ((size * (size - 1)) / 2 <= drawn) for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) take(a, b)
  else {
    // A fixed walk of Lehmer (1951), so that the same base gives the same answer.
    let state = 20_011
    const next = (): number => {
      state = (state * 48_271) % 2_147_483_647
      return state % size
    }
    for (let count = 0; count < drawn; count++) take(next(), next())
  }
  return counts.map((count) => {
    const total = count.reduce((sum, one) => sum + one, 0)
    const least = (2 * mostDoubles) / Math.max(1, size - 1)
    return [...count].map((one, level) =>
      level === 0 || total === 0 ? 0 : Math.min(mostChance, Math.max(0, one / total - least)),
    )
  })
}

/** Beliefs in which what was believed different agrees as often as chance has it. */
export const withChance = (field: LinkField, chance: readonly number[]): LinkField => {
  const [some, all] = [chance.some((one) => one > 0), chance.reduce((sum, one) => sum + one, 0)]
  if (!some) return field
  const part = Math.min(1, mostChance / all)
  return field.map((shares) => {
    const [other = 0] = shares
    return shares.map((share, level) =>
      level === 0 ? other * (1 - all * part) : share + other * (chance[level] ?? 0) * part,
    )
  })
}
