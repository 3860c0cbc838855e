// The one full-text index: how the words of a record go in and come out of it. It is contentless, so a record leaves by
// the words it came with; which words these are is not told here.
import { indexSpan, letterNumber } from '../kernel/reference.ts'
import type { Lane } from './lane.ts'

/** Words taken out since `beginMany`, by connection. */
const takenBy = new WeakMap<Lane, number>()

/** Adds words of a record: its row number in the index is `id * indexSpan` and the number of the letters of its ids. */
export const addWords = (lane: Lane, letter: string, id: number, words: string): void => {
  lane
    .prepare(`insert into search (rowid, words) values (? * ${indexSpan} + ?, ?)`)
    .run(id, letterNumber(letter), words)
}

/** Takes words of a record out; they must be in. */
export const takeWords = (lane: Lane, letter: string, id: number, words: string): void => {
  lane
    .prepare(`insert into search (search, rowid, words) values ('delete', ? * ${indexSpan} + ?, ?)`)
    .run(id, letterNumber(letter), words)
  const taken = takenBy.get(lane)
  if (taken !== undefined) takenBy.set(lane, taken + 1)
}

/** From now on a word taken out is wiped from the pages of the index at once, which searches every page it stands on. */
const wipeAtOnce = (lane: Lane, on: boolean): void => {
  lane.exec(`insert into search (search, rank) values ('secure-delete', ${on ? 1 : 0})`)
}

/**
 * Begins to change very many records: words taken out are only marked until `endMany`, which costs a fortieth. Belongs
 * inside a transaction; if that is rolled back, so is this.
 */
export const beginMany = (lane: Lane): void => {
  takenBy.set(lane, 0)
  wipeAtOnce(lane, false)
}

/** Ends it: the index is written anew without the marked words, so that none of them stays in the file. */
export const endMany = (lane: Lane): void => {
  if ((takenBy.get(lane) ?? 0) > 0) lane.exec(`insert into search (search) values ('optimize')`)
  takenBy.delete(lane)
  wipeAtOnce(lane, true)
}

/** Empties the index. */
export const emptyIndex = (lane: Lane): void => {
  lane.exec(`insert into search (search) values ('delete-all')`)
  // Emptying forgets the settings as well; this one is that of the first migration.
  lane.exec(`insert into search (search, rank) values ('hashsize', 8000000)`)
  wipeAtOnce(lane, true)
}
