// The members of fixed segments: who is in one, putting many in at once, and what of them is written to the journal.
import type { Writing } from '../database/store.ts'
import { countAt, rawRows } from '../kernel/raw-rows.ts'

/** How new members are written. */
export interface NewMembers {
  readonly segment: number
  readonly customers: readonly number[]
  /** The day they came in. */
  readonly added: string
  readonly note: string | null
}

const insertSql = `insert into segment_member (segment, customer, added, note, entry)
  select ?, value, ?, ?, ? from json_each(?)`

const blockSize = 10_000

const insertAll = (writing: Writing, { segment, customers, added, note }: NewMembers): void => {
  const insert = writing.lane.prepare(insertSql)
  for (let from = 0; from < customers.length; from += blockSize) {
    const block = customers.slice(from, from + blockSize)
    const { id } = insert.run(segment, added, note, writing.entry, JSON.stringify(block))
    // The ids that one statement gives follow one another.
    writing.added('segment_member', id - block.length + 1, id)
  }
}

/**
 * Puts customers into a fixed segment, in their order; those that are in it stay, those taken out before come back. Answers
 * with the number of those who came in.
 */
export const addMembers = async (writing: Writing, asked: NewMembers): Promise<number> => {
  const rows = rawRows(
    writing.lane,
    writing.db
      .selectFrom('segment_member')
      .where('segment', '=', asked.segment)
      .select(['id', 'customer'])
      .select((eb) => eb('removed', 'is not', null).as('gone'))
      .orderBy('id'),
  )
  const inIt = new Set<number>()
  const gone = new Map<number, number>()
  for (const row of rows) {
    if (countAt(row, 2) === 1) gone.set(countAt(row, 1), countAt(row, 0))
    else inIt.add(countAt(row, 1))
  }
  const coming = asked.customers.filter((customer) => !inIt.has(customer))
  for (const customer of coming) {
    const row = gone.get(customer)
    if (row === undefined) continue
    const { added, note } = asked
    await writing.update('segment_member', row, { removed: null, added, ...(note === null ? {} : { note }) })
  }
  insertAll(writing, { ...asked, customers: coming.filter((customer) => !gone.has(customer)) })
  return coming.length
}

/** The members in use of a segment that are one of these customers: their ids, in order. */
export const membersAmong = (
  { db, lane }: Pick<Writing, 'db' | 'lane'>,
  segment: number,
  customers: readonly number[],
): readonly number[] => {
  const wanted = new Set(customers)
  const query = db
    .selectFrom('segment_member')
    .where('segment', '=', segment)
    .where('removed', 'is', null)
    .select(['id', 'customer'])
    .orderBy('id')
  return rawRows(lane, query).flatMap((row) => (wanted.has(countAt(row, 1)) ? [countAt(row, 0)] : []))
}

/** The segments that an entry wrote, as they now stand. */
export const segmentsOfEntry = ({ db, entry }: Writing) =>
  db
    .selectFrom('segment')
    .where('entry', '=', entry)
    .where('removed', 'is', null)
    .select(['id', 'name', 'name_key', 'kind', 'filter'])
    .orderBy('id')
    .execute()

/** All segments in use with names and filters. */
export const allSegments = ({ db }: Pick<Writing, 'db'>) =>
  db
    .selectFrom('segment')
    .where('removed', 'is', null)
    .select(['id', 'name', 'name_key', 'kind', 'filter'])
    .orderBy('id')
    .execute()

/** The member that a customer is or was of a segment: its id; one in use goes before one that was taken out. */
export const memberOf = async (
  { db }: Pick<Writing, 'db'>,
  segment: number,
  customer: number,
): Promise<number | undefined> =>
  (
    await db
      .selectFrom('segment_member')
      .where('segment', '=', segment)
      .where('customer', '=', customer)
      .select('id')
      .orderBy((eb) => eb('removed', 'is not', null))
      .orderBy('id')
      .executeTakeFirst()
  )?.id
