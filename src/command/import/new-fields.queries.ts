// The fields that an import makes: which keys are free, and the records they become, in the import's own entry.
import type { Lane } from '../../database/lane.ts'
import type { Writing } from '../../database/store.ts'
import type { Scene } from '../command.ts'
import type { Noun, Row } from '../noun.ts'
import { nounNamed } from '../rows.queries.ts'
import { addRecord, type SaveFacts } from '../save.ts'
import type { Job } from './job.ts'
import type { NewField } from './new-field.ts'

/** Keys that a new field of a noun cannot have: those of its fields, of removed ones too, and other names for them. */
export const takenKeys = (lane: Lane, noun: Noun): ReadonlySet<string> => {
  const stored = lane.prepare(`select name from field where noun = ?`).all(noun.name)
  return new Set([
    ...noun.fields.flatMap(({ key, names }) => [key, ...(names ?? [])]),
    ...stored.map(({ name }) => String(name).slice(noun.name.length + 1)),
    'custom',
    'removed',
    'entry',
    'lines',
    'timeline',
  ])
}

const recordOf = (noun: Noun, { header, key, type }: NewField): Row => ({
  name: `${noun.name}.${key}`,
  type,
  label: header,
})

/** Refuses a field that cannot be, before anything is read for it. Fails as `add field` does. */
export const checkNewField = (scene: Pick<Scene, 'nouns'>, noun: Noun, facts: SaveFacts, made: NewField): void => {
  nounNamed(scene.nouns, 'field').complete?.(recordOf(noun, made), { ...facts, before: null })
}

/** Makes the fields. Throws a `Failure` where one cannot be; nothing is imported then. */
export const addNewFields = async (writing: Writing, job: Job): Promise<void> => {
  const { scene, noun, facts, file } = job
  const field = nounNamed(scene.nouns, 'field')
  for (const made of file.made) await addRecord(writing, field, recordOf(noun, made), facts)
}
