// A tier: what service the customers of a value tier get. The three tiers are given; their policy is the firm's.
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, noteField } from '../command/standard-fields.ts'
import { completeTier } from './deadline.ts'

const keys: readonly Choice[] = [
  { code: 'high', words: { en: 'high', zh: '高价值' }, aliases: ['高'] },
  { code: 'middle', words: { en: 'middle', zh: '中价值' }, aliases: ['中'] },
  { code: 'low', words: { en: 'low', zh: '低价值' }, aliases: ['低'] },
]

const given = { en: 'there are three tiers: high, middle, low', zh: '等级只有三个：high、middle、low' }

/** The three tiers, Y-1 to Y-3. */
export const tierNoun: Noun = defineNoun({
  name: 'tier',
  plural: 'tiers',
  chinese: ['等级', '价值等级'],
  letter: 'Y',
  table: 'tier',
  about: { en: 'the service that a value tier gets', zh: '一个价值等级享受的服务' },
  fields: [
    idField,
    {
      key: 'key',
      secrecy: 'public',
      type: { kind: 'choice', choices: keys },
      words: { en: 'tier', zh: '等级' },
      unique: true,
      listed: 100,
    },
    {
      key: 'every',
      secrecy: 'public',
      type: { kind: 'integer', min: 0, max: 3650 },
      words: { en: 'every (days)', zh: '回访间隔（天）' },
      about: { en: 'days between contacts; 0 is never', zh: '联系间隔天数；0 为不回访' },
      required: true,
      listed: 60,
    },
    {
      key: 'deadline',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'complaint deadline', zh: '投诉时限' },
      about: { en: 'hours, days or weeks: 24h, 3d, 2w', zh: '小时、天或周：24h、3d、2w' },
      listed: 50,
    },
    {
      key: 'priority',
      secrecy: 'public',
      type: { kind: 'integer', min: 1, max: 9 },
      words: { en: 'priority', zh: '优先级' },
      listed: 30,
    },
    {
      key: 'contact',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'own contact person', zh: '专属联系人' },
      listed: 30,
    },
    { key: 'price', secrecy: 'public', type: { kind: 'text' }, words: { en: 'price', zh: '价格政策' }, listed: 30 },
    { key: 'perks', secrecy: 'public', type: { kind: 'text' }, words: { en: 'perks', zh: '其他优待' }, listed: 20 },
    { ...noteField, secrecy: 'internal' },
  ],
  sort: 'id',
  complete: completeTier,
  refuses: { add: given, remove: given, restore: given },
  examples: [
    { words: { en: 'the policy as it stands', zh: '现行政策' }, line: 'crm list tiers' },
    {
      words: { en: 'see high-tier customers every 20 days', zh: '高价值客户每20天回访' },
      line: 'crm edit tier high --every 20 --deadline 24h',
    },
  ],
})
