// What is asked of a segment's definition while it is written: its name is its own, its filter can be read, the records it
// names are there, and it is not made of itself. And when a segment gets a new name, the filters that use the old one follow.
import { targetOf } from '../command/bulk.ts'
import type { StoreScene, WriteScene } from '../command/command.ts'
import type { Condition, SegmentName } from '../command/filter/condition.ts'
import { readFilter } from '../command/filter/read-filter.ts'
import type { SegmentFacts } from '../command/filter/resolve-segments.lazy.ts'
import { segmentWord } from '../command/filter/segment-failure.ts'
import { givenFrom } from '../command/option.ts'
import { segmentFactsOf } from '../command/segments-asked.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { foldText } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import { allSegments, segmentsOfEntry } from './segment-members.queries.ts'

const taken = (name: string, other: number): Failure =>
  new Failure(
    'conflict',
    'taken',
    { en: `there is a segment "${name}" already`, zh: `已有分群“${name}”` },
    {
      field: 'name',
      why: { en: 'names are told apart without capitals and spaces', zh: '名称不区分大小写和空格' },
      hint: same(`crm show segment ${lettered('G', other)}`),
    },
  )

/** Checks every segment that the transaction wrote. Throws a `Failure`, so that nothing of it stays. */
export const checkDefinitions = async (write: WriteScene): Promise<void> => {
  const all = await allSegments(write.writing)
  const written = await segmentsOfEntry(write.writing)
  if (written.length === 0) return
  const facts = await segmentFactsOf(write)
  const { readDefinition } = await import('../command/filter/resolve-segments.lazy.ts')
  for (const segment of written) {
    const other = all.find(({ id, name_key }) => id !== segment.id && name_key === segment.name_key)
    if (other) throw taken(segment.name, other.id)
    if (segment.filter !== null) await readDefinition(facts, segment, segment.filter)
  }
}

/** The customers that a filter finds on the day asked, by id. Throws a `Failure` where it cannot be read. */
export const customersNow = async (scene: StoreScene, filter: string): Promise<readonly number[]> => {
  const given = givenFrom(new Map([['where', [filter]]]))
  return (await targetOf({ ...scene, words: [], given }, customerNoun, 'list')).ids
}

/** The segments that a condition names. */
const namedIn = (condition: Condition): readonly SegmentName[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(namedIn)
    case 'not':
      return namedIn(condition.part)
    case 'words':
      return []
    case 'test':
      return condition.test.is === 'segment' ? condition.test.named : []
  }
}

/** A filter with each segment of an old name called by the new one. A filter that cannot be read stays as it is. */
const respelt = (filter: string, { customers, facts }: SegmentFacts, from: string, to: string): string => {
  try {
    const condition = readFilter({ where: [filter] }, customers, facts)
    const places = condition === null ? [] : namedIn(condition).filter(({ text }) => foldText(text) === foldText(from))
    return places.reduceRight(
      (text, { place }) => text.slice(0, place.at) + segmentWord(to) + text.slice(place.end),
      filter,
    )
  } catch (error) {
    if (isFailure(error)) return filter
    throw error
  }
}

/**
 * Follows segments that got a new name into the filters of the others.
 * @param before the names by id, as they were
 * @returns the ids of the segments whose filters were changed
 */
export const followNames = async (
  write: WriteScene,
  before: ReadonlyMap<number, string>,
): Promise<readonly number[]> => {
  const all = await allSegments(write.writing)
  const renamed = all.filter(({ id, name }) => before.has(id) && before.get(id) !== name)
  if (renamed.length === 0) return []
  const facts = await segmentFactsOf(write)
  const changed: number[] = []
  for (const { id, filter } of all) {
    if (filter === null) continue
    const now = renamed.reduce((text, one) => respelt(text, facts, before.get(one.id) ?? '', one.name), filter)
    if (now === filter) continue
    await write.writing.update('segment', id, { filter: now })
    changed.push(id)
  }
  return changed
}
