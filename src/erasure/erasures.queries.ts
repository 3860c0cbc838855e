// Reads and writes certificates of erasure, and whether the file still has to be cleaned after one.
import type { Reading, Writing } from '../database/store.ts'
import type { ErasureRow } from '../database/tables.ts'

/** Every certificate, newest first. */
export const readErasures = ({ db }: Pick<Reading, 'db'>): Promise<readonly ErasureRow[]> =>
  db.selectFrom('erasure').selectAll().orderBy('id', 'desc').execute()

/** The certificate of a customer's erasure. */
export const erasureOf = ({ db }: Pick<Reading, 'db'>, customer: number): Promise<ErasureRow | undefined> =>
  db.selectFrom('erasure').selectAll().where('customer', '=', customer).executeTakeFirst()

const mark = 'unwiped'

/** Says that something was erased and the file is not cleaned yet. */
export const markUnwiped = ({ lane }: Pick<Writing, 'lane'>): void => {
  lane.prepare(`insert into kept (key, value) values (?, '1') on conflict (key) do nothing`).run(mark)
}

/** Says that the file is clean. */
export const clearUnwiped = ({ lane }: Pick<Writing, 'lane'>): void => {
  lane.prepare('delete from kept where key = ?').run(mark)
}

/** Whether the file still has to be cleaned: a run ended between the erasure and that. */
export const isUnwiped = async ({ db }: Pick<Reading, 'db'>): Promise<boolean> =>
  (await db.selectFrom('kept').select('key').where('key', '=', mark).executeTakeFirst()) !== undefined

/** Files of rejected rows, as receipts name them. */
export const rejectNames = async ({ db }: Pick<Reading, 'db'>): Promise<readonly string[]> => {
  const rows = await db.selectFrom('import_receipt').select('rejected_file').distinct().execute()
  return rows.flatMap(({ rejected_file: name }) => name ?? [])
}
