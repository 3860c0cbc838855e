// Erases one customer inside a transaction: all that hangs on the person, what the journal says of it, and every trace
// kept beside. Orders stay as numbers of nobody. Writes the certificate; the file itself is cleaned afterwards.

import type { Noun } from '../command/noun.ts'
import { bytesOfIds, idsOfBytes } from '../command/since/id-set.ts'
import { type Hanging, hangingRows, vanishedRows } from '../database/hanging-rows.ts'
import type { Writing } from '../database/store.ts'
import type { Row } from '../kernel/row.ts'
import { markUnwiped } from './erasures.queries.ts'
import { placeMentions } from './mentions.act.ts'
import { makeNobody } from './nobody.queries.ts'
import { identifiersOf, textsOf } from './person-values.ts'
import { fates, nobodyId, type Reached } from './reach.ts'
import {
  dropFingerprints,
  dropMappings,
  dropMovements,
  dropRuns,
  emptyNights,
  emptyReceipts,
  type Gone,
  putRun,
  readRuns,
} from './traces.queries.ts'

/** What is to be erased, and what is known of its surroundings. */
export interface Erasing {
  readonly nouns: readonly Noun[]
  readonly customer: Row
  readonly who: string
  readonly reason: string | null
  /** Names of older copies that hold the person. */
  readonly backups: readonly string[]
  /** Takes the person's rows out of files beside the store; answers with the number of files. */
  readonly clearFiles: (identifiers: readonly string[]) => Promise<number>
}

/** What an erasure came to. */
export interface Erased {
  readonly certificate: Row
  readonly reached: Reached
  readonly mentions: readonly string[]
  /** Every text of the person, for a look at the bytes of the file. Never printed or stored. */
  readonly texts: readonly string[]
}

const idOf = (row: Row): number => Number(row.id)

/** Orders lose the person and whatever people wrote on them; day, amount and products stay. */
const unname = async (writing: Writing, { table, row }: Hanging): Promise<void> => {
  writing.erase(table, row, { customer: nobodyId, key: null, note: null, custom: null, at: row.at_day ?? null })
}

const tidyRuns = async (writing: Writing, nouns: readonly Noun[], gone: readonly Gone[]): Promise<number> => {
  let count = 0
  for (const { id, command, ids } of await readRuns(writing)) {
    const noun = nouns.find(({ name }) => command.endsWith(` ${name}`))?.name
    const going = new Set(gone.filter((one) => one.noun === noun).map((one) => one.id))
    const known = [...idsOfBytes(ids)]
    const left = known.filter((one) => !going.has(one))
    if (left.length === known.length) continue
    putRun(writing.lane, id, bytesOfIds(left), known.length - left.length)
    count += 1
  }
  return count
}

/** Erases the customer. The caller has asked and checked; see `Writing.erase` for what the journal says of it. */
export const erasePerson = async (writing: Writing, erasing: Erasing): Promise<Erased> => {
  const { lane } = writing
  const { nouns, customer } = erasing
  const id = idOf(customer)
  const root = { table: 'customer', row: customer }
  const { goes, emptied, stays } = hangingRows(lane, root, ({ child, column }) => fates[`${child}.${column}`])
  const rows = goes.map(({ row }) => row)
  const identifiers = identifiersOf(rows)
  const texts = textsOf([
    ...rows,
    ...stays.map(({ row }) => ({ key: row.key ?? null, note: row.note ?? null, custom: row.custom ?? null })),
  ])
  const vanished = vanishedRows(lane, { table: 'customer', id })
  lane.exec('pragma defer_foreign_keys = on')
  if (stays.length > 0) makeNobody(writing)
  for (const one of stays) await unname(writing, one)
  for (const { table, id: row, column } of emptied) await writing.update(table, row, { [column]: null })
  for (const { table, row } of goes) writing.erase(table, row, null)
  const all = [...goes, ...stays].map(({ table, row }) => ({ table, id: idOf(row) }))
  const entries = new Set<number>()
  for (const one of [...all, ...vanished]) for (const entry of writing.forget(one.table, one.id)) entries.add(entry)
  const nounOf = new Map(nouns.map(({ table, name }) => [table, name]))
  const gone = [...all, ...vanished].flatMap(({ table, id: row }): Gone[] => {
    const noun = nounOf.get(table)
    return noun === undefined ? [] : [{ noun, id: row }]
  })
  const counts: Record<string, number> = {}
  for (const { table } of goes) counts[table] = (counts[table] ?? 0) + 1
  const named = identifiers.length > 0
  const reached: Reached = Object.fromEntries(
    Object.entries({
      ...counts,
      orders: stays.length,
      references: emptied.length,
      entries: entries.size,
      movements: dropMovements(writing, id),
      fingerprints: dropFingerprints(writing, gone),
      receipts: named ? emptyReceipts(writing, identifiers) : 0,
      mappings: named ? dropMappings(writing, identifiers) : 0,
      nights: named ? emptyNights(writing, identifiers) : 0,
      runs: (named ? dropRuns(writing, identifiers) : 0) + (await tidyRuns(writing, nouns, gone)),
      files: await erasing.clearFiles(identifiers),
    }).filter(([, count]) => count > 0),
  )
  const mentions = placeMentions(writing, nouns, identifiers)
  const certificate: Row = {
    customer: id,
    at: writing.now,
    who: erasing.who,
    reason: erasing.reason,
    reached: JSON.stringify(reached),
    entries: JSON.stringify([...entries].sort((a, b) => a - b)),
    mentions: JSON.stringify(mentions),
    backups: JSON.stringify(erasing.backups),
  }
  const number = await writing.insert('erasure', certificate)
  markUnwiped(writing)
  return { certificate: { ...certificate, id: number }, reached, mentions, texts }
}
