// How much is tried: a short form with every run of the tests, a long one with FAULTS=full. The seed of a run is said
// where a test fails, and FAULTS_SEED brings it back.
import { type Chance, chanceOf } from '../bench/chance.ts'

/** Whether this is the long form. */
export const full: boolean = process.env.FAULTS === 'full'

/** How often: so many times in the short form, so many in the long one. */
export const times = (short: number, long: number): number => (full ? long : short)

/** The seed of this run. */
export const seed: number = Number(process.env.FAULTS_SEED ?? process.pid)

/** A stream of chance for a test, by a name of its own. */
export const chanceFor = (name: string): Chance =>
  chanceOf(
    [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7),
    seed,
  )

/** So many of a list: all of it where there are no more, else spread over it by chance. */
export const someOf = <T>(list: readonly T[], wanted: number, chance: Chance): readonly T[] => {
  if (list.length <= wanted) return list
  const step = list.length / wanted
  return Array.from(
    { length: wanted },
    (_, at) => list[Math.floor(at * step) + chance.number(Math.floor(step))],
  ).filter((one) => one !== undefined)
}
