// The lines of a history: entries of the journal, and between them the movements of class and tier that nights found.
import type { HistoryEntry } from '../database/history.ts'
import type { Reading } from '../database/store.ts'
import { same, type Words } from '../kernel/words.ts'
import { movesOfCustomer, stepWords } from '../segment/index.ts'

/** One line. A movement is no entry and has none to be undone. */
export interface HistoryLine
  extends Pick<HistoryEntry, 'at' | 'who' | 'typed' | 'command' | 'reason' | 'records' | 'undone_by' | 'erased'> {
  readonly id: number | null
  /** What it touched of the record that is asked for, as people call it. */
  readonly touched?: readonly string[]
  /** For people, where what and why are not as typed. */
  readonly shown?: { readonly what: Words; readonly why: Words }
}

/** What was typed; of an entry that an erasure has emptied the command alone. */
export const typedWords = (row: Pick<HistoryLine, 'typed' | 'command' | 'erased'>): Words => {
  const text = row.typed ?? row.command
  return row.erased === 1 ? { en: `${text} (erased)`, zh: `${text}（已彻底删除）` } : same(text)
}

/** The movements of a customer, newest first. */
export const moveLines = async (reading: Reading, customer: number): Promise<readonly HistoryLine[]> =>
  (await movesOfCustomer(reading, customer)).map((move) => ({
    id: null,
    at: move.at,
    who: 'nightly',
    typed: null,
    command: `${move.scheme} ${move.from} -> ${move.to}`,
    reason: `night of ${move.day}`,
    records: 1,
    undone_by: null,
    erased: 0,
    shown: { what: stepWords(move), why: { en: `night of ${move.day}`, zh: `${move.day} 夜间` } },
  }))

/** Two lists, each newest first, as one. Of the same time the entries come first. */
export const newestFirst = (entries: readonly HistoryLine[], moves: readonly HistoryLine[]): readonly HistoryLine[] => {
  const lines: HistoryLine[] = []
  let place = 0
  for (const entry of entries) {
    for (let move = moves[place]; move !== undefined && move.at > entry.at; move = moves[place]) {
      lines.push(move)
      place += 1
    }
    lines.push(entry)
  }
  return [...lines, ...moves.slice(place)]
}
