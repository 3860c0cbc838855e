// Words and terms of one new record as the cells of the stage that keep them. Pure: it runs in a thread of its own too.
import type { Findable } from '../../database/keepers.ts'
import type { Row } from '../noun.ts'
import { type FindingPlan, termListOf } from '../search/keepers.ts'
import type { FoundCells } from './stage.queries.ts'

/** The kinds of terms, each with a cell for the first of it. */
export const kinds = ['phone', 'email', 'tag'] as const

/** The first term of each kind, and all others as one list: most records have no others. */
const termCells = (terms: readonly (readonly [string, string])[]): FoundCells => {
  const firsts = new Map<string, string>()
  const others: (readonly [string, string])[] = []
  for (const term of terms) {
    const [kind, value] = term
    if (firsts.has(kind)) others.push(term)
    else firsts.set(kind, value)
  }
  return [...kinds.map((kind) => firsts.get(kind) ?? null), others.length === 0 ? null : JSON.stringify(others)]
}

/** Makes the cells of one record after another. */
export const cellsOf = (findable: Findable): ((row: Row) => FoundCells) => {
  const searched = findable.searched.length > 0
  return (row) => [searched ? findable.words(row) : '', ...termCells(termListOf(findable, row))]
}

/** The columns that the cells are made of, in the order in which another thread is told their values. */
export const valueColumns = ({ columns, phones, emails, tags }: FindingPlan): readonly string[] => [
  ...new Set([...columns.map(({ key }) => key), ...phones, ...emails, ...tags]),
]
