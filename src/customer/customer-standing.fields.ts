// What is reckoned of each customer from its orders and visits: read-only fields behind those that people write.
import type { Field } from '../command/field.ts'
import { classes, tiers } from './customer.choices.ts'

/** Class, tier, days and sums, in the order of export. */
export const customerStanding: readonly Field[] = [
  {
    key: 'class',
    secrecy: 'public',
    type: { kind: 'choice', choices: classes },
    words: { en: 'class', zh: '类别' },
    derived: true,
    listed: 60,
  },
  {
    key: 'tier',
    secrecy: 'public',
    type: { kind: 'choice', choices: tiers },
    words: { en: 'tier', zh: '等级' },
    derived: true,
    listed: 60,
  },
  {
    key: 'last_contact',
    secrecy: 'public',
    type: { kind: 'day' },
    words: { en: 'last contact', zh: '上次联系' },
    names: ['last_visit'],
    derived: true,
    listed: 50,
  },
  {
    key: 'next_due',
    secrecy: 'public',
    type: { kind: 'day' },
    words: { en: 'next due', zh: '下次到期' },
    names: ['due'],
    derived: true,
    listed: 50,
  },
  {
    key: 'orders',
    secrecy: 'public',
    type: { kind: 'integer' },
    words: { en: 'purchases', zh: '购买次数' },
    derived: true,
  },
  {
    key: 'spend',
    secrecy: 'internal',
    type: { kind: 'money' },
    words: { en: 'net spend', zh: '净消费' },
    leavesOut: { key: 'other_currency', words: { en: 'orders in another currency', zh: '其他货币的订单' } },
    names: ['amount'],
    derived: true,
    listed: 40,
  },
  {
    key: 'first_order',
    secrecy: 'public',
    type: { kind: 'day' },
    words: { en: 'first purchase', zh: '首次购买' },
    derived: true,
  },
  {
    key: 'last_order',
    secrecy: 'public',
    type: { kind: 'day' },
    words: { en: 'last purchase', zh: '最近购买' },
    derived: true,
  },
]
