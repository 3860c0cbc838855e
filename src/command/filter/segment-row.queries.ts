// Segments as they are stored, found by what a filter calls them.
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { foldText } from '../../kernel/text.ts'

/** A segment, as far as a filter needs it. */
export interface StoredSegment {
  readonly id: number
  readonly name: string
  readonly kind: string
  readonly filter: string | null
  readonly removed: string | null
}

const segments = (db: Kysely<Tables>) => db.selectFrom('segment').select(['id', 'name', 'kind', 'filter', 'removed'])

/** The letter of a segment's id. */
export const segmentLetter = 'G'

/** The segments that a text calls: by lettered id or number, else by key, else by whole name. Those in use go first. */
export const segmentsCalled = async (db: Kysely<Tables>, text: string): Promise<readonly StoredSegment[]> => {
  const lettered = parseLettered(text.normalize('NFKC'))
  const id = lettered?.letter === segmentLetter ? lettered.id : /^\d{1,15}$/.test(text) ? Number(text) : null
  const ways = [
    ...(id === null ? [] : [segments(db).where('id', '=', id)]),
    segments(db).where('key', '=', text),
    segments(db).where('name_key', '=', foldText(text)),
  ]
  let gone: readonly StoredSegment[] = []
  for (const way of ways) {
    const found = await way.orderBy('id').execute()
    const inUse = found.filter(({ removed }) => removed === null)
    if (inUse.length > 0) return inUse
    gone = gone.length > 0 ? gone : found
  }
  return gone
}

/** The segment of an id that was just read. */
export const segmentOfId = (db: Kysely<Tables>, id: number): Promise<StoredSegment> =>
  segments(db).where('id', '=', id).executeTakeFirstOrThrow()

/** All segments in use, by id. */
export const segmentsInUse = (db: Kysely<Tables>): Promise<readonly StoredSegment[]> =>
  segments(db).where('removed', 'is', null).orderBy('id').execute()

// Up to so many members a list begins with them; beyond, each customer of the list is looked up among them.
const fewMembers = 20_000

/** Whether a fixed segment has few members. */
export const hasFewMembers = async (db: Kysely<Tables>, id: number): Promise<boolean> => {
  const beyond = await db
    .selectFrom('segment_member')
    .where('segment', '=', id)
    .where('removed', 'is', null)
    .select('id')
    .offset(fewMembers)
    .limit(1)
    .executeTakeFirst()
  return beyond === undefined
}
