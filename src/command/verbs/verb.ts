// What the regular verbs share: how one is declared for a noun, and the refusal of a verb a noun does not have.
import { Failure } from '../../kernel/failure.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Command, Example } from '../command.ts'
import type { Field } from '../field.ts'
import type { Noun, RegularVerb } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import type { Options } from '../option.ts'
import { reachInLists } from '../reach.ts'
import { segmentInBulk, segmentInLists } from '../segment-option.ts'
import { sinceOptions } from '../since/since-options.ts'
import { usualExample } from './usual-examples.ts'

/** Makes the command of one verb for a noun. */
export type VerbFor = (noun: Noun) => Command

/** Flag name of a field. */
export const flagOf = (key: string): string => key.replaceAll('_', '-')

/** Fields a person may write. */
export const writable = (noun: Noun): readonly Field[] => noun.fields.filter((field) => !field.derived)

const placeholder = (field: Field): string => {
  switch (field.type.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return 'N'
    case 'day':
    case 'moment':
    case 'birthday':
      return 'DATE'
    case 'reference':
      return 'REF'
    case 'choice':
      return field.type.choices.map((choice) => choice.code).join('|')
    case 'flag':
      return 'yes|no'
    default:
      return 'TEXT'
  }
}

/** A flag for every writable field, with the other names it answers to as hidden flags. */
export const fieldOptions = (noun: Noun): Options => {
  const options: Record<string, Options[string]> = {}
  for (const field of writable(noun)) {
    if (field.custom) continue
    const about = field.about ?? field.words
    const takes = { kind: 'field', noun: noun.name, key: field.key } as const
    options[flagOf(field.key)] = { about, value: placeholder(field), takes }
    for (const name of field.names ?? [])
      options[flagOf(name)] = { about, value: placeholder(field), takes, hidden: true }
  }
  options.set = {
    about: { en: 'a custom field, as name=value; may be repeated', zh: '自定义字段，写作 名称=值；可重复' },
    value: 'NAME=VALUE',
    many: true,
  }
  return options
}

/** Flags that every writing verb has. */
export const writeOptions: Options = {
  'dry-run': { about: { en: 'show what would change, write nothing', zh: '只显示会改动什么，不写入' }, short: 'n' },
  reason: { about: { en: 'why, for the history', zh: '原因，记入历史' }, value: 'TEXT' },
  yes: { about: { en: 'do not ask', zh: '不再询问' }, short: 'y' },
}

const bulkOptions: Options = {
  where: {
    about: { en: 'all records that the filter finds', zh: '筛选命中的所有记录' },
    value: 'FILTER',
    many: true,
    not: ['all'],
  },
  all: { about: { en: 'all records', zh: '所有记录' } },
}

/** Flags that choose the records of a bulk verb. */
export const bulkOptionsOf = (noun: Noun): Options => ({ ...bulkOptions, ...segmentInBulk(noun) })

/** Flags that say which records a list or an export holds. */
export const selecting = {
  where: { about: { en: 'a filter: crm help filters', zh: '筛选条件：crm help filters' }, value: 'FILTER', many: true },
  sort: { about: { en: 'order, e.g. -amount,name', zh: '排序，如 -amount,name' }, value: 'FIELDS' },
  limit: { about: { en: 'at most so many; 0 is all', zh: '最多条数；0 为全部' }, value: 'N' },
  removed: { about: { en: 'removed records instead', zh: '改为列出已删除的记录' } },
} as const satisfies Options

/** Flags that say how many there are. */
export const counting = {
  count: { about: { en: 'only how many', zh: '只给出数量' } },
  'exit-status': { about: { en: 'exit 6 when nothing is found', zh: '无结果时退出码为 6' }, short: 'e' },
} as const satisfies Options

/** Flags of any list. */
export const listOptions: Options = {
  ...selecting,
  count: counting.count,
  ...sinceOptions,
  'exit-status': counting['exit-status'],
  explain: {
    about: { en: 'how the filter was read, and the SQL', zh: '说明筛选如何理解，并给出 SQL' },
    not: ['count'],
  },
}

/** Flags of the lists of a noun. */
export const listOptionsOf = (noun: Noun): Options => ({
  ...listOptions,
  ...segmentInLists(noun),
  ...reachInLists(noun),
})

/** Refuses a verb that a noun does not have, with its reason. */
export const refused = (noun: Noun, verb: RegularVerb, why: Words): Failure =>
  new Failure(
    'usage',
    'refused-verb',
    { en: `${noun.plural} have no ${verb}`, zh: `${nounIn(noun).zh}不支持 ${verb}` },
    { why, hint: same(`crm help ${noun.name}`) },
  )

/** Examples of one verb: those of the noun that begin with it, else the usual one. */
export const examplesOf = (noun: Noun, verb: RegularVerb): readonly Example[] => {
  const starts = [noun.name, noun.plural].map((name) => `crm ${verb} ${name}`)
  const own = (noun.examples ?? []).filter(({ line }) => starts.some((start) => `${line} `.startsWith(`${start} `)))
  return own.length > 0 ? own.map(({ words, line }) => ({ about: words, line })) : [usualExample(noun, verb)]
}
