// Which stored records bear a value by which rows are matched: an id, a phone, a mail, a name, a key. Each is looked up by
// an index. What rows of the file have added or made of records is not known here.
import type { Bound, Lane } from '../../database/lane.ts'
import { phoneDigits, reversedDigits } from '../../kernel/phone.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { foldText } from '../../kernel/text.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'

const kindOfTerm: Readonly<Record<string, string>> = { phones: 'phone', emails: 'email' }

/** A value as it is compared with another: two that differ only in case, width or spaces are one. */
export const folded = (value: Bound | undefined): string =>
  value === null || value === undefined ? '' : foldText(String(value))

/** The values of a staged row for a field that is looked up: each number, each address, the folded name. */
export const valuesOf = (noun: Noun, field: Field, row: Row): readonly string[] => {
  if (field.type.kind === 'phones' || field.type.kind === 'emails') return storedList(row[`g_${field.key}`])
  const value = field.key === 'id' ? row.own : field.key === noun.title ? row.name_key : row[`g_${field.key}`]
  return value === null || value === undefined ? [] : [String(value)]
}

/** What two equal values have in common. */
export const termOf = (field: Field, value: string): string => (field.type.kind === 'emails' ? foldText(value) : value)

const listed = (lane: Lane, noun: Noun, field: Field, value: string, table: string): readonly number[] => {
  const phones = field.type.kind === 'phones'
  const term = phones ? reversedDigits(phoneDigits(value)) : foldText(value)
  return lane
    .prepare(
      `select t.id as id, c.${quoted(field.key)} as list from term as t join ${quoted(table)} as c on c.id = t.id
      where t.kind = ? and t.value = ? and t.noun = ?`,
    )
    .all(kindOfTerm[field.type.kind] ?? '', term, noun.name)
    .filter((row) => storedList(row.list).some((one) => (phones ? one === value : foldText(one) === term)))
    .map((row) => Number(row.id))
}

/** The records that bear a value, removed ones too, in the order of their ids; of a single column at most `most`. */
export const bearersOf = (lane: Lane, noun: Noun, field: Field, value: string, most: number): readonly number[] => {
  if (kindOfTerm[field.type.kind] !== undefined) return listed(lane, noun, field, value, noun.table)
  const column = field.key === noun.title ? 'name_key' : field.key
  return lane
    .prepare(`select id from ${quoted(noun.table)} where ${quoted(column)} = ? limit ${most}`)
    .all(field.key === 'id' ? Number(value) : value)
    .map((row) => Number(row.id))
}
