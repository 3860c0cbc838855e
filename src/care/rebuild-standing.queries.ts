// Reckons the standing of every customer for a day and keeps it: the night's work, and that of a large import.
// Rows that come out as they were are not written.
import type { Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readCuts } from '../segment/index.ts'
import { rulesOf, writeKept } from './kept.queries.ts'
import { type OnMove, pairUp, tellMove } from './pair-up.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, prepareReckoning, reckonBlock, usualCircumstances } from './reckon.queries.ts'
import { deleteVanished, selectHighest, selectPlaces, standingWriter } from './standing.queries.ts'
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
  for (const block of allBlocks(await selectHighest(writing))) {
    const before = onMove === undefined ? [] : await selectPlaces(writing, block)
    const after = reckonBlock(writing, block, reckoning)
    deleteVanished(writing.lane, block)
    for (const row of after) {
      write(row)
      tally.add(row)
    }
    if (onMove !== undefined) pairUp(before, after, (was, is) => tellMove(onMove, was, is))
  }
  await writeKept(writing, { day, rules: rulesOf(circumstances), cuts, counts: tally.counts() })
}
