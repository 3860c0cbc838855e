// `add segment`: a filter under a name, or with --static the customers it finds now, as a list that stays.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import type { Takes } from '../command/takes.ts'
import { readText } from '../command/text-from.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { grouped } from '../kernel/words.ts'
import { checkDefinitions, customersNow } from './definition.act.ts'
import { isFixedKind, segmentNoun } from './segment.noun.ts'
import { filterOnLine, withTexts } from './segment-line.act.ts'
import { addMembers, segmentsOfEntry } from './segment-members.queries.ts'
import { withMore } from './segment-outcome.act.ts'

const add = regularVerbs.add(segmentNoun)

const plan = async (scene: StoreScene): Promise<Act> => {
  if (add.effect !== 'writes') throw new Error('add writes')
  const [name, ...rest] = scene.words
  const typed = filterOnLine(rest, scene.given)
  const filter = typed === undefined ? undefined : await readText(scene, typed)
  const fixed = scene.given.flag('static') || isFixedKind(scene.given.text('kind'))
  const given = withTexts(scene.given, {
    where: [],
    filter: filter === undefined ? [] : [filter],
    ...(scene.given.flag('static') ? { kind: ['static'] } : {}),
  })
  const customers = fixed && filter !== undefined ? await customersNow(scene, filter) : []
  const act = await add.plan({ ...scene, words: name === undefined ? [] : [name], given })
  return async (write) => {
    const outcome = await act(write)
    await checkDefinitions(write)
    const [segment] = await segmentsOfEntry(write.writing)
    if (!fixed || segment === undefined) return outcome
    const members = await addMembers(write.writing, {
      segment: segment.id,
      customers,
      added: scene.today,
      note: null,
    })
    return withMore(outcome, { members }, [
      { en: `   members: ${grouped(members)}`, zh: `   成员：${grouped(members)} 位` },
    ])
  }
}

const takes: Takes = { kind: 'filter', noun: 'customer', words: true }

/** `crm add segment NAME FILTER`. */
export const addSegment: Command = writes({
  ...add,
  path: ['add', 'segment'],
  checksWords: true,
  details: {
    en: 'A live segment keeps the filter as it is typed: 90d-ago is 90 days before the day on which somebody asks. With --static the customers that the filter finds today are its members for good; they come and go by crm add segment-member and crm remove segment-member. A filter may name other segments (segment:lapsed).',
    zh: '动态分群按原样保存条件：90d-ago 指查询当天之前 90 天。加 --static 则把条件今天找到的客户固定为成员，之后用 crm add segment-member 和 crm remove segment-member 增减。条件中可引用其他分群（segment:lapsed）。',
  },
  positionals: [
    { name: 'name', about: { en: 'its name', zh: '名称' }, optional: true },
    { name: 'filter', about: { en: 'a filter on customers', zh: '客户筛选条件' }, optional: true, rest: true, takes },
  ],
  options: {
    ...add.options,
    where: {
      about: { en: 'the filter; the same as --filter', zh: '条件，等同 --filter' },
      value: 'FILTER',
      takes: { kind: 'filter', noun: 'customer' },
    },
    static: { about: { en: 'fix the customers that it finds now', zh: '把现在找到的客户固定下来' } },
  },
  plan,
})
