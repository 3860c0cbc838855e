// Figures of consent: how many allow and refuse each channel and purpose, where and when that was said, and what stands
// against each other. Pure rules.
import { heldStatements, type Statement } from '../customer/index.ts'
import { allCells, type ConsentCells, cellsOf, isDoNotContact } from '../kernel/consent.ts'
import type { Day } from '../kernel/day.ts'

/** A statement with where it was made. */
export interface SourcedStatement extends Statement {
  readonly source: string | null
}

/** A customer with what its record says and all its statements. */
export interface ConsentCase {
  readonly customer: number
  readonly name: string
  readonly cells: ConsentCells
  readonly statements: readonly SourcedStatement[]
}

/** Answers that hold, counted. */
export interface ConsentFigures {
  /** `sms.care`, a source, or a year; null where no statement says it. */
  readonly code: string | null
  readonly customers: number
  readonly allowed: number
  readonly refused: number
  /** Customers of whom nothing is known; of a source or a year 0. */
  readonly unknown: number
  /** Days of the oldest and the latest statement that holds. */
  readonly oldest: Day | null
  readonly newest: Day | null
}

interface Tally {
  readonly allowed: Set<number>
  readonly refused: Set<number>
  oldest: Day | null
  newest: Day | null
}

const emptyTally = (): Tally => ({ allowed: new Set(), refused: new Set(), oldest: null, newest: null })

const count = (tally: Tally, customer: number, allowed: boolean, at: Day | null): void => {
  const group = allowed ? tally.allowed : tally.refused
  group.add(customer)
  if (at === null) return
  if (tally.oldest === null || at < tally.oldest) tally.oldest = at
  if (tally.newest === null || at > tally.newest) tally.newest = at
}

const figuresOf = (code: string | null, { allowed, refused, oldest, newest }: Tally, all: number): ConsentFigures => {
  const known = new Set([...allowed, ...refused]).size
  return {
    code,
    customers: known,
    allowed: allowed.size,
    refused: refused.size,
    unknown: Math.max(0, all - known),
    oldest,
    newest,
  }
}

/** How many have said anything, and how many want no contact at all. */
export interface ConsentTotals {
  readonly customers: number
  readonly said: number
  readonly noContact: number
}

/** Counts customers. */
export const consentTotals = (cases: Iterable<ConsentCase>): ConsentTotals => {
  let [customers, said, noContact] = [0, 0, 0]
  for (const { cells } of cases) {
    customers += 1
    if (cells.size > 0) said += 1
    if (isDoNotContact(cells)) noContact += 1
  }
  return { customers, said, noContact }
}

/** By what answers are told apart. */
export const consentKeys = ['channel', 'source', 'year'] as const

/** One of them. */
export type ConsentBy = (typeof consentKeys)[number]

const keyOf = (by: ConsentBy, cell: string, statement: SourcedStatement | undefined): string | null => {
  if (by === 'channel') return cell
  return by === 'source' ? (statement?.source ?? null) : (statement?.at.slice(0, 4) ?? null)
}

/** The figures, by channel and purpose in their order; sources by number of customers, years the latest first. */
export const consentFigures = (cases: Iterable<ConsentCase>, by: ConsentBy): readonly ConsentFigures[] => {
  const tallies = new Map<string | null, Tally>()
  if (by === 'channel') for (const cell of allCells) tallies.set(cell, emptyTally())
  let all = 0
  for (const { customer, cells, statements } of cases) {
    all += 1
    const held = heldStatements(statements)
    for (const [cell, allowed] of cells) {
      const statement = held.get(cell)
      const key = keyOf(by, cell, statement)
      const tally = tallies.get(key) ?? emptyTally()
      tallies.set(key, tally)
      count(tally, customer, allowed, statement?.at ?? null)
    }
  }
  const rows = Array.from(tallies, ([code, tally]) => figuresOf(code, tally, by === 'channel' ? all : 0))
  return by === 'channel' ? rows : rows.toSorted(by === 'source' ? byCustomers : byYear)
}

const lastNull = (a: ConsentFigures, b: ConsentFigures): number => Number(a.code === null) - Number(b.code === null)
const byCode = (a: ConsentFigures, b: ConsentFigures): number => (String(a.code) < String(b.code) ? -1 : 1)
const byCustomers = (a: ConsentFigures, b: ConsentFigures): number =>
  lastNull(a, b) || b.customers - a.customers || byCode(a, b)
const byYear = (a: ConsentFigures, b: ConsentFigures): number => lastNull(a, b) || byCode(b, a)

/**
 * Cells in which a yes and a no were said on the same, last day: which came last is known by the id alone. An answer taken
 * back as unknown is neither.
 */
export const doubtfulCells = ({ statements }: ConsentCase): readonly string[] =>
  Array.from(heldStatements(statements)).flatMap(([cell, held]) => {
    const opposite = held.allowed === 'yes' ? 'no' : held.allowed === 'no' ? 'yes' : null
    const others = statements.filter(({ at, allowed }) => at === held.at && allowed === opposite)
    return others.some(({ channel, purpose }) => cellsOf(channel, purpose).includes(cell)) ? [cell] : []
  })

/** Cells that the record allows and no statement says: a yes without a proof. */
export const unprovenCells = ({ cells, statements }: ConsentCase): readonly string[] => {
  const held = heldStatements(statements)
  return [...cells].flatMap(([cell, allowed]) => (allowed && !held.has(cell) ? [cell] : []))
}
