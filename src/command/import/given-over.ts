// What a row means for a record that is there already: which of its values count, and how lists grow. Pure.
import { saidOver } from '../../kernel/consent.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { storedObject } from '../../kernel/stored-object.ts'
import type { Field } from '../field.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import type { ImportOptions } from './import-options.ts'

const grows = new Set(['phones', 'emails', 'tags'])

const grown = (before: Stored, given: Stored): Stored =>
  JSON.stringify([...new Set([...storedList(before), ...storedList(given)])])

const valueOver = (field: Field, before: Stored, given: Stored, replaces: boolean): Stored => {
  if (before === null || replaces) return given
  if (grows.has(field.type.kind)) return grown(before, given)
  return field.type.kind === 'consent' ? saidOver(before, given) : given
}

/** Whether an empty cell may empty a field: not what a record must have, nor what its amounts are reckoned by. */
export const isClearable = (noun: Noun, { key, required, initial }: Field): boolean =>
  !required &&
  typeof initial !== 'object' &&
  !(noun.lines !== undefined && (key === 'amount' || key === 'currency' || noun.lines.fields.includes(key)))

/**
 * The values by which a row changes a record. An empty cell says nothing, unless its field is among `cleared`; with
 * `--on-match fill` only empty fields are filled. `given` has one value for each field the row names, custom fields in
 * `custom`. Of fields among `unread` some cell could not be read: they are not emptied, and their lists only grow.
 */
export const valuesOver = (
  fields: readonly Field[],
  before: Row,
  given: Row,
  options: Pick<ImportOptions, 'onMatch' | 'replaceLists'>,
  cleared: ReadonlySet<string> = new Set(),
  unread: ReadonlySet<string> = new Set(),
): Row => {
  const fill = options.onMatch === 'fill'
  const values: Record<string, Stored> = {}
  const custom = storedObject(given.custom ?? null)
  const customBefore = storedObject(before.custom ?? null)
  for (const field of fields) {
    const value = (field.custom ? custom[field.key] : given[field.key]) ?? null
    if (value === null) {
      if (cleared.has(field.key) && !fill && !unread.has(field.key)) values[field.key] = null
      continue
    }
    const old = (field.custom ? customBefore[field.key] : before[field.key]) ?? null
    if (fill && old !== null) continue
    values[field.key] = valueOver(field, old, value, options.replaceLists && !unread.has(field.key))
  }
  return values
}
