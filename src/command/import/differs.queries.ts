// Whether a row says anything that its record does not hold, as SQL: most rows of a file that comes again say nothing
// new, and are not looked at closer.
import type { Job } from './job.ts'
import { referenceFields } from './references.queries.ts'
import { givenColumn, quoted, textColumn } from './stage.queries.ts'

/** A condition on the staged row `s` and its record `c`. It may hold where nothing differs, never the other way. */
export const differs = (job: Job): string => {
  const fill = job.options.onMatch === 'fill'
  const test = (given: string, column: string, value: string): string =>
    fill && column !== 'custom'
      ? `(${given} is not null and c.${quoted(column)} is null)`
      : `(${given} is not null and ${value} is not c.${quoted(column)})`
  const plain = job.file.stage.layout.given.map((key) => {
    const given = `s.${givenColumn(key)}`
    return test(given, key, given)
  })
  const references = referenceFields(job).map((field) => {
    const text = `s.${textColumn(field.key)}`
    const column = `c.${quoted(field.key)}`
    if (fill) return `(${text} is not null and ${column} is null)`
    // A record that is still to be made has no number yet.
    const found = `(select coalesce(found, -1) from temp.import_ref where id = ${text})`
    return `(${text} is not null and ${found} is not ${column})`
  })
  const all = [...plain, ...references]
  return all.length === 0 ? 'false' : `(${all.join(' or ')})`
}
