// The revisit list of a day: rows in order, their number, and what could not be read. Reads only.
// Everything that decides a row was reckoned with the standing; here rows are found, worded and numbered.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { isCustomerClass, isTier } from '../segment/index.ts'
import { listIn, refusedIn } from './contact-channel.ts'
import type { ReasonSource } from './reason-source.ts'
import { reasonText } from './reason-text.ts'
import { readCareSettings } from './reckon.queries.ts'
import { countListed, type ListedRow, type Restriction, selectFaulty, selectListed } from './revisit.queries.ts'
import { type RevisitRow, rowOf } from './revisit.ts'
import type { Fault, RevisitSettings } from './revisit-facts.ts'
import { standingAt } from './standing-at.queries.ts'
import { readReasons } from './stored-reasons.ts'

/** What list is wanted. */
export interface RevisitQuestion {
  readonly day: Day
  readonly sources: readonly ReasonSource[]
  /** Days ahead for everything but birthdays; 0 when absent. */
  readonly within?: number | undefined
  /** Days ahead for birthdays; the firm's setting when absent. */
  readonly lead?: number | undefined
  /** Only rows that hold a reason of this code; they still show all. */
  readonly why?: string | undefined
  /** A condition on the tables `customer` and `standing`: an owner, a tier, a filter. */
  readonly restrict?: Restriction | undefined
  /** At most so many rows; null for all. */
  readonly limit: number | null
}

/** A value that could not be read, and whose it is. */
export interface RevisitFault extends Fault {
  readonly customer: number
  readonly name: string
}

/** The list. */
export interface Revisits {
  readonly rows: readonly RevisitRow[]
  /** Number of rows without the limit. */
  readonly total: number
  /** Number of rows without the limit by band: `{1: 3, 2: 10}`. */
  readonly bands: Readonly<Record<number, number>>
  /** Of all customers, whatever the condition. */
  readonly faults: readonly RevisitFault[]
  /** Orders in another currency, left out of the sums by which tiers are found. */
  readonly otherCurrency: number
}

/** Reads the list. A record that cannot be read is among `faults` and never stops it. */
export const listRevisits = async (reading: Reading, question: RevisitQuestion): Promise<Revisits> => {
  const { day, sources, within, lead, why, restrict, limit } = question
  const settings = await readCareSettings(reading)
  const outlook = { ...(within === undefined ? {} : { within }), ...(lead === undefined ? {} : { lead }) }
  const { counts } = await standingAt(reading, { day, sources, outlook })
  const listed = await selectListed(reading, { why, restrict, limit })
  const bands = why === undefined && restrict === undefined ? bandsIn(counts) : await readBands(reading, question)
  return {
    rows: listed.flatMap((row, index) => shownRow(row, index + 1, day, settings)),
    total: Object.values(bands).reduce((sum, rows) => sum + rows, 0),
    bands,
    faults: (counts.faulty ?? 0) === 0 ? [] : await readFaults(reading),
    otherCurrency: counts.other_currency ?? 0,
  }
}

const bandsIn = (counts: Readonly<Record<string, number>>): Readonly<Record<number, number>> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([key, rows]) =>
      key.startsWith('band:') && rows > 0 ? [[Number(key.slice(5)), rows]] : [],
    ),
  )

const readBands = async (reading: Reading, question: RevisitQuestion): Promise<Readonly<Record<number, number>>> => {
  const counted = await countListed(reading, question)
  return Object.fromEntries(counted.map(({ band, rows }) => [band, rows]))
}

const shownRow = (row: ListedRow, rank: number, day: Day, settings: RevisitSettings): readonly RevisitRow[] => {
  // The store checks both; a row that escaped it is left to the doctor.
  if (!isCustomerClass(row.class) || !isTier(row.tier) || row.reasons === null || row.band === null) return []
  const facts = { ...row, class: row.class, tier: row.tier, lastOrder: row.last_order }
  const [first, ...rest] = readReasons(row.reasons, day, (reason) => reasonText(reason, facts, day, settings))
  if (first === undefined) return []
  const customer = {
    ...facts,
    refused: refusedIn(row.consent) ?? new Set<string>(),
    phones: listIn(row.phones) ?? [],
    emails: listIn(row.emails) ?? [],
    lastChannel: row.last_channel,
  }
  return [rowOf(rank, customer, [first, ...rest], row.band)]
}

const readFaults = async (reading: Reading): Promise<readonly RevisitFault[]> =>
  (await selectFaulty(reading)).flatMap(({ customer, name, faults }) =>
    faultsIn(faults).map((fault) => ({ customer, name, ...fault })),
  )

const faultsIn = (stored: string | null): readonly Fault[] => {
  const list: unknown = JSON.parse(stored ?? '[]')
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const { record, field, value }: { record?: unknown; field?: unknown; value?: unknown } = one
    return typeof record === 'string' && typeof field === 'string' ? [{ record, field, value: String(value) }] : []
  })
}
