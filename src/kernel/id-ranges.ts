// Parts a table into ranges of ids, so that a question on millions of rows is asked a range at a time. Goes by the ids that
// are there: what lies between two of them costs nothing, however far apart they are.
import { countAt, type RawLane } from './raw-rows.ts'
import { quoted } from './sql-text.ts'

/** A range of ids, both ends included. */
export interface IdRange {
  readonly from: number
  readonly to: number
}

/** A column of ids, by which its table is found at once: its own number, or one with an index. */
export interface IdColumn {
  readonly table: string
  readonly column: string
}

// Small enough for the rows or the sorting of one range to stay in memory.
const usualSize = 20_000

const leastSql = ({ table, column }: IdColumn): string => {
  const name = quoted(column)
  return `select ${name} from main.${quoted(table)} where ${name} >= ? and ${name} <= ? order by ${name} limit 1`
}

/**
 * The ranges that together hold every id from `first` to `last` of some columns, ascending, each begun by an id that is
 * there. No more than there are ids. Each is looked for when it is asked for.
 */
export const rangesWithin = function* (
  lane: Pick<RawLane, 'prepare'>,
  columns: readonly IdColumn[],
  { first, last }: { readonly first: number; readonly last: number },
  size = usualSize,
): Generator<IdRange, void> {
  for (let next = first; next <= last; ) {
    let from = Number.POSITIVE_INFINITY
    for (const column of columns) {
      const [row] = lane.prepare(leastSql(column)).values(next, last)
      if (row !== undefined) from = Math.min(from, countAt(row, 0))
    }
    if (from === Number.POSITIVE_INFINITY) return
    const to = Math.min(from + size - 1, last)
    yield { from, to }
    next = to + 1
  }
}

/** As `rangesWithin`, of all ids of a table from 1 on. */
export const idRanges = (lane: Pick<RawLane, 'prepare'>, table: string, size = usualSize): Generator<IdRange, void> =>
  rangesWithin(lane, [{ table, column: 'id' }], { first: 1, last: Number.MAX_SAFE_INTEGER }, size)
