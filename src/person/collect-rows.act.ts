// All records of a person: the person's own row, those merged into it, and whatever refers to them in any table of the
// store. Found by the store's own references, so that a table that comes later is among them by itself.
import { fatesOfKeys, hangingRows } from '../database/hanging-rows.ts'
import type { Lane } from '../database/store.ts'
import type { Row } from '../kernel/row.ts'

/** What refers to a person without being of them: other people whom they introduced. */
export const ofOthers: readonly string[] = ['customer.introducer']

/** The record into which one was merged, however often; itself where it was not. */
export const standingRoot = (lane: Lane, customer: number): number => {
  const into = lane.prepare('select merged_into from customer where id = ?').get(customer)?.merged_into
  return typeof into === 'number' ? standingRoot(lane, into) : customer
}

/** The rows of a person by table, the table of the person first; of a table in the order of ids. */
export const collectRows = (lane: Lane, table: string, id: number): ReadonlyMap<string, readonly Row[]> => {
  const row = lane.prepare(`select * from "${table}" where id = ?`).get(id)
  if (!row) return new Map()
  const keys = fatesOfKeys(lane, ({ child, column }) => (ofOthers.includes(`${child}.${column}`) ? 'stays' : 'goes'))
  const found = new Map<string, Row[]>()
  for (const one of hangingRows(lane, { table, row }, keys).goes) {
    const rows = found.get(one.table) ?? []
    rows.push(one.row)
    found.set(one.table, rows)
  }
  for (const rows of found.values()) rows.sort((a, b) => Number(a.id) - Number(b.id))
  return found
}
