// Erases customers inside a transaction: all that hangs on each person, what the journal says of it, and every trace
// kept beside. Orders stay as numbers of nobody. Writes a certificate for each; the file itself is cleaned afterwards.

import type { Noun } from '../command/noun.ts'
import type { Hasher } from '../database/digest.ts'
import { keepMarks, type Marker, makeMarks, markOfFingerprint, marksOfRow } from '../database/erased-marks.ts'
import { type Emptied, fatesOfKeys, type Hanging, hangingRows, vanishedRows } from '../database/hanging-rows.ts'
import { sealRemains } from '../database/remains.ts'
import { forgetReveals } from '../database/reveals.ts'
import type { Writing } from '../database/store.ts'
import { markUnwiped } from '../database/unwiped.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { type ClearFiles, clearTraces } from './clear-traces.act.ts'
import { forgetNaming, type Named } from './forget-naming.act.ts'
import { placeMentions } from './mentions.act.ts'
import { makeNobody } from './nobody.queries.ts'
import { identifiersOf, textsOf } from './person-values.ts'
import { fates, nobodyId, type Reached } from './reach.ts'
import { type Dropped, dropMovements, type Gone } from './traces.queries.ts'

/** Somebody to be erased. */
export interface Going {
  readonly customer: Row
  /** Names of older copies that hold the person. */
  readonly backups: readonly string[]
}

