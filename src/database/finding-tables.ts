// The finding tables as a whole: made anew from the records, and compared with them. For doctor, and for imports so
// large that making the index anew is quicker than adding to it.
import { type Findable, termsOf } from './keepers.ts'
import type { Lane } from './lane.ts'
import { idOf, numberIn, rowBlocks, textIn } from './row-statements.ts'
import { emptyIndex } from './search-index.ts'
import type { Keeper } from './store-types.ts'

// Words are read by column name, so a block of whole rows serves every noun.
function* everyRow(lane: Lane, table: string) {
  for (const rows of rowBlocks(lane, table, 1, Number.MAX_SAFE_INTEGER)) yield* rows
}

/** Empties terms and search index and fills them from the records. Call inside a write. */
export const rebuildFinding = (lane: Lane, keepers: readonly Keeper[]): void => {
  lane.exec('delete from term')
  emptyIndex(lane)
  const working = keepers.filter(({ changed }) => changed !== undefined)
  for (const table of new Set(working.map((keeper) => keeper.table))) {
    const own = working.filter((keeper) => keeper.table === table)
    for (const row of everyRow(lane, table)) for (const keeper of own) keeper.changed?.(lane, null, row)
  }
}

/** How many terms are missing or too many. */
export const wrongTerms = (lane: Lane, nouns: readonly Findable[]): number => {
  const find = lane.prepare('select 1 from term where kind = ? and value = ? and noun = ? and id = ?')
  let expected = 0
  let missing = 0
  for (const noun of nouns) {
    if (noun.phones.length + noun.emails.length + noun.tags.length === 0) continue
    for (const row of everyRow(lane, noun.table)) {
      for (const [kind, value] of termsOf(noun, row).values()) {
        expected += 1
        if (find.get(kind, value, noun.noun, idOf(row)) === undefined) missing += 1
      }
    }
  }
  const held = numberIn(lane.prepare('select count(*) as count from term').get()?.count)
  return missing + (held - (expected - missing))
}

/** How many words of the search index stand for another number of records than they should. */
export const wrongWords = (lane: Lane, nouns: readonly Findable[]): number => {
  const expected = new Map<string, number>()
  for (const noun of nouns) {
    if (noun.searched.length === 0) continue
    for (const row of everyRow(lane, noun.table)) {
      for (const word of new Set(noun.words(row).split(' '))) {
        if (word !== '') expected.set(word, (expected.get(word) ?? 0) + 1)
      }
    }
  }
  lane.exec('drop table if exists temp.search_words')
  lane.exec(`create virtual table temp.search_words using fts5vocab(main, search, 'row')`)
  let wrong = 0
  for (const row of lane.prepare('select term, doc from temp.search_words').iterate()) {
    const word = textIn(row.term)
    if (expected.get(word) !== row.doc) wrong += 1
    expected.delete(word)
  }
  lane.exec('drop table temp.search_words')
  return wrong + expected.size
}
