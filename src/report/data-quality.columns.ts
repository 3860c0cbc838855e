// The quality of records by field, source or owner as columns, and the worst records.

import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, shareColumn } from './by.columns.ts'
import {
  type Dimension,
  dimensions,
  freshFor,
  type Judged,
  recordScore,
  type Shares,
  scoreOf,
  unseenFor,
} from './data-quality.ts'

/** By what records are told apart. */
export const qualityKeys = ['field', 'source', 'owner'] as const

/** One of them. */
export type QualityKey = (typeof qualityKeys)[number]

/** What they are called. */
export const qualityTitles: Readonly<{ [key in QualityKey]: Words }> = {
  field: { en: 'field', zh: '字段' },
  source: { en: 'source', zh: '来源' },
  owner: { en: 'owner', zh: '负责人' },
}

/** What the dimensions are called. */
export const dimensionTitles: Readonly<{ [key in Dimension]: Words }> = {
  completeness: { en: 'complete', zh: '完整' },
  validity: { en: 'valid', zh: '有效' },
  uniqueness: { en: 'unique', zh: '唯一' },
  consistency: { en: 'consistent', zh: '一致' },
  freshness: { en: 'fresh', zh: '新鲜' },
}

/** A field, a source or an owner. */
export interface QualityRow extends Keyed {
  readonly customers: number
  /** Customers that have a value; null where a row is no field. */
  readonly filled: number | null
  /** Whether the field counts for the completeness of records; null where a row is no field. */
  readonly counts: boolean | null
  readonly shares: Shares
}

const scoreText = (score: number | null): string => (score === null ? '' : score.toFixed(1))

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4)

/** The columns. */
export const qualityColumns = (
  by: QualityKey,
  wordsOf: (code: string) => Words | undefined,
): readonly Column<QualityRow>[] => {
  const shares = dimensions.map((dimension) =>
    shareColumn<QualityRow>(dimension, dimensionTitles[dimension], ({ shares: all }) => all[dimension], 70),
  )
  const key = keyColumns<QualityRow>({ key: by, title: qualityTitles[by], words: wordsOf, isRecord: by === 'owner' })
  const customers = countColumn<QualityRow>('customers', { en: 'customers', zh: '客户' }, (row) => row.customers, 50)
  if (by === 'field')
    return [
      ...key,
      customers,
      countColumn('filled', { en: 'filled', zh: '已填' }, ({ filled }) => filled ?? 0, 40),
      {
        key: 'counts',
        title: { en: 'counts', zh: '计分' },
        kind: 'flag',
        json: ({ counts }) => counts,
        shown: ({ counts }) => (counts ? '✓' : ''),
        weight: 20,
      },
      ...shares,
    ]
  return [
    ...key,
    customers,
    ...shares,
    {
      key: 'score',
      title: { en: 'score', zh: '得分' },
      kind: 'number',
      json: (row) => rounded(scoreOf(row.shares)),
      shown: (row) => scoreText(scoreOf(row.shares)),
      weight: 90,
    },
  ]
}

/** The five figures of all records in one line. */
export const sharesText = (shares: Shares, language: Language): string =>
  dimensions
    .map((dimension) => `${say(dimensionTitles[dimension], language)} ${percent(shares[dimension], 1)}`)
    .join(' · ')

/** What is wrong with a record, in codes: what it lacks, what checks found, whether it is double or stale. */
export const faultsOf = (record: Judged, today: Day): readonly string[] => [
  ...record.inconsistent,
  ...record.invalid,
  ...(record.double ? ['double'] : []),
  ...(unseenFor(record, today) > freshFor ? [`unseen-${unseenFor(record, today)}d`] : []),
]

/** The columns of the worst records. */
export const worstColumns = (
  today: Day,
  names: ReadonlyMap<number, string>,
  wordsOf: (field: string) => Words | undefined,
): readonly Column<Judged>[] => [
  { key: 'id', title: { en: 'id', zh: '编号' }, json: ({ id }) => lettered('C', id), tone: () => 'muted', weight: 100 },
  { key: 'name', title: { en: 'name', zh: '名称' }, json: ({ name }) => name, tone: () => 'accent', weight: 90 },
  {
    key: 'owner',
    title: { en: 'owner', zh: '负责人' },
    json: ({ owner }) => (owner === null ? null : lettered('E', owner)),
    shown: ({ owner }) => (owner === null ? '' : (names.get(owner) ?? lettered('E', owner))),
    weight: 40,
  },
  {
    key: 'score',
    title: { en: 'score', zh: '得分' },
    kind: 'number',
    json: (record) => rounded(recordScore(record, today)),
    shown: (record) => grouped(Math.round(recordScore(record, today))),
    weight: 60,
  },
  {
    key: 'lacks',
    title: { en: 'lacks', zh: '缺少' },
    json: ({ lacks }) => lacks,
    shown: ({ lacks }, language) =>
      lacks
        .map((field) => say(wordsOf(field) ?? { en: field, zh: field }, language))
        .join(language === 'zh' ? '、' : ', '),
    weight: 70,
  },
  {
    key: 'faults',
    title: { en: 'faults', zh: '问题' },
    json: (record) => faultsOf(record, today),
    shown: (record, language) => faultsOf(record, today).join(language === 'zh' ? '、' : ', '),
    weight: 80,
  },
]