/** Who is to be erased, and what is known of their surroundings. */
export interface Erasing {
  readonly nouns: readonly Noun[]
  /** Of a record and those merged into it only the one that stands for all. */
  readonly people: readonly Going[]
  readonly who: string
  readonly reason: string | null
  readonly marker: Marker & Hasher
  readonly clearFiles: ClearFiles
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

interface RecordAt {
  readonly table: string
  readonly id: number
}

/** What becomes of the records of one person. */
interface Fated {
  readonly going: Going
  readonly goes: readonly Hanging[]
  readonly emptied: readonly Emptied[]
  readonly stays: readonly Hanging[]
  readonly vanished: readonly RecordAt[]
}

/** Decides for all people before anything is written: what two of them share goes once, and is emptied for none. */
const decideFates = ({ lane }: Writing, people: readonly Going[]): readonly Fated[] => {
  const keys = fatesOfKeys(lane, ({ child, column }) => fates[`${child}.${column}`])
  const vanished = vanishedRows(
    lane,
    'customer',
    people.map(({ customer }) => idOf(customer)),
  )
  const all = people.map((going) => ({ going, ...hangingRows(lane, { table: 'customer', row: going.customer }, keys) }))
  const nameOf = (table: string, id: number): string => `${table} ${id}`
  const goingRows = new Set(all.flatMap(({ goes }) => goes.map(({ table, row }) => nameOf(table, idOf(row)))))
  const taken = new Set<string>()
  return all.map(({ going, goes, emptied, stays }) => {
    const own = goes.filter(({ table, row }) => !taken.has(nameOf(table, idOf(row))))
    for (const { table, row } of own) taken.add(nameOf(table, idOf(row)))
    return {
      going,
      goes: own,
      emptied: emptied.filter(({ table, id }) => !goingRows.has(nameOf(table, id))),
      stays,
      vanished: vanished.filter(({ root }) => root === idOf(going.customer)),
    }
  })
}

/** One person whose records have gone. */
interface Left {
  readonly going: Going
  readonly counts: Readonly<Record<string, number>>
  readonly gone: readonly Gone[]
  /** The customer, and those merged into it. */
  readonly rows: readonly Row[]
  readonly entries: readonly number[]
  readonly identifiers: readonly string[]
  readonly texts: readonly string[]
}

/** Orders lose the person and whatever people wrote on them; day, amount and products stay. */
const unname = (writing: Writing, { table, row }: Hanging): void => {
  writing.erase(table, row, { customer: nobodyId, key: null, note: null, custom: null, at: row.at_day ?? null })
}

const eraseRecords = async (writing: Writing, nouns: readonly Noun[], fated: Fated, named: Named): Promise<Left> => {
  const { going, goes, emptied, stays, vanished } = fated
  if (stays.length > 0) makeNobody(writing)
  for (const one of stays) unname(writing, one)
  for (const { table, id, column } of emptied) await writing.update(table, id, { [column]: null })
  for (const { table, row } of goes) writing.erase(table, row, null)
  const all = [...[...goes, ...stays].map(({ table, row }) => ({ table, id: idOf(row) })), ...vanished]
  const revealed = all.flatMap(({ table, id }) => {
    const noun = nouns.find((one) => one.table === table)
    return noun === undefined ? [] : forgetReveals(writing.lane, lettered(noun.letter, id))
  })
  const entries = new Set([...all.flatMap(({ table, id }) => writing.forget(table, id)), ...revealed])
  const words = named.entries.filter((entry) => !entries.has(entry))
  const counts: Record<string, number> = {}
  for (const { table } of goes) counts[table] = (counts[table] ?? 0) + 1
  const movements = dropMovements(writing, idOf(going.customer))
  const rows = goes.map(({ row }) => row)
  const left = stays.map(({ row }) => ({ key: row.key ?? null, note: row.note ?? null, custom: row.custom ?? null }))
  return {
    going,
    counts: {
      ...counts,
      orders: stays.length,
      references: emptied.length,
      entries: entries.size,
      words: words.length,
      movements,
    },
    gone: all.flatMap(({ table, id }): Gone[] => {
      const noun = nouns.find((one) => one.table === table)?.name
      return noun === undefined ? [] : [{ noun, id }]
    }),
    rows: goes.filter(({ table }) => table === 'customer').map(({ row }) => row),
    entries: [...entries, ...words].sort((a, b) => a - b),
    identifiers: identifiersOf(rows),
    texts: [...new Set([...identifiersOf(rows), ...named.words, ...textsOf([...rows, ...left])])],
  }
}

const marksOf = (writing: Writing, marker: Marker & Hasher, { rows }: Left, dropped: readonly Dropped[]) => {
  const ids = new Set(rows.map(idOf))
  const prints = dropped.filter(({ noun, id }) => noun === 'customer' && ids.has(id))
  const marks = [...rows.flatMap(marksOfRow), ...prints.map(({ hash }) => markOfFingerprint(hash))]
  return makeMarks(writing.lane, marker, marks)
}

/**
 * Erases the customers, all of them or, where it fails, none. The caller has asked and checked; see `Writing.erase` for what
 * the journal says of it. What is looked for in the whole store is looked for once, whatever their number.
 */
export const erasePeople = async (writing: Writing, erasing: Erasing): Promise<readonly Erased[]> => {
  const { nouns, people, who, reason, marker } = erasing
  const fated = decideFates(writing, people)
  writing.lane.exec('pragma defer_foreign_keys = on')
  const named = forgetNaming(
    writing,
    fated.map(({ goes }) => identifiersOf(goes.map(({ row }) => row))),
  )
  const left: Left[] = []
  for (const [at, one] of fated.entries())
    left.push(await eraseRecords(writing, nouns, one, named[at] ?? { entries: [], words: [] }))
  const traces = await clearTraces(writing, nouns, left, erasing.clearFiles)
  const mentions = placeMentions(
    writing,
    nouns,
    left.map(({ identifiers }) => identifiers),
  )
  const remains = sealRemains(writing.lane, marker, new Set(left.flatMap(({ entries }) => entries)))
  const done: Erased[] = []
  for (const [at, one] of left.entries()) {
    const counts = Object.entries({ ...one.counts, ...traces.counts[at] })
    const reached: Reached = Object.fromEntries(counts.filter(([, count]) => count > 0))
    const own = mentions[at] ?? []
    const marks = marksOf(writing, marker, one, traces.dropped)
    const certificate: Row = {
      customer: idOf(one.going.customer),
      at: writing.now,
      who,
      reason,
      reached: JSON.stringify(reached),
      entries: JSON.stringify(one.entries),
      mentions: JSON.stringify(own),
      backups: JSON.stringify(one.going.backups),
      remains: JSON.stringify({
        ...Object.fromEntries(one.entries.map((entry) => [entry, remains.get(entry) ?? null])),
        marks: marks.digest,
      }),
    }
    const number = await writing.insert('erasure', certificate)
    keepMarks(writing.lane, number, marks)
    done.push({ certificate: { ...certificate, id: number }, reached, mentions: own, texts: one.texts })
  }
  markUnwiped(writing)
  return done
}
