// The function `crm_found` of SQLite: whether the texts of a record hold what was typed. Called for each hit of the index.
import { readSearch, type Search } from '../../kernel/search-query.ts'
import type { SearchField } from '../../kernel/search-words.ts'
import { storedList } from '../../kernel/stored-list.ts'

let known: { readonly text: string; readonly search: Search } | null = null

const searchFor = (text: string): Search => {
  if (known?.text !== text) known = { text, search: readSearch(text) }
  return known.search
}

const lists = new Set(['emails', 'words', 'phones'])

const textsOf = (kind: string, stored: string): readonly string[] => (lists.has(kind) ? storedList(stored) : [stored])

/** `crm_found(text, kind, value, kind, value, ...)`: 1 where every term of the text is in some value. */
export const found = (text: unknown, ...rest: readonly unknown[]): number => {
  if (typeof text !== 'string') return 0
  const fields: SearchField[] = []
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const kind = String(rest[at])
    const stored = rest[at + 1]
    if (typeof stored !== 'string') continue
    for (const value of textsOf(kind, stored))
      fields.push({ key: kind, kind: kind === 'name' ? 'name' : kind === 'phones' ? 'phone' : 'text', text: value })
  }
  return searchFor(text).test(fields).length > 0 ? 1 : 0
}
