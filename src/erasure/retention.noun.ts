// A retention rule: which customers are kept how long, counted from what. `erase --rule` and the night act by it.
import type { Choice } from '../command/field.ts'
import { type CheckFacts, defineNoun, type Noun, type Row } from '../command/noun.ts'
import { idField, keyField, nameField } from '../command/standard-fields.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import { fewestDays, keptForText, readKeptFor } from './retention-time.ts'

const bases: readonly Choice[] = [
  {
    code: 'last_activity',
    words: { en: 'last activity', zh: '最近往来' },
    aliases: ['activity', '最后往来', '最近活动'],
  },
  { code: 'last_contact', words: { en: 'last contact', zh: '最近联系' }, aliases: ['contact', '最后联系'] },
  { code: 'last_purchase', words: { en: 'last purchase', zh: '最近购买' }, aliases: ['purchase', '最后购买'] },
  { code: 'added', words: { en: 'added', zh: '建档' }, aliases: ['建档日'] },
]

const badAfter = (text: string, name: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `after cannot be "${text}"`, zh: `保留多久不能是“${text}”` },
    {
      field: 'after',
      why: {
        en: `it is a number of days, months or years, ${fewestDays} days at least`,
        zh: `应为天、月或年数，至少 ${fewestDays} 天`,
      },
      hint: same(`crm add retention ${name === '' ? 'NAME' : JSON.stringify(name)} --after 24m`),
      mend: { is: 'value', field: 'after', wrong: text, right: '24m' },
    },
  )

const complete = (row: Row, { before, readFilter }: CheckFacts): Row => {
  const { after = null, filter = null } = row
  if (filter !== null && filter !== (before?.filter ?? null)) readFilter?.('customer', String(filter))
  if (after === null) return {}
  const read = readKeptFor(String(after))
  if (read === null) throw badAfter(String(after), String(row.name ?? ''))
  return { after: keptForText(read) }
}

/** Retention rules, RT-1 and on. */
export const retentionNoun: Noun = defineNoun({
  name: 'retention',
  plural: 'retentions',
  one: 'a retention rule',
  chinese: ['保留期', '保留规则'],
  letter: 'RT',
  table: 'retention',
  about: {
    en: 'a rule of how long customers are kept; crm erase --rule erases who falls due',
    zh: '客户资料保留多久的规则；到期者用 crm erase --rule 彻底删除',
  },
  fields: [
    idField,
    keyField,
    { ...nameField(['rule', '规则名称', '保留规则']), unique: true },
    {
      key: 'filter',
      secrecy: 'internal',
      reckoned: true,
      type: { kind: 'long' },
      words: { en: 'filter', zh: '条件' },
      about: {
        en: 'a filter on customers (crm help filters); without one, every customer',
        zh: '客户筛选条件（crm help filters）；不写则为全部客户',
      },
      headers: ['筛选条件', '筛选'],
      listed: 80,
    },
    {
      key: 'after',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'after', zh: '保留多久' },
      about: {
        en: 'how long they are kept: 24m, 730d, 5y',
        zh: '保留多久：24m（月）、730d（天）、5y（年）',
      },
      headers: ['保留时间', '保留期限'],
      required: true,
      listed: 70,
    },
    {
      key: 'basis',
      secrecy: 'public',
      type: { kind: 'choice', choices: bases },
      words: { en: 'counted from', zh: '起算' },
      about: {
        en: 'from the last contact, purchase, order, complaint or the day added (last_activity), or from one of them; who never had that one is not reached',
        zh: '自最近的联系、购买、订单、投诉或建档日起（last_activity），或只按其中一种；从未有过该项的客户不受此规则影响',
      },
      headers: ['起算日'],
      initial: 'last_activity',
      listed: 60,
    },
    {
      key: 'automatic',
      secrecy: 'public',
      type: { kind: 'flag' },
      words: { en: 'automatic', zh: '自动' },
      about: { en: 'yes: the night erases who falls due', zh: 'yes：夜间任务自动彻底删除到期客户' },
      headers: ['自动删除'],
      initial: 0,
      listed: 50,
    },
    {
      key: 'note',
      secrecy: 'internal',
      type: { kind: 'long' },
      words: { en: 'note', zh: '备注' },
      about: { en: 'such as the legal ground', zh: '例如法律依据' },
      headers: ['legal ground', 'ground', '法律依据', '依据'],
      names: ['notes'],
      searched: true,
      listed: 30,
    },
  ],
  title: 'name',
  asked: ['name', 'filter', 'after', 'basis', 'automatic', 'note'],
  sort: 'name',
  complete,
  examples: [
    {
      words: { en: 'asked once and never bought: two years', zh: '只咨询未购买：保留两年' },
      line: "crm add retention enquiries --filter 'class:potential' --after 24m --note 'privacy notice, 4'",
    },
    {
      words: { en: 'erased by the night when due', zh: '到期由夜间任务删除' },
      line: 'crm edit retention enquiries --automatic yes',
    },
    { words: { en: 'who falls due', zh: '看谁到期' }, line: 'crm erase --rule enquiries -n' },
  ],
})
