// Complaints by category, severity, product or month, as rows and columns.
import { grouped, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, shareColumn } from './by.columns.ts'
import type { CaseFigures } from './complaints.ts'

/** By what complaints are told apart. */
export const complaintKeys = ['category', 'severity', 'product', 'month'] as const

/** One of them. */
export type ComplaintKey = (typeof complaintKeys)[number]

/** What they are called. */
export const complaintTitles: Readonly<Record<ComplaintKey, Words>> = {
  category: { en: 'category', zh: '分类' },
  severity: { en: 'severity', zh: '严重程度' },
  product: { en: 'product', zh: '产品' },
  month: { en: 'month', zh: '月份' },
}

/** Complaints of one kind. */
export interface ComplaintRow extends Keyed, CaseFigures {
  readonly share: number | null
}

/** The columns. */
export const complaintColumns = (by: ComplaintKey): readonly Column<ComplaintRow>[] => [
  ...keyColumns<ComplaintRow>({ key: by, title: complaintTitles[by], isRecord: by === 'product' }),
  countColumn('received', { en: 'received', zh: '接收' }, ({ received }) => received, 90),
  shareColumn('share', { en: 'share', zh: '占比' }, ({ share }) => share, 30),
  countColumn('open', { en: 'open', zh: '未结' }, ({ open }) => open, 80),
  countColumn('closed', { en: 'closed', zh: '已结' }, ({ closed }) => closed, 70),
  {
    key: 'median_days',
    title: { en: 'days to close', zh: '结案天数' },
    kind: 'number',
    json: ({ median }) => median,
    shown: ({ median }) => (median === null ? '' : grouped(median)),
    weight: 60,
  },
]
