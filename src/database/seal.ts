// Seals: digests of records that were written in bulk, of which the journal holds no image, as they stood at the end of
// their entry. What is written one by one has its image and needs none. A seal says nothing of records written later.
import { rangesWithin } from '../kernel/id-ranges.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Bound, Lane } from './lane.ts'
import { rowDigest } from './row-digest.ts'
import { numberIn, textIn } from './row-statements.ts'

/** Most records of one seal. */
export const sealLength = 256

const bytesEach = 4

/** Records of a table from first to last. */
interface Span {
  readonly first: number
  readonly last: number
}

const putSql = 'insert or replace into seal (tbl, first, entry, digests) values (?, ?, ?, ?)'

/** The digest of a record in a seal; 0 for none. `place` counts from 0. */
export const digestAt = (digests: Uint8Array, place: number): number =>
  new DataView(digests.buffer, digests.byteOffset, digests.byteLength).getInt32(place * bytesEach, true)

/** Number of places in a seal. */
export const placesIn = (digests: Uint8Array): number => digests.byteLength / bytesEach

/** Whole records of a table by id, as arrays: the id in front of all columns. */
export const bareRowsSql = (table: string): string =>
  `select id, * from ${quoted(table)} where id between ? and ? order by id`

const idIn = (value: Bound | undefined): number => (typeof value === 'number' ? value : 0)

/** Seals the records of a table from first to last as they stand; ids without a record get no digest, and cost nothing. */
export const sealRows = (lane: Lane, table: string, span: Span, entry: number): void => {
  const rows = lane.prepare(bareRowsSql(table))
  const put = lane.prepare(putSql)
  const before = lane.prepare('select digests from seal where tbl = ? and first = ? and entry = ?')
  for (const { from, to } of rangesWithin(lane, [{ table, column: 'id' }], span, sealLength)) {
    const found = rows.values(from, to)
    // One that stands there by the same entry and reaches farther goes on to do so.
    const [[known] = []] = before.values(table, from, entry)
    const held = known instanceof Uint8Array ? known : new Uint8Array()
    const digests = new Uint8Array(Math.max(held.length, (idIn(found.at(-1)?.[0]) - from + 1) * bytesEach))
    digests.set(held)
    const view = new DataView(digests.buffer)
    for (const [id, ...values] of found) view.setInt32((idIn(id) - from) * bytesEach, rowDigest(values), true)
    put.run(table, from, entry, digests)
  }
}

/** Seals single records, those of neighbouring ids together. */
export const sealIds = (lane: Lane, table: string, ids: Iterable<number>, entry: number): void => {
  let span: Span | null = null
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    if (span !== null && id === span.last + 1) {
      span = { first: span.first, last: id }
      continue
    }
    if (span !== null) sealRows(lane, table, span, entry)
    span = { first: id, last: id }
  }
  if (span !== null) sealRows(lane, table, span, entry)
}

const overSql = 'select first, entry, digests from seal where tbl = ? and first <= ? and first > ? - ?'

/** Takes the digests of a record out of every seal: what was erased leaves not even that. */
export const unsealRow = (lane: Lane, table: string, id: number): void => {
  for (const { first, entry, digests } of lane.prepare(overSql).values(table, id, id, sealLength).map(sealOf)) {
    const place = id - first
    if (place >= placesIn(digests)) continue
    const left = Uint8Array.from(digests)
    new DataView(left.buffer).setInt32(place * bytesEach, 0, true)
    lane.prepare(putSql).run(table, first, entry, left)
  }
}

/** A seal as it is kept, without the name of its table. */
export interface Seal {
  readonly first: number
  readonly entry: number
  readonly digests: Uint8Array
}

/** Reads `first, entry, digests`. */
export const sealOf = ([first, entry, digests]: readonly Bound[]): Seal => ({
  first: idIn(first),
  entry: idIn(entry),
  digests: digests instanceof Uint8Array ? digests : new Uint8Array(),
})

