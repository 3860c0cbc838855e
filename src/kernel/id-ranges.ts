// Parts a table into ranges of ids, so that a question on millions of rows is asked a range at a time.

/** A range of ids, both ends included. */
export interface IdRange {
  readonly from: number
  readonly to: number
}

// Small enough for the rows or the sorting of one range to stay in memory.
const usualSize = 20_000

/** The ranges from 1 to the highest id; none for 0. */
export const idRanges = (highest: number, size = usualSize): readonly IdRange[] =>
  Array.from({ length: Math.ceil(highest / size) }, (_, at) => ({ from: at * size + 1, to: (at + 1) * size }))
