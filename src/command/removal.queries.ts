// Whether a record is removed, read and set by itself: a bulk verb does so for a hundred thousand of them.
import type { Writing } from '../database/store.ts'
import type { Noun, Row, Stored } from './noun.ts'

/** When a record was removed, and the entry that last touched it; undefined where there is none. */
export const markOf = ({ lane }: Writing, noun: Noun, id: number): Row | undefined =>
  lane
    .prepare(
      `select id, removed, entry${noun.mergedInto ? `, ${noun.mergedInto}` : ''} from "${noun.table}" where id = ?`,
    )
    .get(id)

/** Marks a record as removed at an instant, or with null as in use. `before` is how `markOf` found it. */
export const setMark = (writing: Writing, noun: Noun, before: Row, removed: Stored): void => {
  const id = Number(before.id)
  const { mergedInto } = noun
  // Whoever comes back is a record of its own again.
  const alone = mergedInto && removed === null && (before[mergedInto] ?? null) !== null
  const sets = alone ? `removed = ?, ${mergedInto} = null` : 'removed = ?'
  writing.lane.prepare(`update "${noun.table}" set ${sets}, entry = ? where id = ?`).run(removed, writing.entry, id)
  const merged = alone ? { [mergedInto]: before[mergedInto] ?? null } : {}
  writing.changedBefore(noun.table, { id, removed: before.removed ?? null, ...merged })
}
