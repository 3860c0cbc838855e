// Which headers of a spreadsheet mean which field of a noun, by the noun's own declaration and by what other programs call
// its fields.
import { foldHeader } from '../../exchange/header.ts'
import type { Noun } from '../noun.ts'

/** What a column means that exports bring and no import reads. */
export const silent = '(silent)'

/** The two halves of a person's name, where they stand in columns of their own. */
export const halves = { given: '(given)', family: '(family)' } as const

const halfHeaders = {
  given: ['first name', 'given name', 'forename', 'first', 'contact first name', 'billing first name', '名'],
  family: ['last name', 'family name', 'surname', 'last', 'contact last name', 'billing last name', '姓', '姓氏'],
}

/** Headers that mean a field. */
export interface Aliases {
  /** Folded header to key, the nearer ones first. */
  readonly keys: ReadonlyMap<string, string>
  /** Folded headers that mean different things in different files: they count where the cells below can be read. */
  readonly loose: ReadonlySet<string>
}

const aliasesBy = new WeakMap<Noun, Aliases>()

/** Whether people of a noun may have their names in two columns. */
const isPerson = (noun: Noun): boolean => noun.title === 'name' && noun.fields.some(({ key }) => key === 'phones')

/** Puts what other programs call the fields of a noun behind the headers it declares. */
export const withMoreHeaders = async (noun: Noun): Promise<Noun> => {
  const more = await noun.moreHeaders?.()
  if (more === undefined) return noun
  const known = headerAliases(noun).keys
  const own = (key: string): readonly string[] =>
    (more[key] ?? '')
      .split('|')
      .map((header) => header.trim())
      .filter((header) => header !== '' && !known.has(foldHeader(header)))
  return {
    ...noun,
    fields: noun.fields.map((field) => ({ ...field, headers: [...(field.headers ?? []), ...own(field.key)] })),
  }
}

const made = (noun: Noun): Aliases => {
  const keys = new Map<string, string>()
  const loose = new Set<string>()
  const put = (alias: string, key: string): boolean => {
    const folded = foldHeader(alias)
    if (folded === '' || keys.has(folded)) return false
    keys.set(folded, key)
    return true
  }
  const written = noun.fields.filter((field) => !field.derived)
  put('id', 'id')
  for (const { key } of written) put(key, key)
  for (const { key, names } of written) for (const name of names ?? []) put(name, key)
  for (const { key, words } of written) for (const word of [words.zh, words.en]) put(word, key)
  for (const { key, headers } of written)
    for (const header of headers ?? []) if (put(header, key)) loose.add(foldHeader(header))
  if (isPerson(noun)) {
    for (const header of halfHeaders.given) put(header, halves.given)
    for (const header of halfHeaders.family) put(header, halves.family)
  }
  for (const field of noun.fields) {
    if (field.derived) put(field.key, silent)
    if (field.type.kind === 'reference') put(`${field.key}_name`, silent)
  }
  for (const own of ['removed', 'entry', 'lines']) put(own, silent)
  return { keys, loose }
}

/**
 * The headers that mean a noun's fields. A nearer name wins: keys before other names, these before the words people see,
 * these before further headers. What is derived, and the state of removal, is known and left out without a word.
 */
export const headerAliases = (noun: Noun): Aliases => {
  const known = aliasesBy.get(noun)
  if (known) return known
  const aliases = made(noun)
  aliasesBy.set(noun, aliases)
  return aliases
}
