// `remove segment-member`: one customer, or all that a filter finds, out of a fixed segment. A member by its own id, and
// members by a filter on members, are removed as any record.
import { confirm } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { rowOf } from '../command/save.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { writtenOne } from '../command/written.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { counted, same } from '../kernel/words.ts'
import { customerCalled, customersMeant, type Fixed, fixedSegment, manyOutcome } from './member-line.act.ts'
import { segmentMemberNoun } from './segment-member.noun.ts'
import { membersAmong } from './segment-members.queries.ts'

const remove = regularVerbs.remove(segmentMemberNoun)

const verb = { en: 'removed', zh: '已移出' }

const notIn = (segment: Fixed, called: string): Failure =>
  new Failure(
    'notFound',
    'not-found',
    { en: `${called} is not in ${segment.name}`, zh: `${called} 不在分群“${segment.name}”中` },
    { field: 'customer', hint: same(`crm list segment-members segment:G-${segment.id}`) },
  )

const outOf = async (scene: StoreScene, segment: Fixed, words: readonly string[]): Promise<Act> => {
  const { ids, many } = await customersMeant(scene, words, 'remove')
  const members = await scene.store.read(async (reading) => membersAmong(reading, segment.id, ids))
  const [first] = members
  const called = many ? '' : await customerCalled(scene, ids[0] ?? 0)
  if (!many && first === undefined) throw notIn(segment, called)
  if (members.length > 0)
    await confirm(
      scene,
      many
        ? {
            en: `take ${counted(members.length, 'customer')} out of the segment ${segment.name}`,
            zh: `把 ${members.length} 位客户移出分群“${segment.name}”`,
          }
        : { en: `take ${called} out of the segment ${segment.name}`, zh: `把 ${called} 移出分群“${segment.name}”` },
    )
  return async (write) => {
    const removed = write.writing.now
    for (const id of members) await write.writing.update(segmentMemberNoun.table, id, { removed })
    const row = first === undefined ? undefined : await rowOf(write.writing, segmentMemberNoun, first)
    if (many || first === undefined || !row) return manyOutcome(segment, ids.length, members.length, verb)
    return writtenOne(
      write,
      segmentMemberNoun,
      { id: first, row, before: { ...row, removed: null }, changed: true },
      {
        verb,
        told: ['customer'],
        next: `crm restore segment-member ${lettered(segmentMemberNoun.letter, first)}`,
      },
    )
  }
}

const plan = async (scene: StoreScene): Promise<Act> => {
  if (remove.effect !== 'writes') throw new Error('remove writes')
  const [word, ...rest] = scene.words
  const many = scene.given.has('where') || scene.given.flag('all')
  const isMember = word === undefined || parseLettered(word)?.letter === segmentMemberNoun.letter
  if (isMember || (rest.length === 0 && !many)) return remove.plan(scene)
  return outOf(scene, await fixedSegment(scene, word), rest)
}

/** `crm remove segment-member SEGMENT CUSTOMER`, `crm remove segment-member SEGMENT --where FILTER`. */
export const removeMember: Command = writes({
  ...remove,
  path: ['remove', 'segment-member'],
  summary: { en: 'Take customers out of a fixed segment', zh: '把客户移出固定分群' },
  details: {
    en: 'Behind the name of a segment, --where is a filter on customers; without one it is a filter on members, as of any record.',
    zh: '写明分群时，--where 筛选客户；未写明时，与其他对象一样筛选成员记录。',
  },
  positionals: [
    {
      name: 'segment',
      about: { en: 'the fixed segment, or a member by its id', zh: '固定分群，或成员编号' },
      optional: true,
    },
    { name: 'customer', about: { en: 'the customer', zh: '客户' }, optional: true },
  ],
  examples: [
    { about: { en: 'one customer', zh: '一位客户' }, line: 'crm remove segment-member invited C-1 --yes' },
    {
      about: { en: 'all that a filter finds', zh: '条件命中的所有客户' },
      line: 'crm remove segment-member invited --where tag:declined --yes',
    },
  ],
  plan,
})
