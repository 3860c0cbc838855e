// Reads the receipts of imports.
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Row } from '../../kernel/row.ts'

/** A receipt, with whether its import has been taken back since. */
export type Receipt = Row & { readonly id: number }

/** Receipts, newest first, or the one of a number; 0 for all. */
export const readReceipts = async (
  db: Kysely<Tables>,
  asked: { readonly id?: number; readonly limit?: number },
): Promise<readonly Receipt[]> => {
  let query = db
    .selectFrom('import_receipt as r')
    .leftJoin('entry as e', 'e.id', 'r.entry')
    .selectAll('r')
    .select('e.undone_by as undone_by')
    .orderBy('r.id', 'desc')
  if (asked.id !== undefined) query = query.where('r.id', '=', asked.id)
  return (asked.limit ? query.limit(asked.limit) : query).execute()
}
