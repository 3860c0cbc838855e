// Reads and writes certificates of erasure, and whether the file still has to be cleaned after one.
import type { Reading } from '../database/store.ts'
import type { ErasureRow } from '../database/tables.ts'

/** Every certificate, newest first. */
export const readErasures = ({ db }: Pick<Reading, 'db'>): Promise<readonly ErasureRow[]> =>
  db.selectFrom('erasure').selectAll().orderBy('id', 'desc').execute()

/** The certificate of a customer's erasure. */
export const erasureOf = ({ db }: Pick<Reading, 'db'>, customer: number): Promise<ErasureRow | undefined> =>
  db.selectFrom('erasure').selectAll().where('customer', '=', customer).executeTakeFirst()

/** Files of rejected rows, as receipts name them. */
export const rejectNames = async ({ db }: Pick<Reading, 'db'>): Promise<readonly string[]> => {
  const rows = await db.selectFrom('import_receipt').select('rejected_file').distinct().execute()
  return rows.flatMap(({ rejected_file: name }) => name ?? [])
}
