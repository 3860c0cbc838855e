// Reckons standings for blocks of customers: facts by queries, the rest by pure rules. Reads only; who writes is elsewhere.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { type IdRange, rangesWithin } from '../kernel/id-ranges.ts'
import type { TierCuts } from '../segment/index.ts'
import { type CareSettings, careSettings, usualCareSettings } from './care-settings.ts'
import { readFacts } from './read-facts.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import type { Outlook } from './revisit-facts.ts'
import type { Block } from './standing-facts.queries.ts'
import { type BandedReason, type Reckoning, type Standing, standingOf } from './standing-row.ts'

/** What a reckoning depends on beside the facts in the store. */
export interface Circumstances {
  readonly day: Day
  readonly outlook: Outlook
  readonly settings: CareSettings
  readonly sources: readonly ReasonSource[]
}

/** The firm's numbers as the transaction sees them. */
export const readCareSettings = async (reading: Reading): Promise<CareSettings> => {
  const policies = await reading.db.selectFrom('tier').where('removed', 'is', null).select(['key', 'every']).execute()
  const rhythms = { ...usualCareSettings.tierRhythm }
  for (const { key, every } of policies) rhythms[key] = every
  return careSettings(reading.settings(), rhythms)
}

/** How far the list looks when nothing else is said. */
export const usualOutlook = (settings: CareSettings): Outlook => ({ within: 0, lead: settings.birthdayLead })

// Small enough for the rows of one block to die young, large enough for the queries to cost little.
const blockSize = 2000
// As many ids as a query may name.
const listSize = 500

/** All customers and all of whom a standing is kept, block by block; each block is looked for when it is asked for. */
export const allBlocks = ({ lane }: Pick<Reading, 'lane'>): Iterable<IdRange> =>
  rangesWithin(
    lane,
    [
      { table: 'customer', column: 'id' },
      { table: 'standing', column: 'customer' },
    ],
    { first: 1, last: Number.MAX_SAFE_INTEGER },
    blockSize,
  )

/** The customers named, block by block, in order of their ids. */
export const blocksOf = (customers: Iterable<number>): readonly Block[] => {
  const ids = [...customers].sort((a, b) => a - b)
  const blocks: Block[] = []
  for (let at = 0; at < ids.length; at += listSize) blocks.push({ ids: ids.slice(at, at + listSize) })
  return blocks
}

/** Asks every source once; what comes back answers for one customer after another. */
export const askSources = async (
  reading: Reading,
  { day, outlook, sources }: Circumstances,
  only: readonly number[] | null,
): Promise<(customer: number) => readonly BandedReason[]> => {
  if (sources.length === 0) return () => []
  const raised = await Promise.all(
    sources.map(async (source) => ({ band: source.band, of: await source.gather(reading, { day, outlook, only }) })),
  )
  return (customer) => raised.flatMap(({ band, of }) => of(customer).map((reason) => ({ ...reason, band })))
}

/** What holds on a day unless a list asks for more: nothing ahead, the firm's own lead for birthdays. */
export const usualCircumstances = async (
  reading: Reading,
  day: Day,
  sources: readonly ReasonSource[],
): Promise<Circumstances> => {
  const settings = await readCareSettings(reading)
  return { day, settings, sources, outlook: usualOutlook(settings) }
}

/** All that standings are reckoned with, ready for `reckonBlock`. */
export const prepareReckoning = async (
  reading: Reading,
  circumstances: Circumstances,
  cuts: TierCuts,
  only: readonly number[] | null,
): Promise<Reckoning> => ({ ...circumstances, cuts, others: await askSources(reading, circumstances, only) })

/** The standings of the customers of a block who are not removed, or of those who are, in order of their ids. */
export const reckonBlock = (reading: Reading, block: Block, reckoning: Reckoning): readonly Standing[] => {
  const { day, settings, outlook, archived = false, kind = null } = reckoning
  const facts = readFacts(reading, block, { day, settings, lead: outlook.lead, archived, only: kind })
  return facts.map((one) => standingOf(one, reckoning))
}
