// What an undo or a redo wrote, as it is told: how many records of which kind, and what changed in the first of them.
import type { WriteScene } from '../command/command.ts'
import { changesOfEntry } from '../database/history.ts'
import type { Json } from '../kernel/json.ts'
import type { Words } from '../kernel/words.ts'
import { changeTeller, jsonOfChange, linesOfChange, type ToldChange } from './change-lines.ts'
import { countsByNoun, jsonOfCounts, type NounCounts } from './counts-by-noun.ts'

const toldAtMost = 10
/** So many changes are looked at for those that are worth telling. */
const readAtMost = 500

/** What an undo wrote. */
export interface UndoWritten {
  readonly counts: NounCounts
  readonly told: readonly ToldChange[]
}

/** Lines that came or went with their order are not told beside it, nor is an order of which only lines changed. */
const worthTelling = (changes: readonly ToldChange[]): readonly ToldChange[] => {
  const whole = new Set(changes.filter(({ isLine, how }) => !isLine && how !== 'changed').map(({ id }) => id))
  return changes.filter(({ id, isLine, how, fields }) =>
    isLine ? !whole.has(id) : how !== 'changed' || fields.length > 0,
  )
}

/** Reads what the transaction has written so far. `tables`: how many rows of each table. */
export const undoWritten = async (write: WriteScene, tables: ReadonlyMap<string, number>): Promise<UndoWritten> => {
  const tell = changeTeller(write, write.writing)
  const changes: ToldChange[] = []
  for (const change of changesOfEntry(write.writing, write.writing.entry)) {
    changes.push(await tell(change))
    if (changes.length === readAtMost) break
  }
  return { counts: countsByNoun(write.nouns, tables), told: worthTelling(changes) }
}

/** A record that came or went as a whole is named: its fields are on its page. */
const linesOf = (change: ToldChange): readonly Words[] =>
  change.how === 'added' ? [change.head] : linesOfChange(change)

/** The first changes, for people. */
export const linesOfWritten = ({ told }: UndoWritten): readonly Words[] => [
  ...told
    .slice(0, toldAtMost)
    .flatMap(linesOf)
    .map(({ en, zh }) => ({ en: `   ${en}`, zh: `   ${zh}` })),
  ...(told.length > toldAtMost ? [{ en: '   ... and more', zh: '   ……以及更多' }] : []),
]

/** The same for programs: all counts, the first changes. */
export const jsonOfWritten = ({ counts, told }: UndoWritten): { readonly [key: string]: Json } => ({
  restored: [...counts.values()].reduce((sum, count) => sum + count, 0),
  counts: jsonOfCounts(counts),
  changes: told.slice(0, toldAtMost).map(jsonOfChange),
})
