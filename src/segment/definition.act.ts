// What is asked of a segment's definition while it is written: its name is its own, its filter can be read, the records it
// names are there, and it is not made of itself. And when a segment gets a new name, the filters that use the old one follow.
import { targetOf } from '../command/bulk.ts'
import type { StoreScene, WriteScene } from '../command/command.ts'
import { givenFrom } from '../command/option.ts'
import { segmentFactsOf } from '../command/segments-asked.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
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

/**
 * Follows segments that got a new name into the filters of the others and of retention rules.
 * @param before the names by id, as they were
 * @returns the ids of those whose filters were changed: `G-3`, `RT-1`
 */
export const followNames = async (
  write: WriteScene,
  before: ReadonlyMap<number, string>,
): Promise<readonly string[]> => {
  const renamed = (await allSegments(write.writing)).flatMap(({ id, name }) => {
    const old = before.get(id)
    return old === undefined || old === name ? [] : [{ before: { name: old }, after: { name } }]
  })
  if (renamed.length === 0) return []
  const { followSegments } = await import('../command/filter/follow-segments.lazy.ts')
  return (await followSegments(write.writing, renamed)).map(({ table, id }) =>
    lettered(write.nouns.find((noun) => noun.table === table)?.letter ?? '', id),
  )
}
