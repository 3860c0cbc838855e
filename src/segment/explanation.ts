// Why a customer is where it is: the answer, the figures it follows from, the cut-offs, and what would move it.
// Types alone; each scheme fills them in a file of its own.

import type { Day } from '../kernel/day.ts'
import type { Json } from '../kernel/json.ts'
import type { Words } from '../kernel/words.ts'

/**
 * What would have to happen, for programs; all others held as they are. Money in minor units. Each is true of every
 * step that it describes: `under` of any lower sum, `least` of any higher one.
 */
export interface Step {
  /** So many purchases on the day asked for. */
  readonly purchases?: number
  /** Purchases on so many days on which there was none. */
  readonly days?: number
  /** What they cost together. */
  readonly exactly?: number
  readonly least?: number
  readonly under?: number
  /** So much more net spend. */
  readonly spend?: number
  /** The day until which nothing is bought. */
  readonly until?: Day
}

/** Something that would move the customer. */
export interface Move {
  /** Where to: a code of the scheme. */
  readonly to: string
  readonly text: Words
  /** Absent where it is no matter of buying. */
  readonly step?: Step
}

/** A figure as people read it. */
export interface Fact {
  readonly label: Words
  readonly text: Words
}

/** The explanation of one scheme. Figures for programs have keys of their own; money there is in main units. */
export interface Explanation {
  readonly scheme: string
  /** Code of the part, or null where the scheme does not reach the customer: it has bought nothing. */
  readonly result: string | null
  readonly resultWords: Words
  readonly inputs: Readonly<Record<string, Json>>
  readonly cuts: Readonly<Record<string, Json>>
  readonly facts: readonly Fact[]
  readonly moves: readonly Move[]
}

/** The explanation for somebody who has bought nothing. */
export const boughtNothing = (scheme: string): Explanation => ({
  scheme,
  result: null,
  resultWords: { en: 'no purchase up to the day', zh: '截至当日没有购买' },
  inputs: {},
  cuts: {},
  facts: [],
  moves: [],
})
