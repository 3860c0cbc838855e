// Reckons the standing of every customer for a day and keeps it: the night's work, and that of a large import.
// Rows that come out as they were are not written.
import type { Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readCuts } from '../segment/index.ts'
import { rulesOf, writeKept } from './kept.queries.ts'
import { type OnMove, pairUp, tellMove } from './pair-up.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, prepareReckoning, reckonBlock, usualCircumstances } from './reckon.queries.ts'
import {
  deleteStanding,
  lackingRows,
  type Print,
  placeIn,
  printOf,
  selectPrints,
  standingWriter,
} from './standing.queries.ts'
import type { Standing } from './standing-row.ts'
import { tallyFrom } from './tally.ts'

/** What keeping needs to know beside the store. */
export interface KeepOptions {
  readonly sources: readonly ReasonSource[]
  /** Hears of each customer whose class or tier changes: for the record of movements. */
  readonly onMove?: OnMove
}

/** Keeps the standings of all customers as of a day. One pass over orders and visits, a bounded share of memory. */
export const rebuildStanding = async (writing: Writing, day: Day, options: KeepOptions): Promise<void> => {
  const { sources, onMove } = options
  const circumstances = await usualCircumstances(writing, day, sources)
  const cuts = await readCuts(writing, day, circumstances.settings)
  const reckoning = await prepareReckoning(writing, circumstances, cuts, null)
  const tally = tallyFrom({}, sources)
  const write = standingWriter(writing.lane, 'main')
  const replace = (before: Print | null, after: Standing | null): void => {
    if (after !== null) tally.add(after)
    if (after !== null && before !== null && before.print === printOf(after)) return
    if (after !== null) write(after)
    else if (before !== null) deleteStanding(writing.lane, before.customer)
    if (onMove !== undefined) tellMove(onMove, before === null ? null : placeIn(before), after)
  }
  writing.lane.addMany('standing', lackingRows(writing.lane), () => {
    for (const block of allBlocks(writing))
      pairUp(selectPrints(writing.lane, block), reckonBlock(writing, block, reckoning), replace)
  })
  writeKept(writing, { day, rules: rulesOf(circumstances), cuts, counts: tally.counts() }, null)
}
