// A visit: one contact with a customer on any channel, planned or done.

import { consentChannels } from '../command/consent-choices.ts'
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'
import { visitAdmission } from './allowed-visit.act.ts'
import { completeVisit } from './visit.ts'

const statuses: readonly Choice[] = [
  {
    code: 'planned',
    words: { en: 'planned', zh: '计划' },
    aliases: ['计划中', '待办', '待回访', '未回访', 'open', 'todo'],
  },
  { code: 'done', words: { en: 'done', zh: '完成' }, aliases: ['已完成', '已回访', '完成回访', 'completed', '已联系'] },
  { code: 'missed', words: { en: 'missed', zh: '错过' }, aliases: ['逾期', '未完成', '已错过', 'overdue'] },
  { code: 'cancelled', words: { en: 'cancelled', zh: '取消' }, aliases: ['canceled', '已取消', '作废'] },
]

const purposes: readonly Choice[] = [
  { code: 'first', words: { en: 'first contact', zh: '首次联系' }, aliases: ['初次', '首访', '初访'] },
  { code: 'followup', words: { en: 'follow-up', zh: '跟进' }, aliases: ['follow up', '追踪'] },
  { code: 'revisit', words: { en: 'revisit', zh: '回访' }, aliases: ['定期回访', '例行回访'] },
  { code: 'care', words: { en: 'care', zh: '关怀' }, aliases: ['祝福', '问候', '生日问候', '客户关怀'] },
  { code: 'aftersales', words: { en: 'after-sales', zh: '售后' }, aliases: ['after sales', '售后回访'] },
  { code: 'interview', words: { en: 'interview', zh: '访谈' }, aliases: ['调研'] },
  { code: 'recovery', words: { en: 'recovery', zh: '挽回' }, aliases: ['win-back', 'winback', '挽留'] },
]

/** Visits, V-1 and on. */
export const visitNoun: Noun = defineNoun({
  name: 'visit',
  plural: 'visits',
  chinese: ['回访', '拜访'],
  letter: 'V',
  table: 'visit',
  about: {
    en: 'a contact with a customer on any channel, planned or done',
    zh: '与客户的一次联系，任何渠道，计划或已完成',
  },
  fields: [
    idField,
    keyField,
    customerField,
    {
      key: 'status',
      secrecy: 'public',
      type: { kind: 'choice', choices: statuses },
      words: { en: 'status', zh: '状态' },
      headers: ['state', '回访状态', '完成情况'],
      listed: 60,
    },
    {
      key: 'due',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'due', zh: '计划日' },
      headers: ['due date', 'planned', 'planned for', '计划日期', '到期日', '应回访日期', '计划回访日期', '预约日期'],
      listed: 60,
    },
    {
      key: 'at',
      secrecy: 'public',
      type: { kind: 'moment' },
      words: { en: 'at', zh: '时间' },
      headers: [
        'date',
        'visited',
        'visit date',
        'done at',
        '日期',
        '回访日期',
        '回访时间',
        '拜访日期',
        '联系日期',
        '联系时间',
        '完成时间',
      ],
      listed: 60,
    },
    {
      key: 'every',
      secrecy: 'public',
      type: { kind: 'integer', min: 0, max: 3650 },
      words: { en: 'every (days)', zh: '间隔（天）' },
      about: { en: 'plan the next one so many days after this is done', zh: '完成后隔多少天安排下一次' },
      headers: ['间隔天数', '周期'],
    },
    {
      key: 'channel',
      secrecy: 'public',
      type: { kind: 'choice', choices: consentChannels },
      words: { en: 'channel', zh: '渠道' },
      headers: ['via', 'by', '方式', '联系方式', '回访方式', '联系渠道'],
      listed: 30,
    },
    {
      key: 'purpose',
      secrecy: 'public',
      type: { kind: 'choice', choices: purposes },
      words: { en: 'purpose', zh: '目的' },
      headers: ['type', 'kind', '类型', '回访类型', '事由', '回访目的'],
      listed: 30,
    },
    {
      key: 'staff',
      secrecy: 'public',
      type: { kind: 'reference', to: 'staff' },
      words: { en: 'staff', zh: '员工' },
      headers: ['who', 'by whom', 'visitor', 'owner', '回访人', '拜访人', '负责人', '跟进人', '业务员'],
      names: ['owner'],
      listed: 40,
    },
    {
      key: 'outcome',
      secrecy: 'secret',
      type: { kind: 'text' },
      words: { en: 'outcome', zh: '结果' },
      headers: ['result', '回访结果', '联系结果'],
      searched: true,
    },
    {
      key: 'mood',
      secrecy: 'internal',
      type: { kind: 'integer', min: 1, max: 5 },
      words: { en: 'mood', zh: '情绪' },
      about: { en: '1 bad to 5 glad', zh: '1 很差 至 5 很好' },
      headers: ['客户情绪', '态度', '情绪分'],
    },
    {
      key: 'minutes',
      secrecy: 'public',
      type: { kind: 'integer', min: 0, max: 100000 },
      words: { en: 'minutes', zh: '分钟' },
      headers: ['duration', '时长', '用时'],
    },
    {
      key: 'next',
      secrecy: 'secret',
      type: { kind: 'text' },
      words: { en: 'next step', zh: '下一步' },
      headers: ['next step', '后续', '下步计划', '下次计划'],
      searched: true,
    },
    {
      ...noteField,
      headers: [...(noteField.headers ?? []), 'text', 'content', '内容', '回访内容', '沟通内容', '记录'],
      listed: 50,
    },
  ],
  moreHeaders: async () => (await import('./visit-headers.lazy.ts')).visitHeaders,
  parent: 'customer',
  asked: ['customer', 'due', 'channel', 'purpose', 'staff', 'note'],
  sort: '-at,-due,-id',
  open: 'status:planned,missed',
  standing: 'customer',
  complete: completeVisit,
  admits: visitAdmission,
  examples: [
    {
      words: { en: 'plan a visit', zh: '安排一次回访' },
      line: 'crm add visit C-1 --due 下周三 --channel phone --purpose revisit',
    },
    { words: { en: 'planned and late', zh: '已逾期的计划' }, line: 'crm list visits status:planned due.before:today' },
    {
      words: { en: 'it is done, plan the next', zh: '完成并安排下一次' },
      line: 'crm done visit V-1 --note "likes the new price" --next 30d',
    },
  ],
})
