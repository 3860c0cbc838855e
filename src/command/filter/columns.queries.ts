// Where a field of a noun is found by a query in which the record's table is `r`, its standing `s` and, inside
// the lines of an order, the line `l`. Names come from declarations only; everything else is bound.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { minorDigits } from '../../kernel/money.ts'
import { customColumn } from '../custom-column.queries.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'

/** Whether the field stands on the lines of a record, such as the product of an order. */
export const onLines = (noun: Noun, field: Field): boolean => noun.lines?.fields.includes(field.key) === true

/** The column of a field as it is stored. */
export const storedColumn = (noun: Noun, field: Field): RawBuilder<unknown> => {
  if (field.key === 'id') return sql.ref('r.id')
  if (field.custom) return customColumn(noun, field.key)
  if (onLines(noun, field)) return sql.ref(`l.${field.key}`)
  return sql.ref(field.derived && noun.standing === 'id' ? `s.${field.key}` : `r.${field.key}`)
}

/** The column of a field with days: for a moment the one that holds its day in the store's zone. */
export const dayColumn = (noun: Noun, field: Field): RawBuilder<unknown> =>
  field.type.kind === 'moment' && !field.custom && !field.derived
    ? sql.ref(`${onLines(noun, field) ? 'l' : 'r'}.${field.key}_day`)
    : storedColumn(noun, field)

/**
 * The column of an amount in main units of the record's own currency, as the double that is nearest. Those in the base
 * currency, which most are, need no function.
 */
export const mainColumn = (noun: Noun, field: Field, base: string): RawBuilder<unknown> => {
  const column = storedColumn(noun, field)
  if (field.type.kind !== 'money' || field.type.currency === undefined) return column
  const currency = sql.ref(`r.${field.type.currency}`)
  const unit = sql.lit(10 ** minorDigits(base))
  return sql`case ${currency} when ${base} then ${column} * 1.0 / ${unit} else crm_main(${column}, ${currency}) end`
}

/** The age on a day: from the birthday where it has a year, else the one that was told. */
export const ageColumn = (
  told: RawBuilder<unknown>,
  { birthday, today }: { readonly birthday: string; readonly today: Day },
): RawBuilder<unknown> => sql`coalesce(crm_age(${sql.ref(`r.${birthday}`)}, ${today}), ${told})`

/** The column of a text folded for comparing: the kept one of the noun's title, else folded while reading. */
export const foldedColumn = (noun: Noun, field: Field): RawBuilder<unknown> =>
  field.key === noun.title ? sql.ref('r.name_key') : sql`crm_fold(${storedColumn(noun, field)})`
