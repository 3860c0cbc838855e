// What the segments named in a filter are, asked of the store. A live one stands for its own filter, which is read for the
// same day; one that names itself through others is refused. Loaded where a segment is named.
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { isFailure } from '../../kernel/failure.ts'
import type { Noun } from '../noun.ts'
import type { FilterFacts } from './asked.ts'
import type { Condition, SegmentMeaning, SegmentName } from './condition.ts'
import { readFilter } from './read-filter.ts'
import {
  removedSegment,
  segmentCycle,
  severalSegments,
  tooManyParts,
  unknownSegment,
  unreadableSegment,
} from './segment-failure.ts'
import { hasFewMembers, type StoredSegment, segmentOfId, segmentsCalled, segmentsInUse } from './segment-row.queries.ts'
import { customerColumn, segmentField } from './segment-test.ts'
import { limits } from './syntax.ts'

/** What reading segments depends on. */
export interface SegmentFacts {
  readonly db: Kysely<Tables>
  /** Customers with their custom fields. */
  readonly customers: Noun
  readonly facts: FilterFacts
  /** Refuses a condition that names records which are not there. */
  readonly refuseUnknown: (noun: Noun, condition: Condition) => Promise<void>
  /** Refuses a segment whose filter asks for what is hidden from whoever acts: all that read it would tell the value. */
  readonly refuseHidden?: (condition: Condition, segment: string) => void
}

/** The segments whose definitions are being read, the outermost first; and how much was read in all. */
interface Way {
  readonly segments: readonly Pick<StoredSegment, 'id' | 'name'>[]
  readonly counted: { parts: number }
}

const start = (segments: Way['segments'] = []): Way => ({ segments, counted: { parts: 0 } })

const called = async ({ db }: SegmentFacts, noun: Noun, named: SegmentName): Promise<StoredSegment> => {
  const found = await segmentsCalled(db, named.text)
  const [first] = found
  if (first === undefined)
    throw unknownSegment(
      noun,
      named,
      (await segmentsInUse(db)).map(({ name }) => name),
    )
  if (first.removed !== null) throw removedSegment(named, first)
  if (found.length > 1) throw severalSegments(named, found)
  return first
}

const meaningOf = async (facts: SegmentFacts, segment: StoredSegment, way: Way): Promise<SegmentMeaning> => {
  const { id, name, kind, filter } = segment
  const segments = [...way.segments, { id, name }]
  const before = way.segments.findIndex((one) => one.id === id)
  if (before >= 0) throw segmentCycle(segments.slice(before).map((one) => one.name))
  if (kind === 'static') return { id, name, condition: null, few: await hasFewMembers(facts.db, id) }
  try {
    return { id, name, condition: await definition(facts, filter ?? '', { ...way, segments }), few: false }
  } catch (error) {
    // What is wrong further in was said where it is.
    const known = !isFailure(error) || ['segment-cycle', 'unreadable-segment', 'may-not-see'].includes(error.code)
    throw known ? error : unreadableSegment(segment, error)
  }
}

const definition = async (facts: SegmentFacts, filter: string, way: Way): Promise<Condition> => {
  const { customers } = facts
  const condition = readFilter({ where: [filter] }, customers, facts.facts)
  if (condition === null) throw new Error('a text is never no filter')
  await facts.refuseUnknown(customers, condition)
  facts.refuseHidden?.(condition, way.segments.at(-1)?.name ?? filter)
  return resolved(facts, customers, condition, way)
}

const resolved = async (facts: SegmentFacts, noun: Noun, condition: Condition, way: Way): Promise<Condition> => {
  way.counted.parts += 1
  if (way.counted.parts > limits.parts) throw tooManyParts(way.segments.map(({ name }) => name))
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts: Condition[] = []
      for (const part of condition.parts) parts.push(await resolved(facts, noun, part, way))
      return { kind: condition.kind, parts }
    }
    case 'not':
      return { kind: 'not', part: await resolved(facts, noun, condition.part, way) }
    case 'words':
      return condition
    case 'test': {
      if (condition.test.is !== 'segment') return condition
      const segments: SegmentMeaning[] = []
      for (const named of condition.test.named)
        segments.push(await meaningOf(facts, await called(facts, noun, named), way))
      return inSegments(facts, noun, segments)
    }
  }
}

const inSegments = ({ customers }: SegmentFacts, noun: Noun, segments: readonly SegmentMeaning[]): Condition => {
  const column = customerColumn(noun)
  if (column === undefined) throw new Error(`${noun.name} belongs to no customer`)
  return { kind: 'test', field: segmentField, test: { is: 'member', customers, column, segments } }
}

/**
 * The condition with every segment that it names exchanged for what that is. Throws a `Failure` (exit 2) for one that is
 * not there, is removed, cannot be read any more, or is made of itself.
 */
export const resolveSegments = (facts: SegmentFacts, noun: Noun, condition: Condition): Promise<Condition> =>
  resolved(facts, noun, condition, start())

/** Being in one segment, as a condition on records of a noun. Throws as `resolveSegments`. */
export const inSegment = async (facts: SegmentFacts, noun: Noun, id: number): Promise<Condition> =>
  inSegments(facts, noun, [await meaningOf(facts, await segmentOfId(facts.db, id), start())])

/**
 * What the filter of a segment means, before it is written. Throws a `Failure` (exit 2) where it cannot be read, names what
 * is not there, or the segment itself through others.
 */
export const readDefinition = (
  facts: SegmentFacts,
  segment: Pick<StoredSegment, 'id' | 'name'>,
  filter: string,
): Promise<Condition> => definition(facts, filter, start([segment]))
