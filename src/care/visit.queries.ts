// Visits of one customer that are still open.
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** A visit planned or missed. */
export interface OpenVisit {
  readonly id: number
  readonly due: string
}

/** The open visits of a customer that are not removed, by due day. A visit without a due day is not among them. */
export const openVisits = async (db: Kysely<Tables>, customer: number): Promise<readonly OpenVisit[]> => {
  const rows = await db
    .selectFrom('visit')
    .select(['id', 'due'])
    .where('customer', '=', customer)
    .where('status', 'in', ['planned', 'missed'])
    .where('removed', 'is', null)
    .orderBy('due')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, due }) => (due === null ? [] : [{ id, due }]))
}
