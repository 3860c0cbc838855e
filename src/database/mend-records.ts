// Mends records that are not as they were last written: puts back what the history knows of them; and, where it does not
// know, takes what stands as it is, if a person says so. Both are steps of the journal like any other.

import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { readRow, updateRow } from './row-statements.ts'
import { isConstraint } from './sqlite-failure.ts'
import type { Writing } from './store-types.ts'
import { type ForeignKey, foreignKeys, refersToNothing } from './structure.ts'
import { type Unwritten, unwrittenRecords } from './written-records.ts'

const isKeyTaken = (lane: Lane, { table, id, written }: Unwritten): boolean =>
  typeof written.key === 'string' &&
  lane.prepare(`select 1 from ${quoted(table)} where key = ? and id <> ?`).get(written.key, id) !== undefined

const canMend = (lane: Lane, keys: readonly ForeignKey[], one: Unwritten): boolean =>
  Object.keys(one.written).length > 0 && !isKeyTaken(lane, one) && !refersToNothing(lane, keys, one.table, one.written)

/** Says of a record whether `mendRecords` would put it back: the history knows it, and nothing stands in its place. */
export const mender = (lane: Lane): ((one: Unwritten) => boolean) => {
  const keys = foreignKeys(lane)
  return (one) => canMend(lane, keys, one)
}

const putBack = async (writing: Writing, { table, id, kind, written }: Unwritten): Promise<boolean> => {
  try {
    if (kind === 'gone') await writing.insert(table, { id, ...written })
    else await writing.update(table, id, written)
    return true
  } catch (error) {
    if (isConstraint(error)) return false
    throw error
  }
}

/** Puts back what the history knows. Rows that refer to others come after these. Says how many it put back. */
export const mendRecords = async (writing: Writing, foreign: ReadonlySet<string>): Promise<number> => {
  const can = mender(writing.lane)
  const waiting = [...unwrittenRecords(writing.lane, foreign)].filter(({ written }) => Object.keys(written).length > 0)
  let mended = 0
  for (;;) {
    const round = waiting.splice(0)
    for (const one of round) {
      if (can(one) && (await putBack(writing, one))) mended += 1
      else waiting.push(one)
    }
    if (waiting.length === 0 || waiting.length === round.length) return mended
  }
}

/**
 * Takes the records that are still not as written as they stand: from now on they count as written by this entry. Says how
 * many there were.
 */
export const acceptRecords = (writing: Writing, foreign: ReadonlySet<string>): number => {
  const { lane, entry } = writing
  const seen = new Set<string>()
  for (const { table, id, kind } of [...unwrittenRecords(lane, foreign)]) {
    const mark = `${table} ${id}`
    if (seen.has(mark)) continue
    seen.add(mark)
    const row = readRow(lane, table, id)
    if (row === null) {
      writing.lost(table, id)
      continue
    }
    updateRow(lane, table, id, { entry })
    if (kind === 'new') writing.addedRow(table, { ...row, entry })
    // What it was is not known; what it is gets a seal.
    else writing.changedBefore(table, { id })
  }
  return seen.size
}
