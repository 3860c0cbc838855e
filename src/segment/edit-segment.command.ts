// `edit segment`: as for any noun. A new name is followed into the filters of other segments and of retention rules;
// `--kind static` fixes who is in a live one today.
import { asksMany, targetOf } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, type WriteScene, writes } from '../command/command.ts'
import { readText } from '../command/text-from.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { grouped } from '../kernel/words.ts'
import { checkDefinitions, customersNow, followNames } from './definition.act.ts'
import { isFixedKind, segmentNoun } from './segment.noun.ts'
import { addMembers, allSegments } from './segment-members.queries.ts'
import { withMore } from './segment-outcome.act.ts'

const edit = regularVerbs.edit(segmentNoun)

/** Live segments that the line would fix, with the customers who are in them on the day asked. */
const fixing = async (scene: StoreScene): Promise<ReadonlyMap<number, readonly number[]>> => {
  const found = new Map<number, readonly number[]>()
  if (!isFixedKind(scene.given.text('kind')) || (scene.words.length === 0 && !asksMany(scene))) return found
  const { ids } = await targetOf(scene, segmentNoun, 'edit')
  const typed = scene.given.text('filter')
  const given = typed === undefined ? undefined : await readText(scene, typed)
  for (const { id, kind, filter } of await allSegments(scene.store))
    if (ids.includes(id) && !isFixedKind(kind)) found.set(id, await customersNow(scene, given ?? filter ?? ''))
  return found
}

const fix = async (write: WriteScene, fixed: ReadonlyMap<number, readonly number[]>): Promise<number> => {
  let members = 0
  for (const [segment, customers] of fixed)
    members += await addMembers(write.writing, { segment, customers, added: write.today, note: null })
  return members
}

const plan = async (scene: StoreScene): Promise<Act> => {
  if (edit.effect !== 'writes') throw new Error('edit writes')
  const fixed = await fixing(scene)
  const act = await edit.plan(scene)
  return async (write) => {
    const before = new Map((await allSegments(write.writing)).map(({ id, name }) => [id, name]))
    const outcome = await act(write)
    const members = await fix(write, fixed)
    const followed = await followNames(write, before)
    await checkDefinitions(write)
    return withMore(outcome, { ...(fixed.size > 0 ? { members } : {}), ...(followed.length > 0 ? { followed } : {}) }, [
      ...(fixed.size > 0 ? [{ en: `   members: ${grouped(members)}`, zh: `   成员：${grouped(members)} 位` }] : []),
      ...(followed.length > 0
        ? [
            {
              en: `   the new name stands in the filter of ${followed.join(', ')} too`,
              zh: `   ${followed.join('、')} 的条件中也已改为新名称`,
            },
          ]
        : []),
    ])
  }
}

/** `crm edit segment`. */
export const editSegment: Command = writes({
  ...edit,
  path: ['edit', 'segment'],
  details: {
    en: 'A new --name is written into the filters of other segments and of retention rules that use the old one, in the same entry of the history. --kind static fixes the customers who are in a live segment today; a fixed segment stays fixed.',
    zh: '修改 --name 时，引用旧名称的其他分群和保留规则的条件会在同一历史条目中同步修改。--kind static 把动态分群今天的客户固定下来；固定分群不能再变回动态。',
  },
  examples: [
    {
      about: { en: 'another filter', zh: '换一个条件' },
      line: "crm edit segment lapsed --filter 'tier:high,middle last_visit.before:60d-ago'",
    },
    {
      about: { en: 'fix who is in it today', zh: '固定今天的名单' },
      line: 'crm edit segment lapsed --kind static',
    },
  ],
  plan,
})
