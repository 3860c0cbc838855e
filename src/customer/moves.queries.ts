// What the journal says of a customer's moves: stage, owner, class and tier set by hand. Walks the index of that record.
import type { Reading } from '../database/store.ts'
import type { Row, Stored } from '../kernel/row.ts'

/** The fields whose changes are moves. */
export const movedFields = ['stage', 'owner', 'class_override', 'tier_override'] as const

/** One of them. */
export type MovedField = (typeof movedFields)[number]

/** A change of one field that is in force. */
export interface Move {
  readonly entry: number
  readonly at: string
  readonly who: string
  readonly reason: string | null
  readonly field: MovedField
  readonly from: Stored
  readonly to: Stored
}

const readImage = (text: string): Row => {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) return {}
  const row: Record<string, Stored> = {}
  for (const [column, one] of Object.entries(value))
    if (one === null || typeof one === 'string' || typeof one === 'number') row[column] = one
  return row
}

/**
 * The moves of a customer, newest first, without what was undone. What a field became is what it was before the next
 * change, so that entries which hold only the values before (imports) say it too.
 * @param row the customer as it stands
 */
export const movesOf = async ({ db }: Reading, row: Row): Promise<readonly Move[]> => {
  const changes = await db
    .selectFrom('change')
    .innerJoin('entry', 'entry.id', 'change.entry')
    .where('change.tbl', '=', 'customer')
    .where('change.row', '=', Number(row.id))
    .where('change.kind', '=', 'edit')
    .orderBy('change.id', 'desc')
    .select([
      'change.entry',
      'change.before',
      'entry.at',
      'entry.who',
      'entry.reason',
      'entry.undoes',
      'entry.undone_by',
    ])
    .execute()
  const now: Record<string, Stored> = Object.fromEntries(movedFields.map((field) => [field, row[field] ?? null]))
  const moves: Move[] = []
  for (const { entry, at, who, reason, before, undoes, undone_by } of changes) {
    if (before === null) continue
    const image = readImage(before)
    for (const field of movedFields) {
      const from = image[field]
      const to = now[field] ?? null
      if (from === undefined || from === to) continue
      now[field] = from
      if (undoes === null && undone_by === null) moves.push({ entry, at, who, reason, field, from, to })
    }
  }
  return moves
}

/** Names of members of staff by id. */
export const staffNames = async ({ db }: Reading, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('staff').where('id', 'in', ids).select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
