// An order as SQL. Records without a value stand last in either direction; what never lacks a value is left plain,
// so that an index can give the order.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Choice } from '../field.ts'
import type { Noun } from '../noun.ts'
import { ageColumn, dayColumn, foldedColumn, mainColumn, storedColumn } from './columns.queries.ts'
import type { SortStep } from './sort.ts'

type Column = RawBuilder<unknown>

/** What an order depends on beside the noun. */
export interface SortFacts {
  readonly nouns: readonly Noun[]
  readonly today: Day
  /** The base currency; not needed where no noun has amounts in others. */
  readonly currency?: string
}

const always = (column: Column, down: boolean): Column => (down ? sql`${column} desc` : column)

const nullable = (column: Column, down: boolean): Column =>
  down ? sql`${column} desc nulls last` : sql`${column} nulls last`

const rank = (column: Column, choices: readonly Choice[]): Column => {
  const cases = choices.map(({ code }, place) => sql`when ${code} then ${place}`)
  return sql`case ${column} ${sql.join(cases, sql` `)} end`
}

const byTitle = (noun: Noun, down: boolean): readonly Column[] => [
  always(sql.ref('r.name_sort'), down),
  always(sql.ref(`r.${noun.title}`), down),
]

/** References stand in the order of the names they show. */
const byReference = (column: Column, target: Noun | undefined, down: boolean): readonly Column[] => {
  if (target?.title === undefined) return [nullable(column, down)]
  const sortKey: Column = sql`(select t.name_sort from ${sql.table(target.table)} as t where t.id = ${column})`
  return [nullable(sortKey, down), nullable(column, down)]
}

const stepColumns = (noun: Noun, { field, down }: SortStep, facts: SortFacts): readonly Column[] => {
  const column = storedColumn(noun, field)
  if (field.key === 'id') return [always(column, down)]
  if (field.key === noun.title) return byTitle(noun, down)
  const { type, ageOf } = field
  if (ageOf !== undefined) return [nullable(ageColumn(column, { birthday: ageOf, today: facts.today }), down)]
  switch (type.kind) {
    case 'text':
    case 'long':
      return field.unique
        ? [nullable(column, down)]
        : [nullable(foldedColumn(noun, field), down), nullable(column, down)]
    case 'decimal':
      return [nullable(sql`cast(${column} as real)`, down)]
    case 'money':
      return [
        nullable(mainColumn(noun, field, facts.currency ?? ''), down),
        ...(type.currency === undefined ? [] : [nullable(column, down)]),
      ]
    case 'moment':
      return [nullable(dayColumn(noun, field), down), nullable(column, down)]
    case 'birthday':
      return [nullable(sql`crm_next_birthday(${column}, ${facts.today})`, down)]
    case 'choice':
      return type.choices.length === 0
        ? [nullable(column, down)]
        : [nullable(rank(column, type.choices), down), nullable(column, down)]
    case 'reference':
      return byReference(
        column,
        facts.nouns.find((one) => one.name === type.to),
        down,
      )
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return [nullable(sql`json_extract(${column}, '$[0]')`, down)]
    default:
      return [nullable(column, down)]
  }
}

/**
 * The expressions of an order, each with its direction, ready for `orderBy`. Choices stand in the order in which they
 * are declared, references in that of their names, birthdays by the next one.
 */
export const sortExpressions = (noun: Noun, steps: readonly SortStep[], facts: SortFacts): readonly Column[] =>
  steps.flatMap((step) => stepColumns(noun, step, facts))
