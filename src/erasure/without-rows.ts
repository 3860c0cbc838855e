// A file of rows without those that name some people. Pure. A row of CSV may have line breaks between quotes.
import type { OwnerFinder } from './owner-finder.ts'

/** The rows of a text, each with its line break. */
const rowsOf = (text: string, quoted: boolean): readonly string[] => {
  const rows: string[] = []
  let row = ''
  for (const line of text.split(/(?<=\n)/)) {
    row += line
    if (quoted && (row.match(/"/g)?.length ?? 0) % 2 === 1) continue
    rows.push(row)
    row = ''
  }
  return [...rows, row]
}

/** A text without rows, and whose those were. */
export interface WithoutRows {
  readonly text: string
  readonly owners: ReadonlySet<number>
}

/** The text without its rows that name one of the people; the first row, its head, stays. `quoted`: it is CSV. */
export const withoutRows = (text: string, find: OwnerFinder, quoted: boolean): WithoutRows => {
  const owners = new Set<number>()
  const left = rowsOf(text, quoted).filter((row, at) => {
    const named = at === 0 ? [] : find(row)
    for (const owner of named) owners.add(owner)
    return named.length === 0
  })
  return { text: left.join(''), owners }
}
