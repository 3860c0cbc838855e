// The revisit list of a day: rows in order, their number, and what could not be read. Reads only.
// Everything that decides a row was reckoned with the standing; here rows are found, worded and numbered.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { Joining } from '../kernel/joined-cells.ts'
import { countAt, numberAt, type RawRow, rawBlocks, rawRows, textAt } from '../kernel/raw-rows.ts'
import { isCustomerClass, tiers } from '../segment/index.ts'
import { listIn, refusedIn } from './contact-channel.ts'
import { type JoinedRevisits, joinedRevisits } from './joined-revisits.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { reasonText } from './reason-text.ts'
import { readCareSettings } from './reckon.queries.ts'
import {
  countListed,
  type Restriction,
  type RowQuestion,
  selectBirthdays,
  selectFaulty,
  selectListed,
  selectStaffNames,
} from './revisit.queries.ts'
import { type RevisitRow, rowOf } from './revisit.ts'
import type { Fault, RevisitSettings } from './revisit-facts.ts'
import { standingAt } from './standing-at.queries.ts'
import { markOf, readReasons } from './stored-reasons.ts'
import type { Counts } from './tally.ts'

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
  /** Only customers of this member of staff; null for nobody's. */
  readonly owner?: number | null | undefined
  /** A condition on the tables `customer` and `standing`: a tier, a filter. */
  readonly restrict?: Restriction | undefined
  /** At most so many rows; null for all. */
  readonly limit: number | null
  /** What `standingAt` answered for the same day and outlook on this connection: then it is not asked once more. */
  readonly held?: Counts
}

/** A value that could not be read, and whose it is. */
export interface RevisitFault extends Fault {
  readonly customer: number
  readonly name: string
}

/** The list before its rows are read. */
export interface OpenRevisits {
  /** Reads the rows one after another; once, and inside the transaction. */
  readonly each: Iterable<RevisitRow>
  /** The same rows as lines with the cells of some keys, in place of `each`. */
  readonly joined: (keys: readonly string[], joining: Joining) => JoinedRevisits
  /** Number of rows without the limit. */
  readonly total: number
  /** Number of rows without the limit by band: `{1: 3, 2: 10}`. */
  readonly bands: Readonly<Record<number, number>>
  /** Of all customers, whatever the condition. */
  readonly faults: readonly RevisitFault[]
  /** Orders in another currency, left out of the sums by which tiers are found. */
  readonly otherCurrency: number
}

/** The list. */
export interface Revisits extends Omit<OpenRevisits, 'each' | 'joined'> {
  readonly rows: readonly RevisitRow[]
}

/** Reads the list. As `openRevisits`; for lists that are short. */
export const listRevisits = async (reading: Reading, question: RevisitQuestion): Promise<Revisits> => {
  const { each, ...list } = await openRevisits(reading, question)
  return { ...list, rows: [...each] }
}

/** Opens the list, so that its rows can be written while they are read. A record that cannot be read is among `faults` and never stops it. */
export const openRevisits = async (reading: Reading, question: RevisitQuestion): Promise<OpenRevisits> => {
  const { day, sources, within, lead, why, owner, restrict, limit } = question
  const settings = await readCareSettings(reading)
  const outlook = { ...(within === undefined ? {} : { within }), ...(lead === undefined ? {} : { lead }) }
  const counts = question.held ?? (await standingAt(reading, { day, sources, outlook })).counts
  const names = new Map((await selectStaffNames(reading)).map((one) => [one.id, one.name]))
  const bands =
    why === undefined && restrict === undefined ? bandsIn(counts, owner) : await readBands(reading, question)
  return {
    each: eachRow(reading, { why, owner, restrict, limit }, { day, settings, names }),
    joined: (keys, joining) => joinedRevisits(reading, { day, why, owner, restrict, limit }, keys, joining),
    total: Object.values(bands).reduce((sum, rows) => sum + rows, 0),
    bands,
    faults: (counts.faulty ?? 0) === 0 ? [] : await readFaults(reading),
    otherCurrency: counts.other_currency ?? 0,
  }
}

const bandsIn = (counts: Counts, owner: number | null | undefined): Readonly<Record<number, number>> => {
  const start = owner === undefined ? 'band:' : `owner:${owner ?? 0}:`
  const counted = Object.entries(counts).filter(([key, rows]) => key.startsWith(start) && rows > 0)
  return Object.fromEntries(counted.map(([key, rows]) => [Number(key.slice(start.length)), rows]))
}

const readBands = async (reading: Reading, question: RevisitQuestion): Promise<Readonly<Record<number, number>>> => {
  const counted = await countListed(reading, question)
  return Object.fromEntries(counted.map(({ band, rows }) => [band, rows]))
}

interface Showing {
  readonly day: Day
  readonly settings: RevisitSettings
  /** Of the staff, by id. */
  readonly names: ReadonlyMap<number, string>
  /** Birthday and likes of those with a birthday soon. */
  readonly born: ReadonlyMap<number, RawRow>
}

// As many ids as one query names.
const idsAtOnce = 500

const readBirthdays = (reading: Reading, listed: readonly RawRow[]): ReadonlyMap<number, RawRow> => {
  const mark = markOf('birthday')
  const ids = listed.filter((row) => textAt(row, 8)?.includes(mark) === true).map((row) => countAt(row, 0))
  if (ids.length === 0) return nobodyBorn
  return new Map(rawRows(reading.lane, selectBirthdays(reading, ids)).map((row) => [countAt(row, 0), row]))
}

const nobodyBorn: ReadonlyMap<number, RawRow> = new Map()

const eachRow = function* (reading: Reading, asked: RowQuestion, showing: Omit<Showing, 'born'>): Iterable<RevisitRow> {
  let rank = 0
  for (const block of rawBlocks(reading.lane, selectListed(reading, asked), idsAtOnce)) {
    const all = { ...showing, born: readBirthdays(reading, block) }
    for (const row of block) {
      rank += 1
      yield shownRow(row, rank, all)
    }
  }
}

const unknown: RawRow = []

const nobody: ReadonlySet<string> = new Set()

const shownRow = (row: RawRow, rank: number, { day, settings, names, born }: Showing): RevisitRow => {
  const owner = numberAt(row, 4)
  const own = born.get(countAt(row, 0)) ?? unknown
  const customerClass = textAt(row, 5) ?? ''
  const facts = {
    class: isCustomerClass(customerClass) ? customerClass : 'potential',
    stage: textAt(row, 6) ?? 'none',
    tier: tiers[countAt(row, 7) - 1] ?? 'low',
    every: numberAt(row, 13),
    lastOrder: textAt(row, 14),
    birthday: textAt(own, 1),
    likes: textAt(own, 2),
  } as const
  const customer = {
    customer: countAt(row, 0),
    key: textAt(row, 1),
    name: textAt(row, 2) ?? '',
    owner,
    owner_name: owner === null ? null : (names.get(owner) ?? null),
    class: facts.class,
    stage: facts.stage,
    tier: facts.tier,
    last_contact: textAt(row, 10),
    phone: listIn(textAt(row, 3))?.[0] ?? null,
    mail: numberAt(row, 15) === 1,
    wechat: numberAt(row, 16) === 1,
    refused: refusedIn(textAt(row, 12)) ?? nobody,
    lastChannel: textAt(row, 11),
  }
  const reasons = readReasons(textAt(row, 8) ?? '[]', day, (reason) => reasonText(reason, facts, day, settings))
  return rowOf(rank, customer, reasons, { day, band: countAt(row, 9) })
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