/** An import of more leaves the sealing to the night: reading everything again takes a tenth of its time. */
export const sealedAtOnce = 50_000

const unsealedKey = 'unsealed'

/** The entries that wait for the night to be sealed, ascending. */
export const unsealedEntries = (lane: Lane): readonly number[] => {
  const text = lane.prepare('select value from kept where key = ?').get(unsealedKey)?.value
  return typeof text === 'string' ? text.split(' ').map(Number).filter(Number.isSafeInteger) : []
}

const keepUnsealed = (lane: Lane, entries: readonly number[]): void => {
  lane.prepare('delete from kept where key = ?').run(unsealedKey)
  if (entries.length > 0)
    lane.prepare('insert into kept (key, value) values (?, ?)').run(unsealedKey, entries.join(' '))
}

/** Leaves the sealing of an entry to the night. */
export const leaveUnsealed = (lane: Lane, entry: number): void => keepUnsealed(lane, [...unsealedEntries(lane), entry])

/** Seals the tiers, which come with the shape of the store and by no entry. */
export const sealTiers = (lane: Lane, entry: number): void =>
  sealRows(lane, 'tier', { first: 1, last: sealLength }, entry)

const rangesSql = 'select tbl, first, last from added where entry = ?'

// Of a change in bulk the journal has what was, not what is.
const changedSql = `select tbl, row from change where kind = 'edit' and before is not null and after is null`

/**
 * Seals what imports too large to be sealed at once have added: the night's work. Records that were written since have
 * their images, and are sealed with the rest. A seal that somebody took away is not made again: it would cover what was
 * changed in between.
 */
export const sealPending = (lane: Lane, entry: number): void => {
  for (const one of unsealedEntries(lane)) {
    for (const row of lane.prepare(rangesSql).all(one))
      sealRows(lane, textIn(row.tbl), { first: numberIn(row.first), last: numberIn(row.last) }, entry)
    const changed = new Map<string, number[]>()
    for (const { tbl, row } of lane.prepare(`${changedSql} and entry = ?`).all(one)) {
      const ids = changed.get(textIn(tbl))
      if (ids === undefined) changed.set(textIn(tbl), [numberIn(row)])
      else ids.push(numberIn(row))
    }
    for (const [table, ids] of changed) sealIds(lane, table, ids, entry)
  }
  keepUnsealed(lane, [])
}

const hasSealsSql = `select 1 from sqlite_master where type = 'table' and name = 'seal'`
const bulkSql = `select entry from added union select entry from change
  where kind = 'edit' and before is not null and after is null order by entry`

/** How many records a table holds from first to last. */
export const countIn = (lane: Lane, table: string, { first, last }: Span): number => {
  const sql = `select count(*) as count from ${quoted(table)} where id between ? and ?`
  return numberIn(lane.prepare(sql).get(first, last)?.count)
}

const manyInBulk = (lane: Lane): number =>
  lane
    .prepare('select tbl, first, last from added')
    .all()
    .reduce(
      (sum, { tbl, first, last }) => sum + countIn(lane, textIn(tbl), { first: numberIn(first), last: numberIn(last) }),
      numberIn(lane.prepare(`select count(*) as count from (${changedSql})`).get()?.count),
    )

/**
 * Makes all seals anew after a migration, which may have added columns that are not empty; where that is much to read, it
 * is left to the night. What was changed before the migration counts as right afterwards: the copy of before has it.
 */
export const sealAnew = (lane: Lane, entry: number): void => {
  if (lane.prepare(hasSealsSql).get() === undefined) return
  lane.exec('delete from seal')
  sealTiers(lane, entry)
  keepUnsealed(
    lane,
    lane
      .prepare(bulkSql)
      .all()
      .map((row) => numberIn(row.entry)),
  )
  if (manyInBulk(lane) <= sealedAtOnce) sealPending(lane, entry)
}
