// How many new records look like one that is there already: the same phone, mail or name. They are counted, not joined.
import type { Lane } from '../../database/lane.ts'
import { makeHandles, openRows } from './handles.queries.ts'
import type { Job } from './job.ts'

// Larger files are not worth the time: who imports them knows what is in them.
const countedUpTo = 100_000

/** Counts likely doubles among the new customers of an import that matched nothing; 0 where none are looked for. */
export const countDoubles = async (lane: Lane, job: Job): Promise<number> => {
  const { noun, file, criteria } = job
  if (noun.standing !== 'id' || criteria.length > 0 || file.rows > countedUpTo) return 0
  const { given } = file.stage.layout
  const fields = noun.fields.filter(
    (field) => (['phones', 'emails'].includes(field.key) || field.key === noun.title) && given.includes(field.key),
  )
  const named = file.stage.fills().includes('name_key')
  const handles = makeHandles(
    lane,
    noun,
    fields.map((field) => [field]),
    file.stage,
  )
  let count = 0
  for (const rows of openRows(lane, noun, file.stage, named)) {
    for (const row of rows) {
      if (fields.some((field) => handles.isKnown(field, row))) count += 1
      handles.learn(-Number(row.n), row)
    }
    await job.rest()
  }
  return count
}
