// Where records of others still name an erased person. They are told and not changed: what somebody wrote of another is
// that other's record.

import type { Noun } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import type { Writing } from '../database/store.ts'
import { placesOf } from '../database/text-places.ts'

const mostOfATable = 100

// What is kept of records beside them says the same once more.
const derived: readonly string[] = ['term', 'kept', 'erasure']

/** Records and entries that hold one of the texts: `V-3`, `entry 12`. */
export const placeMentions = (
  { lane }: Pick<Writing, 'lane'>,
  nouns: readonly Noun[],
  texts: readonly string[],
): readonly string[] => {
  const name = recordName(nouns)
  const entryOf = (change: number): number =>
    Number(lane.prepare('select entry from change where id = ?').get(change)?.entry ?? 0)
  const places = placesOf(lane, texts, mostOfATable).flatMap(({ table, id }) => {
    if (derived.includes(table)) return []
    if (id === null) return [table]
    return [table === 'change' ? `entry ${entryOf(id)}` : name(table, id)]
  })
  return [...new Set(places)]
}
