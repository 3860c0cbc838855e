// A complaint, or another word from a customer: an inquiry, a request, a suggestion, praise.

import { consentChannels } from '../command/consent-choices.ts'
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField } from '../command/standard-fields.ts'
import { completeComplaint } from './complaint.ts'

const kinds: readonly Choice[] = [
  { code: 'complaint', words: { en: 'complaint', zh: '投诉' }, aliases: ['抱怨', '客诉'] },
  { code: 'inquiry', words: { en: 'inquiry', zh: '咨询' }, aliases: ['enquiry', 'question', '询问'] },
  { code: 'request', words: { en: 'request', zh: '请求' }, aliases: ['要求', '申请', '服务请求'] },
  { code: 'suggestion', words: { en: 'suggestion', zh: '建议' }, aliases: ['意见'] },
  { code: 'praise', words: { en: 'praise', zh: '表扬' }, aliases: ['compliment', '感谢', '好评'] },
]

const statuses: readonly Choice[] = [
  { code: 'received', words: { en: 'received', zh: '已接收' }, aliases: ['new', 'open', '新建', '待处理'] },
  { code: 'accepted', words: { en: 'accepted', zh: '已受理' }, aliases: ['受理'] },
  { code: 'investigating', words: { en: 'investigating', zh: '调查中' }, aliases: ['处理中', 'in progress'] },
  { code: 'resolved', words: { en: 'resolved', zh: '已解决' }, aliases: ['解决', '已处理'] },
  { code: 'confirmed', words: { en: 'confirmed by the customer', zh: '客户已确认' }, aliases: ['已确认'] },
  { code: 'closed', words: { en: 'closed', zh: '已关闭' }, aliases: ['关闭', '已结案', '结案'] },
  { code: 'reopened', words: { en: 'reopened', zh: '重新打开' }, aliases: ['重开', '再次打开'] },
]

/** Complaints, K-1 and on. */
export const complaintNoun: Noun = defineNoun({
  name: 'complaint',
  plural: 'complaints',
  chinese: ['投诉', '客诉'],
  letter: 'K',
  table: 'complaint',
  about: {
    en: 'a complaint, inquiry, request, suggestion or praise from a customer',
    zh: '客户的投诉、咨询、请求、建议或表扬',
  },
  fields: [
    idField,
    keyField,
    customerField,
    {
      key: 'kind',
      secrecy: 'public',
      type: { kind: 'choice', choices: kinds },
      words: { en: 'kind', zh: '性质' },
      headers: ['type', '类型', '投诉类型'],
      initial: 'complaint',
      listed: 30,
    },
    {
      key: 'channel',
      secrecy: 'public',
      type: { kind: 'choice', choices: consentChannels },
      words: { en: 'channel', zh: '渠道' },
      headers: ['via', '投诉渠道', '受理渠道', '来源'],
    },
    {
      key: 'category',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'category', zh: '分类' },
      headers: ['issue', 'topic', '类别', '投诉分类', '问题类别', '问题分类'],
      searched: true,
      listed: 40,
    },
    {
      key: 'severity',
      secrecy: 'public',
      type: { kind: 'integer', min: 1, max: 4 },
      words: { en: 'severity', zh: '严重程度' },
      about: { en: '1 to 4, 4 is the worst', zh: '1 至 4，4 最严重' },
      headers: ['priority', '级别', '严重级别', '等级'],
      listed: 40,
    },
    {
      key: 'product',
      secrecy: 'public',
      type: { kind: 'reference', to: 'product' },
      words: { en: 'product', zh: '产品' },
      headers: ['sku', '涉及产品', '商品'],
    },
    {
      key: 'received',
      secrecy: 'public',
      type: { kind: 'moment' },
      words: { en: 'received', zh: '接收时间' },
      headers: ['date', 'received at', '日期', '投诉日期', '投诉时间', '受理日期', '受理时间'],
      initial: { today: true },
      listed: 60,
    },
    {
      key: 'due',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'due', zh: '期限' },
      headers: ['deadline', '处理期限', '截止日期'],
    },
    {
      key: 'status',
      secrecy: 'public',
      type: { kind: 'choice', choices: statuses },
      words: { en: 'status', zh: '状态' },
      headers: ['state', '处理状态', '投诉状态'],
      initial: 'received',
      listed: 60,
    },
    {
      key: 'text',
      secrecy: 'secret',
      type: { kind: 'long' },
      words: { en: 'text', zh: '内容' },
      about: { en: 'what it is about; a new one needs it, or a category', zh: '说明事由；新增时须填内容或分类' },
      headers: ['description', 'content', 'details', '投诉内容', '描述', '问题描述', '详情'],
      searched: true,
      listed: 50,
    },
    {
      key: 'cause',
      secrecy: 'secret',
      type: { kind: 'text' },
      words: { en: 'cause', zh: '原因' },
      headers: ['root cause', '原因分析', '根本原因'],
      searched: true,
    },
    {
      key: 'remedy',
      secrecy: 'secret',
      type: { kind: 'text' },
      words: { en: 'remedy', zh: '处理办法' },
      headers: ['solution', 'action', '处理结果', '解决方案', '处理措施'],
      searched: true,
    },
    {
      key: 'compensation',
      secrecy: 'internal',
      type: { kind: 'money' },
      words: { en: 'compensation', zh: '补偿' },
      headers: ['赔偿', '补偿金额', '赔偿金额'],
    },
    {
      key: 'satisfaction',
      secrecy: 'internal',
      type: { kind: 'integer', min: 1, max: 5 },
      words: { en: 'satisfaction', zh: '满意度' },
      headers: ['满意程度', '处理满意度'],
    },
    {
      key: 'staff',
      secrecy: 'public',
      type: { kind: 'reference', to: 'staff' },
      words: { en: 'staff', zh: '员工' },
      headers: ['owner', 'handler', '处理人', '负责人', '经办人'],
      names: ['owner'],
      listed: 30,
    },
    {
      key: 'department',
      secrecy: 'public',
      type: { kind: 'reference', to: 'department' },
      words: { en: 'department', zh: '部门' },
      headers: ['责任部门', '处理部门'],
    },
  ],
  moreHeaders: async () => (await import('./complaint-headers.lazy.ts')).complaintHeaders,
  parent: 'customer',
  asked: ['customer', 'kind', 'text', 'severity', 'category', 'channel', 'staff'],
  sort: '-received,-id',
  open: 'not status:closed,confirmed',
  complete: completeComplaint,
  examples: [
    {
      words: { en: 'a customer complains', zh: '客户投诉' },
      line: 'crm add complaint C-1 --text "delivery three days late" --severity 3',
    },
    { words: { en: 'still open', zh: '尚未处理完' }, line: 'crm list complaints not status:closed,confirmed' },
    { words: { en: 'it goes on', zh: '推进处理' }, line: 'crm move complaint K-1 resolved --note "driver changed"' },
  ],
})
