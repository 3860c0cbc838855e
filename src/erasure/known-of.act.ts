// What is known of people who go, so that older copies of the store which hold them are found: every number under which the
// store ever had them as a record, and what their records said, now and in the history.
import { type Mark, marksOfRow } from '../database/erased-marks.ts'
import { readImage } from '../database/image.ts'
import type { Lane } from '../database/lane.ts'
import type { Row, Stored } from '../kernel/row.ts'

/** A person, as far as older copies are concerned. */
export interface Known {
  /** The customer, and the records that were merged into it. */
  readonly ids: readonly number[]
  readonly names: readonly string[]
  /** Keys, numbers and addresses. */
  readonly marks: readonly Mark[]
}

const mergedSql = `with recursive person (id) as (
    select ? union select c.id from customer as c join person as p on c.merged_into = p.id
  ) select id from person order by id`

const imagesSql = `select before, after from change where tbl = 'customer' and row = ?`

const rowIn = (image: Stored | undefined): readonly Row[] => (typeof image === 'string' ? [readImage(image)] : [])

/** What is known of each customer. Reads the history of every record of theirs. */
export const knownOf = (lane: Lane, customers: readonly Row[]): readonly Known[] => {
  const merged = lane.prepare(mergedSql)
  const present = lane.prepare('select * from customer where id = ?')
  const images = lane.prepare(imagesSql)
  return customers.map((customer) => {
    const ids = merged.all(customer.id ?? null).map(({ id }) => Number(id))
    const rows = ids.flatMap((id) => [
      ...present.all(id),
      ...images.all(id).flatMap(({ before, after }) => [...rowIn(before), ...rowIn(after)]),
    ])
    return {
      ids,
      names: [...new Set(rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])))],
      marks: [...new Map(rows.flatMap(marksOfRow).map((mark) => [mark.join(' '), mark])).values()],
    }
  })
}
