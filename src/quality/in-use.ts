// Of a noun's records those in use, as SQL: neither removed nor hanging on one that is. And the customer they are about.
import type { Field } from '../command/field.ts'
import type { Noun } from '../command/noun.ts'
import { quoted } from '../kernel/sql-text.ts'

const parents = (noun: Noun): readonly string[] => noun.hangsOn ?? (noun.parent === undefined ? [] : [noun.parent])

/** The column that names the customer a record is about; null where it is about none. */
export const customerColumn = (noun: Noun): string | null => {
  if (noun.name === 'customer') return 'id'
  const about = parents(noun).find((key) =>
    noun.fields.some(({ key: own, type }) => own === key && type.kind === 'reference' && type.to === 'customer'),
  )
  return about ?? null
}

/** The condition that a record `r` is in use. */
export const inUse = (noun: Noun, nouns: readonly Noun[]): string => {
  const above = parents(noun).flatMap((key) => {
    const type = noun.fields.find((field) => field.key === key)?.type
    const target = type?.kind === 'reference' ? nouns.find(({ name }) => name === type.to) : undefined
    if (target === undefined) return []
    return [`r.${quoted(key)} not in (select id from ${quoted(target.table)} where removed is not null)`]
  })
  return ['r.removed is null', ...above].join(' and ')
}

/** The fields that stand in columns of the noun's own table. */
export const ownFields = ({ fields, lines }: Noun): readonly Field[] =>
  fields.filter(({ key, derived, custom }) => !derived && !custom && lines?.fields.includes(key) !== true)
