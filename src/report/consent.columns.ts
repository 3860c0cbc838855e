// Figures of consent, and what stands against each other, as columns.
import { consentKeyWords, readConsentKey } from '../command/consent-choices.ts'
import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import { say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, keyColumns, shareColumn, shareOf } from './by.columns.ts'
import type { ConsentBy, ConsentFigures } from './consent.ts'

/** What they are called. */
export const consentTitles: Readonly<Record<ConsentBy, Words>> = {
  channel: { en: 'channel and purpose', zh: '渠道与用途' },
  source: { en: 'source', zh: '来源' },
  year: { en: 'year', zh: '年份' },
}

/** A cell in words. */
export const cellWords = (cell: string): Words | undefined => {
  const key = readConsentKey(cell)
  return key && consentKeyWords(key)
}

const dayColumn = (key: string, title: Words, of: (row: ConsentFigures) => Day | null): Column<ConsentFigures> => ({
  key,
  title,
  kind: 'day',
  json: of,
  weight: 40,
})

/** The columns. */
export const consentColumns = (by: ConsentBy): readonly Column<ConsentFigures>[] => [
  ...keyColumns<ConsentFigures>({
    key: by,
    title: consentTitles[by],
    ...(by === 'channel' ? { words: cellWords } : {}),
  }),
  countColumn('allowed', { en: 'allowed', zh: '同意' }, ({ allowed }) => allowed, 80),
  countColumn('refused', { en: 'refused', zh: '拒绝' }, ({ refused }) => refused, 90),
  ...(by === 'channel'
    ? [
        countColumn<ConsentFigures>('unknown', { en: 'not recorded', zh: '未记录' }, ({ unknown }) => unknown, 70),
        shareColumn<ConsentFigures>(
          'refused_share',
          { en: 'refused, share', zh: '拒绝占比' },
          ({ refused, customers, unknown }) => shareOf(refused, customers + unknown),
          50,
        ),
      ]
    : [countColumn<ConsentFigures>('customers', { en: 'customers', zh: '客户' }, ({ customers }) => customers, 70)]),
  dayColumn('oldest', { en: 'oldest', zh: '最早' }, ({ oldest }) => oldest),
  dayColumn('newest', { en: 'latest', zh: '最近' }, ({ newest }) => newest),
]

/** What stands against each other, by kind. */
export const conflictKinds = {
  planned: { en: 'planned by a way that was refused', zh: '计划的联系方式已被拒绝' },
  doubtful: { en: 'yes and no on the same day', zh: '同一天既同意又拒绝' },
  unproven: { en: 'allowed without a statement', zh: '同意但没有表态记录' },
} as const satisfies Readonly<Record<string, Words>>

/** The kind of a conflict. */
export type ConflictKind = keyof typeof conflictKinds

/** Something to look into. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly customer: number
  readonly name: string
  /** The record concerned, with its letter; null for the customer's own. */
  readonly record: string | null
  /** Channels and purposes, as they are written. */
  readonly cells: readonly string[]
  /** What to type. */
  readonly mend: string
}

/** The columns of conflicts. */
export const conflictColumns: readonly Column<Conflict>[] = [
  {
    key: 'kind',
    title: { en: 'what', zh: '情况' },
    json: ({ kind }) => kind,
    shown: ({ kind }, language) => say(conflictKinds[kind], language),
    weight: 90,
  },
  {
    key: 'customer',
    title: { en: 'customer', zh: '客户' },
    kind: 'reference',
    json: ({ customer }) => lettered('C', customer),
    shown: ({ name }) => name,
    weight: 80,
  },
  {
    key: 'customer_name',
    beside: 'customer',
    title: { en: 'customer', zh: '客户' },
    json: ({ name }) => name,
  },
  {
    key: 'record',
    title: { en: 'record', zh: '记录' },
    json: ({ record }) => record,
    weight: 50,
  },
  {
    key: 'about',
    title: { en: 'of', zh: '涉及' },
    json: ({ cells }) => cells.join(';'),
    shown: ({ cells }, language) =>
      cells.map((cell) => say(cellWords(cell) ?? { en: cell, zh: cell }, language)).join('  '),
    weight: 60,
  },
  { key: 'mend', title: { en: 'to mend it', zh: '处理' }, json: ({ mend }) => mend, weight: 70 },
]
