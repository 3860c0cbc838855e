// When segments get new names, the filters that are kept follow: those of other segments and of retention rules. A filter
// left behind would find nobody, or whoever is in a segment that bears the old name later.
import type { Writing } from '../../database/store.ts'
import type { Row } from '../../kernel/row.ts'
import { foldText } from '../../kernel/text.ts'
import { segmentWord } from './segment-failure.ts'
import { keepingFilters, segmentsNamed } from './segments-named.ts'

/** A segment before and after a write. */
export interface Renamed {
  readonly before: Row | null
  readonly after: Row | null
}

/** A filter with segments called by their new names. One that cannot be read stays as it is. */
const respelt = (filter: string, now: ReadonlyMap<string, string>): string =>
  segmentsNamed(filter).reduceRight((text, { text: called, at, end }) => {
    const name = now.get(foldText(called))
    return name === undefined ? text : text.slice(0, at) + segmentWord(name) + text.slice(end)
  }, filter)

/** New names by the folded old ones; of a key that went, the name. */
const newNames = (renamed: readonly Renamed[]): ReadonlyMap<string, string> => {
  const now = new Map<string, string>()
  for (const { before, after } of renamed) {
    if (before === null || after === null) continue
    const name = String(after.name)
    if (before.name !== after.name) now.set(foldText(String(before.name)), name)
    if (typeof before.key === 'string' && before.key !== after.key) now.set(foldText(before.key), name)
  }
  return now
}

/** A record whose filter was written anew. */
export interface Followed {
  readonly table: string
  readonly id: number
}

/** Writes new names of segments into all filters that are kept; answers with the records that it changed. */
export const followSegments = async (writing: Writing, renamed: readonly Renamed[]): Promise<readonly Followed[]> => {
  const now = newNames(renamed)
  if (now.size === 0) return []
  const followed: Followed[] = []
  for (const table of keepingFilters) {
    const kept = writing.lane.prepare(`select id, filter from ${table} where filter is not null order by id`).all()
    for (const { id, filter } of kept) {
      const anew = respelt(String(filter), now)
      if (anew === filter) continue
      await writing.update(table, Number(id), { filter: anew })
      followed.push({ table, id: Number(id) })
    }
  }
  return followed
}
