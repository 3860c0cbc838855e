// Numbers that look like chance and are the same on every machine: each record has a stream of its own, so that one
// record can be made without those before it.

/** A stream of numbers; not for secrets. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  readonly number: (below: number) => number
  /** One of a list; throws for an empty one. */
  readonly one: <T>(list: readonly T[]) => T
  /** True in so many of a hundred cases. */
  readonly percent: (share: number) => boolean
}

/** The stream of one record: `kind` keeps customers, visits and orders of the same number apart. */
export const chanceOf = (kind: number, record: number): Chance => {
  // Weyl steps mixed by multiplication, 32 bits: the well-known mulberry32.
  let state = (Math.imul(record + 1, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca6b)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const number = (below: number): number => Math.floor(next() * below)
  return {
    number,
    one: (list) => {
      const found = list[number(list.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    percent: (share) => number(100) < share,
  }
}
