// Keeps what was chosen for the headers of a file, so that the next file of the same headers needs no word.
import type { Writing } from '../../database/store.ts'
import type { Counts } from './fates.queries.ts'
import type { Job } from './job.ts'
import { recall, remember } from './memory.queries.ts'
import { markOf } from './memory.ts'
import type { Source } from './source.ts'

/**
 * Whether there is anything to keep: what somebody chose, or what the file of rejected rows cannot tell by itself, such
 * as an order of day and month that other rows told.
 */
export const isWorthKeeping = ({ file, options }: Job, counts: Counts): boolean =>
  options.header &&
  (file.choices.choseNow ||
    options.forget ||
    file.choices.reading !== null ||
    (counts.rejected > 0 && file.choices.orders.size > 0))

/** Keeps the choices; `isEntered`: the import changes records, and its undoing forgets them. */
export const keepChoices = async (writing: Writing, job: Job, source: Source, isEntered: boolean): Promise<void> => {
  const { noun, file, scene, options } = job
  const mark = markOf(file.header)
  const { map, orders, reading } = file.choices
  const isNothing = map.size === 0 && orders.size === 0 && reading === null
  if (isNothing && recall(writing.lane, noun.name, mark) === null) return
  remember(
    writing,
    {
      noun: noun.name,
      mark,
      headers: file.header,
      map,
      orders,
      reading,
      firstLine: reading === null ? null : await source.firstLine(),
      file: options.file,
      who: scene.actor.name,
    },
    isEntered ? writing.entry : null,
  )
}
