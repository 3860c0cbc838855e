// The revisit list as columns: one list for tables, files and JSON.

import { consentChannels } from '../command/consent-choices.ts'
import { choiceWords } from '../command/show-value.ts'
import type { ValueFacts } from '../command/value.ts'
import { classes, tiers } from '../customer/index.ts'
import { formatPhone } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import { type Language, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type RevisitRow, reasonsCell } from './revisit.ts'

type Cell = Column<RevisitRow>

const lateText = (days: number, language: Language): string => {
  if (days <= 0) return days === 0 ? '' : language === 'zh' ? `还有${-days}天` : `in ${-days} d`
  return language === 'zh' ? `${days}天` : `${days} d`
}

const hidesPhones = ({ veil }: ValueFacts): boolean => veil?.hidesKey('customer.phones') === true

/** The number, or what is left of it. */
const phoneOf = ({ phone }: RevisitRow, facts: ValueFacts): string | null =>
  phone !== null && facts.veil && hidesPhones(facts) ? facts.veil.phone(phone) : phone

const howText = (row: RevisitRow, facts: ValueFacts, language: Language): string => {
  const channel = row.channel === null ? '' : choiceWords(consentChannels, row.channel, language)
  const number = row.channel === 'phone' ? phoneOf(row, facts) : null
  const phone = number === null ? '' : formatPhone(number, facts.country)
  return [channel, phone].filter((part) => part !== '').join(' ')
}

/** All keys of a row, in their fixed order. */
export const revisitColumns = (facts: ValueFacts): readonly Cell[] => [
  { key: 'rank', title: { en: '#', zh: '#' }, kind: 'number', json: (row) => row.rank, weight: 90 },
  {
    key: 'customer',
    title: { en: 'id', zh: '编号' },
    kind: 'reference',
    json: (row) => lettered('C', row.customer),
    tone: () => 'muted',
    weight: 90,
  },
  { key: 'key', title: { en: 'key', zh: '外部编号' }, json: (row) => row.key },
  { key: 'name', title: { en: 'customer', zh: '客户' }, json: (row) => row.name, weight: 100, tone: () => 'accent' },
  {
    key: 'phone',
    title: { en: 'phone', zh: '电话' },
    kind: 'phone',
    ...(hidesPhones(facts) && facts.veil ? { veiled: facts.veil.tell } : {}),
    json: (row) => phoneOf(row, facts),
    shown: (row) => formatPhone(phoneOf(row, facts) ?? '', facts.country),
    weight: 60,
  },
  {
    key: 'owner',
    title: { en: 'owner', zh: '负责人' },
    json: (row) => (row.owner === null ? null : lettered('E', row.owner)),
  },
  { key: 'owner_name', title: { en: 'owner', zh: '负责人' }, json: (row) => row.owner_name, weight: 40 },
  {
    key: 'class',
    title: { en: 'class', zh: '类别' },
    json: (row) => row.class,
    shown: (row, language) => choiceWords(classes, row.class, language),
  },
  { key: 'stage', title: { en: 'stage', zh: '阶段' }, json: (row) => row.stage },
  {
    key: 'tier',
    title: { en: 'tier', zh: '等级' },
    json: (row) => row.tier,
    shown: (row, language) => choiceWords(tiers, row.tier, language),
    weight: 50,
  },
  {
    key: 'reasons',
    title: { en: 'why', zh: '原因' },
    json: (row) =>
      row.reasons.map(({ code, due, days_late, visit, text }) => ({
        code,
        due,
        days_late,
        visit: visit === null ? null : lettered('V', visit),
        text: text.en,
      })),
    plain: (row) => reasonsCell(row.reasons),
    shown: (row, language) => row.reasons.map((reason) => say(reason.text, language)).join('\n'),
    weight: 80,
  },
  { key: 'due', title: { en: 'due', zh: '到期' }, kind: 'day', json: (row) => row.due },
  {
    key: 'days_late',
    title: { en: 'late', zh: '逾期' },
    kind: 'number',
    json: (row) => row.days_late,
    shown: (row, language) => lateText(row.days_late, language),
    tone: (row) => (row.days_late > 0 ? 'warning' : undefined),
    weight: 80,
  },
  { key: 'band', title: { en: 'band', zh: '级别' }, kind: 'number', json: (row) => row.band },
  {
    key: 'last_contact',
    title: { en: 'last talk', zh: '上次联系' },
    kind: 'day',
    json: (row) => row.last_contact,
    weight: 50,
  },
  {
    key: 'channel',
    title: { en: 'how', zh: '方式' },
    json: (row) => row.channel,
    shown: (row, language) => howText(row, facts, language),
    weight: 60,
  },
  { key: 'close_with', title: { en: 'close with', zh: '完成命令' }, json: (row) => row.close_with },
]

const forPeople = ['rank', 'customer', 'name', 'reasons', 'days_late', 'last_contact', 'channel']

/** The columns of the screen: the answer, why, how late, when last, how. */
export const screenColumns = (facts: ValueFacts): readonly Cell[] =>
  forPeople.flatMap((key) => revisitColumns(facts).find((column) => column.key === key) ?? [])
