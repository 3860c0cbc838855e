// A segment that a kept filter names does not go: whatever reads that filter could not do so any more, and a rule by which
// customers are erased in time would erase nobody. Not asked where what names it goes in the same write.
import type { Writing } from '../../database/store.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { foldText } from '../../kernel/text.ts'
import { type NamedBy, segmentInUse } from './segment-failure.ts'
import { segmentLetter, segmentsCalled } from './segment-row.queries.ts'
import { keepingFilters, segmentsNamed } from './segments-named.ts'

/** Whether a text called a segment that is not there any more. */
const calls = (text: string, { id, key, name }: Row): boolean => {
  const letter = parseLettered(text.normalize('NFKC'))
  return letter?.letter === segmentLetter ? letter.id === id : text === key || foldText(text) === foldText(String(name))
}

/**
 * Refuses a write that takes away segments which filters in use name.
 * @param gone the segments that were removed or taken back, as they were
 * @param letterOf the letter of a table's ids
 */
export const refuseLeaving = async (
  { db, lane }: Writing,
  gone: readonly Row[],
  letterOf: (table: string) => string,
): Promise<void> => {
  for (const table of keepingFilters) {
    const kept = lane
      .prepare(`select id, name, filter from ${table} where removed is null and filter is not null order by id`)
      .all()
    for (const { id, name, filter } of kept) {
      for (const { text } of segmentsNamed(String(filter))) {
        const [found] = await segmentsCalled(db, text)
        const left = gone.find((one) => (found ? found.removed !== null && found.id === one.id : calls(text, one)))
        if (left === undefined) continue
        const by: NamedBy = { table, id: lettered(letterOf(table), Number(id)), name: String(name) }
        throw segmentInUse(String(left.name), by)
      }
    }
  }
}
