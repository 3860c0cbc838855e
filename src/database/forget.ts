// Empties the journal of erased records: images, typed words, reasons and salts of every earlier entry that wrote them,
// typed words and reasons of every other that names the person. The digests stay, so the chain can still be checked.
import type { TextFinder } from '../kernel/many-texts.ts'
import type { Lane } from './lane.ts'
import { remarkOf } from './reveals.ts'
import { numberIn, textIn } from './row-statements.ts'
import { unsealRow } from './seal.ts'

/** A record by table and id. */
export interface RecordAt {
  readonly table: string
  readonly id: number
}

const entriesSql = `select entry as id from change where tbl = ? and row = ?
  union select entry from added where tbl = ? and first <= ? and last >= ?`

/**
 * Empties what the entries before one say of a record, and names those entries. Ranges of added ids hold nothing but
 * numbers and stay.
 */
export const forgetRecord = (lane: Lane, { table, id }: RecordAt, before: number): readonly number[] => {
  const entries = lane
    .prepare(entriesSql)
    .all(table, id, table, id, id)
    .map((row) => numberIn(row.id))
    .filter((entry) => entry < before)
  for (const entry of entries)
    lane.prepare('update entry set salt = null, typed = null, reason = null where id = ?').run(entry)
  unsealRow(lane, table, id)
  lane
    .prepare('update change set before = null, after = null where tbl = ? and row = ? and entry < ?')
    .run(table, id, before)
  return entries
}

/** The words of an entry that named somebody. */
export interface Forgotten {
  readonly entry: number
  /** What the finder found in them. */
  readonly found: readonly number[]
  /** What was typed, and why: as it stood. */
  readonly words: readonly string[]
}

const wordsSql = `select id, kind, command, typed, reason from entry
  where id < ? and (typed is not null or reason is not null) order by id`

/**
 * Empties the typed words and the reason of every entry before one in which a finder finds something; what such an entry
 * changed in records of others stays. A reveal goes on to say whose records it showed.
 */
export const forgetWords = (lane: Lane, find: TextFinder, before: number): readonly Forgotten[] => {
  const forgotten = lane
    .prepare(wordsSql)
    .all(before)
    .flatMap(({ id, kind, command, typed, reason }): (Forgotten & { readonly left: string | null })[] => {
      const words = [typed, reason].flatMap((one) => (typeof one === 'string' ? [one] : []))
      const found = [...new Set(words.flatMap(find))]
      if (found.length === 0) return []
      const shown = kind === 'reveal' && typeof typed === 'string' ? remarkOf(typed) : null
      return [{ entry: numberIn(id), found, words, left: shown === null ? null : `crm ${textIn(command)}${shown}` }]
    })
  for (const { entry, left } of forgotten)
    lane.prepare('update entry set salt = null, typed = ?, reason = null where id = ?').run(left, entry)
  return forgotten
}
