// What the store must keep beside each noun's records so that they are found, and whose standing they move.
import { type Findable, findingKeepers, standingKeeper, termsOf } from '../../database/keepers.ts'
import type { Keeper } from '../../database/store.ts'
import { searchWords } from '../../kernel/search-words.ts'
import type { FieldKind } from '../field.ts'
import type { Noun, Row } from '../noun.ts'
import { type SearchColumn, searchColumnsOf, searchTextsOf } from './search-fields.ts'

const columnsOf = (noun: Noun, kind: FieldKind): readonly string[] =>
  noun.fields.filter((field) => field.type.kind === kind && !field.custom).map((field) => field.key)

/** How the store finds a noun's records, as plain data: it can be handed to another thread. */
export interface FindingPlan extends Omit<Findable, 'words' | 'searched'> {
  readonly columns: readonly SearchColumn[]
}

/** The columns by which a noun's records are found. */
export const findingPlanOf = (noun: Noun): FindingPlan => ({
  noun: noun.name,
  table: noun.table,
  letter: noun.letter,
  phones: columnsOf(noun, 'phones'),
  emails: columnsOf(noun, 'emails'),
  tags: columnsOf(noun, 'tags'),
  columns: searchColumnsOf(noun),
})

/** The same with the words that it makes of them. */
export const findableBy = ({ columns, ...plan }: FindingPlan): Findable => ({
  ...plan,
  searched: columns.map(({ key }) => key),
  words: (row) => searchWords(searchTextsOf(columns, row)),
})

/** How the store finds a noun's records: the columns it reads and the words it makes of them. */
export const findableOf = (noun: Noun): Findable => findableBy(findingPlanOf(noun))

/** The terms of a record, each with its kind. */
export const termListOf = (findable: Findable, row: Row): readonly (readonly [string, string])[] => [
  ...termsOf(findable, row).values(),
]

/** The keepers of some nouns: terms, words of the search index, and the customer whose standing a record moves. */
export const keepersFor = (nouns: readonly Noun[]): readonly Keeper[] =>
  nouns.flatMap((noun) => [
    ...findingKeepers(findableOf(noun)),
    ...(noun.standing === undefined ? [] : [standingKeeper(noun.table, noun.standing)]),
  ])
