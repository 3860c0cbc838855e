// What the journal holds of one record, step by step, the oldest first.
import type { Row } from '../kernel/row.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** One step: the columns before and after, as far as the journal holds them; null where it was not there, or was erased. */
export interface RecordStep {
  readonly entry: number
  readonly kind: 'add' | 'edit' | 'remove'
  readonly before: Row | null
  readonly after: Row | null
}

const stepsSql = `select entry, kind, before, after from change where tbl = ? and row = ?
  union all select entry, 'add', null, null from added where tbl = ? and first <= ? and last >= ? order by entry`

const imageIn = (text: unknown): Row | null => (typeof text === 'string' ? readImage(text) : null)

const kindIn = (text: string): RecordStep['kind'] => (text === 'add' || text === 'remove' ? text : 'edit')

/** The steps of a record. */
export const stepsOfRecord = (lane: Lane, table: string, id: number): readonly RecordStep[] =>
  lane
    .prepare(stepsSql)
    .all(table, id, table, id, id)
    .map(({ entry, kind, before, after }) => ({
      entry: numberIn(entry),
      kind: kindIn(textIn(kind)),
      before: imageIn(before),
      after: imageIn(after),
    }))
