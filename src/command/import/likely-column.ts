// Which unmapped column of a file may well be a field that the file lacks, told by its header alone. Proposes, never maps.
import { foldHeader } from '../../exchange/header.ts'
import { suggest } from '../../kernel/suggest.ts'
import type { Field } from '../field.ts'

/** Shorter names are part of too many words. */
const isTelling = (name: string): boolean => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4)

const namesOf = (field: Field): readonly string[] =>
  [field.key, ...(field.names ?? []), field.words.en, field.words.zh, ...(field.headers ?? [])].map(foldHeader)

/** Halves of a name and other people's names are no name by themselves. */
const isPart = (header: string): boolean => /^(?:first|last|given|family|middle|nick|user|file|sur)name$/.test(header)

const nearness = (field: Field, header: string): number => {
  const folded = foldHeader(header)
  if (folded === '' || isPart(folded)) return 0
  const names = namesOf(field).filter(isTelling)
  const parts = names.filter((name) => folded.includes(name) || (isTelling(folded) && name.includes(folded)))
  if (parts.length > 0) return 1 + Math.max(...parts.map((name) => Math.min(name.length, folded.length) / 100))
  return suggest(folded, names) === undefined ? 0 : 1
}

/**
 * For each field the likeliest of the headers, each header once; undefined where none is near, or two are as near.
 * `sure`: headers known to be likely for a field, which come first.
 */
export const likelyColumns = (
  fields: readonly Field[],
  headers: readonly string[],
  sure: ReadonlyMap<string, string> = new Map(),
): readonly (string | undefined)[] => {
  const taken = new Set<string>()
  return fields.map((field) => {
    const known = sure.get(field.key)
    const free = headers.filter((header) => !taken.has(header))
    const ranked = free
      .map((header) => ({ header, near: nearness(field, header) }))
      .filter(({ near }) => near > 0)
      .toSorted((one, other) => other.near - one.near)
    const [first, second] = ranked
    const found = known ?? (first !== undefined && first.near !== second?.near ? first.header : undefined)
    if (found !== undefined) taken.add(found)
    return found
  })
}
