// A segment: customers under a name. A live one is a filter that is asked anew on each day; a fixed one is a list of
// customers that stay in it until they are taken out.
import type { Choice } from '../command/field.ts'
import { findChoice } from '../command/find-choice.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField, nameField, noteField } from '../command/standard-fields.ts'
import { completeSegment } from './complete-segment.act.ts'

/** The two kinds of segments. */
const segmentKinds: readonly Choice[] = [
  { code: 'live', words: { en: 'live', zh: '动态' }, aliases: ['dynamic', '条件'] },
  { code: 'static', words: { en: 'fixed', zh: '固定' }, aliases: ['静态', '名单'] },
]

/** Whether a kind, as stored or as a person says it, is that of fixed members. */
export const isFixedKind = (kind: string | undefined): boolean =>
  kind !== undefined && findChoice(segmentKinds, kind)?.code === 'static'

/** Segments, G-1 and on. */
export const segmentNoun: Noun = defineNoun({
  name: 'segment',
  plural: 'segments',
  chinese: ['分群', '客户群', '细分'],
  letter: 'G',
  table: 'segment',
  about: {
    en: 'customers under a name, by a filter or as a fixed list',
    zh: '以名称保存的一群客户：按条件，或固定名单',
  },
  fields: [
    idField,
    keyField,
    { ...nameField(['segment', 'segment name', '分群名称', '客户群', '分群']), unique: true },
    {
      key: 'kind',
      secrecy: 'public',
      type: { kind: 'choice', choices: segmentKinds },
      words: { en: 'kind', zh: '类型' },
      about: {
        en: 'live: by its filter on the day asked; static: fixed members',
        zh: 'live：按条件随日期变化；static：固定成员',
      },
      headers: ['分群类型'],
      initial: 'live',
      listed: 60,
    },
    {
      key: 'filter',
      secrecy: 'internal',
      reckoned: true,
      type: { kind: 'long' },
      words: { en: 'filter', zh: '条件' },
      about: { en: 'a filter on customers: crm help filters', zh: '客户筛选条件：crm help filters' },
      headers: ['筛选条件', '筛选'],
      listed: 80,
    },
    {
      key: 'strategy',
      secrecy: 'internal',
      type: { kind: 'long' },
      words: { en: 'strategy', zh: '策略' },
      about: { en: 'how these customers are to be won or kept', zh: '如何赢得或维护这群客户' },
      headers: ['营销策略'],
      searched: true,
      listed: 30,
    },
    {
      key: 'owner',
      secrecy: 'public',
      type: { kind: 'reference', to: 'staff' },
      words: { en: 'owner', zh: '负责人' },
      about: { en: 'who looks after the segment', zh: '谁负责这个分群' },
      listed: 40,
    },
    { ...noteField, secrecy: 'internal' },
  ],
  title: 'name',
  asked: ['name', 'filter', 'strategy', 'owner'],
  sort: 'name',
  complete: completeSegment,
  examples: [
    {
      words: { en: 'a filter with a name', zh: '给条件起个名字' },
      line: "crm add segment lapsed 'tier:high last_visit.before:90d-ago'",
    },
    { words: { en: 'who is in it today', zh: '今天有哪些客户' }, line: 'crm list customers --segment lapsed' },
    {
      words: { en: 'a list that stays as it is now', zh: '把现在的名单固定下来' },
      line: "crm add segment invited 'tag:vip' --static",
    },
  ],
})
