// Where records of others still name erased people. They are told and not changed: what somebody wrote of another is
// that other's record.
import type { Noun } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import type { Writing } from '../database/store.ts'
import { placesOf } from '../database/text-places.ts'
import { mentionFinder } from '../kernel/named-texts.ts'

const mostOfATable = 100

// What is kept of records beside them says the same once more.
const derived: readonly string[] = ['term', 'kept', 'erasure']

/**
 * Records and entries that hold one of the texts of each person, numbers and mails in any spelling: `V-3`, `entry 12`; of a
 * table at most so many. One walk through the store for all people.
 */
export const placeMentions = (
  { lane }: Pick<Writing, 'lane'>,
  nouns: readonly Noun[],
  people: readonly (readonly string[])[],
): readonly (readonly string[])[] => {
  const nameOf = recordName(nouns)
  const entryOf = (change: number): number =>
    Number(lane.prepare('select entry from change where id = ?').get(change)?.entry ?? 0)
  const texts = people.flat()
  const owners = people.flatMap((own, owner) => own.map(() => owner))
  const found = people.map(() => new Map<string, Set<string>>())
  if (texts.length === 0) return people.map(() => [])
  for (const { table, id, texts: held } of placesOf(lane, mentionFinder(texts))) {
    if (derived.includes(table)) continue
    const place = id === null ? table : table === 'change' ? `entry ${entryOf(id)}` : nameOf(table, id)
    for (const owner of new Set(held.map((at) => owners[at] ?? 0))) {
      const tables = found[owner]
      const places = tables?.get(table) ?? new Set()
      if (places.size < mostOfATable) tables?.set(table, places.add(place))
    }
  }
  return found.map((tables) => [...new Set([...tables.values()].flatMap((places) => [...places]))])
}
