// One day of a night inside one transaction: who moved, which visits were missed, and on the last day the standings.
import { missVisits, placesOn, type ReasonSource, rebuildStanding } from '../care/index.ts'
import { sealPending } from '../database/seal.ts'
import type { Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { type CountedStep, recordMovements } from '../segment/index.ts'
import { keepNight, lastNight, recordStep } from './night.queries.ts'
import type { NightStep } from './night.ts'

/** What is to be done of a day. */
export interface DayTask {
  readonly day: Day
  /** The last day of the run: standings are kept for it. */
  readonly last: boolean
  readonly steps: ReadonlySet<NightStep>
  readonly sources: readonly ReasonSource[]
}

/** What a day came to. */
export interface DayDone {
  readonly day: Day
  /** Classes and tiers were taken down: the night of the day is done. */
  readonly placed: boolean
  readonly moves: readonly CountedStep[]
  readonly missed: number
}

const countsOf = (moves: readonly CountedStep[]): Record<string, number> => {
  const counts: Record<string, number> = { class: 0, tier: 0 }
  for (const { scheme, count } of moves) counts[scheme] = (counts[scheme] ?? 0) + count
  return counts
}

/** Does a day. Whatever becomes of the transaction, either all of it is there afterwards or nothing. */
export const doDay = async (writing: Writing, { day, last, steps, sources }: DayTask): Promise<DayDone> => {
  const missed = steps.has('missed') ? await missVisits(writing, day) : 0
  if (steps.has('missed')) recordStep(writing, { day, step: 'missed', ok: true, detail: { missed } })
  if (!steps.has('movement')) return { day, placed: false, moves: [], missed }
  const first = (await lastNight(writing)) === null
  // What is missed moves no standing, and on the last day all are made anew.
  writing.settled()
  if (last) {
    await rebuildStanding(writing, day, { sources })
    // By the entry before: this one may come to nothing, and its number be given again.
    sealPending(writing.lane, writing.entry - 1)
  }
  const moves = recordMovements(writing, await placesOn(writing, day, sources), { day, first })
  keepNight(writing, day)
  recordStep(writing, { day, step: 'movement', ok: true, detail: countsOf(moves) })
  return { day, placed: true, moves, missed }
}
