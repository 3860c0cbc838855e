// The columns of the list of those who fall due under a retention rule.
import { lettered } from '../kernel/reference.ts'
import { say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type Due, sinceWords } from './retention.ts'

/** Who, since when, why, and what holds them back. */
export const dueColumns: readonly Column<Due>[] = [
  {
    key: 'customer',
    title: { en: 'id', zh: '编号' },
    kind: 'reference',
    json: ({ customer }) => lettered('C', customer),
    tone: () => 'muted',
    weight: 90,
  },
  { key: 'name', title: { en: 'customer', zh: '客户' }, json: ({ name }) => name, tone: () => 'accent', weight: 100 },
  {
    key: 'why',
    title: { en: 'counted from', zh: '起算' },
    json: ({ since }) => since.what,
    shown: ({ since }, language) => say(sinceWords[since.what], language),
    weight: 60,
  },
  { key: 'since', title: { en: 'since', zh: '起算日' }, kind: 'day', json: ({ since }) => since.day, weight: 70 },
  { key: 'due', title: { en: 'due', zh: '到期日' }, kind: 'day', json: ({ due }) => due, weight: 65 },
  {
    key: 'held',
    title: { en: 'held by', zh: '暂不删除' },
    json: ({ hold }) => hold?.code ?? null,
    shown: ({ hold }, language) => (hold === null ? '' : say(hold.words, language)),
    weight: 80,
  },
  {
    key: 'archived',
    title: { en: 'archived', zh: '已归档' },
    kind: 'flag',
    json: ({ archived }) => archived,
    weight: 10,
  },
]
