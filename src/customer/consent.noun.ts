// A statement of consent: what a customer said of being contacted by a channel for a purpose, when, and where.
import { consentChannels, consentPurposes, everyChannel, everyPurpose } from '../command/consent-choices.ts'
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'
import type { Words } from '../kernel/words.ts'
import { completeConsent } from './consent.ts'

const answers: readonly Choice[] = [
  {
    code: 'yes',
    words: { en: 'allowed', zh: '同意' },
    aliases: ['y', 'true', '1', 'on', '是', '允许', '可以', 'opt-in', 'opted in', 'granted', '订阅'],
  },
  {
    code: 'no',
    words: { en: 'refused', zh: '拒绝' },
    aliases: ['n', 'false', '0', 'off', '否', '不同意', 'opt-out', 'opted out', 'withdrawn', '退订', '撤回'],
  },
  {
    code: 'unknown',
    words: { en: 'not known', zh: '未知' },
    aliases: ['none', 'unset', '未说明', '不明', '更正'],
  },
]

const kept: Words = {
  en: 'what was said is kept as proof: say the new answer (--allowed no), or unknown where it was recorded wrongly; a slip just made is taken back by undo',
  zh: '说过的话须留作证据：请记录新的答复（--allowed no），记错的用 unknown 更正；刚刚的误操作可用 undo 撤销',
}

/** Statements of consent, CN-1 and on. */
export const consentNoun: Noun = defineNoun({
  name: 'consent',
  plural: 'consents',
  chinese: ['许可', '联系许可'],
  letter: 'CN',
  table: 'consent',
  about: {
    en: 'what a customer said of being contacted: channel, purpose, yes or no, where and when',
    zh: '客户对被联系的表态：渠道、用途、同意或拒绝、来源和日期',
  },
  fields: [
    idField,
    keyField,
    customerField,
    {
      key: 'channel',
      secrecy: 'public',
      type: { kind: 'choice', choices: [...consentChannels, everyChannel] },
      words: { en: 'channel', zh: '渠道' },
      about: {
        en: 'phone, visit, mail (e-mail and letters), sms, wechat, web, or all',
        zh: 'phone、visit、mail（电子邮件与信件）、sms、wechat、web 或 all',
      },
      headers: ['via', '联系渠道', '方式'],
      initial: 'all',
      listed: 80,
    },
    {
      key: 'purpose',
      secrecy: 'public',
      type: { kind: 'choice', choices: [...consentPurposes, everyPurpose] },
      words: { en: 'purpose', zh: '用途' },
      about: {
        en: 'care (service and revisits), marketing, or all',
        zh: 'care（服务与回访）、marketing（营销）或 all',
      },
      headers: ['目的', '使用目的'],
      initial: 'all',
      listed: 70,
    },
    {
      key: 'allowed',
      secrecy: 'public',
      type: { kind: 'choice', choices: answers },
      words: { en: 'answer', zh: '答复' },
      headers: ['consent', 'opt in', 'permission', '是否同意', '意愿', '同意'],
      names: ['answer'],
      required: true,
      listed: 80,
    },
    {
      key: 'source',
      secrecy: 'internal',
      type: { kind: 'text' },
      words: { en: 'source', zh: '来源' },
      about: { en: 'where it was said: form, phone, web, letter ...', zh: '在哪里表示的：表单、电话、网页、信件等' },
      headers: ['obtained from', '获得方式', '来源渠道', '依据'],
      searched: true,
      listed: 50,
    },
    {
      key: 'at',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'said on', zh: '表态日' },
      headers: ['date', 'given on', '日期', '同意日期', '授权日期'],
      initial: { today: true },
      listed: 60,
    },
    { ...noteField, listed: 20 },
  ],
  parent: 'customer',
  asked: ['customer', 'channel', 'purpose', 'allowed', 'source', 'at', 'note'],
  sort: '-at,-id',
  refuses: { remove: kept, restore: kept },
  complete: completeConsent,
  examples: [
    {
      words: { en: 'said on the phone: no text messages', zh: '电话中表示不要短信' },
      line: 'crm add consent C-1 --channel sms --allowed no --source "phone call"',
    },
    {
      words: { en: 'agreed to the newsletter by a form', zh: '填表同意接收邮件推广' },
      line: 'crm add consent C-1 --channel mail --purpose marketing --allowed yes --source "paper form"',
    },
    { words: { en: 'all that one customer said', zh: '一位客户的全部表态' }, line: 'crm list consents customer:C-1' },
  ],
})
