// The fields of one record as lines of its page: as in lists, but a reference shows its id too, for the next command.
import type { Column } from '../output/column.ts'
import { columnsOf } from './columns.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'
import type { ValueFacts } from './value.ts'

const withId = (column: Column<Row>): Column<Row> => {
  const { shown } = column
  if (column.kind !== 'reference' || shown === undefined) return column
  return {
    ...column,
    shown: (row, language) => {
      const id = column.json(row)
      if (typeof id !== 'string') return ''
      const name = shown(row, language)
      return name === id ? id : `${name} (${id})`
    },
  }
}

/** The columns of some fields for the page of a record. */
export const recordColumns = (
  nouns: readonly Noun[],
  noun: Noun,
  fields: readonly Field[],
  facts: ValueFacts,
): readonly Column<Row>[] =>
  columnsOf(
    nouns,
    noun,
    facts.veil ? fields.filter((field) => !facts.veil?.leavesNothing(noun.name, field)) : fields,
    facts,
  )
    .filter(({ beside }) => beside === undefined)
    .map(withId)
