// Follows segments that got another name or key in any write, an import or an undo too, into the filters that are kept.
import type { Follow } from '../database/store.ts'

/** What follows from new names of segments. Loads nothing where there are none. */
export const followNewNames: Follow = async (writing, _, rows) => {
  const renamed = [...rows('segment')].filter(
    ({ before, after }) =>
      before !== null && after !== null && (before.name !== after.name || before.key !== after.key),
  )
  if (renamed.length === 0) return
  const { followSegments } = await import('../command/filter/follow-segments.lazy.ts')
  await followSegments(writing, renamed)
}
