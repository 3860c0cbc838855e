// A review: a customer whose record somebody looks through in a month, with why, and what came of it.
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'
import { checkCode, checkWords } from './check-titles.ts'
import { completeReview } from './review.ts'

const statuses: readonly Choice[] = [
  { code: 'open', words: { en: 'open', zh: '待复核' }, aliases: ['待办', '未复核', 'todo'] },
  { code: 'done', words: { en: 'done', zh: '已复核' }, aliases: ['完成', '已完成'] },
]

const results: readonly Choice[] = [
  { code: 'right', words: { en: 'all right', zh: '无误' }, aliases: ['ok', 'right', '正确'] },
  { code: 'mended', words: { en: 'mended', zh: '已修正' }, aliases: ['fixed', '已更正'] },
  { code: 'unclear', words: { en: 'unclear', zh: '待核实' }, aliases: ['asked', '不清楚'] },
]

/** Reviews, RV-1 and on. */
export const reviewNoun: Noun = defineNoun({
  name: 'review',
  plural: 'reviews',
  chinese: ['复核', '数据复核'],
  letter: 'RV',
  table: 'review',
  about: {
    en: "a customer's record that somebody looks through in a month",
    zh: '某月需要有人核对一遍的客户资料',
  },
  fields: [
    idField,
    keyField,
    {
      key: 'month',
      type: { kind: 'text' },
      words: { en: 'month', zh: '月份' },
      about: { en: 'the month it belongs to: 2026-12', zh: '所属月份：2026-12' },
      headers: ['复核月份'],
      secrecy: 'public',
      listed: 60,
    },
    customerField,
    {
      key: 'owner',
      secrecy: 'public',
      type: { kind: 'reference', to: 'staff' },
      words: { en: 'reviewer', zh: '复核人' },
      headers: ['reviewer', '负责人'],
      names: ['staff'],
      listed: 50,
    },
    {
      key: 'reasons',
      secrecy: 'public',
      type: { kind: 'words', coded: { words: checkWords, code: checkCode } },
      words: { en: 'why', zh: '原因' },
      about: {
        en: 'what checks found wrong, missing fields, days since anybody looked',
        zh: '检查发现的问题、缺少的字段、多少天无人查看',
      },
      headers: ['reasons', '复核原因'],
      listed: 80,
    },
    {
      key: 'status',
      secrecy: 'public',
      type: { kind: 'choice', choices: statuses },
      words: { en: 'status', zh: '状态' },
      headers: ['state', '复核状态'],
      initial: 'open',
      listed: 70,
    },
    {
      key: 'result',
      type: { kind: 'choice', choices: results },
      words: { en: 'result', zh: '结果' },
      headers: ['outcome', '复核结果'],
      listed: 40,
    },
    {
      key: 'done',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'done on', zh: '复核日' },
      headers: ['reviewed on', '复核日期'],
      listed: 30,
    },
    noteField,
  ],
  parent: 'customer',
  asked: ['customer', 'owner', 'note'],
  sort: '-month,status,id',
  open: 'status:open',
  complete: completeReview,
  examples: [
    { words: { en: 'what is to be looked through', zh: '待复核的资料' }, line: 'crm list reviews status:open' },
    { words: { en: 'this one too', zh: '再加一位' }, line: 'crm add review C-1 --note "moved to another city?"' },
    { words: { en: 'it is done', zh: '完成复核' }, line: 'crm done review RV-1 --note "new phone"' },
  ],
})
