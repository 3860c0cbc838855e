// Brings what follows from rows up to date before a transaction commits: calls the keepers once for each changed row,
// and gathers the customers whose standing moved. Knows no noun.

import { rangesWithin } from '../kernel/id-ranges.ts'
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import { rebuildFinding } from './finding-tables.ts'
import type { Lane } from './lane.ts'
import { type NetChange, netChanges } from './net-changes.ts'
import type { AddedRange, Recorder } from './recorder.ts'
import { numberIn, readRow, rowBlocks } from './row-statements.ts'
import { beginMany, endMany } from './search-index.ts'
import { isTornIndex } from './sqlite-failure.ts'
import type { Keeper } from './store-types.ts'

/** The keeping of one transaction. */
export interface Keeping {
  /** Says how many rows of each table are about to be taken away, so that the quickest way is chosen. Call before any. */
  expect(going: ReadonlyMap<string, number>): void
  /** Keeps what follows from one row now, rather than at the end by the journal. */
  row(table: string, before: Row | null, after: Row | null): void
  /** Keeps what follows from all else that the recorder has seen, and ends. */
  rest(recorder: Recorder): void
}

// From so many rows on, and from this share of all, it is quicker to write the search index anew than to wipe each word
// where it stands.
const fewRows = 500
const largeShare = 0.01
// Taking a row out of the finding tables costs so much of putting one in.
const costOfTaking = 0.6

// Nothing but the column is read, in ranges that keep memory flat.
const touchRange = (lane: Lane, keeper: Keeper, range: AddedRange, touched: Set<number>): void => {
  if (keeper.standing === undefined) return
  const column = quoted(keeper.standing)
  const some = lane.prepare(`select distinct ${column} from ${quoted(range.table)} where id between ? and ?`)
  for (const { from, to } of rangesWithin(lane, [{ table: range.table, column: 'id' }], range))
    for (const [customer] of some.values(from, to)) if (typeof customer === 'number') touched.add(customer)
}

const byTable = (keepers: readonly Keeper[]): ReadonlyMap<string, readonly Keeper[]> => {
  const map = new Map<string, Keeper[]>()
  for (const keeper of keepers) map.set(keeper.table, [...(map.get(keeper.table) ?? []), keeper])
  return map
}

/** Begins the keeping of a transaction; the customers concerned are added to `touched`. */
export const startKeeping = (lane: Lane, keepers: readonly Keeper[], touched: Set<number>): Keeping => {
  const keepersOf = byTable(keepers)
  const tables = new Set(keepers.flatMap(({ changed, table }) => (changed === undefined ? [] : [table])))
  /** How words and terms are kept: row by row, row by row with the index written anew, or all of it made anew. */
  let way: 'singly' | 'many' | 'anew' = 'singly'

  const countOf = (table: string): number =>
    numberIn(lane.prepare(`select count(*) as count from ${quoted(table)}`).get()?.count)
  let all: number | undefined
  const isMany = (rows: number): boolean => {
    if (rows <= fewRows) return false
    all ??= [...tables].reduce((sum, table) => sum + countOf(table), 0)
    return rows > all * largeShare
  }
  const toMany = (): void => {
    if (way !== 'singly') return
    way = 'many'
    beginMany(lane)
  }
  const touch = (table: string, ...rows: readonly (Row | null)[]): void => {
    for (const { standing } of keepersOf.get(table) ?? []) {
      if (standing === undefined) continue
      for (const one of rows) {
        const customer = one?.[standing]
        if (typeof customer === 'number') touched.add(customer)
      }
    }
  }
  let rows = 0
  const row: Keeping['row'] = (table, before, after) => {
    rows += 1
    if (way === 'singly' && isMany(rows)) toMany()
    try {
      if (way !== 'anew') for (const keeper of keepersOf.get(table) ?? []) keeper.changed?.(lane, before, after)
    } catch (error) {
      // FTS5 of SQLite 3.53 stumbles, where much was wiped before, over the last record that leaves it.
      if (!isTornIndex(error)) throw error
      way = 'anew'
    }
    touch(table, before, after)
  }
  /** The record of an edit as far as its standing goes: its number, and the customer it belongs to. */
  const ownerOf = (table: string, id: number): Row | null => {
    const columns = (keepersOf.get(table) ?? []).flatMap(({ standing }) => standing ?? []).filter((one) => one !== 'id')
    if (columns.length === 0) return { id }
    const sql = `select id, ${columns.map(quoted).join(', ')} from ${quoted(table)} where id = ?`
    return lane.prepare(sql).get(id) ?? null
  }
  const changed = ({ table, id, kind, before }: NetChange): void => {
    const own = keepersOf.get(table) ?? []
    if (own.length === 0) return
    const isRead = ({ changed: keeps, reads }: Keeper): boolean =>
      keeps !== undefined && (reads ?? Object.keys(before ?? {})).some((column) => Object.hasOwn(before ?? {}, column))
    if (kind === 'edit' && !own.some(isRead)) {
      touch(table, before === null ? null : { id, ...before }, ownerOf(table, id))
      return
    }
    const after = kind === 'remove' ? null : readRow(lane, table, id)
    row(table, before === null ? null : { ...after, ...before, id }, after)
  }
  const range = (added: AddedRange): void => {
    const own = keepersOf.get(added.table) ?? []
    if (own.length === 0) return
    if (added.derived) for (const keeper of own) touchRange(lane, keeper, added, touched)
    else
      for (const rows of rowBlocks(lane, added.table, added.first, added.last))
        for (const one of rows) row(added.table, null, one)
  }

  return {
    row,
    expect: (going) => {
      let [gone, stays] = [0, 0]
      for (const table of tables) {
        const own = going.get(table) ?? 0
        gone += own
        stays += countOf(table) - own
      }
      if (gone > fewRows && stays < gone * costOfTaking) way = 'anew'
      else if (isMany(gone)) toMany()
    },
    rest: (recorder) => {
      if (recorder.steps() === 0) return
      if (isMany(recorder.steps())) toMany()
      for (const added of recorder.ranges) range(added)
      for (const net of netChanges(lane, recorder.entry, { past: recorder.settled })) changed(net)
      if (way === 'anew') rebuildFinding(lane, keepers)
      else if (way === 'many') endMany(lane)
    },
  }
}
