// Takes back edits of single rows: only columns that still hold what the entry left go back.

import type { Row, Stored } from '../kernel/row.ts'
import { storedObject } from '../kernel/stored-object.ts'
import { type Later, laterChanges } from './later-changes.ts'
import type { NetChange } from './net-changes.ts'
import { readRow } from './row-statements.ts'
import { isConstraint } from './sqlite-failure.ts'
import type { Writing } from './store-types.ts'
import { type ForeignKey, refersToNothing } from './structure.ts'
import { changedLater, erasedSince, goneSince, type Kept, noPlace } from './undo-clash.ts'

/** What became of one row. */
export interface Taken {
  readonly restored: boolean
  readonly kept: Kept | null
  /** A key was in the way; worth a second try when added rows are gone. */
  readonly again?: boolean
}

interface Reverted {
  readonly changes: Row
  readonly clashes: readonly string[]
}

const objectOf = (stored: Stored | undefined): Record<string, unknown> => ({ ...storedObject(stored) })

// Custom fields share one column, but each goes back by itself.
const revertCustom = (
  before: Stored,
  after: Stored,
  now: Stored,
): { readonly value: Stored; readonly clashes: string[] } => {
  const [old, left, current] = [objectOf(before), objectOf(after), objectOf(now)]
  const clashes: string[] = []
  for (const key of new Set([...Object.keys(old), ...Object.keys(left)])) {
    if (old[key] === left[key]) continue
    if (current[key] !== left[key]) clashes.push(key)
    else if (old[key] === undefined) delete current[key]
    else current[key] = old[key]
  }
  const sorted = Object.entries(current).sort(([a], [b]) => (a < b ? -1 : 1))
  return { value: sorted.length === 0 ? null : JSON.stringify(Object.fromEntries(sorted)), clashes }
}

const revert = (net: NetChange, now: Row, later: Later): Reverted => {
  const changes: Record<string, Stored> = {}
  const clashes: string[] = []
  for (const [column, old] of Object.entries(net.before ?? {})) {
    const current = now[column]
    if (current === undefined) continue
    const left = [net.after, later.columns].find((row) => Object.hasOwn(row, column))?.[column] ?? null
    const known = Object.hasOwn(net.after, column) || Object.hasOwn(later.columns, column)
    if (!known || left === current || later.nightly.has(column)) changes[column] = old
    else if (column === 'custom') {
      const custom = revertCustom(old, left, current)
      changes[column] = custom.value
      clashes.push(...custom.clashes)
    } else clashes.push(column)
  }
  // The folded name and the day of a moment follow the column they come from.
  for (const column of Object.keys(changes)) {
    const base = column.replace(/_(?:key|sort|day)$/, '')
    if (base !== column && clashes.includes(base)) delete changes[column]
  }
  return { changes, clashes }
}

/** Takes back what an entry did to one row that it edited, as far as nothing clashes; the rest is kept. */
export const takeBack = async (
  writing: Writing,
  entry: number,
  net: NetChange,
  keys: readonly ForeignKey[],
): Promise<Taken> => {
  const { table, id } = net
  if (net.erased) return { restored: false, kept: { table, id, why: erasedSince } }
  const now = readRow(writing.lane, table, id)
  if (!now) return { restored: false, kept: { table, id, why: goneSince } }
  // Only what stands in another table changed; that goes back by itself.
  if (Object.keys(net.before ?? {}).length === 0) {
    await writing.raise(table, id)
    return { restored: false, kept: null }
  }
  const later = laterChanges(writing.lane, table, id, entry, now)
  const { changes, clashes } = revert(net, now, later)
  const last = clashes
    .map((column) => later.by.get(column) ?? later.by.get('custom') ?? null)
    .find((one) => one !== null)
  const kept = clashes.length === 0 ? null : { table, id, why: changedLater(clashes, last ?? null) }
  if (refersToNothing(writing.lane, keys, table, changes)) {
    return { restored: false, kept: { table, id, why: noPlace }, again: true }
  }
  try {
    return { restored: (await writing.update(table, id, changes, now)) !== null, kept }
  } catch (error) {
    if (!isConstraint(error)) throw error
    return { restored: false, kept: { table, id, why: noPlace }, again: true }
  }
}
