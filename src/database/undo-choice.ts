// Which entry an undo or a redo takes. A redo brings back one undo at a time, as editors do: as soon as the person
// writes something new, earlier undos can only be undone by number.
import { Failure } from '../kernel/failure.ts'
import type { Row } from '../kernel/row.ts'
import { same } from '../kernel/words.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** Kinds of entries that nothing takes back. */
export const finalKinds: readonly string[] = ['init', 'erase', 'migrate', 'restore', 'reveal']

/** An entry that can be taken back. */
export interface Undoable {
  readonly id: number
  readonly kind: string
  readonly undoes: number | null
}

const undoSql = `select id from entry
  where who = ? and undone_by is null and kind not in ('night', 'undo', 'redo', 'init', 'reveal')
  order by id desc limit 1`

const redoSql = `select id from entry as u
  where who = ? and kind = 'undo' and undone_by is null
    and not exists (
      select 1 from entry as w where w.who = u.who and w.id > u.id and w.kind not in ('night', 'undo', 'redo', 'reveal'))
  order by id desc limit 1`

/** The entry that a bare `undo` of a person takes: their last that is not the night's and not undone. Null if none. */
export const entryToUndo = (lane: Lane, who: string): number | null => {
  const row = lane.prepare(undoSql).get(who)
  return row ? numberIn(row.id) : null
}

/** The undo that a `redo` of a person takes back: their last, unless they wrote since. Null if none. */
export const entryToRedo = (lane: Lane, who: string): number | null => {
  const row = lane.prepare(redoSql).get(who)
  return row ? numberIn(row.id) : null
}

const entryRow = (lane: Lane, entry: number): Row => {
  const row = lane.prepare('select id, kind, undoes, undone_by from entry where id = ?').get(entry)
  if (row) return row
  throw new Failure(
    'notFound',
    'no-entry',
    { en: `there is no entry ${entry}`, zh: `没有条目 ${entry}` },
    { hint: same('crm history') },
  )
}

const refuse = (code: string, en: string, zh: string, hint: string): Failure =>
  new Failure('conflict', code, { en, zh }, { hint: same(hint) })

/**
 * The entry that undoing a number means: a redo stands for what it brought back. Fails with `no-entry` (3),
 * `already-undone` (4) or `not-undoable` (4).
 */
export const undoableEntry = (lane: Lane, entry: number): Undoable => {
  let row = entryRow(lane, entry)
  while (row.kind === 'redo') row = entryRow(lane, numberIn(entryRow(lane, numberIn(row.undoes)).undoes))
  const id = numberIn(row.id)
  const kind = textIn(row.kind)
  if (finalKinds.includes(kind)) {
    throw refuse(
      'not-undoable',
      `entry ${id} (${kind}) cannot be undone`,
      `条目 ${id}（${kind}）无法撤销`,
      'crm history',
    )
  }
  const undoneBy = row.undone_by ?? null
  if (undoneBy !== null) {
    throw refuse(
      'already-undone',
      `entry ${id} has been undone already, by entry ${undoneBy}`,
      `条目 ${id} 已被条目 ${undoneBy} 撤销`,
      `crm show entry ${undoneBy}`,
    )
  }
  return { id, kind, undoes: row.undoes === null || row.undoes === undefined ? null : numberIn(row.undoes) }
}
