// Visits by month, member of staff, channel or purpose, as rows and columns.
import type { Choice, Field } from '../command/field.ts'
import type { Noun } from '../command/noun.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { lettered } from '../kernel/reference.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, type Keyed, keyColumns, shareColumn, shareOf } from './by.columns.ts'
import type { VisitGroup, VisitKey } from './visits.queries.ts'

/** What the keys are called. */
export const visitTitles: Readonly<Record<VisitKey, Words>> = {
  month: { en: 'month', zh: '月份' },
  owner: { en: 'staff', zh: '员工' },
  channel: { en: 'channel', zh: '渠道' },
  purpose: { en: 'purpose', zh: '目的' },
}

/** Visits of one kind. */
export interface VisitRow extends Keyed, Omit<VisitGroup, 'key' | 'name'> {}

const choicesOf = (field: Field | undefined): readonly Choice[] =>
  field?.type.kind === 'choice' ? field.type.choices : []

/** The groups as rows, in the order in which they are read. */
export const visitRows = (by: VisitKey, groups: readonly VisitGroup[]): readonly VisitRow[] =>
  [...groups]
    .sort((a, b) => {
      if (by === 'month') return String(a.key) < String(b.key) ? -1 : 1
      return (
        Number(a.key === null) - Number(b.key === null) || b.done - a.done || (String(a.key) < String(b.key) ? -1 : 1)
      )
    })
    .map(({ key, ...group }) => ({
      ...group,
      code: key === null ? null : by === 'owner' ? lettered('E', Number(key)) : String(key),
    }))

/** The columns. */
export const visitColumns = (by: VisitKey, nouns: readonly Noun[]): readonly Column<VisitRow>[] => {
  const choices = choicesOf(nounNamed(nouns, 'visit').fields.find(({ key }) => key === by))
  return [
    ...keyColumns<VisitRow>({
      key: by,
      title: visitTitles[by],
      words: (code) => choices.find((choice) => choice.code === code)?.words,
      isRecord: by === 'owner',
    }),
    countColumn('planned', { en: 'planned', zh: '计划' }, ({ planned }) => planned),
    countColumn('done', { en: 'done', zh: '完成' }, ({ done }) => done, 90),
    countColumn('missed', { en: 'missed', zh: '错过' }, ({ missed }) => missed, 80),
    countColumn('cancelled', { en: 'cancelled', zh: '取消' }, ({ cancelled }) => cancelled, 20),
    countColumn('on_time', { en: 'on time', zh: '按时' }, ({ onTime }) => onTime, 40),
    shareColumn('on_time_share', { en: 'of due', zh: '按时率' }, ({ onTime, dueDone, missed }) =>
      shareOf(onTime, dueDone + missed),
    ),
    {
      key: 'mood',
      title: { en: 'mood', zh: '情绪' },
      kind: 'number',
      json: ({ mood, moods }) => (moods === 0 ? null : sixPlaces(mood / moods)),
      shown: ({ mood, moods }) => (moods === 0 ? '' : (mood / moods).toFixed(1)),
      weight: 30,
    },
  ]
}
