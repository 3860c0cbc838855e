// Reckons the standing of every customer for a day and keeps it: the night's work, and that of a large import.
// Rows that come out as they were are not written.
import type { Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readCuts } from '../segment/index.ts'
import { rulesOf, writeKept } from './kept.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, prepareReckoning, reckonBlock, usualCircumstances } from './reckon.queries.ts'
import {
  deleteStanding,
  type StandingWriter,
  selectHighest,
  selectKeptRows,
  standingColumns,
  standingWriter,
} from './standing.queries.ts'
import type { Standing } from './standing-row.ts'
import { type Tally, tallyFrom } from './tally.ts'

/** Told of every row that changes: what it was, what it is; null where it was or is not kept. */
export type OnMove = (before: Standing | null, after: Standing | null) => void

/** What keeping needs to know beside the store. */
export interface KeepOptions {
  readonly sources: readonly ReasonSource[]
  /** Hears of each row that changes, in no order that matters: for the record of movements. */
  readonly onMove?: OnMove
}

/** Keeps the standings of all customers as of a day. One pass over orders and visits, a bounded share of memory. */
export const rebuildStanding = async (writing: Writing, day: Day, options: KeepOptions): Promise<void> => {
  const circumstances = await usualCircumstances(writing, day, options.sources)
  const cuts = await readCuts(writing, day, circumstances.settings)
  const reckoning = await prepareReckoning(writing, circumstances, cuts, null)
  const keeper = keeperOf(writing, tallyFrom({}, options.sources), options.onMove)
  for (const block of allBlocks(await selectHighest(writing))) {
    const before = await selectKeptRows(writing, block)
    const after = await reckonBlock(writing, block, reckoning)
    keeper.replace(before, after)
    for (const row of after) keeper.tally.add(row)
  }
  await writeKept(writing, { day, rules: rulesOf(circumstances), cuts, counts: keeper.tally.counts() })
}

/** Writes what differs between two states of the same customers. */
export interface RowKeeper {
  readonly tally: Tally
  /** Both in order of their customers. */
  readonly replace: (before: readonly Standing[], after: readonly Standing[]) => void
}

/** Makes one; counting is left to the caller. */
export const keeperOf = (writing: Writing, tally: Tally, onMove: OnMove = () => {}): RowKeeper => {
  const write: StandingWriter = standingWriter(writing.lane, 'main')
  const one = (before: Standing | null, after: Standing | null) => {
    if (after === null) {
      if (before !== null) deleteStanding(writing.lane, before.customer)
    } else if (before !== null && sameStanding(before, after)) return
    else write(after)
    onMove(before, after)
  }
  return { tally, replace: (before, after) => pairUp(before, after, one) }
}

/** Whether two rows hold the same values. */
export const sameStanding = (a: Standing, b: Standing): boolean =>
  standingColumns.every((column) => a[column] === b[column])

/** Walks two lists in order of their customers side by side; whoever is in one only is paired with null. */
export const pairUp = (
  before: readonly Standing[],
  after: readonly Standing[],
  each: (before: Standing | null, after: Standing | null) => void,
): void => {
  let at = 0
  for (const row of after) {
    let old = before[at]
    for (; old !== undefined && old.customer < row.customer; old = before[++at]) each(old, null)
    if (old?.customer === row.customer) {
      at++
      each(old, row)
    } else each(null, row)
  }
  for (const old of before.slice(at)) each(old, null)
}
