// Takes out of the journal what was typed and why where that names erased people, whosever records the entry wrote. What it
// changed there is not touched: that is a record of somebody else.
import { forgetWords } from '../database/forget.ts'
import type { Writing } from '../database/store.ts'
import { namedFinder } from '../kernel/named-texts.ts'

// So many of one person are enough to tell whether the file is clean of them.
const mostWords = 10

/** Words typed and reasons of entries that named one person, whosever records those wrote. */
export interface Named {
  readonly entries: readonly number[]
  /** Some of those words, for a look at the bytes of the file. Never printed or stored. */
  readonly words: readonly string[]
}

/** Takes the words that name the people out of the journal, for all of them in one walk. */
export const forgetNaming = (writing: Writing, people: readonly (readonly string[])[]): readonly Named[] => {
  const texts = people.flat()
  const owners = people.flatMap((own, owner) => own.map(() => owner))
  const named = people.map((): { entries: number[]; words: string[] } => ({ entries: [], words: [] }))
  for (const { entry, found, words } of forgetWords(writing.lane, namedFinder(texts), writing.entry))
    for (const owner of new Set(found.map((at) => owners[at] ?? 0))) {
      named[owner]?.entries.push(entry)
      if ((named[owner]?.words.length ?? 0) < mostWords) named[owner]?.words.push(...words)
    }
  return named
}
