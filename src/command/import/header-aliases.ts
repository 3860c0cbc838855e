// Which headers of a spreadsheet mean which field of a noun, by the noun's own declaration.
import { foldHeader } from '../../exchange/header.ts'
import type { Noun } from '../noun.ts'

/** What a column means that exports bring and no import reads. */
export const silent = '(silent)'

/**
 * Folded header to key. A nearer name wins: keys before other names, these before the words people see, these before
 * further headers. What is derived, and the state of removal, is known and left out without a word.
 */
export const headerAliases = (noun: Noun): ReadonlyMap<string, string> => {
  const aliases = new Map<string, string>()
  const put = (alias: string, key: string): void => {
    const folded = foldHeader(alias)
    if (folded !== '' && !aliases.has(folded)) aliases.set(folded, key)
  }
  const written = noun.fields.filter((field) => !field.derived)
  put('id', 'id')
  for (const { key } of written) put(key, key)
  for (const { key, names } of written) for (const name of names ?? []) put(name, key)
  for (const { key, words } of written) for (const word of [words.zh, words.en]) put(word, key)
  for (const { key, headers } of written) for (const header of headers ?? []) put(header, key)
  for (const field of noun.fields) {
    if (field.derived) put(field.key, silent)
    if (field.type.kind === 'reference') put(`${field.key}_name`, silent)
  }
  for (const own of ['removed', 'entry', 'lines']) put(own, silent)
  return aliases
}
