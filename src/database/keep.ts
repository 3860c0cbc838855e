// Brings what follows from rows up to date before a transaction commits: calls the keepers once for each changed row,
// and gathers the customers whose standing moved. Knows no noun.
import type { Row } from '../kernel/row.ts'
import type { Lane } from './lane.ts'
import { netChanges } from './net-changes.ts'
import type { AddedRange, Recorder } from './recorder.ts'
import { quoted, readRow, rowBlocks } from './row-statements.ts'
import { beginMany, endMany } from './search-index.ts'
import type { Keeper } from './store-types.ts'

const touchOf = (keeper: Keeper, row: Row | null, touched: Set<number>): void => {
  const customer = keeper.standing === undefined ? null : row?.[keeper.standing]
  if (typeof customer === 'number') touched.add(customer)
}

// Nothing but the column is read, in steps that keep memory flat.
const step = 20_000

const touchRange = (lane: Lane, keeper: Keeper, range: AddedRange, touched: Set<number>): void => {
  if (keeper.standing === undefined) return
  const column = quoted(keeper.standing)
  const some = lane.prepare(`select distinct ${column} from ${quoted(range.table)} where id between ? and ?`)
  for (let from = range.first; from <= range.last; from += step) {
    for (const [customer] of some.values(from, Math.min(range.last, from + step - 1)))
      if (typeof customer === 'number') touched.add(customer)
  }
}

const byTable = (keepers: readonly Keeper[]): ReadonlyMap<string, readonly Keeper[]> => {
  const map = new Map<string, Keeper[]>()
  for (const keeper of keepers) map.set(keeper.table, [...(map.get(keeper.table) ?? []), keeper])
  return map
}

// From so many rows on it is quicker to write the search index anew than to wipe each word where it stands.
const manyRows = 2000

/** Runs the keepers over everything the recorder has seen; adds the customers concerned to `touched`. */
export const keepDerived = (lane: Lane, recorder: Recorder, keepers: readonly Keeper[], touched: Set<number>): void => {
  if (recorder.steps() === 0) return
  const keepersOf = byTable(keepers)
  const many = recorder.steps() > manyRows
  if (many) beginMany(lane)
  for (const range of recorder.ranges) {
    const own = keepersOf.get(range.table) ?? []
    if (own.length === 0) continue
    if (range.derived) {
      for (const keeper of own) touchRange(lane, keeper, range, touched)
      continue
    }
    for (const rows of rowBlocks(lane, range.table, range.first, range.last)) {
      for (const row of rows) {
        for (const keeper of own) {
          keeper.changed?.(lane, null, row)
          touchOf(keeper, row, touched)
        }
      }
    }
  }
  for (const net of netChanges(lane, recorder.entry)) {
    const own = keepersOf.get(net.table) ?? []
    if (own.length === 0) continue
    const after = net.kind === 'remove' ? null : readRow(lane, net.table, net.id)
    const before = net.before === null ? null : { ...after, ...net.before, id: net.id }
    for (const keeper of own) {
      keeper.changed?.(lane, before, after)
      touchOf(keeper, before, touched)
      touchOf(keeper, after, touched)
    }
  }
  if (many) endMany(lane)
}
