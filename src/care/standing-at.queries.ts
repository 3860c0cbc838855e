// Makes the table `standing` right for any day: the kept one where it holds, else a temporary one of the same columns
// that hides it on this connection. After that one and the same query serves every day.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { readCuts, type TierCut, type TierCuts } from '../segment/index.ts'
import { readKept, rulesOf } from './kept.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { allBlocks, blocksOf, prepareReckoning, readCareSettings, reckonBlock, usualOutlook } from './reckon.queries.ts'
import type { Outlook } from './revisit-facts.ts'
import { allowTemporary, dropTemporary, makeTemporary, standingWriter } from './standing.queries.ts'
import type { FactKind } from './standing-facts.ts'
import { type Counts, tallyFrom } from './tally.ts'

/** What standings are wanted. */
export interface StandingQuestion {
  readonly day: Day
  readonly sources: readonly ReasonSource[]
  /** How far ahead the revisit list looks, where it is not as usual. */
  readonly outlook?: Partial<Outlook>
  /** Only these customers are asked for, told where the kept rows do not hold; the others may be missing from the table. */
  readonly only?: () => Promise<readonly number[]>
  /** What those who are removed would be, rather than what those in use are; cuts between tiers are those of the latter. */
  readonly archived?: boolean
  /**
   * Where all that is asked for follows from one kind of facts: then the others are not read, and what follows from them
   * is wrong or empty in the table.
   */
  readonly kind?: FactKind | null
}

/** What stands in the table `standing` now. */
export interface StandingAnswer {
  /** Whether it is the kept table. */
  readonly kept: boolean
  /** Of the rows in it. */
  readonly counts: Counts
}

/**
 * Makes `standing` hold for a day until the next call on the same connection. Costs nothing where the kept rows
 * hold; else a pass over the facts of all customers (over all spends, where only some are asked for).
 */
export const standingAt = (reading: Reading, question: StandingQuestion): Promise<StandingAnswer> =>
  allowTemporary(reading.lane, () => makeStanding(reading, question))

// Where nobody in use spends, whoever spent anything would be ahead of all.
const highest: TierCut = { last: { customer: Number.MAX_SAFE_INTEGER, spend: 1 }, sum: 0 }
const anySpend: TierCuts = { total: 0, high: highest, middle: highest }

const makeStanding = async (reading: Reading, question: StandingQuestion): Promise<StandingAnswer> => {
  const { day, sources, archived = false, kind = null } = question
  const settings = await readCareSettings(reading)
  const usual = usualOutlook(settings)
  const outlook = { ...usual, ...question.outlook }
  const circumstances = { day, settings, sources, outlook }
  dropTemporary(reading.lane)
  const kept = await readKept(reading)
  const asUsual = outlook.within === usual.within && outlook.lead === usual.lead
  if (!archived && asUsual && kept?.day === day && kept.rules === rulesOf(circumstances))
    return { kept: true, counts: kept.counts }
  const only = await question.only?.()
  const inUse = kind === 'visits' ? anySpend : await readCuts(reading, day, settings)
  const cuts = archived && inUse.total === 0 ? anySpend : inUse
  const asked = kind === null ? circumstances : { ...circumstances, sources: [] }
  const reckoning = { ...(await prepareReckoning(reading, asked, cuts, only ?? null)), archived, kind }
  makeTemporary(reading.lane)
  const write = standingWriter(reading.lane, 'temp')
  const tally = tallyFrom({}, sources)
  for (const block of only === undefined ? allBlocks(reading) : blocksOf(only)) {
    for (const row of reckonBlock(reading, block, reckoning)) {
      write(row)
      tally.add(row)
    }
  }
  return { kept: false, counts: tally.counts() }
}
