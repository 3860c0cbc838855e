// Reads records of any noun: which columns, which neighbours for the names of references, which order.
// Knows the noun only by its declaration.

import { type Expression, type ExpressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AnyTables } from '../database/store.ts'
import { customColumn } from './custom-column.queries.ts'
import type { Field } from './field.ts'
import type { Noun } from './noun.ts'

/** A builder over the tables of a list: `r` is the record, `s` its standing. */
export type RowBuilder = ExpressionBuilder<AnyTables, string>

/** Which records, and what of them. */
export interface RowsAsked {
  readonly fields: readonly Field[]
  readonly where?: (builder: RowBuilder) => Expression<SqlBool>
  readonly order?: readonly Expression<unknown>[]
  readonly limit?: number
  /** Removed records instead of those in use. */
  readonly removed?: 'only' | 'with'
}

/** The noun a reference points to; throws where none of that name is declared. */
export const nounNamed = (nouns: readonly Noun[], name: string): Noun => {
  const noun = nouns.find((one) => one.name === name)
  if (!noun) throw new Error(`no noun ${name}`)
  return noun
}

/** Records in use: not removed, nor hanging on a customer that is. Or the others: removed, or hanging on one removed. */
const inUse = (nouns: readonly Noun[], noun: Noun, removed: RowsAsked['removed']): RawBuilder<SqlBool> => {
  const above = (noun.hangsOn ?? [noun.parent]).flatMap((key) => {
    const type = noun.fields.find((field) => field.key === key)?.type
    if (type?.kind !== 'reference') return []
    const gone = sql`select p.id from ${sql.table(nounNamed(nouns, type.to).table)} as p where p.removed is not null`
    return [{ column: sql.ref(`r.${key}`), gone }]
  })
  // Nobody, to whom orders of erased people belong, is in no list: ids begin with 1.
  if (removed === 'with') return sql`r.id is not ${sql.lit(0)}`
  if (removed === 'only') {
    const hanging = above.map(({ column, gone }) => sql`${column} in (${gone})`)
    return hanging.length === 0
      ? sql`(r.removed is not null and r.id is not ${sql.lit(0)})`
      : sql`(${sql.join([sql`r.removed is not null`, ...hanging], sql` or `)})`
  }
  const standing = above.map(({ column, gone }) => sql`${column} not in (${gone})`)
  return standing.length === 0
    ? sql`r.removed is null`
    : sql`(${sql.join([sql`r.removed is null`, ...standing], sql` and `)})`
}

const fieldColumns = (noun: Noun, field: Field): Expression<unknown> => {
  if (field.custom) return customColumn(noun, field.key)
  if (field.derived && noun.standing === 'id') return sql.ref(`s.${field.key}`)
  return sql.ref(`r.${field.key}`)
}

/** The one record of an id, as a condition. */
export const withId = (id: number) => (): RawBuilder<SqlBool> => sql`r.id = ${id}`

/** The records of some ids, as a condition. */
export const withIds = (ids: readonly number[]) => (): RawBuilder<SqlBool> =>
  sql`r.id in (select value from json_each(${JSON.stringify(ids)}))`

/** The columns that fields need beside their own: the currency of an amount, what a sum leaves out. */
const neededBeside = (noun: Noun, fields: readonly Field[]): readonly (readonly [string, 'r' | 's'])[] => {
  const needed = new Map<string, 'r' | 's'>()
  for (const { type, leavesOut, derived } of fields) {
    if (type.kind === 'money' && type.currency !== undefined) needed.set(type.currency, 'r')
    if (leavesOut !== undefined && derived && noun.standing === 'id') needed.set(leavesOut.key, 's')
  }
  return [...needed].filter(([key]) => !fields.some((field) => field.key === key))
}

/**
 * The query for records: `id`, one column a field, for a reference `<field>.key` and `<field>.name` beside it, for an
 * amount the column of its currency.
 */
export const rowsQuery = (open: Kysely<AnyTables>, nouns: readonly Noun[], noun: Noun, asked: RowsAsked) => {
  let query = open.selectFrom(`${noun.table} as r`)
  if (noun.standing === 'id') query = query.leftJoin('standing as s', 's.customer', 'r.id')
  const columns = [sql.ref('r.id').as('id'), sql.ref('r.removed').as('removed'), sql.ref('r.entry').as('entry')]
  let wide = query.select(columns)
  for (const field of asked.fields) {
    if (field.key === 'id' || noun.lines?.fields.includes(field.key)) continue
    wide = wide.select(sql`${fieldColumns(noun, field)}`.as(field.key))
    if (field.type.kind !== 'reference') continue
    const target = nounNamed(nouns, field.type.to)
    const alias = `t_${field.key}`
    wide = wide
      .leftJoin(`${target.table} as ${alias}`, `${alias}.id`, `r.${field.key}`)
      .select([
        sql.ref(`${alias}.key`).as(`${field.key}.key`),
        (target.title ? sql.ref(`${alias}.${target.title}`) : sql.lit(null)).as(`${field.key}.name`),
      ])
  }
  for (const [key, table] of neededBeside(noun, asked.fields)) wide = wide.select(sql.ref(`${table}.${key}`).as(key))
  const { where, order = [], limit, removed } = asked
  wide = wide.where(inUse(nouns, noun, removed))
  if (where) wide = wide.where((builder) => where(builder as RowBuilder))
  for (const item of order) wide = wide.orderBy(item)
  return limit === undefined ? wide : wide.limit(limit)
}

/** How many records a filter finds; counts no further than `most`, where that is given. */
export const countQuery = (
  open: Kysely<AnyTables>,
  nouns: readonly Noun[],
  noun: Noun,
  asked: Omit<RowsAsked, 'fields'>,
  most?: number,
) => {
  let query = open.selectFrom(`${noun.table} as r`)
  if (noun.standing === 'id') query = query.leftJoin('standing as s', 's.customer', 'r.id')
  let found = query.select(sql.lit(1).as('one'))
  const { where, removed } = asked
  found = found.where(inUse(nouns, noun, removed))
  if (where) found = found.where((builder) => where(builder as RowBuilder))
  const counted = most === undefined ? found : found.limit(most)
  return open.selectFrom(counted.as('found')).select(sql<number>`count(*)`.as('count'))
}
