// What is known of a named segment on the day asked: its definition as it was read, who is in it, what they are, and who came
// and went since an earlier day.
import { type ReasonSource, standingAt } from '../care/index.ts'
import type { ReadScene } from '../command/command.ts'
import type { Condition } from '../command/filter/condition.ts'
import { explainFilter } from '../command/filter/explain.ts'
import { filterCondition } from '../command/filter/filter.queries.ts'
import { asksDerived, derivedFrom } from '../command/filter/segment-test.ts'
import { wordsByIndex } from '../command/search/words-by-index.queries.ts'
import { segmentFactsOf } from '../command/segments-asked.ts'
import { wordFactsOf } from '../command/selection.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { instantFromLocal } from '../kernel/instant.ts'
import type { Language } from '../kernel/words.ts'
import { type InSegment, selectIds, selectMembersOn } from './segment-profile.queries.ts'

/** A segment read for a day. */
export interface ReadSegment {
  /** Condition on customers. */
  readonly inIt: InSegment
  /** How the filter of a live one was read; null for a fixed one. */
  readonly reading: (language: Language) => string | null
}

/** Reads a segment for a day, for which the table `standing` holds afterwards as far as the segment asks. Throws a `Failure` where it cannot be read. */
export const readSegment = async (
  scene: ReadScene,
  id: number,
  day: Day,
  sources: readonly ReasonSource[],
): Promise<ReadSegment> => {
  const facts = await segmentFactsOf(scene)
  const { inSegment } = await import('../command/filter/resolve-segments.lazy.ts')
  const onDay = { ...facts, facts: { ...facts.facts, today: day } }
  const condition = await inSegment(onDay, facts.customers, id)
  const inIt = filterCondition(facts.customers, condition, wordsByIndex(wordFactsOf(scene)))
  // Of an earlier day only who was in it is asked: what the definition does not ask for is not reckoned.
  if (day === scene.today) await scene.holdDay(scene.reading)
  else if (asksDerived(condition)) await standingAt(scene.reading, { day, sources, kind: derivedFrom(condition) })
  return {
    inIt,
    reading: (language) => {
      const own = definitionOf(condition)
      return own === null ? null : explainFilter(facts.customers, own, language, onDay.facts)
    },
  }
}

const definitionOf = (condition: Condition): Condition | null =>
  condition.kind === 'test' && condition.test.is === 'member' ? (condition.test.segments[0]?.condition ?? null) : null

/** Who came and who went between the ends of two days. */
export interface Movement {
  readonly since: Day
  readonly came: readonly number[]
  readonly left: readonly number[]
}

const without = (ids: readonly number[], others: readonly number[]): readonly number[] => {
  const known = new Set(others)
  return ids.filter((id) => !known.has(id))
}

/** Who was in a segment at the end of an earlier day. `standing` may hold for that day afterwards. */
export const membersOn = async (
  scene: ReadScene,
  segment: { readonly id: number; readonly fixed: boolean },
  day: Day,
  sources: readonly ReasonSource[],
): Promise<readonly number[]> => {
  const { reading, facts } = scene
  if (!segment.fixed) return selectIds(reading, (await readSegment(scene, segment.id, day, sources)).inIt)
  return selectMembersOn(reading, segment.id, {
    day,
    instant: instantFromLocal(`${addDays(day, 1)} 00:00:00`, facts.zone),
  })
}

/** The movement from those who were in a segment to those who are, for whom `standing` holds. */
export const movementTo = (
  { reading }: Pick<ReadScene, 'reading'>,
  { inIt }: ReadSegment,
  since: Day,
  before: readonly number[],
): Movement => {
  const now = selectIds(reading, inIt)
  return { since, came: without(now, before), left: without(before, now) }
}
