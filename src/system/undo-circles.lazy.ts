// An undo may put back what a record was part of, or what a segment is made of: no record may come to stand above itself by
// it. Looks only at what the undo has just written; refuses, and mends nothing.
import { circleAbove, treeFields } from '../command/circles.queries.ts'
import type { WriteScene } from '../command/command.ts'
import { segmentFactsOf } from '../command/segments-asked.ts'
import { rowsOfEntry } from '../database/history.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'

const clash = (undoes: number, why: Words, hint: string): Failure =>
  new Failure(
    'conflict',
    'clash',
    { en: `entry ${undoes} cannot be undone`, zh: `无法撤销条目 ${undoes}` },
    { why, hint: same(hint) },
  )

const refuseTrees = ({ nouns, writing }: WriteScene, undoes: number, tables: ReadonlySet<string>): void => {
  for (const noun of nouns.filter(({ table }) => tables.has(table)))
    for (const field of treeFields(noun))
      for (const { id } of rowsOfEntry(writing, writing.entry, noun.table)) {
        const why = circleAbove(writing, noun, field, Number(id))
        if (why !== null) throw clash(undoes, why, `crm history ${lettered(noun.letter, Number(id))}`)
      }
}

const refuseSegments = async (write: WriteScene, undoes: number): Promise<void> => {
  const live = rowsOfEntry(write.writing, write.writing.entry, 'segment').filter(
    ({ kind, filter, removed }) => kind === 'live' && typeof filter === 'string' && removed === null,
  )
  if (live.length === 0) return
  const { readDefinition } = await import('../command/filter/resolve-segments.lazy.ts')
  const facts = await segmentFactsOf(write)
  for (const { id, name, filter } of live)
    try {
      await readDefinition(facts, { id: Number(id), name: String(name) }, String(filter))
    } catch (error) {
      if (!isFailure(error)) throw error
      if (error.code === 'may-not-see') throw error
      // What else is wrong with it was so before, and is told where it is used.
      if (error.code === 'segment-cycle') throw clash(undoes, error.words, `crm history G-${id}`)
    }
}

/** Throws `clash` (exit 4) where what the undo of an entry wrote in these tables closes a circle. */
export const refuseClosedCircles = async (
  write: WriteScene,
  undoes: number,
  tables: ReadonlySet<string>,
): Promise<void> => {
  refuseTrees(write, undoes, tables)
  if (tables.has('segment')) await refuseSegments(write, undoes)
}
