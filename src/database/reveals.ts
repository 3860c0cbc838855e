// Which reveals showed a record: what roles hide was shown for once, and the entry says of which records. The ids stand
// behind the words typed, as a shell reads a remark: `crm show customer 张 --reveal ...  # C-12, C-15`.
import type { Lane } from './lane.ts'
import { numberIn } from './row-statements.ts'

const between = '  # '

/** The words of a reveal's entry, with the records it shows; of more than a hundred their number. */
export const revealWords = (typed: string, ids: readonly string[]): string =>
  `${typed}${between}${ids.length === 0 || ids.length > 100 ? `${ids.length} records` : ids.join(', ')}`

/** The part of such words that says of whom, with what stands before it; null where they do not say. */
export const remarkOf = (words: string): string | null => {
  const at = words.lastIndexOf(between)
  return at < 0 ? null : words.slice(at)
}

// A reason may hold the same signs: whatever stands behind the first of them is looked at.
const revealsSql = `select id from entry where kind = 'reveal' and typed is not null
  and instr(', ' || replace(substr(typed, instr(typed, ?) + ?), ?, ', ') || ',', ?) > 0 order by id`

/** The entries that revealed a record, by its id as people write it. */
export const revealsOf = (lane: Lane, id: string): readonly number[] =>
  lane
    .prepare(revealsSql)
    .all(between, between.length, between, `, ${id},`)
    .map((row) => numberIn(row.id))

/** Empties what the reveals of a record say; the chain of digests still holds. For erasure. Names the entries. */
export const forgetReveals = (lane: Lane, id: string): readonly number[] => {
  const entries = revealsOf(lane, id)
  for (const entry of entries)
    lane.prepare('update entry set salt = null, typed = null, reason = null where id = ?').run(entry)
  return entries
}
