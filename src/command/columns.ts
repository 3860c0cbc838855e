// A noun's fields as columns of output: one reading for tables, files and JSON.
import { lettered } from '../kernel/reference.ts'
import type { CellKind, Column } from '../output/column.ts'
import { amountFacts } from './amounts.ts'
import type { Field, FieldKind } from './field.ts'
import { exactLocal } from './local-moment.ts'
import type { Noun, Row } from './noun.ts'
import { nounNamed } from './rows.queries.ts'
import { jsonValue, plainValue, shownValue } from './show-value.ts'
import type { ValueFacts } from './value.ts'

const kinds: Readonly<Record<FieldKind, CellKind>> = {
  text: 'text',
  long: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'money',
  day: 'day',
  moment: 'moment',
  birthday: 'day',
  flag: 'flag',
  choice: 'text',
  reference: 'reference',
  phones: 'phone',
  emails: 'list',
  words: 'list',
  tags: 'list',
  consent: 'json',
}

/** The id of a record, with its letter; empty for what is listed without being a record of its own. */
export const idColumn = (noun: Noun): Column<Row> => ({
  key: 'id',
  title: { en: 'id', zh: '编号' },
  json: (row) => (row.id === null ? null : lettered(noun.letter, Number(row.id))),
  weight: 90,
  tone: () => 'muted',
})

/** What a field may be called where columns are named: its other names, its words. */
const namesOf = (field: Field): readonly string[] => [
  ...(field.names ?? []),
  field.words.en,
  field.words.zh,
  ...(field.headers ?? []),
]

const referenceColumns = (field: Field, target: Noun): readonly Column<Row>[] => {
  const id = (row: Row): string | null => {
    const value = row[field.key] ?? null
    return value === null ? null : lettered(target.letter, Number(value))
  }
  const name = (row: Row): string | null => {
    const value = row[`${field.key}.name`] ?? null
    return value === null ? null : String(value)
  }
  const own: Column<Row> = {
    key: field.key,
    names: namesOf(field),
    title: field.words,
    kind: 'reference',
    json: id,
    plain: (row) => String(row[`${field.key}.key`] ?? '') || (id(row) ?? ''),
    shown: (row) => name(row) ?? id(row) ?? '',
    weight: field.listed ?? 0,
  }
  return [own, { key: `${field.key}_name`, beside: field.key, title: field.words, json: name }]
}

const leftOutColumn = ({ key, leavesOut }: Field): readonly Column<Row>[] =>
  leavesOut === undefined
    ? []
    : [
        {
          key: leavesOut.key,
          beside: key,
          title: leavesOut.words,
          kind: 'number',
          json: (row) => row[leavesOut.key] ?? null,
        },
      ]

const fieldColumn = (field: Field, facts: ValueFacts): Column<Row> => {
  const stored = (row: Row) => row[field.key] ?? null
  const of = (row: Row) => amountFacts(field, row, facts)
  return {
    key: field.key,
    names: namesOf(field),
    title: field.words,
    kind: kinds[field.type.kind],
    json: (row) => jsonValue(field, stored(row), of(row)),
    plain: (row) => plainValue(field, stored(row), of(row)),
    shown: (row, language) => shownValue(field, stored(row), of(row), language),
    ...(field.type.kind === 'moment' ? { local: (row) => exactLocal(String(stored(row)), facts.zone) } : {}),
    weight: field.listed ?? 0,
  }
}

/**
 * The columns of some fields of a noun, in their order; behind them those that stand beside: the name of a reference,
 * what a sum leaves out.
 */
export const columnsOf = (
  nouns: readonly Noun[],
  noun: Noun,
  fields: readonly Field[],
  facts: ValueFacts,
): readonly Column<Row>[] =>
  fields.flatMap((field) => {
    if (field.key === 'id') return [idColumn(noun)]
    const columns =
      field.type.kind === 'reference'
        ? referenceColumns(field, nounNamed(nouns, field.type.to))
        : [fieldColumn(field, facts), ...leftOutColumn(field)]
    return facts.veil ? columns.flatMap((column) => facts.veil?.column(noun.name, field, column) ?? []) : columns
  })
