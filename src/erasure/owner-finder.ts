// Whose texts stand in a text: one walk for many people at once. Pure.
import { namedFinder } from '../kernel/named-texts.ts'

/** Places, in the list of people, of those whose texts stand in a text; each once. */
export type OwnerFinder = (whole: string) => readonly number[]

interface Owned {
  readonly texts: readonly string[]
  /** Of each text, whose it is. */
  readonly owners: readonly (readonly number[])[]
}

const flat = (groups: readonly (readonly string[])[]): Owned => {
  const owners = new Map<string, number[]>()
  for (const [owner, texts] of groups.entries())
    for (const text of new Set(texts)) owners.set(text, [...(owners.get(text) ?? []), owner])
  return { texts: [...owners.keys()], owners: [...owners.values()] }
}

/** Makes a finder of the texts of each person: as they stand by themselves, numbers and mails in any spelling. */
export const ownerFinder = (groups: readonly (readonly string[])[]): OwnerFinder => {
  const { texts, owners } = flat(groups)
  const find = namedFinder(texts)
  return (whole) => [...new Set(find(whole).flatMap((at) => owners[at] ?? []))]
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

// The last eight digits: a file may leave out the code of the country.
const tail = 8

/** The same for rows of a file, where numbers of seven digits and more may be in any spelling. */
export const rowOwnerFinder = (groups: readonly (readonly string[])[]): OwnerFinder => {
  const byText = ownerFinder(groups)
  const tails = groups.map((texts) =>
    texts.filter((text) => /^\+?\d{7,}$/.test(text)).map((text) => digitsOf(text).slice(-tail)),
  )
  const byTail = new Map<string, number[]>()
  for (const [owner, digits] of tails.entries())
    for (const end of new Set(digits)) byTail.set(end, [...(byTail.get(end) ?? []), owner])
  const short = [...new Set([...byTail.keys()].map(({ length }) => length))]
  return (row) => {
    const cells = byTail.size === 0 ? [] : row.split(/[,;|\t]/).map(digitsOf)
    const spelled = cells.flatMap((digits) => short.flatMap((length) => byTail.get(digits.slice(-length)) ?? []))
    return [...new Set([...byText(row), ...spelled])]
  }
}
