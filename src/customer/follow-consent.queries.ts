// Keeps two things the same in every write, whichever of them was written: what a customer's record says of consent, and
// the statements that say where and when.
import type { EntryAbout, EntryRows, Follow, Lane, Writing } from '../database/store.ts'
import { cellsOf, cellsOrNone, storedCells } from '../kernel/consent.ts'
import type { Day } from '../kernel/day.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import type { Row } from '../kernel/row.ts'
import { differingCells, heldAnswers, lastSaid, newSayings, withHeld, writtenDownBy } from './consent.ts'
import { statementsOf } from './statements.queries.ts'

const laterOf = (one: Day, other: Day | null): Day => (other !== null && other > one ? other : one)

/** Writes what records came to say as statements, with the day and where it came from. */
const sayRecords = async (writing: Writing, about: EntryAbout, rows: EntryRows): Promise<void> => {
  const { lane, entry } = writing
  const today = writing.today ?? dayOfInstant(writing.now, writing.settings().zone)
  const insert = lane.prepare(
    'insert into consent (customer, channel, purpose, allowed, source, at, entry) values (?, ?, ?, ?, ?, ?, ?)',
  )
  let [first, last] = [0, 0]
  for (const { id, before, after } of [...rows('customer', 'consent')]) {
    if (after === null) continue
    const now = cellsOrNone(after.consent)
    const changed = differingCells(cellsOrNone(before?.consent), now)
    if (changed.length === 0) continue
    const statements = statementsOf(lane, id)
    // Said on an earlier day than the last word it would not hold.
    const at = laterOf(today, lastSaid(statements, new Set(changed)))
    for (const { channel, purpose, allowed } of newSayings(now, heldAnswers(statements), changed)) {
      const source = about.origin ?? writtenDownBy(about, allowed)
      if (about.kind !== 'import') {
        await writing.insert('consent', { customer: id, channel, purpose, allowed, source, at })
        continue
      }
      last = insert.run(id, channel, purpose, allowed, source, at, entry).id
      if (first === 0) first = last
    }
  }
  if (first > 0) writing.added('consent', first, last)
}

/** The cells that statements cover which came, went or changed, by customer. */
const coveredBy = (rows: EntryRows): ReadonlyMap<number, ReadonlySet<string>> => {
  const covered = new Map<number, Set<string>>()
  const cover = (row: Row | null): void => {
    if (row === null) return
    const cells = covered.get(Number(row.customer)) ?? new Set()
    for (const cell of cellsOf(String(row.channel), String(row.purpose))) cells.add(cell)
    covered.set(Number(row.customer), cells)
  }
  for (const { before, after } of rows('consent')) {
    cover(before)
    cover(after)
  }
  return covered
}

const recordOf = (lane: Lane, id: number): Row | undefined =>
  lane.prepare('select consent, merged_into from customer where id = ?').get(id)

/** Brings records to what the statements say that came, went or changed. */
const recordSaid = async (writing: Writing, rows: EntryRows, isUndo: boolean): Promise<void> => {
  const { lane } = writing
  for (const [customer, cells] of coveredBy(rows)) {
    const row = recordOf(lane, customer)
    // One that was merged keeps what it had, so that undo finds it so.
    if (!row || row.merged_into !== null) continue
    const before = cellsOrNone(row.consent)
    const after = withHeld(before, heldAnswers(statementsOf(lane, customer)), cells, isUndo)
    if (differingCells(before, after).length > 0)
      await writing.update('customer', customer, { consent: storedCells(after) })
  }
}

/**
 * Called before a write commits. An edited record writes statements, statements write the record. Undo and redo bring both
 * back themselves; there only what a statement still says is put right. An import that takes a whole store over brings its
 * statements in a file of their own.
 */
export const followConsent: Follow = async (writing, about, rows) => {
  const isUndo = about.kind === 'undo' || about.kind === 'redo'
  if (!isUndo && about.verbatim !== true) await sayRecords(writing, about, rows)
  await recordSaid(writing, rows, isUndo)
}
