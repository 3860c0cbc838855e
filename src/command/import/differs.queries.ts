// Whether a row says anything that its record does not hold, as SQL: most rows of a file that comes again say nothing
// new, and are not looked at closer.
import { quoted } from '../../kernel/sql-text.ts'
import { isClearable } from './given-over.ts'
import type { Job } from './job.ts'
import { referenceFields } from './references.queries.ts'
import { givenColumn, textColumn } from './stage.queries.ts'

/** The fields of the file that an empty cell empties. */
export const clearedKeys = ({ options, file, noun }: Job): ReadonlySet<string> =>
  new Set(
    options.blankClears
      ? file.mapping.columns.flatMap(({ field }) => (isClearable(noun, field) ? [field.key] : []))
      : [],
  )

/** A condition on the staged row `s` and its record `c`. It may hold where nothing differs, never the other way. */
export const differs = (job: Job): string => {
  const fill = job.options.onMatch === 'fill'
  const cleared = fill ? new Set<string>() : clearedKeys(job)
  const clearsCustom = job.noun.fields.some(({ key, custom }) => custom && cleared.has(key))
  const test = (given: string, column: string, value: string): string => {
    // Of custom fields others may be filled that the file does not name: then it is looked at closer.
    if (cleared.has(column) || (column === 'custom' && clearsCustom)) return `(${value} is not c.${quoted(column)})`
    return fill && column !== 'custom'
      ? `(${given} is not null and c.${quoted(column)} is null)`
      : `(${given} is not null and ${value} is not c.${quoted(column)})`
  }
  const plain = job.file.stage.layout.given.map((key) => {
    const given = `s.${givenColumn(key)}`
    return test(given, key, given)
  })
  const references = referenceFields(job).map((field) => {
    const text = `s.${textColumn(field.key)}`
    const column = `c.${quoted(field.key)}`
    if (fill) return `(${text} is not null and ${column} is null)`
    if (cleared.has(field.key))
      return `((select coalesce(found, -1) from temp.import_ref where id = ${text}) is not ${column})`
    // A record that is still to be made has no number yet.
    const found = `(select coalesce(found, -1) from temp.import_ref where id = ${text})`
    return `(${text} is not null and ${found} is not ${column})`
  })
  const all = [...plain, ...references]
  return all.length === 0 ? 'false' : `(${all.join(' or ')})`
}
