// What `today` and `list revisits` were asked: the flags they share, read into a question for the list.
import type { ReadScene } from '../command/command.ts'
import { filterCondition } from '../command/filter/filter.queries.ts'
import { valueFor } from '../command/given-values.ts'
import { fieldOf } from '../command/noun.ts'
import type { Options } from '../command/option.ts'
import { reachOption } from '../command/reach.ts'
import { wordsByIndex } from '../command/search/words-by-index.queries.ts'
import { segmentOption } from '../command/segment-option.ts'
import { readCondition, wordFactsOf } from '../command/selection.ts'
import { takesCodes } from '../command/takes.ts'
import { limitOf } from '../command/verbs/list.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import type { RevisitQuestion } from './list-revisits.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { type Restriction, restrictTo } from './revisit.queries.ts'
import { codesOf } from './tally.ts'

/** Flags of the list; `sources` add reasons to choose from. */
export const revisitOptions = (sources: readonly ReasonSource[]): Options => ({
  owner: {
    about: { en: 'only of this member of staff; none for nobody’s', zh: '只看此员工的；none 为无人负责' },
    value: 'STAFF',
  },
  why: {
    about: { en: 'only with this reason', zh: '只看有此原因的' },
    value: 'CODE',
    takes: takesCodes(codesOf(sources)),
  },
  within: { about: { en: 'look so many days ahead', zh: '提前看多少天' }, value: 'DAYS' },
  lead: { about: { en: 'days ahead for birthdays', zh: '生日提前天数' }, value: 'DAYS' },
  where: {
    about: { en: 'a filter on customers: crm help filters', zh: '客户筛选条件：crm help filters' },
    value: 'FILTER',
    many: true,
  },
  ...segmentOption,
  ...reachOption,
  limit: { about: { en: 'at most so many; 0 is all', zh: '最多条数；0 为全部' }, value: 'N' },
  count: { about: { en: 'only how many', zh: '只给出数量' } },
  explain: {
    about: { en: 'from what each row is counted, and the SQL', zh: '说明每一行从何而来，并给出 SQL' },
    not: ['count'],
  },
  'exit-status': { about: { en: 'exit 6 when nobody is to be contacted', zh: '无人待联系时退出码为 6' }, short: 'e' },
})

const daysOf = (scene: ReadScene, name: string): number | undefined => {
  const text = scene.given.text(name)
  if (text === undefined) return undefined
  const match = /^(\d{1,5})d?$/.exec(text)
  if (match) return Number(match[1])
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--${name} cannot be "${text}"`, zh: `--${name} 不能是“${text}”` },
    { field: name, why: { en: 'it is a number of days', zh: '应为天数' }, hint: same(`--${name} 7`) },
  )
}

// What people call the reasons.
const reasonWords: Readonly<Record<string, string>> = {
  计划: 'planned',
  节奏: 'rhythm',
  售后: 'aftersales',
  挽回: 'winback',
  生日: 'birthday',
}

const wordOf = (code: string): string => {
  const word = Object.keys(reasonWords).find((one) => reasonWords[one] === code)
  return word === undefined ? code : `${word}（${code}）`
}

const reasonAsked = (scene: ReadScene, sources: readonly ReasonSource[]): string | undefined => {
  const text = scene.given.text('why')
  const code = text === undefined ? undefined : (reasonWords[text.trim()] ?? text)
  const codes = codesOf(sources)
  if (code === undefined || codes.includes(code)) return code
  throw new Failure(
    'usage',
    'bad-value',
    { en: `there is no reason "${code}"`, zh: `没有原因“${code}”` },
    {
      field: 'why',
      why: { en: `it is one of ${codes.join(', ')}`, zh: `可以是${codes.map(wordOf).join('、')}` },
      hint: same(`--why ${suggest(code, codes) ?? codes[0]}`),
    },
  )
}

const none = /^(none|无|nobody)$/i

const ownerAsked = async (scene: ReadScene): Promise<number | null | undefined> => {
  const owner = scene.given.text('owner')
  if (owner === undefined) return undefined
  const field = fieldOf(customerNoun, 'owner')
  return !field || none.test(owner) ? null : Number(await valueFor(scene, field, owner))
}

const restriction = async (scene: ReadScene): Promise<Restriction | undefined> => {
  const condition = await readCondition(scene, customerNoun)
  if (condition === null) return undefined
  return restrictTo(filterCondition(customerNoun, condition, wordsByIndex(wordFactsOf(scene))))
}

/** The question of a command line. Throws a `Failure` (exit 2, 3) for a flag that cannot be read. */
export const revisitQuestion = async (
  scene: ReadScene,
  sources: readonly ReasonSource[],
  usualLimit: number,
): Promise<RevisitQuestion> => {
  const limit = limitOf(scene) ?? usualLimit
  const owner = await ownerAsked(scene)
  const restrict = await restriction(scene)
  return {
    day: scene.today,
    sources,
    within: daysOf(scene, 'within'),
    lead: daysOf(scene, 'lead'),
    why: reasonAsked(scene, sources),
    owner,
    restrict,
    limit: limit === 0 ? null : limit,
  }
}
