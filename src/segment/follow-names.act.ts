// Follows segments that got another name or key in any write, an import or an undo too, into the filters that are kept; and
// keeps those that such filters name from going.
import type { EntryRows, Writing } from '../database/store.ts'

/**
 * What follows from segments that are called anew or go. Loads nothing where there are none.
 * @param letterOf the letter of a table's ids
 */
export const followSegmentNames = async (
  writing: Writing,
  rows: EntryRows,
  letterOf: (table: string) => string,
): Promise<void> => {
  const written = [...rows('segment')]
  const renamed = written.filter(
    ({ before, after }) =>
      before !== null && after !== null && (before.name !== after.name || before.key !== after.key),
  )
  if (renamed.length > 0) {
    const { followSegments } = await import('../command/filter/follow-segments.lazy.ts')
    await followSegments(writing, renamed)
  }
  // An image that was kept leaves out what was empty.
  const gone = written.flatMap(({ id, before, after }) =>
    before !== null && (before.removed ?? null) === null && (after === null || after.removed !== null)
      ? [{ ...before, id }]
      : [],
  )
  if (gone.length === 0) return
  const { refuseLeaving } = await import('../command/filter/refuse-leaving.lazy.ts')
  await refuseLeaving(writing, gone, letterOf)
}
