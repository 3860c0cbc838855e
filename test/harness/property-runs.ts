// How often a property is tried, and with which chance. PROPERTY_RUNS asks for more; what a failure prints as
// `seed: -123, path: "7:1"` is played again by SEED=-123 SEED_PATH=7:1.

/** How fast-check is told. */
export interface Runs {
  readonly numRuns: number
  readonly endOnFailure: boolean
  readonly seed?: number
  readonly path?: string
}

const asked = Number(process.env.PROPERTY_RUNS ?? 0)
const { SEED, SEED_PATH } = process.env

/** So many runs at each commit, and one for each so many of PROPERTY_RUNS where one run is a long story. */
export const runs = (usual: number, weight = 1): Runs => ({
  numRuns: Math.max(usual, Math.floor(asked / weight)),
  // A failure of a long story is told as it is, rather than made small by hundreds of others.
  endOnFailure: weight > 1,
  ...(SEED === undefined ? {} : { seed: Number(SEED) }),
  ...(SEED_PATH === undefined ? {} : { path: SEED_PATH }),
})

/** A time that no property needs, in milliseconds: a busy machine is no failure. */
export const ample = asked > 0 ? 40_000_000 : 600_000
