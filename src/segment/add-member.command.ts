// `add segment-member`: one customer, or all that a filter finds, into a fixed segment. Who is in it already stays as he is.
import { confirm } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { valueFor } from '../command/given-values.ts'
import { fieldOf, type Stored } from '../command/noun.ts'
import { rowOf } from '../command/save.ts'
import { askAbove } from '../command/verbs/edit.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { writtenOne } from '../command/written.ts'
import { counted } from '../kernel/words.ts'
import { customerCalled, customersMeant, type Fixed, fixedSegment, manyOutcome } from './member-line.act.ts'
import { withTexts } from './segment-line.act.ts'
import { segmentMemberNoun } from './segment-member.noun.ts'
import { addMembers, memberOf } from './segment-members.queries.ts'
import { withMore } from './segment-outcome.act.ts'

const add = regularVerbs.add(segmentMemberNoun)

const given = async (scene: StoreScene, key: 'added' | 'note'): Promise<Stored> => {
  const [text, field] = [scene.given.text(key), fieldOf(segmentMemberNoun, key)]
  return text === undefined || !field ? null : valueFor(scene, field, text)
}

const planMany = async (scene: StoreScene, segment: Fixed): Promise<Act> => {
  const { ids } = await customersMeant(scene, [], 'add')
  const added = String((await given(scene, 'added')) ?? scene.today)
  const note = await given(scene, 'note')
  if (ids.length > askAbove)
    await confirm(scene, {
      en: `put ${counted(ids.length, 'customer')} into the segment ${segment.name}`,
      zh: `把 ${ids.length} 位客户加入分群“${segment.name}”`,
    })
  return async (write) => {
    const changed = await addMembers(write.writing, {
      segment: segment.id,
      customers: ids,
      added,
      note: note === null ? null : String(note),
    })
    return manyOutcome(segment, ids.length, changed, { en: 'added', zh: '已加入' })
  }
}

/** A pair that was there before: as it is, or brought back. */
const again = async (scene: StoreScene, id: number): Promise<Act> => {
  const added = await given(scene, 'added')
  const note = await given(scene, 'note')
  return async (write) => {
    const before = (await rowOf(write.writing, segmentMemberNoun, id)) ?? {}
    const gone = before.removed !== null
    const changes = gone ? { removed: null, added: added ?? write.today, ...(note === null ? {} : { note }) } : {}
    if (gone) await write.writing.update(segmentMemberNoun.table, id, changes)
    const saved = { id, before, row: { ...before, ...changes }, changed: gone }
    return writtenOne(write, segmentMemberNoun, saved, { verb: { en: 'added', zh: '已加入' }, told: ['customer'] })
  }
}

const planOne = async (scene: StoreScene, segment: Fixed, customer: string): Promise<Act> => {
  const { ids } = await customersMeant(scene, [customer], 'add')
  const [id = 0] = ids
  const before = await memberOf(scene.store, segment.id, id)
  if (before !== undefined) return again(scene, before)
  if (add.effect !== 'writes') throw new Error('add writes')
  const called = await customerCalled(scene, id)
  const act = await add.plan({
    ...scene,
    words: [`G-${segment.id}`],
    given: withTexts(scene.given, { segment: [], customer: [`C-${id}`] }),
  })
  return async (write) => withMore(await act(write), {}, [{ en: `   customer: ${called}`, zh: `   客户：${called}` }])
}

const plan = async (scene: StoreScene): Promise<Act> => {
  if (add.effect !== 'writes') throw new Error('add writes')
  const [word = scene.given.text('segment'), customer = scene.given.text('customer'), ...rest] = scene.words
  if (word === undefined || rest.length > 0) return add.plan(scene)
  const segment = await fixedSegment(scene, word)
  const many = scene.given.has('where') || scene.given.flag('all')
  if (many && customer === undefined) return planMany(scene, segment)
  if (many) return planMany({ ...scene, words: [customer ?? ''] }, segment)
  return customer === undefined ? add.plan(scene) : planOne(scene, segment, customer)
}

/** `crm add segment-member SEGMENT CUSTOMER`, `crm add segment-member SEGMENT --where FILTER`. */
export const addMember: Command = writes({
  ...add,
  path: ['add', 'segment-member'],
  summary: { en: 'Put customers into a fixed segment', zh: '把客户加入固定分群' },
  positionals: [
    { name: 'segment', about: { en: 'the fixed segment', zh: '固定分群' }, optional: true },
    { name: 'customer', about: { en: 'the customer', zh: '客户' }, optional: true },
  ],
  options: {
    ...add.options,
    where: {
      about: { en: 'all customers that the filter finds', zh: '条件命中的所有客户' },
      value: 'FILTER',
      takes: { kind: 'filter', noun: 'customer' },
      many: true,
    },
    all: { about: { en: 'all customers', zh: '所有客户' } },
  },
  examples: [
    { about: { en: 'one customer', zh: '一位客户' }, line: 'crm add segment-member invited C-1' },
    {
      about: { en: 'all that a filter finds', zh: '条件命中的所有客户' },
      line: "crm add segment-member invited --where 'tag:vip' --yes",
    },
  ],
  plan,
})
