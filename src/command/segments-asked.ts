// Segments on a command line: those after `--segment`, and those that a filter names. What they are is asked of the store.
import type { StoreScene } from './command.ts'
import { withCustomFields } from './custom-fields.ts'
import type { Condition } from './filter/condition.ts'
import { refuseUnknownReferences } from './filter/known-references.queries.ts'
import type { SegmentFacts } from './filter/resolve-segments.lazy.ts'
import { namesSegment } from './filter/segment-test.ts'
import { filterFactsOf } from './filter-facts.ts'
import type { Noun } from './noun.ts'
import { findRecord } from './reference.ts'
import { nounNamed } from './rows.queries.ts'
import { ownSegment } from './segment-option.ts'

/** What reading segments depends on. */
export const segmentFactsOf = async (scene: StoreScene): Promise<SegmentFacts> => {
  const { db, open } = scene.store
  const customers = await withCustomFields(open, nounNamed(scene.nouns, 'customer'), scene.customField)
  const { veil } = scene.facts
  const refuse = veil && (await import('./veil/refuse-hidden.lazy.ts')).refuseHiddenSegment
  return {
    db,
    customers,
    ...(veil && refuse
      ? {
          refuseHidden: (condition: Condition, segment: string) =>
            refuse(scene, veil, { customers, condition, segment }),
        }
      : {}),
    facts: filterFactsOf(scene),
    refuseUnknown: (noun, condition) => refuseUnknownReferences(open, noun, condition),
  }
}

/** A condition with the segments that it names exchanged for what they are. Throws a `Failure` (exit 2). */
export const withSegments = async (scene: StoreScene, noun: Noun, condition: Condition): Promise<Condition> => {
  if (!namesSegment(condition)) return condition
  const { resolveSegments } = await import('./filter/resolve-segments.lazy.ts')
  return resolveSegments(await segmentFactsOf(scene), noun, condition)
}

/** Being in each segment after `--segment`. Throws a `Failure` where there is none of that name (3), or several (4). */
export const segmentsAsked = async (scene: StoreScene, noun: Noun): Promise<readonly Condition[]> => {
  const conditions: Condition[] = []
  for (const text of scene.given.texts('segment')) {
    const segments = nounNamed(scene.nouns, 'segment')
    const { id } = await findRecord(scene, segments, text)
    const field = ownSegment(noun)
    if (field) {
      conditions.push({ kind: 'test', field, test: { is: 'reference', noun: segments, targets: [{ by: 'id', id }] } })
      continue
    }
    const { inSegment } = await import('./filter/resolve-segments.lazy.ts')
    conditions.push(await inSegment(await segmentFactsOf(scene), noun, id))
  }
  return conditions
}
