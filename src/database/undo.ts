// Undo and redo: takes back what an entry did, as an entry of its own. Whole or not at all, except for an import, of
// which rows stay that somebody changed since or that later records refer to.
import { addedRanges, type NetChange, netChange, netChanges } from './net-changes.ts'
import { readRow } from './row-statements.ts'
import type { Writing } from './store-types.ts'
import { type ForeignKey, foreignKeys } from './structure.ts'
import { deleteGoing, keepWanted, startAdditions } from './undo-additions.ts'
import { undoableEntry } from './undo-choice.ts'
import { clashFailure, erasedSince, goneSince, type Kept, type Undone, type UndoOptions } from './undo-clash.ts'
import { takeBack } from './undo-edits.ts'
import { putBack, startRestoring } from './undo-removals.ts'

/**
 * Takes back one entry inside a transaction that does nothing else; the entry being written becomes an `undo`, or a
 * `redo` if it takes back an undo. Fails with `clash` (4), naming records and later entries, where it cannot; of an
 * import such records are returned as kept instead, unless `strict`. Other failures as of `undoableEntry`.
 */
export const undoEntry = async (writing: Writing, entry: number, options: UndoOptions): Promise<Undone> => {
  const { lane } = writing
  const target = undoableEntry(lane, entry)
  const partly = target.kind === 'import' && options.strict !== true
  const keys = foreignKeys(lane)
  lane.exec('pragma defer_foreign_keys = on')
  const additions = startAdditions(writing)
  for (const { table, first, last } of addedRanges(lane, target.id)) additions.range(table, first, last)
  const restored = startRestoring(writing, target.id)
  const kept: Kept[] = []
  const postponed: NetChange[] = []
  let count = 0
  // At first anything is put back, as rows may name each other; what names nothing then waits, and is looked at singly.
  let mustLead: readonly ForeignKey[] = []
  const take = async (net: NetChange): Promise<Kept | null> => {
    const taken =
      net.kind === 'remove' ? putBack(lane, net, restored, mustLead) : await takeBack(writing, target.id, net, keys)
    if (taken.restored) count += 1
    if (taken.again === true) postponed.push(net)
    else if (taken.kept) kept.push(taken.kept)
    return taken.kept
  }
  for (const net of netChanges(lane, target.id, { kinds: ['add', 'remove'] })) {
    const { table, id } = net
    if (net.kind === 'remove') await take(net)
    else if (net.erased) kept.push({ table, id, why: erasedSince })
    else if (readRow(lane, table, id)) additions.one(table, id)
    else kept.push({ table, id, why: goneSince })
  }
  const dangling = restored.takeDangling(keys).flatMap(({ table, id }) => netChange(lane, target.id, table, id) ?? [])
  count -= dangling.length
  postponed.push(...dangling)
  mustLead = keys
  for (const net of netChanges(lane, target.id, { kinds: ['edit'] })) await take(net)
  kept.push(...keepWanted(writing, target.id, keys, options))
  count += deleteGoing(writing)
  kept.push(...(await takePostponed(postponed, take)))
  restored.end()
  if (kept.length > 0 && !partly) throw clashFailure(target.id, kept, options)
  // An entry whose steps cancel each other out is taken back too, though no record changes.
  if (count > 0 || kept.length === 0) mark(writing, target)
  return { undoes: target.id, restored: count, kept }
}

// One row may wait for another, so the rest is tried again as long as that helps; what then remains is kept.
const takePostponed = async (
  postponed: NetChange[],
  take: (net: NetChange) => Promise<Kept | null>,
): Promise<readonly Kept[]> => {
  for (;;) {
    const round = postponed.splice(0)
    const left: Kept[] = []
    for (const net of round) {
      const kept = await take(net)
      if (kept) left.push(kept)
    }
    if (postponed.length === 0) return []
    if (postponed.length === round.length) return left
  }
}

const mark = (
  writing: Writing,
  target: { readonly id: number; readonly kind: string; readonly undoes: number | null },
) => {
  const { lane } = writing
  const redo = target.kind === 'undo'
  writing.amend({ kind: redo ? 'redo' : 'undo', undoes: target.id })
  lane.prepare('update entry set undone_by = ? where id = ?').run(writing.entry, target.id)
  // What a redo brought back is in force again, and can be undone again.
  if (redo) lane.prepare('update entry set undone_by = null where id = ?').run(target.undoes)
}
